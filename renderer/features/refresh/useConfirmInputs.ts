import { type RefObject, useRef, useState } from "react";
import type { StepUp } from "../../../shared/contract.ts";
import type { PreparationId, RefreshConfirmation } from "../../../shared/refresh.ts";
import { isTyped } from "../../../shared/typedConfirmation.ts";
import type { Confirmed, Prepared } from "./useRefreshQuestion.ts";

/** The first field that is not filled in as it has to be; null when none is left. */
export type Missing = "typed" | "passphrase" | null;

interface ConfirmInputs {
  readonly typed: RefObject<HTMLInputElement | null>;
  readonly passphrase: RefObject<HTMLInputElement | null>;
  /** As far as the page can tell. */
  readonly missing: Missing;
  /** Something was written into a field. */
  readonly look: () => void;
  /** What is written; the passphrase is in its field no more. */
  readonly take: () => Confirmed;
}

/** The fields of the question, uncontrolled: a passphrase lies in its element alone. */
export function useConfirmInputs(prepared: Prepared | null): ConfirmInputs {
  const typed = useRef<HTMLInputElement>(null);
  const passphrase = useRef<HTMLInputElement>(null);
  const [looked, setLooked] = useState<Looked | null>(null);

  const look = () => {
    if (prepared === null) return;
    const { preparationId, confirmation } = prepared;
    const written = typed.current?.value ?? "";
    const missing = missingIn(confirmation, written, passphrase.current?.value === "");
    setLooked({ preparationId, missing });
  };
  const take = () => {
    const field = passphrase.current;
    const secret = field?.value ?? "";
    // SECURITY: it leaves the page with the call; the field is empty before the answer.
    if (field !== null) field.value = "";
    look();
    const stepUp = stepUpOf(prepared?.confirmation.stepUp ?? null, secret);
    return { typed: typed.current?.value ?? "", stepUp };
  };

  return { typed, passphrase, missing: missingFor(prepared, looked), look, take };
}

interface Looked {
  readonly preparationId: PreparationId;
  readonly missing: Missing;
}

function missingFor(prepared: Prepared | null, looked: Looked | null): Missing {
  if (prepared === null) return null;
  const { preparationId, confirmation } = prepared;
  // The fields of another preparation were others, and these are empty.
  return looked?.preparationId === preparationId
    ? looked.missing
    : missingIn(confirmation, "", true);
}

function missingIn(
  { typed, stepUp }: RefreshConfirmation,
  written: string,
  isPassphraseEmpty: boolean,
): Missing {
  if (typed !== null && !isTyped(typed, written)) return "typed";
  return stepUp === "passphrase" && isPassphraseEmpty ? "passphrase" : null;
}

function stepUpOf(way: RefreshConfirmation["stepUp"], passphrase: string): StepUp | null {
  if (way === null) return null;
  return way === "touch-id" ? { way } : { way, passphrase };
}
