import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { ExportFileDialog } from "../../electron/adapters/exportFileDialog.ts";
import { writeActivityCsv, writeActivityJson } from "../../electron/adapters/writeExport.ts";
import type { ActivityEntry } from "../../shared/activity.ts";
import type { Instant, KeyGroup, KeyId } from "../../shared/apiKey.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import { err, ok } from "../../shared/result.ts";

const entry: ActivityEntry = {
  seq: 7,
  at: "2026-03-12T10:40:00.000Z" as Instant,
  osUser: "anna",
  account: "it@grand.example",
  action: "reveal",
  connectionId: "grand" as ConnectionId,
  connectionName: 'Grand "Spa", plan 2',
  environment: "live",
  key: {
    keyId: "ari-post" as KeyId,
    group: "ari" as KeyGroup,
    access: "post",
    fingerprint: "0123456789abcdef",
    maskedKey: "••••••••••••1f9c",
  },
  result: "ok",
  details: null,
  isProtected: true,
};
const locked: ActivityEntry = {
  ...entry,
  seq: 8,
  action: "lock",
  key: null,
  details: "idle",
  isProtected: false,
};

const csv = (...entries: readonly ActivityEntry[]) => [...writeActivityCsv(entries)].join("");
const json = (...entries: readonly ActivityEntry[]) => [...writeActivityJson(entries)].join("");
const isLocked = () => false;
const many = Array.from({ length: 2_500 }, (_none, index) => ({ ...entry, seq: index + 1 }));

describe("writeActivityCsv", () => {
  it("has a byte order mark, a row of names and one an entry", () => {
    expect(csv(entry, locked)).toBe(
      [
        "\uFEFFseq,at,os_user,account,action,result,connection,environment,key_id,group,access,key,fingerprint,details,protected",
        '7,2026-03-12T10:40:00.000Z,anna,it@grand.example,reveal,ok,"Grand ""Spa"", plan 2",live,ari-post,ari,post,••••••••••••1f9c,0123456789abcdef,,yes',
        '8,2026-03-12T10:40:00.000Z,anna,it@grand.example,lock,ok,"Grand ""Spa"", plan 2",live,,,,,,idle,no',
        "",
      ].join("\r\n"),
    );
  });

  it("has the names also when there is no entry", () => {
    expect(csv()).toMatch(/^\uFEFFseq,at,[a-z_,]+\r\n$/);
  });

  it.each(["=1", "+1", "-1", "@SUM(A1)", "\t=1", "Spa;=1", "Spa\n=1"])(
    "keeps a spreadsheet from running %j",
    (name) => {
      const text = csv({ ...entry, connectionName: name });
      expect(text).toContain(name.replaceAll(/^\t|^(?=[=+@-])|(?<=[;\t\n])(?=[=+@-])/g, "'$&"));
    },
  );

  it("names the columns once, however many entries there are", () => {
    const text = csv(...many);
    expect(text.split("\r\n")).toHaveLength(2_502);
    expect(text.match(/\uFEFF|os_user/g)).toHaveLength(2);
  });
});

describe("writeActivityJson", () => {
  it("has one object an entry, under the names of the CSV", () => {
    const [, read] = JSON.parse(json(entry, locked));
    expect(Object.keys(read).join()).toBe(csv().slice(1, -2));
    expect(read).toMatchObject({
      seq: 8,
      action: "lock",
      key: null,
      details: "idle",
      protected: "no",
    });
    expect(JSON.parse(json())).toEqual([]);
  });

  it("is one array, however many entries there are", () => {
    const read = JSON.parse(json(...many));
    expect(read).toHaveLength(2_500);
    expect(read.at(-1).seq).toBe(2_500);
    expect(JSON.parse(json(...many.slice(0, 2_000)))).toHaveLength(2_000);
  });
});

describe("saveActivity", () => {
  it("writes the file whole, readable to its owner only", async () => {
    const folder = await mkdtemp(join(tmpdir(), "keyrack-export-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const file = join(folder, "activity.json");
    const dialog = new ExportFileDialog({ askForFile: async () => file, isLocked });
    const suggestion = { fileName: "activity.json", format: "json" } as const;
    expect(await dialog.saveActivity(suggestion, many)).toEqual(ok("activity.json"));
    expect(await readFile(file, "utf8")).toBe(json(...many));
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(["activity.json"]);
  });

  it("says when it can't be written, and writes nothing when nobody names a file", async () => {
    const suggestion = { fileName: "activity.csv", format: "csv" } as const;
    const gone = new ExportFileDialog({ askForFile: async () => "/gone/activity.csv", isLocked });
    expect(await gone.saveActivity(suggestion, many)).toEqual(err({ kind: "file-not-written" }));
    const cancelled = new ExportFileDialog({ askForFile: async () => null, isLocked });
    expect(await cancelled.saveActivity(suggestion, many)).toEqual(ok(null));
  });
});
