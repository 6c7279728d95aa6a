import { expect, it } from "vitest";
import { contentSecurityPolicy } from "../../electron/security/contentSecurityPolicy.ts";

const rules = new Map(
  contentSecurityPolicy.split("; ").map((rule) => {
    const [name = "", ...values] = rule.split(" ");
    return [name, values.join(" ")];
  }),
);

// Seen to fail with any line of it taken out. What it does in a page: test/e2e/hardening.e2e.ts.
it.each([
  ["default-src", "'none'"],
  ["script-src", "'self'"],
  ["img-src", "'self'"],
  ["font-src", "'self'"],
  ["connect-src", "'none'"],
  ["base-uri", "'none'"],
  ["form-action", "'none'"],
  ["frame-ancestors", "'none'"],
  ["object-src", "'none'"],
  ["require-trusted-types-for", "'script'"],
  ["trusted-types", "'none'"],
])("says %s %s", (name, value) => {
  expect(rules.get(name)).toBe(value);
});

it("allows no style but the page's own files and one by its hash", () => {
  expect(rules.get("style-src")).toMatch(/^'self' 'sha256-[A-Za-z0-9+/=]{44}'$/);
});

it("gives frames, workers, media and manifests no rule of their own, so that none is let in", () => {
  const named = [...rules.keys()].filter((name) =>
    /^(?:frame|child|worker|media|manifest|prefetch)-src$|-(?:elem|attr)$/.test(name),
  );
  expect(named).toEqual([]);
  expect(contentSecurityPolicy).not.toMatch(/unsafe|\*|https?:|data:|blob:|strict-dynamic/);
});
