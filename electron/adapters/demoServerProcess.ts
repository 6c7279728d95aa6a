import { type UtilityProcess, utilityProcess } from "electron";
import { z } from "zod";
import type { AppError } from "../../shared/appError.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { DemoSecrets, DemoServer, RunningDemo } from "../core/ports.ts";
import { Secret } from "../core/secret.ts";
import { timeLimit } from "./timeLimit.ts";

const startLimitMs = 10_000;
const stopLimitMs = 3_000;

const childMessage = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("listening"),
    port: z.number().int().min(1).max(65_535),
    bokamera: z.object({
      issuer: z.string(),
      clientId: z.string(),
      email: z.string(),
      password: z.string().transform((text) => new Secret(text)),
    }),
  }),
  z.object({ kind: z.literal("failed"), reason: z.string() }),
]);

/** The embedded demo server in a process of its own, which ends with ours. */
export class DemoServerProcess implements DemoServer {
  readonly #script: string;
  readonly #stateDir: () => string;
  #running: Promise<Result<RunningDemo, AppError>> | null = null;
  #child: UtilityProcess | null = null;

  constructor(input: { script: string; stateDir: () => string }) {
    this.#script = input.script;
    this.#stateDir = input.stateDir;
  }

  start(secrets: DemoSecrets): Promise<Result<RunningDemo, AppError>> {
    this.#running ??= this.#fork(secrets);
    return this.#running;
  }

  async stop(): Promise<void> {
    const child = this.#child;
    this.#forget(child);
    if (child?.pid === undefined) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill();
    await timeLimit(ended, stopLimitMs, null);
  }

  /** Of an older child nothing is forgotten: a newer one has taken its place. */
  #forget(child: UtilityProcess | null): void {
    if (this.#child !== child) return;
    this.#child = null;
    this.#running = null;
  }

  async #fork(secrets: DemoSecrets): Promise<Result<RunningDemo, AppError>> {
    const child = utilityProcess.fork(this.#script, [], {
      serviceName: "Keyrack demo server",
      stdio: "ignore",
    });
    this.#child = child;
    child.once("exit", () => this.#forget(child));
    // SECURITY: by message, since a command line can be read by every process of the machine.
    child.postMessage({
      kind: "start",
      stateDir: this.#stateDir(),
      rootSecret: secrets.rootSecret.exposeText(),
      adminToken: secrets.adminToken.exposeText(),
    });
    const running = await timeLimit(runningOf(child), startLimitMs, null);
    if (running !== null) return ok(running);
    await this.stop();
    return err({ kind: "demo-not-started" });
  }
}

/** Where it is once the child listens; null when it says that it can't, or ends. */
function runningOf(child: UtilityProcess): Promise<RunningDemo | null> {
  return new Promise((resolve) => {
    child.once("exit", () => resolve(null));
    child.once("message", (message: unknown) => {
      const parsed = childMessage.safeParse(message);
      if (!parsed.success || parsed.data.kind !== "listening") return resolve(null);
      const { port, bokamera } = parsed.data;
      const { issuer, clientId, email, password } = bokamera;
      resolve({
        origin: `http://127.0.0.1:${port}`,
        bokamera: { realm: { issuer, clientId }, email, password },
      });
    });
  });
}
