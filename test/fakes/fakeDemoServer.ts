import type { DemoSecrets, DemoServer } from "../../electron/core/ports.ts";
import type { AppError } from "../../shared/appError.ts";
import { ok, type Result } from "../../shared/result.ts";

/** Remembers with which secrets it was started. */
export class FakeDemoServer implements DemoServer {
  readonly starts: DemoSecrets[] = [];

  async start(secrets: DemoSecrets): Promise<Result<string, AppError>> {
    this.starts.push(secrets);
    return ok("http://127.0.0.1:4711");
  }
}
