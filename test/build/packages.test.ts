import { expect, it } from "vitest";
import { packagesAreCurrent } from "../../build/setup/packages.mjs";

const a = { version: "1.0.0", integrity: "sha512-a" };
const b = { version: "2.0.0", integrity: "sha512-b" };
const wanted = { packages: { "": { version: "0.1.0" }, "node_modules/a": a, "node_modules/b": b } };

it("is content when exactly the lockfile's packages are installed", () => {
  const installed = { packages: { "node_modules/a": a, "node_modules/b": b } };
  expect(packagesAreCurrent(wanted, installed)).toBe(true);
});

it("notices a package that is missing, of another version, or not the same file", () => {
  const others = [undefined, { ...b, version: "2.0.1" }, { ...b, integrity: "sha512-c" }];
  for (const other of others) {
    const packages = { "node_modules/a": a, ...(other && { "node_modules/b": other }) };
    expect(packagesAreCurrent(wanted, { packages })).toBe(false);
  }
});

it("notices a package that the lockfile no longer has", () => {
  const packages = { "node_modules/a": a, "node_modules/b": b, "node_modules/c": a };
  expect(packagesAreCurrent(wanted, { packages })).toBe(false);
});

it("lets a package for another platform be absent", () => {
  const packages = { ...wanted.packages, "node_modules/c": { ...a, optional: true } };
  const installed = { packages: { "node_modules/a": a, "node_modules/b": b } };
  expect(packagesAreCurrent({ packages }, installed)).toBe(true);
});
