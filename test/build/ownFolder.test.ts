import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { makeOwnFolder } from "../../build/own-folder.mjs";

/** Above what Linux gives out, so that no process has it. */
const idOfNobody = 2 ** 22 + 1;
let parent = "";

beforeEach(async () => {
  parent = await mkdtemp(path.join(os.tmpdir(), "keyrack-own-folder-"));
});
afterEach(() => rm(parent, { recursive: true }));

it("names its process", () => {
  expect(path.basename(makeOwnFolder(parent, "run"))).toMatch(new RegExp(`^run-${process.pid}-`));
});

it("removes what a killed process left, and nothing else", async () => {
  const others = [`run-${process.ppid}-aaaaaa`, "run-by-hand", `walk-${idOfNobody}-aaaaaa`];
  for (const name of [...others, `run-${idOfNobody}-aaaaaa`]) await mkdir(path.join(parent, name));
  const own = path.basename(makeOwnFolder(parent, "run"));
  expect((await readdir(parent)).sort()).toEqual([...others, own].sort());
});
