import type { Clipboard, ClipboardSelection } from "../../electron/core/ports.ts";
import type { Secret } from "../../electron/core/secret.ts";

/** A clipboard with a primary selection, which can refuse to be cleared or read. */
export class FakeClipboard implements Clipboard {
  readonly texts: Record<ClipboardSelection, string> = { clipboard: "", primary: "" };
  refusesWrites = false;
  ignoresWrites = false;
  ignoresClears = false;
  refusesReads = false;

  async writeSecret(secret: Secret): Promise<void> {
    if (this.refusesWrites) throw new Error("refused");
    if (!this.ignoresWrites) this.texts.clipboard = secret.exposeText();
  }

  async readText(selection: ClipboardSelection): Promise<string> {
    if (this.refusesReads) throw new Error("refused");
    return this.texts[selection];
  }

  async clear(selection: ClipboardSelection): Promise<void> {
    if (!this.ignoresClears) this.texts[selection] = "";
  }
}
