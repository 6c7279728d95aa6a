import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { fingerprintOf } from "../../build/ensure-built.mjs";

let folder = "";
let file = "";

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "keyrack-built-"));
  await mkdir(path.join(folder, "deep"));
  file = path.join(folder, "deep", "main.ts");
  await writeFile(file, "one");
});
afterEach(() => rm(folder, { recursive: true }));

it("calls sources the same when only their times have changed", async () => {
  const before = fingerprintOf([folder]);
  await utimes(file, new Date(0), new Date(0));
  expect(fingerprintOf([folder])).toBe(before);
});

it("notices a change, a new file and one that is gone", async () => {
  const before = fingerprintOf([folder]);
  await writeFile(file, "two");
  const changed = fingerprintOf([folder]);
  await writeFile(path.join(folder, "new.ts"), "");
  const grown = fingerprintOf([folder]);
  await rm(file);
  expect(new Set([before, changed, grown, fingerprintOf([folder])]).size).toBe(4);
});

it("takes a source that does not exist for nothing", () => {
  expect(fingerprintOf([path.join(folder, "nowhere")])).toBe(fingerprintOf([]));
});
