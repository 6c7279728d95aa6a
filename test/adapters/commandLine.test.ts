import { describe, expect, it } from "vitest";
import { readCommandLine } from "../../electron/commandLine.ts";

/** What Electron makes of a command line. */
const switchesOf = (given: Readonly<Record<string, string>>) => ({
  hasSwitch: (name: string) => name in given,
  getSwitchValue: (name: string) => given[name] ?? "",
});

describe("readCommandLine", () => {
  it("has no folder and no demo unless they are asked for", () => {
    expect(readCommandLine(switchesOf({}), "/home/anna")).toEqual({
      demo: false,
      userDataDir: null,
    });
    expect(readCommandLine(switchesOf({ demo: "" }), "/home/anna").demo).toBe(true);
  });

  // Seen to fail with an absolute path taken as it is given.
  it.each([
    "/home/anna/keys",
    "/home/anna/keys/",
    "/home//anna/keys",
    "/home/anna/./keys",
    "/home/anna/other/../keys",
    "keys",
    "./keys/",
    "../anna/keys",
  ])("takes %s for the same folder", (folder) => {
    const switches = switchesOf({ "user-data-dir": folder });
    expect(readCommandLine(switches, "/home/anna").userDataDir).toBe("/home/anna/keys");
  });
});
