import {
  chmod,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { CacheKey } from "../../../electron/adapters/linkedFiles/cacheKey.ts";
import { EncryptedBackups } from "../../../electron/adapters/linkedFiles/encryptedBackups.ts";
import { systemRandom } from "../../../electron/adapters/systemRandom.ts";
import { Secret } from "../../../electron/core/secret.ts";
import type { LinkId } from "../../../shared/linkedFile.ts";
import { err } from "../../../shared/result.ts";
import { FakeKeychain } from "../../fakes/fakeKeychain.ts";
import { recordingLog } from "../../fakes/recordingLog.ts";
import { makeFolder } from "./filesRig.ts";

const link = "00000000-0000-4000-8000-000000000001" as LinkId;
const otherLink = "00000000-0000-4000-8000-000000000002" as LinkId;
const target = "/home/anna/Fjällgården-7Q2/.env";
const otherTarget = "/home/anna/other/.env";

let folder: string;
let keychain: FakeKeychain;
let log: ReturnType<typeof recordingLog>;
let backups: EncryptedBackups;

beforeEach(async () => {
  folder = join(await makeFolder(), "backups");
  keychain = new FakeKeychain();
  log = recordingLog();
  backups = newRun();
});

const newRun = () => {
  const cacheKey = new CacheKey({ keychain, random: systemRandom });
  return new EncryptedBackups({ cacheKey, log }, { folder });
};

/** From one number to the next. */
function keep(count: number, linkId = link, of = target): Promise<boolean> {
  const [before, after] = [new Secret(`KEY=${count}\n`), new Secret(`KEY=${count + 1}\n`)];
  return backups.keep({ linkId, target: of, before, after });
}

/** What the last write is undone to, in a file that holds a number. */
async function last(count: number, linkId = link, of = target): Promise<string> {
  const text = new Secret(`KEY=${count}\n`);
  const found = await backups.lastOf(linkId, { path: of, target: of, stamp: "", text });
  return found.ok ? found.value.exposeText() : found.error;
}

const names = async () => (await readdir(folder)).sort();

describe("a backup", () => {
  it("is what the file was, in this run and the next", async () => {
    expect(await keep(1)).toBe(true);
    expect(await last(2)).toBe("KEY=1\n");
    backups = newRun();
    expect(await last(2)).toBe("KEY=1\n");
  });

  it("has every character, a byte order mark and odd ones too", async () => {
    const before = new Secret("\ufeffNAMN=Fjällgården 🏔\r\n\n{}\r");
    const text = new Secret("");
    await backups.keep({ linkId: link, target, before, after: text });
    const found = await backups.lastOf(link, { path: target, target, stamp: "", text });
    expect(found.ok && found.value.exposeText()).toBe(before.exposeText());
  });

  it("holds files of the largest size", async () => {
    const before = new Secret("x".repeat(5_000_000));
    expect(await backups.keep({ linkId: link, target, before, after: before })).toBe(true);
    const opened = { path: target, target, stamp: "", text: before };
    expect((await backups.lastOf(link, opened)).ok).toBe(true);
  });

  it("is of no use once the file is another", async () => {
    await keep(1);
    expect(await last(3)).toBe("changed");
    expect(await last(2, link, otherTarget)).toBe("changed");
    expect(await last(2, otherLink)).toBe("no-backup");
  });

  it("is one of five, which are undone one after another", async () => {
    for (const count of [1, 2, 3, 4, 5, 6, 7]) await keep(count);
    expect(await names()).toHaveLength(5);
    for (const count of [7, 6, 5, 4, 3]) {
      expect(await last(count + 1)).toBe(`KEY=${count}\n`);
      await backups.dropLast(link);
    }
    expect(await last(3)).toBe("no-backup");
    await backups.dropLast(link);
    expect(await names()).toEqual([]);
  });

  it("is one of five of a file, however many links there are to it, and of others none", async () => {
    await keep(1, link, otherTarget);
    for (const count of [1, 2, 3, 4]) await keep(count);
    for (const count of [5, 6, 7]) await keep(count, otherLink);
    expect(await names()).toHaveLength(6);
    expect(await last(8, otherLink)).toBe("KEY=7\n");
    expect(await last(5)).toBe("KEY=4\n");
    await backups.forget(link);
    expect(await last(5)).toBe("no-backup");
    expect(await last(8, otherLink)).toBe("KEY=7\n");
    expect(await names()).toHaveLength(3);
  });

  it("is forgotten without the keychain as well", async () => {
    await keep(1);
    await keep(2);
    keychain.problem = "locked";
    backups = newRun();
    await backups.dropLast(link);
    expect(await names()).toHaveLength(1);
    await backups.forget(link);
    expect(await names()).toEqual([]);
  });

  it("keeps its order when several are kept at once", async () => {
    await Promise.all([1, 2, 3].map((count) => keep(count)));
    expect(await last(4)).toBe("KEY=3\n");
    expect(await names()).toHaveLength(3);
  });
});

describe("the folder of backups", () => {
  it("is its owner's alone, and so is each file", async () => {
    await keep(1);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    const [name = ""] = await names();
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    await chmod(folder, 0o755);
    await keep(2);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it("tells neither texts nor paths, in no encoding", async () => {
    const canaries = ["q7Zr2mW9xKc4Tn8b", "Fjällgården-7Q2", "hunter2-canary"];
    const text = `KEY=${canaries[0]}\nPASSWORD=${canaries[2]}\n`;
    for (const add of ["", "A", "AA"]) {
      const [before, after] = [new Secret(add + text), new Secret(`${text}${add}`)];
      await backups.keep({ linkId: link, target, before, after });
    }
    const all = await names();
    const files = await Promise.all(all.map((name) => readFile(join(folder, name))));
    const written = Buffer.concat([Buffer.from(all.join("\n")), ...files]);
    for (const canary of canaries) {
      for (const form of formsOf(canary)) expect(written.includes(form)).toBe(false);
    }
    // Seen to be found where it is.
    expect(Buffer.from(text, "utf16le").includes(formsOf(canaries[0] ?? "")[1] ?? "")).toBe(true);
  });

  it("has two backups of the same in different bytes", async () => {
    await keep(1);
    await keep(1);
    const [one = "", other = ""] = await names();
    const bytes = await readFile(join(folder, one));
    expect(bytes.equals(await readFile(join(folder, other)))).toBe(false);
    expect(bytes.subarray(1, 13)).not.toEqual(
      (await readFile(join(folder, other))).subarray(1, 13),
    );
  });

  it("takes away what a crash has left", async () => {
    await keep(1);
    const [name = ""] = await names();
    const left = join(folder, `${name}.00000000-0000-4000-8000-000000000001.tmp`);
    await writeFile(left, "");
    expect(await last(2)).toBe("KEY=1\n");
    expect(await names()).toEqual([name]);
  });

  it("is not written to through a link, nor by an id that is a path", async () => {
    await keep(1);
    const all = await names();
    const elsewhere = `${folder}-elsewhere`;
    await rename(folder, elsewhere);
    await symlink(elsewhere, folder);
    expect(await keep(1)).toBe(false);
    expect(await last(2)).toBe("no-backup");
    await backups.forget(link);
    expect(await readdir(elsewhere)).toEqual(all);
    await rm(folder);
    expect(await keep(1, "../elsewhere" as LinkId)).toBe(false);
    expect(log.places).toEqual(["a backup could not be kept", "a backup could not be kept"]);
  });

  it("is no failure for ever: it is made anew when it is gone", async () => {
    await keep(1);
    await rm(folder, { recursive: true });
    expect(await last(2)).toBe("no-backup");
    expect(await keep(2)).toBe(true);
    expect(await last(3)).toBe("KEY=2\n");
    expect(log.places).toEqual([]);
  });
});

/** As it is, in UTF-16, and in base64 wherever in a group of three bytes it begins. */
function formsOf(canary: string): readonly Buffer[] {
  const bytes = Buffer.from(canary);
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.from(
      Buffer.concat([Buffer.alloc(shift), bytes])
        .toString("base64")
        .slice(shift === 0 ? 0 : 4, -4),
    ),
  );
  return [bytes, Buffer.from(canary, "utf16le"), ...base64, Buffer.from(bytes.toString("hex"))];
}

describe("a backup that somebody has changed", () => {
  it("is none, with any byte another, any left out, or any more", async () => {
    await keep(1);
    const [name = ""] = await names();
    const path = join(folder, name);
    const bytes = await readFile(path);
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 0x01, at);
      await writeFile(path, changed);
      expect(await last(2)).toBe("no-backup");
      await writeFile(path, bytes.subarray(0, at));
      expect(await last(2)).toBe("no-backup");
    }
    await writeFile(path, Buffer.concat([bytes, Buffer.of(0)]));
    expect(await last(2)).toBe("no-backup");
    await writeFile(path, bytes);
    expect(await last(2)).toBe("KEY=1\n");
  });

  it("is none in the place of another: of a link, of a file, or of a later write", async () => {
    await keep(1);
    const [name = ""] = await names();
    for (const taken of [
      name.replace(link, otherLink),
      name.replace(".000000000001.", ".000000000002."),
    ]) {
      expect(taken).not.toBe(name);
      await rename(join(folder, name), join(folder, taken));
      expect(await last(2)).toBe("no-backup");
      expect(await last(2, otherLink)).toBe("no-backup");
      await rename(join(folder, taken), join(folder, name));
    }
    expect(await last(2)).toBe("KEY=1\n");
  });

  it("is none when it is a folder, a link or a device, which hold nothing up", async () => {
    await keep(1);
    const [name = ""] = await names();
    const path = join(folder, name);
    await rename(path, join(folder, "kept"));
    await symlink("kept", path);
    expect(await last(2)).toBe("no-backup");
    await rm(path);
    await symlink("/dev/zero", path);
    expect(await last(2)).toBe("no-backup");
    await rm(path);
    await mkdir(path);
    expect(await last(2)).toBe("no-backup");
  });
});

describe("the key of the backups", () => {
  it("is made once, and for nobody before one is kept", async () => {
    expect(await last(2)).toBe("no-backup");
    expect([...keychain.stored.keys()]).toEqual([]);
    await Promise.all([keep(1), backups.canKeep(), backups.canKeep()]);
    expect([...keychain.stored.keys()]).toEqual(["cache-key"]);
    backups = newRun();
    expect(await last(2)).toBe("KEY=1\n");
  });

  it("is not given by a keychain that does not answer, which keeps none", async () => {
    keychain.problem = "locked";
    expect(await backups.canKeep()).toBe(false);
    expect(await keep(1)).toBe(false);
    expect(await last(2)).toBe("no-backup");
    keychain.problem = null;
    expect(await backups.canKeep()).toBe(true);
    expect(await keep(1)).toBe(true);
  });

  it("opens nothing once it is another", async () => {
    await keep(1);
    keychain.stored.clear();
    backups = newRun();
    expect(await last(2)).toBe("no-backup");
    expect(log.places).toEqual([]);
  });

  it("is the same for two that ask for it at once", async () => {
    const cacheKey = newKey();
    const [one, other] = await Promise.all([cacheKey.keyFor("one"), cacheKey.keyFor("one")]);
    expect(other !== null && one?.equals(other)).toBe(true);
  });

  it("is read again after the lock has dropped it", async () => {
    const cacheKey = new CacheKey({ keychain, random: systemRandom });
    const first = await cacheKey.keyFor("one");
    expect(first?.equals((await newKey().keyFor("one")) ?? first)).toBe(true);
    expect(first?.equals((await cacheKey.keyFor("other")) ?? first)).toBe(false);
    keychain.problem = "locked";
    expect(await cacheKey.keyFor("one")).not.toBeNull();
    cacheKey.drop();
    expect(await cacheKey.keyFor("one")).toBeNull();
    keychain.problem = null;
    expect(first?.equals((await cacheKey.keyFor("one")) ?? first)).toBe(true);
  });

  it("is not kept by a question that was asked before the lock", async () => {
    const cacheKey = newKey();
    const asked = cacheKey.keyFor("one");
    cacheKey.drop();
    await asked;
    keychain.problem = "locked";
    expect(await cacheKey.keyFor("one")).toBeNull();
  });

  const newKey = () => new CacheKey({ keychain, random: systemRandom });
});

it("gives no undo for a text that no file can hold", async () => {
  const [before, after] = [new Secret("\ud800"), new Secret("")];
  expect(await backups.keep({ linkId: link, target, before, after })).toBe(false);
  const opened = { path: target, target, stamp: "", text: after };
  expect(await backups.lastOf(link, opened)).toEqual(err("no-backup"));
});
