import type { AppError } from "../../../shared/appError.ts";
import type { SetPassphraseRequest } from "../../../shared/contract.ts";
import { shortestPassphrase } from "../../../shared/lock.ts";
import { afterPause } from "../../language/afterPause.ts";
import { errorText } from "../../language/errorText.ts";
import type { Text } from "../../language/useLanguage.ts";

/** What is to become of the passphrase. */
export type PassphraseChange = "set" | "change" | "remove";

export type PassphraseField = "current" | "next" | "again";

/** The fields of the question, in their order. */
export const fieldsOf: Readonly<Record<PassphraseChange, readonly PassphraseField[]>> = {
  set: ["next", "again"],
  change: ["current", "next", "again"],
  remove: ["current"],
};

export type Written = Readonly<Record<PassphraseField, string>>;

/** What is wrong with it; `field` is null when it is none of the fields. */
export interface PassphraseProblem {
  readonly field: PassphraseField | null;
  readonly sentence: string;
  /** What is still to be said once the wait is over; null for nothing. */
  readonly sentenceAfterwards: string | null;
  /** The next try has to wait until then; null when it may come at once. */
  readonly waitsUntilMs: number | null;
}

/** What can be told without asking main; null when it can be sent. */
export function problemOfWritten(
  change: PassphraseChange,
  { current, next, again }: Written,
  text: Text,
): PassphraseProblem | null {
  if (change !== "set" && current === "") return problemAt("current", text("passphrase.missing"));
  if (change === "remove") return null;
  if (lengthOf(next) < shortestPassphrase) {
    const error = { kind: "passphrase-too-short", shortest: shortestPassphrase } as const;
    return problemAt("next", errorText(error, text));
  }
  return next === again ? null : problemAt("again", text("passphrase.different"));
}

/** What main did not like, at the field that it is about. */
export function problemOfError(error: AppError, text: Text): PassphraseProblem {
  switch (error.kind) {
    case "passphrase-wrong":
    case "unlock-paused": {
      const { retryAfterMs } = error;
      const left = afterPause(error);
      return {
        ...problemAt("current", errorText(error, text)),
        sentenceAfterwards: left === null ? null : errorText(left, text),
        waitsUntilMs: retryAfterMs === 0 ? null : Date.now() + retryAfterMs,
      };
    }
    case "passphrase-too-short":
      return problemAt("next", errorText(error, text));
    case "keychain-unavailable":
      return problemAt(null, text("passphrase.keychainUnavailable"));
    default:
      return problemAt(null, errorText(error, text));
  }
}

/** Something wrong that needs no wait. */
export function problemAt(field: PassphraseField | null, sentence: string): PassphraseProblem {
  return { field, sentence, sentenceAfterwards: sentence, waitsUntilMs: null };
}

export function requestOf(
  change: PassphraseChange,
  { current, next }: Written,
): SetPassphraseRequest {
  return {
    current: change === "set" ? null : current,
    next: change === "remove" ? null : next,
  };
}

/** In characters as main counts them. */
function lengthOf(passphrase: string): number {
  return [...passphrase.normalize("NFKC")].length;
}
