import type { CompanyKeyRow } from "../companyKey.ts";
import type { KeyFinding } from "./keyFinding.ts";

export function findNoContact({
  contactEmail,
}: Pick<CompanyKeyRow, "contactEmail">): KeyFinding | null {
  return contactEmail.trim() === "" ? { kind: "no-contact" } : null;
}
