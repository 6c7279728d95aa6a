import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { configFormats } from "../../../electron/adapters/configFormats/secretConfigFormats.ts";
import {
  type ConfigFormat,
  configFormats as configFormatNames,
} from "../../../shared/linkedFile.ts";
import { changedPieces, readText, realValueAt, writeText } from "./onText.ts";

const folder = join(import.meta.dirname, "../../fixtures/configFiles");
const files = readdirSync(folder).filter((name) => name !== "SOURCES.md");
const key = "5f0c1de2a94b47c8b8f3d61e7a2c9f64";
const newName = "KEYRACK_NEW_KEY";

/** As it was published, and as it could have been. */
const variants = ["as it is", "CRLF", "BOM", "no final line break"] as const;

describe("sixty real config files", () => {
  it("are there, six of a format at least", () => {
    expect(files).toHaveLength(60);
    const formats = files.map((file) => configFormats.formatOf(file));
    for (const format of configFormatNames) {
      expect(formats.filter((found) => found === format).length).toBeGreaterThanOrEqual(6);
    }
  });

  describe.each(files)("%s", (file) => {
    const format = configFormats.formatOf(file) ?? "json";
    const published = readFileSync(join(folder, file), "utf8");

    it.each(variants)("changes in one place for each of its texts, %s", (variant) => {
      const text = variantOf(published, variant);
      for (const { entry, value } of someOf(textsOf(format, text))) {
        expect(writeText(format, { text, entry, value })).toBe(text);
        const written = writeText(format, { text, entry, value: key });
        expect(realValueAt(format, written, entry), `${entry}`).toBe(key);
        const [old, now] = changedPieces(text, written);
        expect(now.length, `${entry}`).toBeLessThanOrEqual(key.length + 16);
        expect(old.length, `${entry}`).toBeLessThanOrEqual(value.length * 6 + 10);
      }
    });

    it.each(variants)("takes a new entry, %s", (variant) => {
      const text = variantOf(published, variant);
      const beside = textsOf(format, text).at(-1)?.entry ?? [];
      const parent = beside.slice(
        0,
        beside.findLastIndex((part) => typeof part === "string"),
      );
      const entry = format === "ini" || parent.length > 0 ? [...parent, newName] : [newName];
      const written = writeText(format, { text, entry, value: key });
      expect(readText(format, written)).toContainEqual(
        expect.objectContaining({ entry, value: key }),
      );
      expect(realValueAt(format, written, entry)).toBe(key);
      expect(withoutNew(written, text)).toBe(true);
    });
  });
});

function variantOf(text: string, variant: (typeof variants)[number]): string {
  if (variant === "CRLF") return text.replace(/\r\n?|\n/g, "\r\n");
  if (variant === "BOM") return `\ufeff${text.replace(/^\ufeff/, "")}`;
  return variant === "as it is" ? text : text.trimEnd();
}

function textsOf(format: ConfigFormat, text: string) {
  const read = readText(format, text);
  if (typeof read === "string") throw new Error(read);
  return read.flatMap(({ entry, value }) => (value === null ? [] : [{ entry, value }]));
}

/** Ten at most, from all over the file. */
function someOf<Item>(items: readonly Item[]): readonly Item[] {
  const step = Math.ceil(items.length / 10);
  return items.filter((_, at) => at % step === 0);
}

/** All that was there is there in its order; what is new is one line, and a comma or a section. */
function withoutNew(written: string, text: string): boolean {
  let at = 0;
  for (const unit of text) {
    at = written.indexOf(unit, at);
    if (at === -1) return false;
    at += unit.length;
  }
  return written.length - text.length < key.length + newName.length + 60;
}
