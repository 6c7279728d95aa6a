import type { Instant, KeyId } from "./apiKey.ts";
import type { ConnectionId } from "./connection.ts";

/** What this app knows about a key it put on the clipboard. */
export type ClipboardState =
  | { readonly state: "empty" }
  | {
      readonly state: "holds-key";
      readonly connectionId: ConnectionId;
      readonly keyId: KeyId;
      /** How many keys are in the text; `keyId` is the first. */
      readonly keyCount: number;
      readonly copiedAt: Instant;
      /** null when the user has chosen that it stays. */
      readonly clearsAt: Instant | null;
    }
  /** The key was due to be cleared and could not be; the user should copy something else. */
  | {
      readonly state: "not-cleared";
      readonly connectionId: ConnectionId;
      readonly keyId: KeyId;
    };
