import type { StateFile } from "../stateFile.ts";
import type { BakuunState } from "./bakuunState.ts";
import type { Keyring } from "./keyring.ts";

/** What the routes of the Bakuun half work with. */
export interface BakuunServices {
  readonly state: StateFile<BakuunState>;
  readonly keyring: Keyring;
  readonly tokens: BakuunTokens;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Random, 32 hexadecimal digits. */
  readonly makeVersion: () => string;
}

/** The bearer tokens of the two people who may sign in. */
export interface BakuunTokens {
  readonly admin: string;
  readonly viewer: string;
}
