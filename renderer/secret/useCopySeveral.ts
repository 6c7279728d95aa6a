import { useCallback } from "react";
import type { CopyKeysAsRequest } from "../../shared/contract.ts";
import { useLanguage } from "../language/useLanguage.ts";
import { useKeyrack } from "../useKeyrack.ts";
import { useCopying } from "./useCopying.ts";

/** Has main copy several keys as one text, and says so; the answer is whether it is done. */
export function useCopySeveral(): (request: CopyKeysAsRequest) => Promise<boolean> {
  const keyrack = useKeyrack();
  const copying = useCopying();
  const { text } = useLanguage();
  return useCallback(
    (request) => {
      const { format } = request;
      const keyCount = request.keyIds.length;
      return copying({
        ask: () => keyrack.copyKeysAs(request),
        copied:
          format === "plain"
            ? text("keys.copied.several", { count: keyCount })
            : text("keys.copied.severalAs", {
                count: keyCount,
                format: text(`copyAs.format.${format}`),
              }),
        keyCount,
      });
    },
    [keyrack, copying, text],
  );
}
