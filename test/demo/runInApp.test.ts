import { EventEmitter } from "node:events";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { DemoServerMessage } from "../../electron/demo/parentPort.ts";
import { runInApp } from "../../electron/demo/runInApp.ts";
import { listRows } from "./bakuunClient.ts";
import { makeTestFolder } from "./startTestServer.ts";

const rootSecret = "a root secret that lies in the keychain of the app";
const adminToken = "the-admin-token-that-the-app-made-for-this-run";

/** The child's end of a port to an app that is not there. */
function startInApp(message: unknown): readonly DemoServerMessage[] {
  const port = new EventEmitter();
  const told: DemoServerMessage[] = [];
  runInApp({
    parentPort: {
      on: (event, listener) => port.on(event, listener),
      postMessage: (answer) => told.push(answer),
    },
    keepServer: (server) => onTestFinished(() => server.close()),
  });
  port.emit("message", { data: message });
  port.emit("message", { data: message });
  return told;
}

async function firstOf(told: readonly DemoServerMessage[]): Promise<DemoServerMessage> {
  return vi.waitFor(() => {
    const [first] = told;
    if (first === undefined) throw new Error("nothing told yet");
    return first;
  });
}

describe("the demo server in the app", () => {
  it("starts once, tells its port and takes the app's token", async () => {
    const stateDir = await makeTestFolder();
    const told = startInApp({ kind: "start", stateDir, rootSecret, adminToken });
    const first = await firstOf(told);
    if (first.kind !== "listening") throw new Error(first.reason);
    const origin = `http://127.0.0.1:${first.port}`;
    expect(await listRows({ origin, adminToken })).toHaveLength(6);
    expect(told).toHaveLength(1);
    expect(first).toEqual({
      kind: "listening",
      port: expect.any(Number),
      bokamera: {
        issuer: `${origin}/realms/bookmore-admin`,
        clientId: "bm-external-api-users",
        email: "admin@grandspa.example",
        password: expect.any(String),
      },
    });
  });

  it("writes no secret to disk, the root secret included", async () => {
    const stateDir = await makeTestFolder();
    await firstOf(startInApp({ kind: "start", stateDir, rootSecret, adminToken }));
    const names = (await readdir(stateDir)).sort();
    expect(names).toEqual(["bakuun.json", "bokamera.json"]);
    for (const name of names) {
      const text = await readFile(join(stateDir, name), "utf8");
      expect(text).not.toContain(rootSecret);
      expect(text).not.toContain(adminToken);
    }
  });

  it.each([
    ["is of another kind", { kind: "stop" }],
    ["lacks the root secret", { kind: "start", stateDir: "/tmp", adminToken }],
    [
      "has a root secret that is too short",
      { kind: "start", stateDir: "/tmp", rootSecret: "x", adminToken },
    ],
  ])("says so when the first message %s", async (_what, message) => {
    expect(await firstOf(startInApp(message))).toEqual({
      kind: "failed",
      reason: "bad-start-message",
    });
  });

  it("tells the system's word for why it did not start, and no path", async () => {
    const file = join(await makeTestFolder(), "file");
    await writeFile(file, "");
    const stateDir = join(file, "state");
    const told = startInApp({ kind: "start", stateDir, rootSecret, adminToken });
    expect(await firstOf(told)).toEqual({ kind: "failed", reason: "ENOTDIR" });
  });
});
