import type { KeyFinder, NotAsked } from "../../electron/core/linkedFiles/linkedFilePorts.ts";
import type { Secret } from "../../electron/core/secret.ts";
import type { KeyReference } from "../../shared/linkedFile.ts";
import { fakeKeyReference } from "./fakeFiles.ts";

/** Knows keys by their plaintext; some of them only once the platforms were asked. */
export class FakeKeyFinder implements KeyFinder {
  readonly known = new Map<string, KeyReference>();
  /** What asking the platforms brings. */
  readonly toLearn = new Map<string, KeyReference>();
  notAsked: readonly NotAsked[] = [];
  /** What the question to the platforms waits for. */
  gate: Promise<void> = Promise.resolve();
  isKeychainAway = false;
  /** Every text of which a fingerprint was asked. */
  readonly fingerprinted: string[] = [];

  async learnPresentKeys(): Promise<readonly NotAsked[]> {
    await this.gate;
    for (const [text, key] of this.toLearn) this.known.set(text, key);
    return this.notAsked;
  }

  fingerprints(): ReadonlySet<string> {
    return new Set([...this.known.keys()].map(fakeFingerprint));
  }

  find(fingerprint: string): KeyReference | null {
    const found = [...this.known].find(([text]) => fakeFingerprint(text) === fingerprint);
    return found?.[1] ?? null;
  }

  async fingerprintOf(secret: Secret): Promise<string | null> {
    const text = secret.exposeText();
    this.fingerprinted.push(text);
    return this.isKeychainAway ? null : fakeFingerprint(text);
  }
}

export function fakeFingerprint(text: string): string {
  return `fingerprint of ${text}`;
}

/** A key as it is spoken of, masked as its text is. */
export function referenceTo(text: string, change: Partial<KeyReference> = {}): KeyReference {
  return { ...fakeKeyReference, maskedKey: `••••••••••••${text.slice(-4)}`, ...change };
}
