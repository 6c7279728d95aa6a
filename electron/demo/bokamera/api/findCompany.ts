import { z } from "zod";
import { type BokameraCompany, bokameraCompanies } from "../bokameraCompanies.ts";
import type { BokameraUser } from "../bokameraUsers.ts";

/** A GUID with dashes or without, in any casing; read as one with dashes, in lower case. */
export const guidSchema = z
  .string()
  .trim()
  .toLowerCase()
  .transform((text) => text.replaceAll("-", ""))
  .pipe(z.string().regex(/^[0-9a-f]{32}$/))
  .transform((hex) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-"));

/**
 * The company that a call is about: the user's own. Only a superadmin may name another one; what
 * others name is ignored.
 *
 * @returns null when there is no such company.
 */
export function findCompany(
  user: BokameraUser,
  namedId: string | null | undefined,
): BokameraCompany | null {
  const companyId = user.role === "superadmin" ? (namedId ?? user.companyId) : user.companyId;
  return bokameraCompanies.find((company) => company.companyId === companyId) ?? null;
}
