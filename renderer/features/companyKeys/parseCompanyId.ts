import type { CompanyId } from "../../../shared/companyKey.ts";

const guid = /^\{?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})\}?$/i;

/** A GUID as people have it, with or without dashes and braces, in any case; null for another text. */
export function parseCompanyId(text: string): CompanyId | null {
  const parts = guid.exec(text.trim())?.slice(1);
  if (parts === undefined) return null;
  const companyId = parts.join("-").toLowerCase();
  // The empty one stands for no company.
  return /^[0-]+$/.test(companyId) ? null : (companyId as CompanyId);
}
