import { expect, it } from "vitest";
import { nodeVersionProblem } from "../../build/node-version.mjs";

it.each(["20.19.0", "20.20.2", "22.0.0", "45.1.2"])("runs on Node %s", (version) => {
  expect(nodeVersionProblem(version)).toBeUndefined();
});

it.each(["20.18.3", "18.20.0", "14.21.3", "9.0.0"])("says what it needs on Node %s", (version) => {
  expect(nodeVersionProblem(version)).toBe(
    `Keyrack needs Node 20.19 or newer; this is v${version}`,
  );
});
