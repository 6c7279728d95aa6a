import type { DemoSecrets, DemoServer } from "../../electron/core/ports.ts";
import type { AppError } from "../../shared/appError.ts";
import { ok, type Result } from "../../shared/result.ts";

/** Like the real one it keeps the secrets it was first started with until it is stopped. */
export class FakeDemoServer implements DemoServer {
  readonly starts: DemoSecrets[] = [];

  /** null while it does not run. */
  running: DemoSecrets | null = null;

  async stop(): Promise<void> {
    this.running = null;
  }

  async start(secrets: DemoSecrets): Promise<Result<string, AppError>> {
    this.starts.push(secrets);
    this.running ??= secrets;
    return ok("http://127.0.0.1:4711");
  }
}
