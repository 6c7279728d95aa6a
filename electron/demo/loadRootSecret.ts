import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** 32 random bytes as base64url. */
const rootSecretSchema = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9_-]{43}$/);

/**
 * The root secret of a server that is started by hand, `STATE_DIR/root-secret`, made on the first
 * start. The app never calls this: it keeps its root secret in the keychain.
 */
export function loadRootSecret(
  { log }: { readonly log: (line: string) => void },
  stateDir: string,
): string {
  const path = join(stateDir, "root-secret");
  if (existsSync(path)) {
    const parsed = rootSecretSchema.safeParse(readFileSync(path, "utf8"));
    // SECURITY: it may have been copied here with looser rights than it was made with.
    chmodSync(path, 0o600);
    if (parsed.success) return parsed.data;
    renameSync(path, `${path}.damaged`);
    log(`demo server: ${path} can't be read; kept as ${path}.damaged, all keys are new`);
  }
  const rootSecret = randomBytes(32).toString("base64url");
  mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  writeFileSync(path, `${rootSecret}\n`, { mode: 0o600, flag: "wx" });
  return rootSecret;
}
