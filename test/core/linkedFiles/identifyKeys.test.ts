import { beforeEach, describe, expect, it } from "vitest";
import { IdentifyKeys } from "../../../electron/core/linkedFiles/identifyKeys.ts";
import type { AppError } from "../../../shared/appError.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { FakeClipboard } from "../../fakes/fakeClipboard.ts";
import { FakeFolderSearch } from "../../fakes/fakeFolderSearch.ts";
import { FakeKeyFinder, fakeFingerprint, referenceTo } from "../../fakes/fakeKeyFinder.ts";

const key = "q7Zr2mW9xKc4Tn8bLs5VdYh3Jf6P1f9cQ7Zr2mW9xKc4Tn8b";
const former = "L5VdYh3Jf6P1f9cQ7Zr2mW9xKc4Tn8bq7Zr2mW9xKc4Tn8bs";
const guid = "3f2b8c1e-6d4a-4f0b-9a57-1c8e2d7b4a10";

let clipboard: FakeClipboard;
let keyFinder: FakeKeyFinder;
let search: FakeFolderSearch;
let chosen: Result<string | null, AppError>;
let identify: IdentifyKeys;

beforeEach(() => {
  clipboard = new FakeClipboard();
  keyFinder = new FakeKeyFinder();
  keyFinder.known.set(former, referenceTo(former, { isCurrent: false }));
  keyFinder.toLearn.set(key, referenceTo(key));
  keyFinder.toLearn.set(guid, referenceTo(guid));
  search = new FakeFolderSearch();
  chosen = ok("/srv/.env");
  identify = new IdentifyKeys({ clipboard, keyFinder, search, askForFile: async () => chosen });
});

async function onClipboard(text: string) {
  clipboard.texts.clipboard = text;
  const looked = await identify.clipboard();
  return looked.ok && looked.value.state === "looked" ? looked.value.found : looked;
}

describe("IdentifyKeys, on the clipboard", () => {
  it.each([key, `  ${key}\n`])("names the key that is all of %j", async (text) => {
    expect(await onClipboard(text)).toEqual([{ line: null, key: referenceTo(key) }]);
  });

  it.each([guid.toUpperCase(), guid.replaceAll("-", ""), `{${guid}}`])(
    "knows a GUID however it is written: %j",
    async (text) => {
      const found = await onClipboard(text);
      expect(found).toMatchObject([{ key: referenceTo(guid) }]);
    },
  );

  it("knows a key that is not shaped like one, if it is all there is", async () => {
    keyFinder.known.set("odd/key+", referenceTo("odd/key+"));
    expect(await onClipboard("odd/key+")).toMatchObject([{ line: null }]);
  });

  it("names all keys of a longer text, current and former, each once a line", async () => {
    expect(await onClipboard(`A=${key} ${key}\n# was ${former}\n"\\n${guid}"`)).toEqual([
      { line: 1, key: referenceTo(key) },
      { line: 2, key: referenceTo(former, { isCurrent: false }) },
      { line: 3, key: referenceTo(guid) },
    ]);
  });

  it("finds nothing in a text without a known key", async () => {
    expect(await onClipboard(`A=${key}x`)).toEqual([]);
  });

  it("names a hundred at most", async () => {
    expect(await onClipboard(`${key}\n`.repeat(150))).toHaveLength(100);
  });

  it("looks at the first million characters", async () => {
    expect(await onClipboard(`${key}${" ".repeat(1_000_000)}\n${former}`)).toHaveLength(1);
  });

  it.each(["", " \n"])("says when there is nothing: %j", async (text) => {
    expect(await onClipboard(text)).toEqual(ok({ state: "empty" }));
  });

  it("says which connections could not be asked", async () => {
    keyFinder.notAsked = [{ connectionName: "Grand Hôtel", error: "unreachable" }];
    clipboard.texts.clipboard = key;
    expect(await identify.clipboard()).toMatchObject({
      value: { notAsked: keyFinder.notAsked },
    });
  });

  it("says that it can't tell without the clipboard or the keychain", async () => {
    keyFinder.isKeychainAway = true;
    expect(await onClipboard(key)).toEqual(err({ kind: "keychain-unavailable" }));
    clipboard.refusesReads = true;
    expect(await onClipboard(key)).toEqual(err({ kind: "clipboard-failed" }));
  });
});

describe("IdentifyKeys, in a file", () => {
  it("names the keys of the file that was chosen", async () => {
    const at = { path: "/srv/.env", fingerprint: fakeFingerprint(key) };
    search.inFile = ok([{ ...at, line: 3 }]);
    expect(await identify.file({ path: null })).toEqual(
      ok({ state: "looked", found: [{ line: 3, key: referenceTo(key) }], notAsked: [] }),
    );
    const [order] = search.fileOrders;
    expect(order?.path).toBe("/srv/.env");
    expect(order?.fingerprints.size).toBe(3);
    expect(order?.endings).toEqual(new Set(["tn8b", "n8bs", "4a10"]));
  });

  it("looks into a file that was dropped, and asks for none", async () => {
    chosen = err({ kind: "internal" });
    expect(await identify.file({ path: "/home/anna/.env" })).toMatchObject({ ok: true });
    expect(search.fileOrders[0]?.path).toBe("/home/anna/.env");
  });

  it("does nothing when none is chosen, or none may be", async () => {
    chosen = ok(null);
    expect(await identify.file({ path: null })).toEqual(ok({ state: "cancelled" }));
    chosen = err({ kind: "locked" });
    expect(await identify.file({ path: null })).toEqual(chosen);
    expect(search.fileOrders).toEqual([]);
  });

  it("says why a file can't be looked into", async () => {
    search.inFile = err("not-a-file");
    const refused = err({ kind: "config-file-refused", problem: "not-a-file" });
    expect(await identify.file({ path: "/dev/zero" })).toEqual(refused);
    keyFinder.isKeychainAway = true;
    expect(await identify.file({ path: null })).toEqual(err({ kind: "keychain-unavailable" }));
  });

  // SECURITY: Windows would sign in there.
  it.each(["\\\\thief.example\\share\\a", "//thief.example/share/a", "\\\\.\\pipe\\a"])(
    "opens nothing on another computer: %s",
    async (path) => {
      expect(await identify.file({ path })).toMatchObject({ ok: false });
      expect(search.fileOrders).toEqual([]);
    },
  );

  it("takes every token for a possible key when it is not known how all of them end", async () => {
    keyFinder.known.set("short", referenceTo("", { maskedKey: "••••••••••••" }));
    await identify.file({ path: null });
    expect(search.fileOrders[0]?.endings).toBe(null);
  });
});
