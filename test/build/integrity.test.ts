import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { verifyIntegrity } from "../../build/setup/integrity.mjs";

const content = Buffer.from("a runtime, so to speak");
const integrity = `sha512-${createHash("sha512").update(content).digest("base64")}`;
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "keyrack-integrity-"));
});
afterEach(() => rm(folder, { recursive: true }));

it("accepts the file that was expected", async () => {
  const file = path.join(folder, "archive");
  await writeFile(file, content);
  await expect(verifyIntegrity(file, integrity)).resolves.toBeUndefined();
});

it("refuses a file in which one byte is another", async () => {
  const file = path.join(folder, "archive");
  const changed = Buffer.from(content);
  changed.writeUInt8(changed.readUInt8(5) ^ 1, 5);
  await writeFile(file, changed);
  await expect(verifyIntegrity(file, integrity)).rejects.toThrow("nothing of it is used");
});
