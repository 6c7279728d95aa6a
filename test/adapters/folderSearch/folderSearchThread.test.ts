import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { bundleSearch } from "../../../build/bench/bundle-search.mjs";
import { makeScannedFolder } from "../../../build/bench/scanned-folder.mjs";
import { activitySecrets } from "../../../electron/adapters/activitySecrets.ts";
import { largestFileBytes } from "../../../electron/adapters/folderSearch/fileSearcher.ts";
import { FolderSearchThread } from "../../../electron/adapters/folderSearch/folderSearchThread.ts";
import type { KeyEndings } from "../../../electron/core/linkedFiles/keyEndings.ts";
import type {
  FoundKey,
  SearchProgress,
} from "../../../electron/core/linkedFiles/linkedFilePorts.ts";
import { Secret } from "../../../electron/core/secret.ts";
import { err, ok } from "../../../shared/result.ts";

const salt = new Secret("a-salt");
const key = "q7Zr2mW9xKc4Tn8bLs5VdYh3Jf6P1f9cQ7Zr2mW9xKc4Tn8b";

const fingerprintOf = (text: string) => activitySecrets.fingerprint(salt, new Secret(text));
const endingsOf = (keys: readonly string[]) =>
  new Set(keys.map((one) => one.slice(-4).toLowerCase()));

let bundleFolder = "";
let script = "";

beforeAll(async () => {
  bundleFolder = await mkdtemp(join(tmpdir(), "keyrack-search-bundle-"));
  script = await bundleSearch(bundleFolder);
}, 60_000);

afterAll(() => rm(bundleFolder, { recursive: true, force: true }));

async function makeFolder() {
  const folder = await mkdtemp(join(tmpdir(), "keyrack-search-"));
  onTestFinished(async () => {
    await rm(folder, { recursive: true, force: true });
    await rm(`${folder}-outside`, { recursive: true, force: true });
  });
  return folder;
}

/** A thread of these few lines instead of the search's own. */
async function scriptOf(lines: string) {
  const file = join(await makeFolder(), "thread.mjs");
  await writeFile(file, lines);
  return file;
}

function startSearch(
  folder: string,
  {
    keys = [key],
    endings = endingsOf(keys),
    thread = script,
  }: {
    keys?: readonly string[];
    endings?: KeyEndings;
    thread?: string;
  } = {},
) {
  const search = new FolderSearchThread({ script: thread, salt: async () => salt });
  const fingerprints = new Set(keys.map(fingerprintOf));
  return search.search({ folder, fingerprints, endings, onProgress: () => undefined });
}

function searchFile(path: string, keys: readonly string[] = [key]) {
  const search = new FolderSearchThread({ script, salt: async () => salt });
  const fingerprints = new Set(keys.map(fingerprintOf));
  return search.searchFile({ path, fingerprints, endings: endingsOf(keys) });
}

function placesOf(found: readonly FoundKey[]) {
  return found.map(({ path, line, fingerprint }) => `${path}:${line} ${fingerprint}`).sort();
}

describe("FolderSearchThread", () => {
  it.each([
    ["by their endings", true],
    ["by their fingerprints alone", false],
  ])("finds all keys of a folder in all their forms %s, and nothing else", async (_how, byEnds) => {
    const folder = await makeFolder();
    const { keys, planted } = makeScannedFolder(folder, { files: 400, bytes: 6_000_000, seed: 6 });
    const endings = byEnds ? endingsOf(keys) : null;
    const ended = await startSearch(folder, { keys, endings }).ended;
    const expected = planted.map((one) => ({ ...one, fingerprint: fingerprintOf(one.key) }));
    expect(expected.length).toBeGreaterThan(200);
    expect(placesOf(ended.found)).toEqual(placesOf(expected));
    expect(ended.skipped).toEqual({ binary: 1, large: 1, folder: 4, "not-readable": 0 });
    expect(ended.files).toBe(414);
  });

  it("tells of a key once a line, and counts what is too much to tell", async () => {
    const folder = await makeFolder();
    await writeFile(join(folder, "a"), `${key} ${key}\n\n${key}`);
    const one = await startSearch(folder).ended;
    expect(one.found.map(({ line }) => line)).toEqual([1, 3]);
    await writeFile(join(folder, "b"), `${key}\n`.repeat(1_200));
    const many = await startSearch(folder).ended;
    expect(many.found).toHaveLength(1_000);
    expect(many.foundLeftOut).toBe(202);
  });

  it.each(["utf16le", "utf16be"])("reads a file in %s with a mark", async (encoding) => {
    const folder = await makeFolder();
    const bytes = Buffer.from(`\uFEFFnamn=å\r\nkey=${key}\r\n`, "utf16le");
    await writeFile(join(folder, ".env"), encoding === "utf16le" ? bytes : bytes.swap16());
    const { found } = await startSearch(folder).ended;
    expect(found).toEqual([
      { path: join(folder, ".env"), line: 2, fingerprint: fingerprintOf(key) },
    ]);
  });

  it("searches a folder that it was led to by a link, and calls it as it was called", async () => {
    const folder = await makeFolder();
    await mkdir(join(folder, "real"));
    await writeFile(join(folder, "real", "file"), key);
    await symlink(join(folder, "real"), join(folder, "link"));
    const { found } = await startSearch(join(folder, "link")).ended;
    expect(found.map(({ path }) => path)).toEqual([join(folder, "link", "file")]);
  });

  it("rejects for a folder that is not there, and without a salt", async () => {
    const folder = await makeFolder();
    await expect(startSearch(join(folder, "none")).ended).rejects.toThrow();
    const search = new FolderSearchThread({ script, salt: async () => null });
    const order = { folder, fingerprints: new Set<string>(), endings: null };
    await expect(search.search({ ...order, onProgress: () => undefined }).ended).rejects.toThrow();
  });

  it.each([
    ["fails", "throw new Error('a defect')"],
    ["just ends", ""],
  ])("rejects when the thread %s", async (_how, lines) => {
    const thread = await scriptOf(lines);
    await expect(startSearch(await makeFolder(), { thread }).ended).rejects.toThrow();
  });

  it("ends with nothing when it is cancelled before it began", async () => {
    const folder = await makeFolder();
    await writeFile(join(folder, "file"), key);
    const running = startSearch(folder);
    running.cancel();
    expect(await running.ended).toMatchObject({ files: 0, found: [] });
  });

  // Seen to hang without `patience`.
  it("ends with what was told when it is cancelled in a read that hangs", async () => {
    const counts = { files: 7, bytes: 70, skipped: {}, foundLeftOut: 0 };
    const thread = await scriptOf(`
      import { parentPort } from "node:worker_threads";
      parentPort.postMessage({ kind: "progress", counts: ${JSON.stringify(counts)}, found: [] });
      for (;;);
    `);
    const search = new FolderSearchThread({ script: thread, salt: async () => salt });
    const ended = await new Promise<Promise<SearchProgress>>((resolve) => {
      const running = search.search({
        folder: "/anywhere",
        fingerprints: new Set(),
        endings: null,
        onProgress: () => {
          running.cancel();
          resolve(running.ended);
        },
      });
    });
    expect(ended).toMatchObject({ files: 7, bytes: 70 });
  });

  it("searches one file, also over a link and beyond a NUL", async () => {
    const folder = await makeFolder();
    const file = join(folder, "archive.bin");
    await writeFile(file, `\0\0\n${key}\n`);
    await symlink(file, join(folder, "link"));
    const found = [{ path: join(folder, "link"), line: 2, fingerprint: fingerprintOf(key) }];
    expect(await searchFile(join(folder, "link"))).toEqual(ok(found));
    expect(await searchFile(file, ["another-key-of-24-letters"])).toEqual(ok([]));
  });

  it("says why a file can't be searched", async () => {
    const folder = await makeFolder();
    expect(await searchFile(join(folder, "none"))).toEqual(err("missing"));
    expect(await searchFile(folder)).toEqual(err("not-a-file"));
    const large = join(folder, "large");
    await writeFile(large, key);
    await truncate(large, largestFileBytes + 1);
    expect(await searchFile(large)).toEqual(err("too-large"));
  });
});
