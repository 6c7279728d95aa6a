import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import {
  isListening,
  makePackage,
  type RunningPackage,
  startPackage,
} from "./harness/packagedKeyrack.ts";
import { poll } from "./harness/poll.ts";
import { findRenderers } from "./harness/processes.ts";

/** How a fuse lies in the executable: the digits 1 and 0. */
const [on, off] = [0x31, 0x30];

let executable: string;
let folder: string;
const running: RunningPackage[] = [];

beforeAll(async () => {
  executable = await makePackage();
  folder = await mkdtemp(path.join(os.tmpdir(), "keyrack-traces-"));
});

afterAll(() => rm(path.dirname(path.dirname(executable)), { recursive: true, force: true }));

afterEach(async () => {
  for (const app of running.splice(0)) await app.kill();
});

async function start(order: Parameters<typeof startPackage>[1]): Promise<RunningPackage> {
  const app = await startPackage(executable, order);
  running.push(app);
  return app;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

// Seen to fail with lines of `electronFuses` in electron-builder.yml taken out or turned around.
it("has its fuses set as electron-builder.yml says", async () => {
  const { version, ...wire } = await getCurrentFuseWire(executable);
  expect(version).toBe("1");
  expect(wire).toEqual({
    [FuseV1Options.RunAsNode]: off,
    [FuseV1Options.EnableCookieEncryption]: on,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
    [FuseV1Options.EnableNodeCliInspectArguments]: off,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
    [FuseV1Options.OnlyLoadAppFromAsar]: on,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: off,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
  });
});

// Seen to fail with `runAsNode: true`, which ran the script in the place of the app, and without
// the deletion of SSLKEYLOGFILE. NODE_OPTIONS a packaged Electron passes over by itself, too.
it("starts for an ordinary user in its sandbox, whatever the environment orders", async () => {
  const trace = path.join(folder, "ran");
  const keys = path.join(folder, "keys");
  const script = path.join(folder, "trace.cjs");
  await writeFile(script, `require("node:fs").writeFileSync(${JSON.stringify(trace)}, "")`);
  const app = await start({
    args: ["--demo", "--lang=en", script],
    env: {
      ELECTRON_RUN_AS_NODE: "1",
      NODE_OPTIONS: `--require ${script}`,
      SSLKEYLOGFILE: keys,
    },
  });
  await app.windowShown();
  const renderers = findRenderers(app.processId);
  expect(renderers.map(({ seccompMode }) => seccompMode)).toEqual([2]);
  // By now the page has its list, over HTTP.
  await poll("the demo's state", () => existsSync(path.join(app.userDataDir, "demo-server")), {
    limitMs: 10_000,
  });
  expect([trace, keys].filter(existsSync)).toEqual([]);
});

const port = await freePort();

/** Asks again and again whether something listens, until the app ends, or has had its time. */
async function watchPort(app: RunningPackage, watched: number, limitMs = 8_000) {
  let exit: number | null | "runs on" = "runs on";
  void app.ended.then((code) => {
    exit = code;
  });
  let hasListened = false;
  const deadline = performance.now() + limitMs;
  while (exit === "runs on" && performance.now() < deadline) {
    hasListened ||= await isListening(watched);
  }
  return { exit, hasListened };
}

// Seen to fail without `refuseDebugSwitches()` in main.ts: each app ran on, and the first opened
// its port.
it.each([
  `--remote-debugging-port=${port}`,
  `--inspect=${port}`,
  `--inspect-brk=${port}`,
  "--remote-debugging-pipe",
  "--js-flags=--expose-gc",
  "--no-sandbox",
  "--disable-web-security",
  "--ignore-certificate-errors",
  "--host-rules=MAP * 127.0.0.1",
  "--renderer-cmd-prefix=/usr/bin/env",
  "--log-net-log",
  "--ssl-key-log-file",
  "-remote-debugging-port=0",
])("never starts with %s", async (word) => {
  const file = path.join(folder, "written");
  const isFile = word.endsWith("log") || word.endsWith("file");
  const app = await start({ args: ["--demo", isFile ? `${word}=${file}` : word] });
  const { exit, hasListened } = await watchPort(app, port);
  expect({ exit, hasListened }).toEqual({ exit: 1, hasListened: false });
  expect(app.errors()).toMatch(/^Keyrack does not start with --[a-z-]+\.$/m);
  expect(existsSync(file)).toBe(false);
});

// Seen to fail with an empty `refusedVariables`.
it.each(["ELECTRON_DISABLE_SANDBOX", "ELECTRON_ENABLE_LOGGING", "NODE_DEBUG"])(
  "never starts with %s",
  async (name) => {
    const app = await start({ args: ["--demo"], env: { [name]: "1" } });
    expect(await watchPort(app, port)).toEqual({ exit: 1, hasListened: false });
    expect(app.errors()).toMatch(new RegExp(`^Keyrack does not start with ${name}\\.$`, "m"));
  },
);

// Seen to fail with `enableNodeCliInspectArguments: true`: the signal opened the debugger's port.
it("opens no debugger at a signal either", async () => {
  const app = await start({ args: ["--demo"] });
  await app.windowShown();
  process.kill(app.processId, "SIGUSR1");
  expect((await watchPort(app, 9229, 1_000)).hasListened).toBe(false);
});
