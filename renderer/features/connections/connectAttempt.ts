import type { AppError } from "../../../shared/appError.ts";
import { errorText, type SignInMeans } from "../../language/errorText.ts";
import type { MessageId } from "../../language/messages.ts";
import type { Text } from "../../language/useLanguage.ts";

/** Who has to act before an attempt can go on. */
export type Awaited =
  | { readonly who: "server" }
  /** The person, in the browser; `host` is where it was sent, null when that is not known. */
  | { readonly who: "person"; readonly host: string | null };

/** An attempt to connect or to sign in, as the form shows it. It never holds what was written. */
export type ConnectAttempt<Field extends string> =
  | { readonly state: "filling-in" }
  | { readonly state: "under-way"; readonly awaits: Awaited }
  | { readonly state: "incomplete"; readonly field: Field; readonly problem: MessageId }
  /** `field` is the one that the failure is about; null when it is about none that is shown. */
  | { readonly state: "failed"; readonly error: AppError; readonly field: Field | null }
  | { readonly state: "given-up" };

/** The field that has to be mended before the next attempt. */
export function wrongFieldOf<Field extends string>(attempt: ConnectAttempt<Field>): Field | null {
  return attempt.state === "incomplete" || attempt.state === "failed" ? attempt.field : null;
}

/** What is wrong with a field, in words; null when nothing is known to be. */
export function problemOf<Field extends string>(
  attempt: ConnectAttempt<Field>,
  field: Field,
  { text, means }: { readonly text: Text; readonly means: SignInMeans },
): string | null {
  if (wrongFieldOf(attempt) !== field) return null;
  if (attempt.state === "incomplete") return text(attempt.problem);
  return attempt.state === "failed" ? errorText(attempt.error, text, means) : null;
}

/** Whether an attempt has been sent and is over: then its secrets have to be entered again. */
export function isSecretGone(attempt: ConnectAttempt<string>): boolean {
  return attempt.state === "failed" || attempt.state === "given-up";
}
