import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { ExportFileDialog } from "../../electron/adapters/exportFileDialog.ts";
import { writeCsv, writeJson } from "../../electron/adapters/writeExport.ts";
import type { ExportedKey } from "../../electron/core/ports.ts";
import { err, ok } from "../../shared/result.ts";

const key: ExportedKey = {
  company: "3f2b8c1e-6d4a-4f0b-9a57-1c8e2d7b4a10",
  key: "••••••••••••1f9c",
  status: "active",
  created: "2026-01-04T08:00:00.000Z",
  expires: "",
  contact: "it@grandspa.example",
  notes: 'Gamla appen ("Boka nu"), plan 2',
  allowedIpAddresses: "198.51.100.14, 198.51.100.15",
  findings: ["no-contact", "wide-ip-range"],
};

/** A reader of RFC 4180, written for this test alone. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/y;
  const row: string[] = [];
  cell.lastIndex = 1;
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    if (found === null) throw new Error(`no cell at ${cell.lastIndex}`);
    const [, raw = "", end] = found;
    row.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === "\r\n") rows.push(row.splice(0));
  }
  return rows;
}

/** What was read, but for the apostrophes that were not written. */
function withoutAdded(read: string, written: string): string {
  let kept = "";
  for (const unit of read.split("")) {
    if (unit === written[kept.length] || unit !== "'") kept += unit;
  }
  return kept;
}

describe("writeCsv", () => {
  it("has a byte order mark, a row of names and one a key", () => {
    const text = writeCsv([key]);
    expect(text.startsWith("\uFEFF")).toBe(true);
    expect(readCsv(text)).toEqual([
      "company_id key status created expires contact_email notes allowed_ip_addresses findings".split(
        " ",
      ),
      [
        key.company,
        key.key,
        "active",
        key.created,
        "",
        key.contact,
        key.notes,
        key.allowedIpAddresses,
        "no-contact; wide-ip-range",
      ],
    ]);
  });

  it.each([
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t'=1"],
    ["\r=1", "'\r'=1"],
  ])("keeps a spreadsheet from running %j", (notes, written) => {
    expect(readCsv(writeCsv([{ ...key, notes }]))[1]?.[6]).toBe(written);
  });

  it.each([";=1", ';"=1', "\n=1", "\r\n@SUM(A1)", "\t+1", ";\uFF1D1"])(
    "keeps one that separates cells by semicolons from running %j in the middle",
    (formula) => {
      const read = readCsv(writeCsv([{ ...key, notes: `Kassan${formula};` }]))[1]?.[6];
      expect(read).toBe(`Kassan${formula.replace(/(?=[=@+\uFF1D])/, "'")};`);
    },
  );

  it("brings back whatever was written, but for the apostrophes", () => {
    const unit = fc.oneof(fc.constantFrom(..."=+-@;,'\"\t\r\n"), fc.string({ unit: "binary" }));
    fc.assert(
      fc.property(fc.string({ unit }), (notes) => {
        const read = readCsv(writeCsv([{ ...key, notes }]))[1]?.[6] ?? "";
        expect(withoutAdded(read, notes)).toBe(notes);
        expect(/^[=+\-@\t\r]|[;\t\r\n]"*[=+\-@]/.test(read)).toBe(false);
      }),
    );
  });
});

describe("writeJson", () => {
  it("has one object a key, under the names of the CSV", () => {
    const [read] = JSON.parse(writeJson([key]));
    expect(Object.keys(read)).toEqual(readCsv(writeCsv([]))[0]);
    expect(read.findings).toEqual(key.findings);
  });
});

describe("ExportFileDialog", () => {
  async function makeFolder() {
    const folder = await mkdtemp(join(tmpdir(), "keyrack-export-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    return folder;
  }
  const dialogThatSays = (file: string | null) =>
    new ExportFileDialog({ askForFile: async () => file, isLocked: () => false });
  const suggestion = { fileName: "keys.json", format: "json" } as const;

  it("takes the place of an older file, readable to its owner only, and leaves nothing else", async () => {
    const folder = await makeFolder();
    const file = join(folder, "keys.json");
    await writeFile(file, "older", { mode: 0o644 });
    expect(await dialogThatSays(file).save(suggestion, [key])).toEqual(ok("keys.json"));
    expect(await readFile(file, "utf8")).toBe(writeJson([key]));
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(["keys.json"]);
  });

  it("takes a name that is as long as a disk allows", async () => {
    const folder = await makeFolder();
    const name = `${"å".repeat(125)}.json`;
    expect(await dialogThatSays(join(folder, name)).save(suggestion, [key])).toEqual(ok(name));
    expect(await readdir(folder)).toEqual([name]);
  });

  it("says when the file can't be written, and leaves what was there", async () => {
    const folder = await makeFolder();
    const gone = join(folder, "gone", "keys.json");
    const refused = err({ kind: "file-not-written" });
    expect(await dialogThatSays(gone).save(suggestion, [key])).toEqual(refused);
    await mkdir(join(folder, "a-folder"));
    expect(await dialogThatSays(join(folder, "a-folder")).save(suggestion, [key])).toEqual(refused);
    expect(await readdir(folder)).toEqual(["a-folder"]);
  });

  it("writes nothing when nobody names a file", async () => {
    expect(await dialogThatSays(null).save(suggestion, [key])).toEqual(ok(null));
  });

  // Seen to fail without `#isOpen`: a thousand were asked for.
  it("opens one dialog at a time, also of the two exports together", async () => {
    let asked = 0;
    let answer = (_file: string | null): void => undefined;
    const askForFile = () => {
      asked += 1;
      return new Promise<string | null>((resolve) => {
        answer = resolve;
      });
    };
    const dialog = new ExportFileDialog({ askForFile, isLocked: () => false });
    const first = dialog.save(suggestion, [key]);
    const others = Array.from({ length: 1_000 }, () => dialog.saveActivity(suggestion, []));
    expect(new Set((await Promise.all(others)).map((one) => one.ok && one.value))).toEqual(
      new Set([null]),
    );
    expect(asked).toBe(1);
    answer(null);
    await first;
    void dialog.save(suggestion, [key]);
    expect(asked).toBe(2);
    answer(null);
  });

  it("opens the next one after a dialog that failed", async () => {
    let fails = true;
    const askForFile = async () => {
      if (fails) throw new Error("no dialog");
      return null;
    };
    const dialog = new ExportFileDialog({ askForFile, isLocked: () => false });
    await expect(dialog.save(suggestion, [key])).rejects.toThrow("no dialog");
    fails = false;
    expect(await dialog.save(suggestion, [key])).toEqual(ok(null));
  });

  // Each seen to fail without its own check.
  it("opens nothing over a locked app", async () => {
    let asked = 0;
    const askForFile = async () => {
      asked += 1;
      return null;
    };
    const dialog = new ExportFileDialog({ askForFile, isLocked: () => true });
    expect(await dialog.save(suggestion, [key])).toEqual(err({ kind: "locked" }));
    expect(asked).toBe(0);
  });

  it("writes nothing once the app was locked behind the dialog", async () => {
    const folder = await makeFolder();
    let isLocked = false;
    const askForFile = async () => {
      isLocked = true;
      return join(folder, "keys.json");
    };
    const dialog = new ExportFileDialog({ askForFile, isLocked: () => isLocked });
    expect(await dialog.save(suggestion, [key])).toEqual(err({ kind: "locked" }));
    expect(await readdir(folder)).toEqual([]);
  });
});
