import { mkdirSync } from "node:fs";
import { openBakuun } from "./bakuun/openBakuun.ts";
import { type BokameraCredentials, openBokamera } from "./bokamera/openBokamera.ts";
import { deriveSecret } from "./deriveSecret.ts";
import { faultRoutes } from "./faultRoutes.ts";
import { createFaults } from "./faults.ts";
import { handleRequest } from "./handleRequest.ts";
import { listenOnLoopback, stopListening } from "./listenOnLoopback.ts";

export interface DemoServerOptions {
  /** A folder for the state; made when missing. No secret is ever written into it. */
  readonly stateDir: string;
  /** What every key and token derives from. The same one again gives the same keys again. */
  readonly rootSecret: string;
  /** Derived from the root secret when left out. */
  readonly adminToken?: string;
  /** 0, the default, picks a free one. */
  readonly port?: number;
  /** Whether tests may order faults; off when left out. */
  readonly allowFaults?: boolean;
  /** How many keys BokaMera's first company has from the start; the few that all have if null. */
  readonly companyKeys?: number | null;
  /** Whether BokaMera's 401 and 403 have JSON bodies; as on the platform, they don't by default. */
  readonly jsonErrors?: boolean;
  /** How often pretend traffic moves Last used; never when left out. */
  readonly pretendTrafficIntervalMs?: number;
  /** Milliseconds since the epoch; the real time when left out. */
  readonly now?: () => number;
  /** Takes lines for a person to read, free of secrets; stderr when left out. */
  readonly log?: (line: string) => void;
}

export interface DemoServer {
  /** `http://127.0.0.1:8787` */
  readonly origin: string;
  readonly port: number;
  readonly adminToken: string;
  /** May list, but neither reveal nor refresh. */
  readonly viewerToken: string;
  /** How to sign in to the BokaMera half. */
  readonly bokamera: BokameraCredentials;
  /** Writes the state, cuts every connection and frees the port. */
  readonly close: () => Promise<void>;
}

/** Starts the platforms that the app's demo and every test talk to, on a loopback port. */
export async function startDemoServer(options: DemoServerOptions): Promise<DemoServer> {
  const { rootSecret, now = Date.now, log = logToStderr } = options;
  const adminToken = options.adminToken ?? deriveSecret(rootSecret, ["bakuun-token", "admin"]);
  const viewerToken = deriveSecret(rootSecret, ["bakuun-token", "viewer"]);

  // Listens first: a second server on the same port fails before it touches the state.
  const { server, port } = await listenOnLoopback(options.port ?? 0);
  const origin = `http://127.0.0.1:${port}`;
  try {
    mkdirSync(options.stateDir, { recursive: true, mode: 0o700 });
    const bakuun = openBakuun(
      { now, log },
      {
        stateDir: options.stateDir,
        rootSecret,
        tokens: { admin: adminToken, viewer: viewerToken },
        pretendTrafficIntervalMs: options.pretendTrafficIntervalMs ?? null,
      },
    );
    const bokamera = openBokamera(
      { now, log },
      {
        stateDir: options.stateDir,
        rootSecret,
        origin,
        companyKeys: options.companyKeys ?? null,
        jsonErrors: options.jsonErrors ?? false,
      },
    );
    const faults = createFaults();
    const routes = {
      ...bakuun.routes,
      ...bokamera.routes,
      ...(options.allowFaults ? faultRoutes(faults) : {}),
    };
    server.on("request", (request, response) => {
      void handleRequest({ routes, faults, port, log }, request, response);
    });
    const close = async (): Promise<void> => {
      bakuun.close();
      await stopListening(server);
    };
    return { origin, port, adminToken, viewerToken, bokamera: bokamera.credentials, close };
  } catch (error) {
    await stopListening(server);
    throw error;
  }
}

function logToStderr(line: string): void {
  process.stderr.write(`${line}\n`);
}
