import type { QueryKey } from "@tanstack/react-query";
import type { CompanyId } from "../../../shared/companyKey.ts";
import type { ConnectionId } from "../../../shared/connection.ts";

/** What of a connection's keys is asked of the platform. */
export interface CompanyKeysQuery {
  /** null for the user's own company. */
  readonly companyId: CompanyId | null;
  readonly activeOnly: boolean;
}

export const allCompanyKeysQueryKey: QueryKey = ["company-keys"];

/** All lists of a connection. */
export function companyKeysOfConnection(connectionId: ConnectionId): QueryKey {
  return [...allCompanyKeysQueryKey, connectionId];
}

export function companyKeysQueryKey(
  connectionId: ConnectionId,
  { companyId, activeOnly }: CompanyKeysQuery,
): QueryKey {
  return [...companyKeysOfConnection(connectionId), companyId, activeOnly];
}
