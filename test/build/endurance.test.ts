import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, it } from "vitest";
import { checkout } from "../../build/checkout.mjs";
import { runProgram } from "../../build/run-program.mjs";
import { figuresOf } from "../../build/testing/endurance-figures.mjs";
import { findEnduranceFiles } from "../../build/testing/endurance-files.mjs";
import { parseEnduranceArguments } from "../../build/testing/parse-endurance-arguments.mjs";
import { makeTestFolder } from "../demo/startTestServer.ts";

it("runs a sample in npm test of all that npm run endurance runs whole", async () => {
  expect(process.env.KEYRACK_ENDURANCE_SEED).toBeUndefined();
  const list = ["node_modules/vitest/vitest.mjs", "list", "--filesOnly", "--json"];
  const { output } = await runProgram(process.execPath, [...list, "--configLoader=runner"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const listed: ReadonlyArray<{ readonly file: string }> = JSON.parse(output);
  const inTest = listed.map(({ file }) => relative(checkout, file));
  const { unit, e2e } = findEnduranceFiles();
  expect(unit).toContain("test/refreshFaults/faultPairs.test.ts");
  expect(e2e).toContain("test/e2e/refreshKills.e2e.ts");
  expect(inTest).toEqual(expect.arrayContaining([...unit, ...e2e]));
});

it("takes a part of a name and a seed, in any order", () => {
  const asked = { name: "kills", seed: 7 };
  expect(parseEnduranceArguments(["kills", "--seed", "7"])).toEqual(asked);
  expect(parseEnduranceArguments(["--seed", "7", "kills"])).toEqual(asked);
});

it("runs all with a seed of its own when nothing is asked", () => {
  const { name, seed } = parseEnduranceArguments([]);
  expect(name).toBe("");
  expect(Number.isInteger(seed) && seed > 0).toBe(true);
});

it.each([[["--seed"]], [["--seed", "0"]], [["--seed", "1.5"]], [["one", "two"]]])(
  "refuses %j",
  (args) => {
    expect(() => parseEnduranceArguments(args)).toThrow();
  },
);

it("ends with a line a file, which says what failed", async () => {
  const file = join(await makeTestFolder(), "report.json");
  const test = { status: "passed", title: "it holds" };
  const assertionResults = [
    { ...test, meta: { figures: "200 kills" } },
    { ...test, meta: {} },
    { ...test, status: "failed", meta: { figures: "3 kills" } },
  ];
  const ran = { name: "/work/test/kills.e2e.ts", startTime: 1_000, endTime: 62_000 };
  writeFileSync(file, JSON.stringify({ testResults: [{ ...ran, assertionResults }] }));
  expect(figuresOf(file)).toEqual(["kills.e2e.ts: 200 kills; passed; FAILED: it holds (61 s)"]);
  expect(figuresOf(`${file}.none`)).toEqual([]);
});
