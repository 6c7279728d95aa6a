import { useState } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { KeyChange } from "../../../shared/refresh.ts";
import { err } from "../../../shared/result.ts";
import { useErrorText } from "../../language/useErrorText.ts";
import { useShowToast } from "../../ui/ToastProvider.tsx";
import { useKeyrack } from "../../useKeyrack.ts";

interface Acknowledging {
  readonly isSending: boolean;
  readonly acknowledge: (changes: readonly KeyChange[]) => Promise<void>;
}

/** Tells main that a person has seen changes; the page follows with the app state. */
export function useAcknowledge(): Acknowledging {
  const keyrack = useKeyrack();
  const showToast = useShowToast();
  const errorText = useErrorText();
  const [isSending, setIsSending] = useState(false);

  const acknowledge = async (changes: readonly KeyChange[]) => {
    setIsSending(true);
    for (const { connectionId, keyId } of changes) {
      const answer = await keyrack.acknowledgeKeyChange({ connectionId, keyId }).catch(defect);
      if (answer.ok) continue;
      showToast({ tone: "failed", text: errorText(answer.error) });
      break;
    }
    setIsSending(false);
  };
  return { isSending, acknowledge };
}

function defect() {
  return err<AppError>({ kind: "internal" });
}
