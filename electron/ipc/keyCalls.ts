import type { RevealedSecret } from "../../shared/apiKey.ts";
import type { KeyRequest } from "../../shared/contract.ts";
import { ok } from "../../shared/result.ts";
import { copyKeysAs } from "../core/copyAs/copyKeysAs.ts";
import { previewCopy } from "../core/copyAs/previewCopy.ts";
import { copyKey } from "../core/copyKey.ts";
import { createCompanyKey } from "../core/createCompanyKey.ts";
import { exportCompanyKeys } from "../core/exportCompanyKeys.ts";
import { listCompanyKeys } from "../core/listCompanyKeys.ts";
import { listKeys } from "../core/listKeys.ts";
import { revealKey } from "../core/revealKey.ts";
import type { CallTable, HandlerDependencies } from "./callTable.ts";

type KeyCalls = Pick<
  CallTable,
  | "listKeys"
  | "revealKey"
  | "hideKey"
  | "copyKey"
  | "copyKeysAs"
  | "previewCopy"
  | "listCompanyKeys"
  | "createCompanyKey"
  | "exportCompanyKeys"
>;

/** What the page may ask for about keys. */
export function keyCalls(dependencies: HandlerDependencies): KeyCalls {
  const { afterRefresh, book, linkedFiles, refreshes, shield } = dependencies;
  const findNewKey = (request: Required<KeyRequest>) => afterRefresh.newKey(request);
  const all = { ...dependencies, findPlatform: book.findPlatform, findNewKey };
  return {
    listKeys: async (request) => {
      const listed = await listKeys(all, request);
      if (listed.ok) {
        void refreshes.listed(request.connectionId, listed.value.rows);
        // A key that was refreshed elsewhere makes its files drift.
        linkedFiles.recheck();
      }
      return listed;
    },
    revealKey: async (request, isStillAsked) => {
      const revealed = await revealKey({ ...all, isStillAsked }, request);
      if (!revealed.ok) return revealed;
      // SECURITY: the one place where a key's plaintext leaves main for the page, as it was asked.
      const secret = revealed.value.secret.exposeText() as RevealedSecret;
      return ok({ secret, hidesAt: revealed.value.hidesAt });
    },
    hideKey: async () => ok(shield.lower()),
    copyKey: (request, isStillAsked) => copyKey({ ...all, isStillAsked }, request),
    copyKeysAs: (request, isStillAsked) => copyKeysAs({ ...all, isStillAsked }, request),
    previewCopy: (request) => previewCopy(all, request),
    listCompanyKeys: (request) => listCompanyKeys(all, request),
    createCompanyKey: (request, isStillAsked) =>
      createCompanyKey({ ...all, isStillAsked }, request),
    exportCompanyKeys: (request) => exportCompanyKeys(all, request),
  };
}
