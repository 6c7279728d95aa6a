import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  canonicalGuidBytes,
  cutTokens,
  overlapBytes,
} from "../../../electron/core/linkedFiles/keyTokens.ts";

const key = "q7Zr2mW9xKc4Tn8bLs5VdYh3Jf6P1f9cQ7Zr2mW9xKc4Tn8b";
const guid = "3f2b8c1e-6d4a-4f0b-9a57-1c8e2d7b4a10";

/** What is cut out of a text that comes in pieces of these lengths, and the rest in one. */
function tokensIn(text: string, lengths: readonly number[] = []): readonly string[] {
  const bytes = Buffer.from(text);
  const tokens: string[] = [];
  let overlap = 0;
  let read = 0;
  for (const wanted of [...lengths, bytes.length]) {
    const end = Math.min(bytes.length, read + wanted);
    const isLast = end === bytes.length;
    const window = bytes.subarray(read - overlap, end);
    cutTokens({ bytes: window, length: window.length, overlap, isLast }, (from, to, isGuid) => {
      tokens.push(`${window.toString("latin1", from, to)}${isGuid ? " guid" : ""}`);
    });
    if (isLast) break;
    overlap = Math.min(overlapBytes, window.length);
    read = end;
  }
  return tokens;
}

describe("cutTokens", () => {
  it.each([
    key,
    `KEY=${key}`,
    `export KEY='${key}'`,
    `{"key":"${key}"}`,
    `post: |\n  ${key}\n`,
    `https://api.example/?key=${key}&a=1`,
    `<Key>${key}</Key>`,
    `live_${key}_1`,
    `x-api-key-${key}-`,
    `å${key}ö`,
  ])("cuts the key out of %j", (text) => {
    expect(tokensIn(text)).toEqual([key]);
  });

  it.each([
    [`"\\n${key}"`, `n${key}`],
    [`"\\u0022${key}"`, `u0022${key}`],
    [`"\\x22${key}"`, `x22${key}`],
    [`"\\0${key}"`, `0${key}`],
    [`'\\U00000022${key}'`, `U00000022${key}`],
    [`key%3D${key}`, `3D${key}`],
    [`key%253D${key}`, `253D${key}`],
  ])("cuts it out of %j, where an escape stands before it", (text, withEscape) => {
    const tokens = tokensIn(text);
    expect(tokens).toContain(key);
    // It may be no escape: C:\name.
    expect(tokens).toContain(withEscape);
  });

  it("takes a word for no key that is shorter than 24 or longer than 128 characters", () => {
    expect(tokensIn("a".repeat(23))).toEqual([]);
    expect(tokensIn("a".repeat(24))).toHaveLength(1);
    expect(tokensIn("g".repeat(128))).toHaveLength(1);
    expect(tokensIn("g".repeat(129))).toEqual([]);
  });

  it.each([
    guid,
    guid.toUpperCase(),
    guid.replaceAll("-", ""),
    `{${guid}}`,
    `key-${guid}-old`,
    `"\\n${guid}"`,
    `%3D${guid}`,
  ])("finds the GUID in %j", (text) => {
    const tokens = tokensIn(text).filter((token) => token.endsWith(" guid"));
    const read = tokens.map((token) => token.toLowerCase().replace(/ guid$|-/g, ""));
    expect(read).toEqual([guid.replaceAll("-", "")]);
  });

  it.each([`${guid}0`, `0${guid}`, guid.slice(1), guid.replace("b", "g"), guid.replace("-", "--")])(
    "takes %j for no GUID",
    (text) => {
      expect(tokensIn(text).filter((token) => token.endsWith(" guid"))).toEqual([]);
    },
  );

  const characters = fc.constantFrom(..."aZ09fG");
  const part = fc.oneof(
    fc.string({ unit: characters, minLength: 1, maxLength: 160 }),
    fc.string({ unit: characters, minLength: 24, maxLength: 48 }),
    fc.constantFrom(
      "-",
      "--------",
      "\\n",
      "\\u0022",
      "%3D",
      "%25",
      "_",
      " ",
      "\n",
      "é",
      guid,
      key,
    ),
    fc.uuid().map((uuid) => uuid.replaceAll("-", "")),
    fc.uuid(),
  );
  const text = fc.array(part, { maxLength: 40 }).map((parts) => parts.join(""));

  // Seen to fail with an overlap of 128 bytes.
  it.each([
    ["a long run", `${"g".repeat(300)}\n`],
    ["the longest key after an escape", `"\\U00000022${"g".repeat(128)}"`],
    ["a GUID after an escape", `"\\U00000022${guid}"`],
  ])("is not misled by a border anywhere in %s", (_what, whole) => {
    for (let border = 1; border < whole.length; border += 1) {
      expect(tokensIn(whole, [border])).toEqual(tokensIn(whole));
      expect(tokensIn(`${"\n".repeat(300)}${whole}`, [300 + border])).toEqual(tokensIn(whole));
    }
  });

  // Seen to fail without each half of `isNew`.
  it("finds the same whatever the pieces in which a text comes", () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 30 });
    fc.assert(
      fc.property(text, lengths, (whole, pieces) => {
        expect(tokensIn(whole, pieces)).toEqual(tokensIn(whole));
      }),
      { numRuns: 1_000 },
    );
  });

  it("finds all runs and GUIDs that a regular expression finds", () => {
    const run = /(?<![A-Za-z0-9])[A-Za-z0-9]{24,128}(?![A-Za-z0-9])/g;
    const dashed =
      /(?<![A-Za-z0-9])[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![A-Za-z0-9])/g;
    fc.assert(
      fc.property(text, (whole) => {
        const tokens = tokensIn(whole).map((token) => token.replace(" guid", ""));
        for (const found of [...(whole.match(run) ?? []), ...(whole.match(dashed) ?? [])]) {
          expect(tokens).toContain(found);
        }
        // And nothing that does not stand there.
        for (const token of tokens) expect(whole).toContain(token);
      }),
    );
  });
});

describe("canonicalGuidBytes", () => {
  it.each([guid, guid.toUpperCase(), guid.replaceAll("-", "")])("writes %j one way", (text) => {
    const bytes = Buffer.from(`(${text})`);
    const canonical = canonicalGuidBytes(bytes, 1, bytes.length - 1);
    expect(Buffer.from(canonical).toString()).toBe(guid);
  });
});
