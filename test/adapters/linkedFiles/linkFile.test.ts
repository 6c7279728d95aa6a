import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { checkedTextOf } from "../../../electron/adapters/checkedText.ts";
import { LinkFile } from "../../../electron/adapters/linkedFiles/linkFile.ts";
import type {
  KeyRecord,
  RememberedLink,
} from "../../../electron/core/linkedFiles/linkedFilePorts.ts";
import type { Instant, KeyGroup, KeyId } from "../../../shared/apiKey.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import type { LinkId } from "../../../shared/linkedFile.ts";
import { FakeClock } from "../../fakes/fakeClock.ts";
import { recordingLog } from "../../fakes/recordingLog.ts";
import { makeFolder } from "./filesRig.ts";

const at = "2026-03-12T10:40:00.000Z" as Instant;
const keptName = "linked-files.json.unreadable-2026-03-12T10-40-00-000Z";
const nothing = { links: [], keys: [] };

const link: RememberedLink = {
  linkId: "00000000-0000-4000-8000-000000000001" as LinkId,
  path: "/home/anna/Fjällgården/appsettings.json",
  format: "json",
  entry: ["Bakuun", "keys", 0],
  connectionId: "connection-live" as ConnectionId,
  keyId: "ari-post" as KeyId,
  fingerprint: "0123456789abcdef",
  undoable: 1,
  isMadeByWrite: true,
};
const key: KeyRecord = {
  connectionId: link.connectionId,
  keyId: link.keyId,
  group: "ari" as KeyGroup,
  access: "post",
  name: null,
  maskedKey: "••••••••••••1f9c",
  created: at,
  fingerprint: link.fingerprint,
  version: "W/7",
  seenAt: at,
  replacedAt: null,
};
const some = { links: [link, { ...link, keyId: null }], keys: [key, { ...key, replacedAt: at }] };

let folder: string;
let path: string;
let log: ReturnType<typeof recordingLog>;

beforeEach(async () => {
  folder = await makeFolder();
  path = join(folder, "linked-files.json");
  log = recordingLog();
});

const newRun = () => new LinkFile({ log, clock: new FakeClock() }, { folder });

describe("LinkFile", () => {
  it("remembers nothing at first, and makes no file of it", async () => {
    expect(newRun().read()).toEqual(nothing);
    expect(await readdir(folder)).toEqual([]);
    expect(log.places).toEqual([]);
  });

  it("remembers what was written last, in this run and the next, for its owner alone", async () => {
    const file = newRun();
    file.write(nothing);
    file.write(some);
    expect(file.read()).toEqual(some);
    expect(newRun().read()).toEqual(some);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(["linked-files.json"]);
  });

  it("holds for this run what the disk refuses", async () => {
    const file = newRun();
    await mkdir(path);
    file.write(some);
    expect(file.read()).toEqual(some);
    expect(log.places).toEqual(["links to files could not be written"]);
    await rm(path, { recursive: true });
    file.write(file.read());
    expect(newRun().read()).toEqual(some);
  });

  it.each([
    ["damaged", checkedTextOf(some).replace("1f9c", "1f9d")],
    ["of another shape", checkedTextOf([])],
    ["with a value", withLink({ value: "q7Zr2mW9xKc4Tn8b" })],
    ["with an id that is a path", withLink({ linkId: "../../settings" })],
    ["with a path that is not whole", withLink({ path: ".env" })],
    ["with a fingerprint that is none", withLink({ fingerprint: "q7Zr2mW9xKc4Tn8b" })],
    ["with an entry that is none", withLink({ entry: [] })],
    ["with a place that is none", withLink({ entry: ["keys", -1] })],
    ["with more to undo than there is", withLink({ undoable: 6 })],
    ["with a format that is none", withLink({ format: "xml" })],
    ["with a time that is none", checkedTextOf({ ...some, keys: [{ ...key, seenAt: "now" }] })],
  ])("sets a file aside that is %s", async (_what, text) => {
    await writeFile(path, text);
    expect(newRun().read()).toEqual(nothing);
    expect(log.places).toEqual(["links to files could not be read"]);
    expect(await readFile(join(folder, keptName), "utf8")).toBe(text);
    newRun().write(some);
    expect(newRun().read()).toEqual(some);
  });
});

function withLink(change: object): string {
  return checkedTextOf({ links: [{ ...link, ...change }], keys: [key] });
}
