import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { listRows, refresh, reveal } from "./bakuunClient.ts";
import { sendSignIn, tokenPath } from "./bokameraClient.ts";
import { makeTestFolder } from "./startTestServer.ts";

let bundleDir = "";

beforeAll(async () => {
  bundleDir = await mkdtemp(join(tmpdir(), "keyrack-demo-bundle-"));
  await build({
    configFile: false,
    logLevel: "silent",
    ssr: { noExternal: true },
    build: {
      ssr: "electron/demo/demoServerProcess.ts",
      outDir: bundleDir,
      rollupOptions: { output: { entryFileNames: "demoServer.mjs" } },
    },
  });
}, 60_000);

afterAll(() => rm(bundleDir, { recursive: true, force: true }));

const roles = [
  "superadmin",
  "bookingsupplier-administrator-write",
  "bookingsupplier-administrator-read",
] as const;

const credentials = z.strictObject({
  bakuun: z.strictObject({ adminToken: z.string(), viewerToken: z.string() }),
  bokamera: z.strictObject({
    tokenUrl: z.string(),
    clientId: z.string(),
    users: z.array(
      z.strictObject({ email: z.string(), password: z.string(), role: z.enum(roles) }),
    ),
  }),
});

interface Started {
  readonly child: ChildProcess;
  readonly origin: string;
  readonly adminToken: string;
  readonly viewerToken: string;
  readonly bokamera: z.infer<typeof credentials>["bokamera"];
  /** All that it printed, as it comes. */
  readonly lines: readonly string[];
}

/** Starts the bundle by hand and waits for its two lines. */
async function startByHand(stateDir: string): Promise<Started> {
  const { child, lines } = run(["--port", "0", "--state-dir", stateDir]);
  await expect.poll(() => lines.length, { timeout: 10_000 }).toBe(2);
  const [first = "", second = ""] = lines;
  const origin = /^demo server listening on (http:\/\/127\.0\.0\.1:\d+)$/.exec(first)?.[1] ?? "";
  const { bakuun, bokamera } = credentials.parse(JSON.parse(second));
  return { child, lines, origin, ...bakuun, bokamera };
}

function run(words: readonly string[]) {
  const child = spawn(process.execPath, [join(bundleDir, "demoServer.mjs"), ...words], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines: string[] = [];
  createInterface(child.stdout).on("line", (line) => lines.push(line));
  const complaints: string[] = [];
  createInterface(child.stderr).on("line", (line) => complaints.push(line));
  return { child, lines, complaints };
}

async function end(child: ChildProcess, signal: "SIGTERM" | "SIGINT"): Promise<unknown> {
  const exited = once(child, "exit");
  child.kill(signal);
  return (await exited)[0];
}

describe("the demo server by hand", { timeout: 20_000 }, () => {
  it("prints its address and its credentials, and nothing else", async () => {
    const server = await startByHand(await makeTestFolder());
    expect(await listRows(server)).toHaveLength(6);
    expect(server.viewerToken).not.toBe(server.adminToken);
    expect(await end(server.child, "SIGTERM")).toBe(0);
    expect(server.lines).toHaveLength(2);
  });

  it("prints how to sign in to the BokaMera half in every role", async () => {
    const { origin, bokamera } = await startByHand(await makeTestFolder());
    expect(bokamera.tokenUrl).toBe(`${origin}${tokenPath}`);
    expect(bokamera.clientId).toBe("bm-external-api-users");
    expect(new Set(bokamera.users.map(({ role }) => role))).toEqual(new Set(roles));
    for (const { email } of bokamera.users) {
      expect((await sendSignIn({ origin, bokamera }, email)).status).toBe(200);
    }
  });

  it.skipIf(process.platform === "win32")("ends cleanly on Ctrl+C too", async () => {
    const server = await startByHand(await makeTestFolder());
    expect(await end(server.child, "SIGINT")).toBe(0);
  });

  it("ends while somebody still waits for an answer", async () => {
    const server = await startByHand(await makeTestFolder());
    const body = new ReadableStream({ start: (writer) => writer.enqueue("{") });
    const init = { method: "POST", body, duplex: "half" };
    const waiting = fetch(`${server.origin}/v2/push`, init);
    const refused = expect(waiting).rejects.toThrow();
    expect(await end(server.child, "SIGTERM")).toBe(0);
    await refused;
  });

  it("has the same tokens and the refreshed key after a restart", async () => {
    const stateDir = await makeTestFolder();
    const server = await startByHand(stateDir);
    const { key } = await refresh(server, "live-ari-post");
    await end(server.child, "SIGTERM");

    const restarted = await startByHand(stateDir);
    expect(restarted.adminToken).toBe(server.adminToken);
    expect(restarted.viewerToken).toBe(server.viewerToken);
    expect(restarted.bokamera.users).toEqual(server.bokamera.users);
    expect(await reveal(restarted, "live-ari-post")).toBe(key);
  });

  it("keeps a refreshed key even when it is killed", async () => {
    const stateDir = await makeTestFolder();
    const server = await startByHand(stateDir);
    const { key } = await refresh(server, "live-ari-post");
    server.child.kill("SIGKILL");
    await once(server.child, "exit");
    expect(await reveal(await startByHand(stateDir), "live-ari-post")).toBe(key);
  });

  it("has its root secret in a file for the owner only, and no other secret on disk", async () => {
    const stateDir = await makeTestFolder();
    const server = await startByHand(stateDir);
    const key = (await refresh(server, "live-ari-post")).key;
    await end(server.child, "SIGTERM");

    expect((await readdir(stateDir)).sort()).toEqual([
      "bakuun.json",
      "bokamera.json",
      "root-secret",
    ]);
    if (process.platform !== "win32") {
      expect((await stat(join(stateDir, "root-secret"))).mode & 0o777).toBe(0o600);
      expect((await stat(join(stateDir, "bakuun.json"))).mode & 0o777).toBe(0o600);
      expect((await stat(join(stateDir, "bokamera.json"))).mode & 0o777).toBe(0o600);
    }
    const rootSecret = (await readFile(join(stateDir, "root-secret"), "utf8")).trim();
    const state = await readFile(join(stateDir, "bakuun.json"), "utf8");
    const passwords = server.bokamera.users.map(({ password }) => password);
    for (const secret of [key, rootSecret, server.adminToken, server.viewerToken, ...passwords]) {
      expect(state).not.toContain(secret);
    }
  });

  it("sets a damaged root secret aside and starts with a new one", async () => {
    const stateDir = await makeTestFolder();
    await writeFile(join(stateDir, "root-secret"), "too short");
    await startByHand(stateDir);
    expect(await readFile(join(stateDir, "root-secret.damaged"), "utf8")).toBe("too short");
  });

  it("says how it is used and exits with 2 when it is used otherwise", async () => {
    const { child, lines, complaints } = run(["--port", "http"]);
    expect((await once(child, "close"))[0]).toBe(2);
    expect(lines).toEqual([]);
    expect(complaints).toEqual([
      "--port takes a number up to 65535.",
      expect.stringContaining("usage: npm run demo-server"),
    ]);
  });

  it("says why and exits with 1 when the port is taken", async () => {
    const { origin } = await startByHand(await makeTestFolder());
    const stateDir = await makeTestFolder();
    const second = run(["--port", new URL(origin).port, "--state-dir", stateDir]);
    expect((await once(second.child, "close"))[0]).toBe(1);
    expect(second.lines).toEqual([]);
    expect(second.complaints.join("\n")).toContain("EADDRINUSE");
  });
});
