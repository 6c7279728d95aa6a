import { realpathSync } from "node:fs";
import { mkdir, mkdtemp, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { keychainServiceOf } from "../../electron/adapters/keychainService.ts";
import { canonicalPathOf, makeUserDataFolder } from "../../electron/adapters/userDataFolder.ts";

let root: string;

beforeEach(async () => {
  // Itself below a link on some systems.
  const folder = await mkdtemp(join(tmpdir(), "keyrack-folder-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  root = realpathSync.native(folder);
});

describe("makeUserDataFolder", () => {
  it("makes the folder and those above it, for their owner only", async () => {
    const folder = join(root, "one", "two");
    expect(makeUserDataFolder(folder)).toBe(folder);
    expect((await stat(folder)).isDirectory()).toBe(true);
    if (process.platform !== "win32") {
      expect((await stat(join(root, "one"))).mode & 0o777).toBe(0o700);
      expect((await stat(folder)).mode & 0o777).toBe(0o700);
    }
  });

  // Seen to fail with the path given back as it came: another service, and with it no passphrase.
  it("is the same by whatever link it is reached, and so is its keychain service", async () => {
    const usual = join(root, "Keyrack");
    await mkdir(usual);
    await symlink(usual, join(root, "link"), "junction");
    await symlink(join(root, "link"), join(root, "link-to-link"), "junction");
    await symlink(root, join(root, "parent"), "junction");
    for (const spelled of ["link", "link-to-link", "parent/Keyrack", "parent/link"]) {
      const folder = makeUserDataFolder(resolve(root, spelled));
      expect(folder).toBe(usual);
      expect(keychainServiceOf(folder, canonicalPathOf(usual))).toBe("Keyrack");
    }
  });

  it("is where a link above it leads also when it is made only now", async () => {
    await mkdir(join(root, "disk"));
    await symlink(join(root, "disk"), join(root, "home"), "junction");
    const first = makeUserDataFolder(join(root, "home", "keys"));
    expect(first).toBe(join(root, "disk", "keys"));
    expect(makeUserDataFolder(join(root, "disk", "keys"))).toBe(first);
  });

  it("is the same in other letters where the disk takes them for the same", async () => {
    const folder = makeUserDataFolder(join(root, "Keys"));
    const isSame = await stat(join(root, "kEYS")).then(
      () => true,
      () => false,
    );
    const other = makeUserDataFolder(join(root, "kEYS"));
    expect(other).toBe(isSame ? folder : join(root, "kEYS"));
  });

  it("keeps its path when it can't be made", async () => {
    await writeFile(join(root, "file"), "");
    await symlink(join(root, "gone"), join(root, "dangling"));
    for (const name of ["file/keys", "dangling/keys"]) {
      expect(makeUserDataFolder(resolve(root, name))).toBe(resolve(root, name));
    }
  });
});

describe("canonicalPathOf", () => {
  it("makes nothing", async () => {
    expect(canonicalPathOf(join(root, "one", "two"))).toBe(join(root, "one", "two"));
    await expect(stat(join(root, "one"))).rejects.toThrow("ENOENT");
  });

  it("follows the links above what is not there", async () => {
    await mkdir(join(root, "disk"));
    await symlink(join(root, "disk"), join(root, "home"), "junction");
    expect(canonicalPathOf(join(root, "home", "keys"))).toBe(join(root, "disk", "keys"));
  });
});
