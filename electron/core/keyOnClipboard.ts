import type { Clipboard, ClipboardSelection, Digest } from "./ports.ts";
import type { Secret } from "./secret.ts";

/** Writes a key onto the clipboard and takes it off again, told by its digest. */
export class KeyOnClipboard {
  readonly #clipboard: Clipboard;
  readonly #digest: Digest;

  constructor(dependencies: { clipboard: Clipboard; digest: Digest }) {
    this.#clipboard = dependencies.clipboard;
    this.#digest = dependencies.digest;
  }

  /** Whether the key is on the clipboard now; null when that can't be told. */
  async write(secret: Secret, digest: string): Promise<boolean | null> {
    const wasTaken = await this.#clipboard.writeSecret(secret).then(
      () => true,
      () => false,
    );
    const holds = await this.#holds("clipboard", new Set([digest])).catch(() => null);
    return wasTaken || holds !== true ? holds : null;
  }

  /** True when the selection holds none of these keys any more, whoever took them away. */
  async clear(selection: ClipboardSelection, digests: ReadonlySet<string>): Promise<boolean> {
    try {
      // SECURITY: compare first, so that what the user copied later survives.
      if (!(await this.#holds(selection, digests))) return true;
      await this.#clipboard.clear(selection);
      return !(await this.#holds(selection, digests));
    } catch {
      return false;
    }
  }

  async #holds(selection: ClipboardSelection, digests: ReadonlySet<string>): Promise<boolean> {
    const text = await this.#clipboard.readText(selection);
    return text !== "" && digests.has(this.#digest(text));
  }
}
