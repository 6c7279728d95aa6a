import { execFileSync } from "node:child_process";
import { createSecretKey } from "node:crypto";
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { FileSearcher } from "../../../electron/adapters/folderSearch/fileSearcher.ts";
import { KeyMatcher } from "../../../electron/adapters/folderSearch/keyMatcher.ts";
import { searchInThread } from "../../../electron/adapters/folderSearch/searchInThread.ts";
import type { SearchMessage } from "../../../electron/adapters/folderSearch/searchMessages.ts";
import { walkFolder } from "../../../electron/adapters/folderSearch/walkFolder.ts";
import { keyFingerprint } from "../../../electron/adapters/keyFingerprint.ts";

const salt = createSecretKey("a-salt", "utf8");
const key = "q7Zr2mW9xKc4Tn8bLs5VdYh3Jf6P1f9cQ7Zr2mW9xKc4Tn8b";
const order = { salt, fingerprints: new Set([keyFingerprint(salt, key)]), endings: null };
const makePipe = "mkfifo";
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "keyrack-search-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
});

function run(what: "folder" | "file", path: string, stopped = 0): SearchMessage | undefined {
  const messages: SearchMessage[] = [];
  const stop = new Int32Array(new SharedArrayBuffer(4)).fill(stopped);
  searchInThread({ ...order, what, path, stop }, (message) => messages.push(message));
  return messages.at(-1);
}

function pathsFound(message: SearchMessage | undefined): readonly string[] {
  return message?.kind === "ended" ? message.found.map(({ path }) => path) : [];
}

describe("searchInThread", () => {
  // Each seen to fail, or to hang, without its flag of `open`, and without the look at what it is.
  it("neither waits at a pipe nor opens a device", async () => {
    await writeFile(join(folder, "file"), key);
    execFileSync(makePipe, [join(folder, "pipe")]);
    const ended = run("folder", folder);
    expect(ended).toMatchObject({ kind: "ended", counts: { files: 1 } });
    expect(pathsFound(ended)).toEqual([join(folder, "file")]);
    const refused = { kind: "refused", problem: "not-a-file" };
    expect(run("file", join(folder, "pipe"))).toEqual(refused);
    expect(run("file", "/dev/zero")).toEqual(refused);
  });

  it("follows no link below the folder, be it to a file, to a folder, or around", async () => {
    const inner = join(folder, "inner");
    await mkdir(join(folder, "outside"));
    await mkdir(inner);
    await writeFile(join(folder, "outside", "file"), key);
    await symlink(join(folder, "outside"), join(inner, "folder"));
    await symlink(join(folder, "outside", "file"), join(inner, "file"));
    await symlink(inner, join(inner, "around"));
    expect(run("folder", inner)).toMatchObject({ counts: { files: 0 }, found: [] });
  });

  it("passes over what is no text, too large, or of version control and packages", async () => {
    await mkdir(join(folder, ".git"));
    await mkdir(join(folder, "deep", "node_modules"), { recursive: true });
    await writeFile(join(folder, ".git", "config"), key);
    await writeFile(join(folder, "deep", "node_modules", "file"), key);
    await writeFile(join(folder, "binary"), `${"a ".repeat(2_000)}\0${key}`);
    await writeFile(join(folder, "late"), `${"a ".repeat(5_000)}\0${key}`);
    const ended = run("folder", folder);
    expect(pathsFound(ended)).toEqual([join(folder, "late")]);
    expect(ended).toMatchObject({
      counts: { files: 1, skipped: { binary: 1, large: 0, folder: 2, "not-readable": 0 } },
    });
  });

  it("searches all of a folder that is named like one it passes over", async () => {
    const named = join(folder, "node_modules");
    await mkdir(named);
    await writeFile(join(named, "file"), key);
    expect(pathsFound(run("folder", named))).toEqual([join(named, "file")]);
  });

  it("opens nothing more once it is to stop", async () => {
    await writeFile(join(folder, "file"), key);
    expect(run("folder", folder, 1)).toMatchObject({ kind: "ended", counts: { files: 0 } });
  });

  it("stops within a file, too", async () => {
    const file = join(folder, "file");
    await writeFile(file, " ".repeat(3_000_000));
    let looks = 0;
    const isStopped = () => {
      looks += 1;
      return looks > 2;
    };
    const searcher = new FileSearcher({ matcher: new KeyMatcher(order), isStopped });
    const look = searcher.search({ path: file, isChosen: false });
    expect(look).toMatchObject({ outcome: "searched" });
    expect(look.outcome === "searched" && look.bytes).toBeLessThan(1_000_000);
  });

  it.each(["utf8", "utf16le"] as const)(
    "counts lines over all pieces of a file in %s",
    async (encoding) => {
      const text = `\uFEFF${"a line\n".repeat(100_000)}${key}\n${"a line\r\n".repeat(100_000)}${key}`;
      await writeFile(join(folder, "file"), Buffer.from(text, encoding));
      expect(run("folder", folder)).toMatchObject({
        found: [{ line: 100_001 }, { line: 200_002 }],
      });
    },
  );

  // What is a file or a folder when it is seen may be a link when it is opened.
  it("opens no link that has come into the place of a file or a folder", async () => {
    await writeFile(join(folder, "file"), "");
    await mkdir(join(folder, "inner", "below"), { recursive: true });
    await writeFile(join(folder, "inner", "below", "secret"), key);
    const walk = walkFolder(folder);
    expect(walk.next().value).toEqual({ what: "file", path: "file" });
    await rename(join(folder, "inner"), join(folder, "moved"));
    await symlink(join(folder, "moved"), join(folder, "inner"));
    expect([...walk]).toEqual([{ what: "not-readable" }]);
    const searcher = new FileSearcher({ matcher: new KeyMatcher(order), isStopped: () => false });
    await symlink(join(folder, "file"), join(folder, "link"));
    const look = searcher.search({ path: join(folder, "link"), isChosen: false });
    expect(look).toEqual({ outcome: "not-readable" });
  });

  it("goes on where files and folders vanish while it goes through them", async () => {
    await writeFile(join(folder, "file"), key);
    await mkdir(join(folder, "inner"));
    const walk = walkFolder(folder);
    walk.next();
    await rm(join(folder, "inner"), { recursive: true });
    expect([...walk]).toEqual([{ what: "not-readable" }]);
    const searcher = new FileSearcher({ matcher: new KeyMatcher(order), isStopped: () => false });
    const look = searcher.search({ path: join(folder, "gone"), isChosen: false });
    expect(look).toEqual({ outcome: "missing" });
  });

  it("finds a key in a file that has nothing else, and none in an empty one", async () => {
    await writeFile(join(folder, "empty"), "");
    await writeFile(join(folder, "key"), key);
    const ended = run("folder", folder);
    expect(pathsFound(ended)).toEqual([join(folder, "key")]);
    expect(ended).toMatchObject({ counts: { files: 2, bytes: 48 } });
  });
});
