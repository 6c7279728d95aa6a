import { useState } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { Connection } from "../../../shared/connection.ts";
import { err } from "../../../shared/result.ts";
import { errorText } from "../../language/errorText.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { useShowToast } from "../../ui/ToastProvider.tsx";
import { useKeyrack } from "../../useKeyrack.ts";
import type { AcceptAppState } from "./usePassphraseChange.ts";

interface NamePatternChange {
  readonly connection: Connection;
  readonly accept: AcceptAppState;
  readonly onDone: () => void;
}

/** Has main keep a pattern, and says by which one keys are named from now on. */
export function useSetNamePattern({ connection, accept, onDone }: NamePatternChange) {
  const keyrack = useKeyrack();
  const { text } = useLanguage();
  const showToast = useShowToast();
  const [isSaving, setIsSaving] = useState(false);
  const { connectionId, name } = connection;

  /** null for the platform's own pattern. */
  const save = async (pattern: string | null) => {
    setIsSaving(true);
    const answer = await keyrack
      .setNamePattern({ connectionId, pattern })
      .catch(() => err<AppError>({ kind: "internal" }));
    setIsSaving(false);
    accept(answer);
    if (!answer.ok) {
      showToast({ tone: "failed", text: errorText(answer.error, text) });
      return;
    }
    const changed = answer.value.connections.find((other) => other.connectionId === connectionId);
    onDone();
    if (changed === undefined) return;
    const facts = { name, pattern: changed.namePattern };
    showToast({ tone: "done", text: text("settings.names.done", facts) });
  };
  return { isSaving, save };
}
