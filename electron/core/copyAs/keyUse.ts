import type { KeyAccess, KeyGroup } from "../../../shared/apiKey.ts";

/** How a platform's keys are used: what their names, headers and calls look like. */
export interface KeyUse {
  /** `BAKUUN_{group}_{access}_KEY`, see `namePatternShape`. */
  readonly namePattern: string;
  /** The header that carries a key, `x-api-key`; null where none does. */
  readonly header: string | null;
  /** The field of a message that carries a key, `sharePost`; null where none does. */
  readonly bodyField: string | null;
  /** The call that a key of this kind is for. */
  callOf(key: KeyRole): KeyCall;
}

export interface KeyRole {
  readonly group: KeyGroup | null;
  readonly access: KeyAccess | null;
}

/** A call with a place for the key: in `header`, or in the body's field of `bodyField`. */
export interface KeyCall {
  readonly method: "GET" | "POST";
  /** Below the platform's origin. */
  readonly path: string;
  /** The fields beside the key's, in their order; null for a call without a body. */
  readonly body: Readonly<Record<string, unknown>> | null;
}
