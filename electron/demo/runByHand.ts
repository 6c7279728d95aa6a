import { endOnSignal } from "./endOnSignal.ts";
import { loadRootSecret } from "./loadRootSecret.ts";
import { commandLineUsage, parseCommandLine } from "./parseCommandLine.ts";
import { pretendTrafficIntervalMs } from "./pretendTrafficIntervalMs.ts";
import { type DemoServer, startDemoServer } from "./startDemoServer.ts";

/**
 * Runs the demo server from a terminal until SIGTERM or SIGINT. Prints its address on one line
 * and its credentials as JSON on the next; exits with 2 on bad usage, with 1 when it can't start.
 */
export async function runByHand(words: readonly string[]): Promise<void> {
  const commandLine = parseCommandLine(words, process.env);
  if (!commandLine.ok) {
    printError(commandLine.error);
    printError(commandLineUsage);
    process.exitCode = 2;
    return;
  }
  try {
    const { stateDir } = commandLine.value;
    const rootSecret = loadRootSecret({ log: printError }, stateDir);
    const server = await startDemoServer({
      ...commandLine.value,
      rootSecret,
      pretendTrafficIntervalMs,
    });
    endOnSignal(server);
    printWelcome(server);
  } catch (error) {
    printError(`demo server did not start: ${error instanceof Error ? error.message : "unknown"}`);
    process.exitCode = 1;
  }
}

function printWelcome({ origin, adminToken, viewerToken, bokamera }: DemoServer): void {
  process.stdout.write(`demo server listening on ${origin}\n`);
  // These open nothing but invented keys on this computer, and whoever started it needs them.
  const credentials = { bakuun: { adminToken, viewerToken }, bokamera };
  process.stdout.write(`${JSON.stringify(credentials)}\n`);
}

function printError(line: string): void {
  process.stderr.write(`${line}\n`);
}
