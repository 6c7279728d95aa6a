import type { DemoSecrets, DemoServer, RunningDemo } from "../../electron/core/ports.ts";
import { Secret } from "../../electron/core/secret.ts";
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

  async start(secrets: DemoSecrets): Promise<Result<RunningDemo, AppError>> {
    this.starts.push(secrets);
    this.running ??= secrets;
    const realm = { issuer: "http://127.0.0.1:4711/realms/bookmore-admin", clientId: "demo" };
    const password = new Secret("demo-password");
    const bokamera = { realm, email: "admin@grandspa.example", password };
    return ok({ origin: "http://127.0.0.1:4711", bokamera });
  }
}
