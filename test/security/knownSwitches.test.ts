import { describe, expect, it } from "vitest";
import { unknownSwitches } from "../../electron/security/knownSwitches.ts";

const dangerous = [
  "--remote-debugging-port=9222",
  "--remote-debugging-pipe",
  "--remote-debugging-address=0.0.0.0",
  "--remote-allow-origins=*",
  "--inspect",
  "--inspect=127.0.0.1:9229",
  "--inspect-brk",
  "--inspect-port=1",
  "--js-flags=--expose-gc",
  "--no-sandbox",
  "--disable-setuid-sandbox",
  "--disable-seccomp-filter-sandbox",
  "--single-process",
  "--no-zygote",
  "--disable-web-security",
  "--disable-site-isolation-trials",
  "--ignore-certificate-errors",
  "--ignore-certificate-errors-spki-list=abc",
  "--log-net-log=/tmp/log",
  "--ssl-key-log-file=/tmp/keys",
  "--host-rules=MAP * 127.0.0.1",
  "--host-resolver-rules=MAP * 127.0.0.1",
  "--load-extension=/tmp/extension",
  "--renderer-cmd-prefix=xterm",
  "--utility-cmd-prefix=xterm",
  "--zygote-cmd-prefix=xterm",
  "--gpu-launcher=xterm",
  "--enable-logging",
  "--log-file=/tmp/log",
  "--v=3",
  "--vmodule=*=3",
  "--auto-open-devtools-for-tabs",
  "--disable-features=NetworkServiceSandbox",
  "--enable-features=Anything",
  "--enable-blink-features=Anything",
  "--blink-settings=dnsPrefetchingEnabled=true",
  "--trace-startup",
  "--crash-dumps-dir=/tmp",
  "--require=/tmp/evil.cjs",
  "-r",
  "-e",
];

describe("unknownSwitches", () => {
  // Seen to fail with an empty answer, and each with its name in `known`.
  it.each(dangerous)("finds %s", (word) => {
    expect(unknownSwitches(["--demo", word], "linux")).toHaveLength(1);
  });

  it.each([
    ["-remote-debugging-port=9222", "one dash"],
    ["--a-switch-of-the-next-chromium", "a name that nobody knows yet"],
    ["--DEMO", "another letter case"],
    ["---demo", "three dashes"],
    ["--=x", "no name"],
  ])("finds %s: %s", (word) => {
    expect(unknownSwitches([word], "linux")).toHaveLength(1);
  });

  it("takes what a person, a desktop or a network needs", () => {
    const words = [
      "--demo",
      "--user-data-dir=/home/ada/keyrack",
      "--lang=sv",
      "--password-store=gnome-libsecret",
      "--force-renderer-accessibility",
      "--ozone-platform=wayland",
      "--proxy-server=proxy.example:8080",
    ];
    expect(unknownSwitches(words, "linux")).toEqual([]);
  });

  it("leaves alone what is no switch, or comes after the end of switches", () => {
    expect(unknownSwitches(["", "-", "a file", "/etc/hosts", "x--inspect"], "linux")).toEqual([]);
    expect(unknownSwitches(["--", "--inspect"], "linux")).toEqual([]);
    expect(unknownSwitches(["--inspect", "--"], "linux")).toEqual(["inspect"]);
  });

  it("knows a slash and any letter case on Windows", () => {
    const words = ["/remote-debugging-port=9222", "--Inspect", "/DEMO", "--Lang=sv"];
    expect(unknownSwitches(words, "win32")).toEqual(["remote-debugging-port", "Inspect"]);
  });

  it("takes what macOS adds by itself, there alone", () => {
    const words = [
      "-psn_0_12345",
      "-AppleLanguages",
      "(sv)",
      "-NSDocumentRevisionsDebugMode",
      "YES",
    ];
    expect(unknownSwitches(words, "darwin")).toEqual([]);
    expect(unknownSwitches(words, "linux")).toHaveLength(3);
  });

  it("names a switch without its value, which may be anything", () => {
    expect(unknownSwitches(["--js-flags=--a=b\nc"], "linux")).toEqual(["js-flags"]);
  });
});
