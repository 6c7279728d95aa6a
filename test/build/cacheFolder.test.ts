import { expect, it } from "vitest";
import { cacheFolderFor } from "../../build/setup/cache-folder.mjs";

it("keeps what root makes where every user can read it", () => {
  expect(cacheFolderFor({ env: {}, isRoot: true, home: "/root" })).toBe("/var/cache/keyrack");
});

it("keeps what an ordinary user makes in the user's own cache", () => {
  const user = { isRoot: false, home: "/home/ada" };
  expect(cacheFolderFor({ env: {}, ...user })).toBe("/home/ada/.cache/keyrack");
  const env = { XDG_CACHE_HOME: "/caches/ada" };
  expect(cacheFolderFor({ env, ...user })).toBe("/caches/ada/keyrack");
});

it("uses the folder that was asked for before all others", () => {
  const env = { KEYRACK_CACHE_DIR: "/elsewhere", XDG_CACHE_HOME: "/caches/root" };
  expect(cacheFolderFor({ env, isRoot: true, home: "/root" })).toBe("/elsewhere");
});
