import { expect, it } from "vitest";
import { holdLocalePlace } from "../../build/hold-locale-place.mjs";

it("adds an LC_ALL that means the same as none", () => {
  expect(holdLocalePlace({ LANG: "C.UTF-8" })).toEqual({ LANG: "C.UTF-8", LC_ALL: "" });
});

it("leaves the one that is there", () => {
  expect(holdLocalePlace({ LC_ALL: "sv_SE.UTF-8" })).toEqual({ LC_ALL: "sv_SE.UTF-8" });
});
