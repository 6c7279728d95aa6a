import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const text = readFileSync(join(root, "docs/security.md"), "utf8");

it("names only tests that there are", () => {
  const named = [...new Set(text.match(/\btest\/[\w/.-]+\.(?:test|e2e)\.tsx?\b/g))];
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

it("names every rule in electron/security/", () => {
  const rules = readdirSync(join(root, "electron/security"));
  expect(rules.filter((file) => !text.includes(`\`${file}\``))).toEqual([]);
});

it("has a line with a test for each of the twenty items", () => {
  const items = [...text.matchAll(/^\| (\d+) \|.*$/gm)];
  expect(items.map(([, number]) => Number(number))).toEqual(
    Array.from({ length: 20 }, (_, index) => index + 1),
  );
  expect(items.filter(([line]) => !/`test\/\S+`/.test(line))).toEqual([]);
});

it("links only to pages that there are", () => {
  const linked = [...text.matchAll(/\]\(([^)#]+)\)/g)].map(([, to]) => to ?? "");
  expect(linked.filter((to) => !existsSync(join(root, "docs", to)))).toEqual([]);
});
