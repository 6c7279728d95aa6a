import { type RefObject, useRef, useState } from "react";
import type { StepUp } from "../../../shared/contract.ts";
import type { PreparationId, RefreshConfirmation } from "../../../shared/refresh.ts";
import type { Confirmed, Prepared } from "./useRefreshQuestion.ts";

interface ConfirmInputs {
  readonly typed: RefObject<HTMLInputElement | null>;
  readonly passphrase: RefObject<HTMLInputElement | null>;
  /** Whether all is filled in that is asked for, and rightly so as far as the page can tell. */
  readonly isComplete: boolean;
  /** Something was written into a field. */
  readonly look: () => void;
  /** What is written; the passphrase is in its field no more. */
  readonly take: () => Confirmed;
}

/** The fields of the question, uncontrolled: a passphrase lies in its element alone. */
export function useConfirmInputs(prepared: Prepared | null): ConfirmInputs {
  const typed = useRef<HTMLInputElement>(null);
  const passphrase = useRef<HTMLInputElement>(null);
  const [completeFor, setCompleteFor] = useState<PreparationId | null>(null);

  const look = () => {
    if (prepared === null) return;
    const { preparationId, confirmation } = prepared;
    const isComplete =
      isTyped(confirmation, typed.current?.value ?? "") &&
      (confirmation.stepUp !== "passphrase" || passphrase.current?.value !== "");
    setCompleteFor(isComplete ? preparationId : null);
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
  const isComplete =
    prepared !== null &&
    (asksForNothing(prepared.confirmation) || completeFor === prepared.preparationId);

  return { typed, passphrase, isComplete, look, take };
}

function asksForNothing({ typed, stepUp }: RefreshConfirmation): boolean {
  return typed === null && stepUp !== "passphrase";
}

/** In any letter case, as main takes it. */
function isTyped({ typed }: RefreshConfirmation, written: string): boolean {
  return typed === null || written.trim().toUpperCase() === typed.toUpperCase();
}

function stepUpOf(way: RefreshConfirmation["stepUp"], passphrase: string): StepUp | null {
  if (way === null) return null;
  return way === "touch-id" ? { way } : { way, passphrase };
}
