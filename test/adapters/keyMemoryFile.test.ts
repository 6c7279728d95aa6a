import { execFileSync } from "node:child_process";
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { checkedTextOf } from "../../electron/adapters/checkedText.ts";
import { KeyMemoryFile } from "../../electron/adapters/keyMemoryFile.ts";
import type { RememberedKey } from "../../electron/core/refresh/refreshPorts.ts";
import type { Instant, KeyGroup, KeyId } from "../../shared/apiKey.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import { FakeClock } from "../fakes/fakeClock.ts";
import { recordingLog } from "../fakes/recordingLog.ts";

const makePipe = "mkfifo";
const at = "2026-03-12T10:40:00.000Z" as Instant;
const keptName = "key-memory.json.unreadable-2026-03-12T10-40-00-000Z";
const unread = ["key memory could not be read"];
const unwritten = ["key memory could not be written"];

const ariPost: RememberedKey = {
  connectionId: "connection-live" as ConnectionId,
  keyId: "ari-post" as KeyId,
  version: "W/7",
  created: at,
  maskedKey: "••••••••••••1f9c",
  change: {
    group: "ari" as KeyGroup,
    access: "post",
    name: "Post",
    changedAt: null,
    noticedAt: at,
    oldMaskedKey: "••••••••••••77aa",
  },
  places: ["Kassan på Fjällgården"],
};
const ariRead: RememberedKey = { ...ariPost, keyId: "ari-read" as KeyId, change: null };

let folder: string;
let path: string;
let log: ReturnType<typeof recordingLog>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "keyrack-memory-"));
  path = join(folder, "key-memory.json");
  log = recordingLog();
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
});

const newRun = () => new KeyMemoryFile({ log, clock: new FakeClock() }, { folder });

describe("KeyMemoryFile", () => {
  it("remembers nothing at first, and makes no file of it", async () => {
    expect(newRun().read()).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
    expect(log.places).toEqual([]);
  });

  it("remembers what was written last, in this run and the next, for its owner alone", async () => {
    const memory = newRun();
    memory.write([ariPost]);
    await chmod(path, 0o666);
    memory.write([ariPost, ariRead]);
    expect(memory.read()).toEqual([ariPost, ariRead]);
    expect(newRun().read()).toEqual([ariPost, ariRead]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(["key-memory.json"]);
  });

  it("holds thousands of keys", () => {
    const keys = Array.from({ length: 10_000 }, (_, count) => ({
      ...ariPost,
      keyId: `key-${count}` as KeyId,
    }));
    newRun().write(keys);
    expect(newRun().read()).toEqual(keys);
  });

  it("is not held up by what a crash has left, nor misled by it", async () => {
    newRun().write([ariPost]);
    await writeFile(`${path}.tmp`, checkedTextOf([ariRead]));
    const memory = newRun();
    expect(memory.read()).toEqual([ariPost]);
    memory.write([ariRead]);
    expect(newRun().read()).toEqual([ariRead]);
  });

  it("holds for this run what the disk refuses, and tries again with the next", async () => {
    const memory = newRun();
    await mkdir(path);
    memory.write([ariPost]);
    expect(memory.read()).toEqual([ariPost]);
    expect(log.places).toEqual(unwritten);
    await rm(path, { recursive: true });
    memory.write(memory.read());
    expect(newRun().read()).toEqual([ariPost]);
  });

  it("never writes through a link", async () => {
    const elsewhere = join(folder, "elsewhere");
    await writeFile(elsewhere, "theirs");
    await symlink(elsewhere, `${path}.tmp`);
    newRun().write([ariPost]);
    await rm(path);
    await symlink(elsewhere, path);
    newRun().write([ariPost]);
    expect(await readFile(elsewhere, "utf8")).toBe("theirs");
    expect(newRun().read()).toEqual([ariPost]);
  });
});

describe("a memory that can't be read", () => {
  it("is kept under another name, and nothing is remembered", async () => {
    newRun().write([ariPost]);
    // Its digest is right no more, though a key's four last characters could be these.
    const damaged = (await readFile(path, "utf8")).replace("1f9c", "1f9d");
    await writeFile(path, damaged);
    const memory = newRun();
    expect(memory.read()).toEqual([]);
    expect(log.places).toEqual(unread);
    memory.write([ariRead]);
    expect(newRun().read()).toEqual([ariRead]);
    expect(await readFile(join(folder, keptName), "utf8")).toBe(damaged);
  });

  it.each([
    ["empty", ""],
    ["of another version", checkedTextOf([ariPost]).replace('"schema":1', '"schema":2')],
    ["of another shape", checkedTextOf({ keys: [] })],
    ["with a field more", checkedTextOf([{ ...ariPost, secret: "q7Zr2mW9xKc4Tn8b" }])],
    ["with a field less", checkedTextOf([{ ...ariPost, places: undefined }])],
    ["with a version that is two headers", checkedTextOf([{ ...ariPost, version: "a\r\nb" }])],
    ["with a time that is none", checkedTextOf([{ ...ariPost, created: "yesterday" }])],
  ])("is one that is %s", async (_what, text) => {
    await writeFile(path, text);
    expect(newRun().read()).toEqual([]);
    expect(log.places).toEqual(unread);
    expect(await readFile(join(folder, keptName), "utf8")).toBe(text);
  });

  it("is a link, a folder or a pipe, which holds nothing up", async () => {
    const elsewhere = join(folder, "elsewhere");
    await writeFile(elsewhere, checkedTextOf([ariPost]));
    await symlink(elsewhere, path);
    expect(newRun().read()).toEqual([]);
    await mkdir(path);
    expect(newRun().read()).toEqual([]);
    execFileSync(makePipe, [path]);
    expect(newRun().read()).toEqual([]);
    const kept = [keptName, `${keptName}-2`, `${keptName}-3`];
    expect((await readdir(folder)).sort()).toEqual(["elsewhere", ...kept]);
  });

  it("is in a folder that is not there", () => {
    const memory = new KeyMemoryFile(
      { log, clock: new FakeClock() },
      { folder: join(folder, "gone") },
    );
    memory.write([ariPost]);
    expect(memory.read()).toEqual([ariPost]);
    expect(log.places).toEqual(unwritten);
  });
});
