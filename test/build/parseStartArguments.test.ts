import path from "node:path";
import { expect, it } from "vitest";
import { parseStartArguments } from "../../build/start/parse-start-arguments.mjs";

it("hands all arguments on to the app", () => {
  expect(parseStartArguments(["--lang=sv", "--x"])).toEqual({
    screenshotFile: undefined,
    appArguments: ["--lang=sv", "--x"],
  });
});

it.each([["--screenshot", "a.png"], ["--screenshot=a.png"]])(
  "keeps the picture's file to itself: %s %s",
  (...words) => {
    const { screenshotFile, appArguments } = parseStartArguments(["--lang=sv", ...words, "--x"]);
    expect(screenshotFile).toBe(path.resolve("a.png"));
    expect(appArguments).toEqual(["--lang=sv", "--x"]);
  },
);

it.each([["--screenshot"], ["--screenshot", "--lang=sv"], ["--screenshot="]])(
  "says what is missing: %s %s",
  (...words) => {
    expect(() => parseStartArguments(words)).toThrow("npm start -- --screenshot FILE");
  },
);
