import type { AppError } from "../../../shared/appError.ts";

/** What is left to do after an order has come back with an error. */
export type AfterRefusal =
  /** The question still stands: something else may be typed, or another finger tried. */
  | "amend"
  /** The keys have to be looked at anew before they may be asked about again. */
  | "ask-again"
  /** There is nothing to ask about here, or something else comes first. */
  | "close"
  /** It is not known here what became of the order. */
  | "unknown";

const amendable: ReadonlySet<AppError["kind"]> = new Set([
  "confirmation-refused",
  "passphrase-wrong",
  "unlock-paused",
  "touch-id-refused",
]);

const final: ReadonlySet<AppError["kind"]> = new Set([
  "key-changed",
  "key-not-found",
  "refresh-under-way",
  "refresh-unresolved",
  "refresh-not-found",
  "connection-not-found",
  "not-supported",
  "forbidden",
]);

/** A defect of main, and a lock that came in between, may both come after the order was sent. */
const leavingOpen: ReadonlySet<AppError["kind"]> = new Set([
  "internal",
  "locked",
  "refresh-outcome-unknown",
]);

export function afterRefusal({ kind }: AppError): AfterRefusal {
  if (amendable.has(kind)) return "amend";
  if (final.has(kind)) return "close";
  return leavingOpen.has(kind) ? "unknown" : "ask-again";
}
