import { identityPaths } from "./bokamera/identity/identityPaths.ts";
import { type ParentPort, parseStartMessage, type StartMessage } from "./parentPort.ts";
import { pretendTrafficIntervalMs } from "./pretendTrafficIntervalMs.ts";
import { type DemoServer, startDemoServer } from "./startDemoServer.ts";

/**
 * Runs the demo server as a process of the app: waits for the start message, answers with the port
 * or with the reason why there is none. Prints no secret, and keeps none but in memory; the one that
 * goes back, an invented person's password, goes to the process that all of them derive from.
 *
 * @param keepServer is given the server once it listens, to be closed at the end.
 */
export function runInApp({
  parentPort,
  keepServer,
}: {
  readonly parentPort: ParentPort;
  readonly keepServer: (server: DemoServer) => void;
}): void {
  let isStarted = false;
  parentPort.on("message", (messageEvent) => {
    if (isStarted) return;
    isStarted = true;
    const message = parseStartMessage(messageEvent);
    if (message === null) {
      parentPort.postMessage({ kind: "failed", reason: "bad-start-message" });
      return;
    }
    void start({ parentPort, keepServer }, message);
  });
}

async function start(
  { parentPort, keepServer }: Parameters<typeof runInApp>[0],
  { stateDir, rootSecret, adminToken }: StartMessage,
): Promise<void> {
  try {
    const server = await startDemoServer({
      stateDir,
      rootSecret,
      adminToken,
      pretendTrafficIntervalMs,
    });
    keepServer(server);
    parentPort.postMessage({
      kind: "listening",
      port: server.port,
      bokamera: administratorOf(server),
    });
  } catch (error) {
    parentPort.postMessage({ kind: "failed", reason: errorCode(error) });
  }
}

/** The administrator of a company, who may do all that the demo shows. */
function administratorOf({ origin, bokamera }: DemoServer) {
  const { clientId, users } = bokamera;
  const issuer = `${origin}${identityPaths.realm}`;
  const user = users.find(({ role }) => role === "bookingsupplier-administrator-write");
  if (user === undefined) throw new Error("the demo has no administrator");
  return { issuer, clientId, email: user.email, password: user.password };
}

/** Node's own code, `EACCES`; never a message, which may quote a path or more. */
function errorCode(error: unknown): string {
  if (typeof error !== "object" || error === null || !("code" in error)) return "unknown";
  return String(error.code);
}
