import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { scanFolder } from "../e2e/harness/scanFolder.ts";

// Its bytes give + and / in base64 at every offset.
const canary = "canary>>>>????/dé9876543210=";
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "keyrack-scan-"));
  await mkdir(path.join(folder, "deep", "er"), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

const utf8 = Buffer.from(canary);
const disguises: Readonly<Record<string, string | Buffer>> = {
  plain: canary,
  "UTF-16LE": Buffer.from(canary, "utf16le"),
  hex: utf8.toString("hex"),
  HEX: utf8.toString("hex").toUpperCase(),
  "URL-encoded": encodeURIComponent(canary),
  reversed: [...canary].reverse().join(""),
  "base64+0": Buffer.from(`${canary}x`).toString("base64"),
  "base64+1": Buffer.from(`x${canary}xx`).toString("base64"),
  "base64+2": Buffer.from(`xx${canary}`).toString("base64"),
  "base64url+1": Buffer.from(`{${canary}}`).toString("base64url"),
};

it.each(Object.entries(disguises))("finds a text that was written as %s", async (name, text) => {
  const content = Buffer.concat([Buffer.from("before "), Buffer.from(text), Buffer.from(" after")]);
  await writeFile(path.join(folder, "deep", "er", "file.bin"), content);
  const findings = await scanFolder(folder, ["something else", canary]);
  const file = path.join("deep", "er", "file.bin");
  expect(findings).toContainEqual({ file, encoding: name, textIndex: 1 });
});

it("finds a text in a file's name", async () => {
  await writeFile(path.join(folder, "key-abcdef.json"), "");
  expect(await scanFolder(folder, ["abcdef"])).toHaveLength(1);
});

it("finds nothing where nothing is", async () => {
  await writeFile(path.join(folder, "file"), "canary, but not that one");
  expect(await scanFolder(folder, [canary])).toEqual([]);
});
