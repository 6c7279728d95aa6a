import { type BokameraCompany, bokameraCompanies } from "../bokameraCompanies.ts";
import type { BokameraUser } from "../bokameraUsers.ts";

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
