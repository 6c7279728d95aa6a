import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Routes } from "../routes.ts";
import { openStateFile } from "../stateFile.ts";
import { bakuunRoutes } from "./bakuunRoutes.ts";
import type { BakuunTokens } from "./bakuunServices.ts";
import { bakuunStateSchema } from "./bakuunState.ts";
import { createKeyring } from "./keyring.ts";
import { makeFreshState } from "./makeFreshState.ts";
import { pretendTraffic } from "./pretendTraffic.ts";

export interface BakuunDependencies {
  readonly now: () => number;
  readonly log: (line: string) => void;
}

export interface BakuunOptions {
  readonly stateDir: string;
  readonly rootSecret: string;
  readonly tokens: BakuunTokens;
  /** null for no pretend traffic. */
  readonly pretendTrafficIntervalMs: number | null;
}

/** The Bakuun half of the demo server: its routes, and its state in `STATE_DIR/bakuun.json`. */
export function openBakuun(
  { now, log }: BakuunDependencies,
  { stateDir, rootSecret, tokens, pretendTrafficIntervalMs }: BakuunOptions,
): { readonly routes: Routes; readonly close: () => void } {
  const makeVersion = (): string => randomBytes(16).toString("hex");
  const state = openStateFile(
    { log },
    {
      path: join(stateDir, "bakuun.json"),
      schema: bakuunStateSchema,
      makeFresh: () => makeFreshState({ now, makeVersion }),
    },
  );
  const keyring = createKeyring(rootSecret);

  let beat = 0;
  const goOn = (): void => {
    beat += 1;
    state.changeSoon(pretendTraffic(state.get(), beat, now()));
  };
  const timer =
    pretendTrafficIntervalMs === null ? null : setInterval(goOn, pretendTrafficIntervalMs).unref();

  const close = (): void => {
    if (timer !== null) clearInterval(timer);
    state.close();
  };
  return { routes: bakuunRoutes({ state, keyring, tokens, now, makeVersion }), close };
}
