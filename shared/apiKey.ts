/** The platform's own id of a key record; opaque to us. */
export type KeyId = string & { readonly brand: "KeyId" };

/**
 * What a key is for: "mapping", "ari", "booking", or any other word a platform sends
 * (Bakuun's sandbox sends "search"). A group is data, not a closed set.
 */
export type KeyGroup = string & { readonly brand: "KeyGroup" };

/** What a key may do; "other" is a name that is neither Read nor Post, shown as it came. */
export type KeyAccess = "read" | "post" | "other";

/** An instant as ISO 8601 in UTC, `2026-03-12T10:40:00.000Z`. */
export type Instant = string & { readonly brand: "Instant" };

/** One API key as the renderer knows it: everything but the secret. */
export interface ApiKeyRow {
  readonly keyId: KeyId;
  readonly group: KeyGroup;
  readonly access: KeyAccess;
  /** The platform's own name of the key, "Read" or "Post". */
  readonly name: string;
  /** Dots and the last four characters of the secret, `••••••••••••1f9c`. */
  readonly maskedKey: string;
  /** null when the key was never used. */
  readonly lastUsed: Instant | null;
  /** null when the platform does not tell. */
  readonly created: Instant | null;
  /** Opaque; it changes with every refresh and guards against refreshing a key twice. */
  readonly version: string;
}

/** What a refresh changes in a row; the new secret stays with the platform until it is asked for. */
export type RefreshedKey = Pick<
  ApiKeyRow,
  "keyId" | "maskedKey" | "lastUsed" | "created" | "version"
>;

/**
 * The plaintext of one key on its way to the one cell that shows it.
 * Lives in that cell's state only: never in a cache, a store, a log or a title.
 */
export type RevealedSecret = string & { readonly brand: "RevealedSecret" };
