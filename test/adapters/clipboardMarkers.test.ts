import { describe, expect, it } from "vitest";
import { clipboardProtections, writeMarked } from "../../electron/adapters/clipboardMarkers.ts";

type Item = Readonly<Record<string, string | Blob>>;

/** The clipboard of Electron 44 and later, which takes all that one item holds in one piece. */
function marking() {
  const writes: Item[][] = [];
  class ClipboardItem {
    readonly items: Item;
    constructor(items: Item) {
      this.items = items;
    }
  }
  const write = async (items: readonly unknown[]) => {
    writes.push(items.flatMap((item) => (item instanceof ClipboardItem ? [item.items] : [])));
  };
  return { runtime: { ClipboardItem, clipboard: { write } }, writes };
}

const typeOf = (format: string) => `electron application/osclipboard;format="${format}"`;

describe("the markers of a key on the clipboard", () => {
  it.each([
    [
      "win32",
      [
        "CanIncludeInClipboardHistory",
        "CanUploadToCloudClipboard",
        "ExcludeClipboardContentFromMonitorProcessing",
      ],
    ],
    ["darwin", ["org.nspasteboard.ConcealedType"]],
    ["linux", ["x-kde-passwordManagerHint"]],
  ] as const)("are on %s written with the text in one piece", async (platform, formats) => {
    const { runtime, writes } = marking();
    await writeMarked(runtime, "the-key", platform);
    expect(writes).toHaveLength(1);
    const [items = []] = writes;
    expect(items).toHaveLength(1);
    const types = Object.keys(items[0] ?? {}).sort();
    expect(types).toEqual([...formats.map(typeOf), "text/plain"].sort());
    expect(items[0]?.["text/plain"]).toBe("the-key");
  });

  it("say no to Windows by a DWORD of 0", async () => {
    const { runtime, writes } = marking();
    await writeMarked(runtime, "the-key", "win32");
    for (const format of ["CanIncludeInClipboardHistory", "CanUploadToCloudClipboard"]) {
      const value = writes[0]?.[0]?.[typeOf(format)];
      if (!(value instanceof Blob)) throw new Error(`${format} is no blob`);
      expect([...new Uint8Array(await value.arrayBuffer())]).toEqual([0, 0, 0, 0]);
    }
  });

  it("tell KDE that it is a secret", async () => {
    const { runtime, writes } = marking();
    await writeMarked(runtime, "the-key", "linux");
    expect(writes[0]?.[0]?.[typeOf("x-kde-passwordManagerHint")]).toBe("secret");
  });
});

describe("the protections of the clipboard", () => {
  const states = (platform: NodeJS.Platform, canMark: boolean) =>
    Object.fromEntries(
      clipboardProtections(platform, { canMark }).map(({ id, state }) => [id, state]),
    );

  it("are told for this system and this runtime", () => {
    expect(states("linux", false)).toEqual({
      cleared: "applies",
      "primary-selection": "applies",
      "kde-hint": "not-in-this-runtime",
      "windows-history": "other-system",
      "windows-cloud": "other-system",
      "windows-monitors": "other-system",
      "macos-concealed": "other-system",
    });
    expect(states("win32", true)).toMatchObject({
      "primary-selection": "other-system",
      "windows-history": "applies",
      "windows-cloud": "applies",
      "windows-monitors": "applies",
      "kde-hint": "other-system",
    });
    expect(states("darwin", true)["macos-concealed"]).toBe("applies");
  });
});
