import { beforeEach, describe, expect, it } from "vitest";
import { boundClipboard } from "../../electron/adapters/boundClipboard.ts";
import type { ClipboardSelection } from "../../electron/core/ports.ts";
import { Secret } from "../../electron/core/secret.ts";
import { FakeClipboard } from "../fakes/fakeClipboard.ts";

const secret = new Secret("the-key");

/** A clipboard whose owner does not answer until `goOn` is called. */
class HangingClipboard extends FakeClipboard {
  hangs = true;
  goOn = (): void => undefined;
  readonly #resumed = new Promise<void>((resolve) => {
    this.goOn = () => {
      this.hangs = false;
      resolve();
    };
  });

  override async writeSecret(written: Secret): Promise<void> {
    if (this.hangs) await this.#resumed;
    await super.writeSecret(written);
  }

  override async readText(selection: ClipboardSelection): Promise<string> {
    if (this.hangs) await this.#resumed;
    return super.readText(selection);
  }

  override async clear(selection: ClipboardSelection): Promise<void> {
    if (this.hangs) await this.#resumed;
    await super.clear(selection);
  }

  async holds(wanted: Secret): Promise<boolean> {
    return this.texts.clipboard === wanted.exposeText();
  }
}

let clipboard: HangingClipboard;
const bounded = () => boundClipboard(clipboard, 1);

beforeEach(() => {
  clipboard = new HangingClipboard();
});

/** Lets what hung come to its end. */
const settled = () => new Promise((done) => setImmediate(done));

describe("boundClipboard", () => {
  it("hands everything through", async () => {
    clipboard.hangs = false;
    await bounded().writeSecret(secret);
    expect(await bounded().readText("clipboard")).toBe("the-key");
    clipboard.texts.primary = "selected";
    await bounded().clear("primary");
    expect(clipboard.texts).toEqual({ clipboard: "the-key", primary: "" });
    clipboard.refusesWrites = true;
    await expect(bounded().writeSecret(secret)).rejects.toThrow("refused");
  });

  // Seen to fail without the limit: none of them ever ended.
  it("gives up a call that hangs", async () => {
    const noAnswer = "the clipboard did not answer";
    await expect(bounded().writeSecret(secret)).rejects.toThrow(noAnswer);
    await expect(bounded().readText("primary")).rejects.toThrow(noAnswer);
    await expect(bounded().clear("clipboard")).rejects.toThrow(noAnswer);
  });

  // Seen to fail without `takeBack`: the key stayed, and no lease knew of it.
  it("takes back a key that arrives after it was given up", async () => {
    await expect(bounded().writeSecret(secret)).rejects.toThrow();
    clipboard.goOn();
    await settled();
    expect(clipboard.texts.clipboard).toBe("");
  });

  it("leaves what has come onto the clipboard instead", async () => {
    await expect(bounded().writeSecret(secret)).rejects.toThrow();
    clipboard.ignoresWrites = true;
    clipboard.texts.clipboard = "what the user copied later";
    clipboard.goOn();
    await settled();
    expect(clipboard.texts.clipboard).toBe("what the user copied later");
  });
});
