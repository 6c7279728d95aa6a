import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { checkout } from "./checkout.ts";

export interface DemoServerOptions {
  /** 0, the default, picks a free one. */
  readonly port?: number;
  /** A folder of an earlier start; without it the server starts anew. */
  readonly stateDir?: string;
  /** How many keys BokaMera's first company has. */
  readonly companyKeys?: number;
}

/** One order to answer wrongly; see `contracts.md`, section 3. */
export interface FaultOrder {
  readonly route: string;
  readonly kind:
    | "status"
    | "delay"
    | "drop-before"
    | "drop-after"
    | "truncate"
    | "malformed"
    | "html"
    | "redirect"
    | "huge"
    | "wrong-type";
  readonly status?: number;
  readonly ms?: number;
  readonly times?: number;
  /** For a redirect: where to. */
  readonly location?: string;
}

export type BokameraRole =
  | "superadmin"
  | "bookingsupplier-administrator-write"
  | "bookingsupplier-administrator-read";

export interface BokameraUser {
  readonly email: string;
  readonly password: string;
  readonly role: BokameraRole;
}

interface BokameraCredentials {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly users: readonly BokameraUser[];
}

export interface RunningDemoServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly stateDir: string;
  readonly adminToken: string;
  readonly viewerToken: string;
  readonly bokamera: BokameraCredentials;
  fault(order: FaultOrder): Promise<void>;
  clearFaults(): Promise<void>;
  stop(): Promise<void>;
  /** Starts a new one at the same address with the same state; stop this one first. */
  restart(): Promise<RunningDemoServer>;
}

/** Starts the demo server as a person would by hand, in a process of its own. */
export async function startDemoServer(options: DemoServerOptions = {}): Promise<RunningDemoServer> {
  const stateDir =
    options.stateDir ?? (await mkdtemp(path.join(os.tmpdir(), "keyrack-demo-state-")));
  const child = spawnServer([
    "--port",
    String(options.port ?? 0),
    "--state-dir",
    stateDir,
    ...(options.companyKeys === undefined ? [] : ["--company-keys", String(options.companyKeys)]),
  ]);
  const welcome = await readWelcome(child);
  const { origin } = welcome;
  return {
    ...welcome,
    stateDir,
    fault: (order) => askServer(origin, { method: "POST", body: JSON.stringify(order) }),
    clearFaults: () => askServer(origin, { method: "DELETE" }),
    stop: () => endServer(child),
    restart: () => startDemoServer({ ...options, port: Number(new URL(origin).port), stateDir }),
  };
}

function spawnServer(args: readonly string[]): ChildProcess {
  const server = [process.execPath, "out/main/demoServer.js", ...args, "--allow-faults"];
  // Tied to this process by the kernel, so that a killed test run leaves no server behind.
  const [program = "", ...rest] =
    process.platform === "linux" ? ["setpriv", "--pdeathsig", "KILL", "--", ...server] : server;
  return spawn(program, rest, { cwd: checkout, stdio: ["ignore", "pipe", "pipe"] });
}

async function readWelcome(child: ChildProcess) {
  let complaint = "";
  child.stderr?.on("data", (chunk) => {
    complaint += String(chunk);
  });
  if (!child.stdout) throw new Error("The demo server has no standard output.");
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const address = await lines.next();
  const credentials = await lines.next();
  const origin = /^demo server listening on (http:\/\/127\.0\.0\.1:\d+)$/.exec(
    String(address.value),
  )?.[1];
  if (!origin || credentials.done) {
    throw new Error(`The demo server did not start: ${String(address.value)} ${complaint}`);
  }
  const { bakuun, bokamera } = JSON.parse(credentials.value) as {
    bakuun: { adminToken: string; viewerToken: string };
    bokamera: BokameraCredentials;
  };
  return { origin, ...bakuun, bokamera };
}

async function askServer(origin: string, request: RequestInit): Promise<void> {
  const answer = await fetch(`${origin}/__faults`, {
    ...request,
    headers: { "content-type": "application/json" },
  });
  if (!answer.ok) throw new Error(`/__faults answered ${answer.status}: ${await answer.text()}`);
}

async function endServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await gone;
}
