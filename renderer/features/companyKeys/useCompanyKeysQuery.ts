import { useMemo, useState } from "react";
import type { CompanyId, KnownCompany } from "../../../shared/companyKey.ts";
import type { CompanyKeysQuery } from "./companyKeysQuery.ts";

interface CompanyKeysQueryHandle {
  readonly query: CompanyKeysQuery;
  /** null for the user's own. */
  readonly company: KnownCompany | null;
  readonly chooseCompany: (companyId: CompanyId | null) => void;
  readonly setActiveOnly: (activeOnly: boolean) => void;
}

/**
 * What is asked of the platform.
 *
 * @param companies those to choose from beside the user's own; none for anybody but a superadmin.
 */
export function useCompanyKeysQuery(companies: readonly KnownCompany[]): CompanyKeysQueryHandle {
  const [chosen, chooseCompany] = useState<CompanyId | null>(null);
  const [activeOnly, setActiveOnly] = useState(false);
  const company = companies.find(({ companyId }) => companyId === chosen) ?? null;
  const companyId = company?.companyId ?? null;
  const query = useMemo(() => ({ companyId, activeOnly }), [companyId, activeOnly]);
  return { query, company, chooseCompany, setActiveOnly };
}
