import type { KeyList } from "../../../shared/contract.ts";
import { assessApiKey } from "../../../shared/keyHealth/assessApiKey.ts";
import type { KeyFindings } from "../../../shared/keyHealth/assessCompanyKeys.ts";

/** What there is to say of each key as of the time the list is of, which is anew every minute. */
export function assessKeys({ rows, loadedAt }: KeyList): KeyFindings {
  const nowMs = Date.parse(loadedAt);
  return new Map(
    rows
      .map((row) => [row.keyId, assessApiKey(row, nowMs)] as const)
      .filter(([_keyId, findings]) => findings.length > 0),
  );
}
