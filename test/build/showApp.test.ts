import { describe, expect, it } from "vitest";
import { isChromiumNoise } from "../../build/start/show-app.mjs";

describe("what the app writes to its standard error", () => {
  it.each([
    "[16493:1123/034731.697266:ERROR:bus.cc(407)] Failed to connect to the bus: Unknown address",
    "[16529:1123/034731.554833:ERROR:viz_main_impl.cc(181)] Exiting GPU process",
  ])("is kept from the person when it is Chromium's noise: %s", (line) => {
    expect(isChromiumNoise(line)).toBe(true);
  });

  it.each(["Error: Cannot find module 'x'", "    at run (main.js:1:1)", "[app] something"])(
    "is shown when it is anything else: %s",
    (line) => {
      expect(isChromiumNoise(line)).toBe(false);
    },
  );
});
