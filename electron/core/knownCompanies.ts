import type { AppError } from "../../shared/appError.ts";
import type { KnownCompany } from "../../shared/companyKey.ts";
import type { CompanyRequest, NameCompanyRequest } from "../../shared/contract.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { ConnectionBook } from "./connectionBook.ts";

/** Names a company for the superadmin's picker, or renames it: the platform lists none. */
export function nameCompany(
  { book }: { book: ConnectionBook },
  { connectionId, companyId, name }: NameCompanyRequest,
): Result<void, AppError> {
  return change(book, connectionId, (companies) => {
    const isKnown = companies.some((one) => one.companyId === companyId);
    const named = { companyId, name };
    if (!isKnown) return [...companies, named];
    return companies.map((one) => (one.companyId === companyId ? named : one));
  });
}

/** Takes a company out of the picker; nothing of it is changed. */
export function forgetCompany(
  { book }: { book: ConnectionBook },
  { connectionId, companyId }: CompanyRequest,
): Result<void, AppError> {
  return change(book, connectionId, (companies) =>
    companies.filter((one) => one.companyId !== companyId),
  );
}

function change(
  book: ConnectionBook,
  connectionId: CompanyRequest["connectionId"],
  changed: (companies: readonly KnownCompany[]) => readonly KnownCompany[],
): Result<void, AppError> {
  const saved = book.find(connectionId);
  if (saved === null) return err({ kind: "connection-not-found" });
  if (saved.platform !== "bokamera") return err({ kind: "not-supported" });
  book.replace({ ...saved, companies: changed(saved.companies) });
  return ok(undefined);
}
