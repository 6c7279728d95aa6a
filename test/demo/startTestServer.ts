import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import {
  type DemoServer,
  type DemoServerOptions,
  startDemoServer,
} from "../../electron/demo/startDemoServer.ts";

export const testRootSecret = "a root secret for tests, with more than enough characters";

export interface TestServer extends DemoServer {
  readonly stateDir: string;
  /** Lines that the server wanted a person to read. */
  readonly log: readonly string[];
}

/** A fresh demo server on a free port, gone with the test that asked for it. */
export async function startTestServer(
  options: Partial<DemoServerOptions> = {},
): Promise<TestServer> {
  const stateDir = options.stateDir ?? (await makeTestFolder());
  const log: string[] = [];
  const server = await startDemoServer({
    rootSecret: testRootSecret,
    log: (line) => log.push(line),
    ...options,
    stateDir,
  });
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => {
    closing ??= server.close();
    return closing;
  };
  onTestFinished(close);
  return { ...server, close, stateDir, log };
}

/** An empty folder, removed with the test that asked for it. */
export async function makeTestFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "keyrack-demo-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
