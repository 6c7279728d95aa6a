import { homedir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseCommandLine } from "../../electron/demo/parseCommandLine.ts";

describe("parseCommandLine", () => {
  it("reads a port, a folder, the switches and the number of company keys", () => {
    const words = ["--port", "0", "--state-dir", "/tmp/state", "--allow-faults", "--json-errors"];
    expect(parseCommandLine([...words, "--company-keys", "100000"], {})).toEqual({
      ok: true,
      value: {
        port: 0,
        stateDir: "/tmp/state",
        allowFaults: true,
        jsonErrors: true,
        companyKeys: 100_000,
      },
    });
  });

  it("takes port 8787 and the user's cache folder by itself, and no switch", () => {
    const parsed = parseCommandLine([], { XDG_CACHE_HOME: "/var/tmp/cache" });
    expect(parsed).toMatchObject({
      ok: true,
      value: { port: 8787, allowFaults: false, jsonErrors: false, companyKeys: null },
    });
  });

  it.skipIf(process.platform !== "linux")(
    "finds the cache folder the way the system names it",
    () => {
      const stateDirOf = (environment: Readonly<Record<string, string>>) =>
        parseCommandLine([], environment);
      expect(stateDirOf({ XDG_CACHE_HOME: "/var/tmp/cache" })).toMatchObject({
        value: { stateDir: "/var/tmp/cache/keyrack-demo-server" },
      });
      expect(stateDirOf({})).toMatchObject({
        value: { stateDir: join(homedir(), ".cache", "keyrack-demo-server") },
      });
    },
  );

  it.each([
    [["--port", "http"], "--port takes a number up to 65535."],
    [["--port", "65536"], "--port takes a number up to 65535."],
    [["--company-keys", "100001"], "--company-keys takes a number up to 100000."],
    [["--company-keys", "many"], "--company-keys takes a number up to 100000."],
    [["--port", "-1"], "ambiguous"],
    [["--port"], "argument missing"],
    [["--state-dir", ""], "--state-dir is not right."],
    [["--help-me"], "Unknown option '--help-me'"],
    [["8787"], "Unexpected argument '8787'"],
  ])("refuses %j", (words, sentence) => {
    expect(parseCommandLine(words, {})).toEqual({
      ok: false,
      error: expect.stringContaining(sentence),
    });
  });
});
