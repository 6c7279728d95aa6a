import { type UtilityProcess, utilityProcess } from "electron";
import { z } from "zod";
import type { AppError } from "../../shared/appError.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { DemoSecrets, DemoServer } from "../core/ports.ts";
import { timeLimit } from "./timeLimit.ts";

const startLimitMs = 10_000;
const stopLimitMs = 3_000;

const childMessage = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("listening"), port: z.number().int().min(1).max(65_535) }),
  z.object({ kind: z.literal("failed"), reason: z.string() }),
]);

/** The embedded demo server in a process of its own, which ends with ours. */
export class DemoServerProcess implements DemoServer {
  readonly #script: string;
  readonly #stateDir: () => string;
  #running: Promise<Result<string, AppError>> | null = null;
  #child: UtilityProcess | null = null;

  constructor(input: { script: string; stateDir: () => string }) {
    this.#script = input.script;
    this.#stateDir = input.stateDir;
  }

  start(secrets: DemoSecrets): Promise<Result<string, AppError>> {
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

  async #fork(secrets: DemoSecrets): Promise<Result<string, AppError>> {
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
    const port = await timeLimit(portOf(child), startLimitMs, null);
    if (port !== null) return ok(`http://127.0.0.1:${port}`);
    await this.stop();
    return err({ kind: "demo-not-started" });
  }
}

/** The port once the child listens; null when it says that it can't, or ends. */
function portOf(child: UtilityProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once("exit", () => resolve(null));
    child.once("message", (message: unknown) => {
      const parsed = childMessage.safeParse(message);
      resolve(parsed.success && parsed.data.kind === "listening" ? parsed.data.port : null);
    });
  });
}
