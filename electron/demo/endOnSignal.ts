import type { DemoServer } from "./startDemoServer.ts";

/** Ends the process cleanly on SIGTERM and SIGINT: the state is written, then it exits with 0. */
export function endOnSignal(server: DemoServer): void {
  const end = (): void => {
    void server.close().then(() => process.exit(0));
  };
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
}
