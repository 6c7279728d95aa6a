import type { CompanyKeyList } from "../../../shared/companyKey.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import { type PolledList, usePolledList } from "../../list/usePolledList.ts";
import { useKeyrack } from "../../useKeyrack.ts";
import { type CompanyKeysQuery, companyKeysQueryKey } from "./companyKeysQuery.ts";

/** A superadmin may look at many companies in a row, and 100 000 rows are tens of megabytes. */
const keptForMs = 5 * 60_000;

/** The masked keys of a company, kept up to date; another query has a list of its own. */
export function useCompanyKeys(
  connectionId: ConnectionId,
  query: CompanyKeysQuery,
): PolledList<CompanyKeyList> {
  const keyrack = useKeyrack();
  return usePolledList({
    queryKey: companyKeysQueryKey(connectionId, query),
    ask: () => keyrack.listCompanyKeys({ connectionId, ...query }),
    keptForMs,
    comparesRows: false,
  });
}
