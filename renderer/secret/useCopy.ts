import { useCallback } from "react";
import type { CopyFormat } from "../../shared/copyFormat.ts";
import { startingSentence } from "../language/keyNames.ts";
import { useLanguage } from "../language/useLanguage.ts";
import { useKeyrack } from "../useKeyrack.ts";
import { useCopyAs } from "./CopyAsContext.ts";
import { type KeyPlace, keyRequestOf } from "./keyRequestOf.ts";
import { useCopying } from "./useCopying.ts";

/** The key to be copied. */
export interface CopyTarget extends KeyPlace {
  /** How it is called within a sentence, "ARI Post key". */
  readonly name: string;
}

/** Has main copy a key to the clipboard, and says so. The secret never comes here. */
export function useCopy({ connectionId, keyId, refreshId, name }: CopyTarget) {
  const keyrack = useKeyrack();
  const copying = useCopying();
  const { choiceOf } = useCopyAs();
  const { text } = useLanguage();

  return useCallback(
    (format: CopyFormat): void => {
      const key = startingSentence(name);
      const { keyId: id, ...rest } = keyRequestOf({ connectionId, keyId, refreshId });
      // Asked for as a format, the plain key takes the place of what was chosen before.
      const isPlainAsEver = format === "plain" && choiceOf({ connectionId, keyId }) === "plain";
      void copying({
        ask: () =>
          isPlainAsEver
            ? keyrack.copyKey({ keyId: id, ...rest })
            : keyrack.copyKeysAs({ keyIds: [id], format, ...rest }),
        copied:
          format === "plain"
            ? text("keys.copied", { key })
            : text("keys.copied.as", { key, format: text(`copyAs.format.${format}`) }),
        keyCount: 1,
      });
    },
    [keyrack, copying, choiceOf, connectionId, keyId, refreshId, name, text],
  );
}
