import path from "node:path";
import { expect, it } from "vitest";
import { checkout } from "../../build/checkout.mjs";
import { parsePackageArguments } from "../../build/packaging/parse-package-arguments.mjs";

it("packages for development into dist/ unless told otherwise", () => {
  expect(parsePackageArguments([])).toEqual({
    forRelease: false,
    outputFolder: path.join(checkout, "dist"),
  });
});

it("takes a folder, and a release", () => {
  expect(parsePackageArguments(["--release", "--output", "/tmp/here"])).toEqual({
    forRelease: true,
    outputFolder: "/tmp/here",
  });
});

it.each([["--relase"], ["--output"], ["a-word"]])("refuses %s", (word) => {
  expect(() => parsePackageArguments([word])).toThrow(/./);
});
