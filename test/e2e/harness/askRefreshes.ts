import type { Page } from "playwright-core";
import type { KeyId } from "../../../shared/apiKey.ts";
import type { AppState } from "../../../shared/appState.ts";
import type { RefreshKeysRequest } from "../../../shared/contract.ts";
import type { Refresh } from "../../../shared/refresh.ts";
import { callKeyrack } from "./callKeyrack.ts";
import { poll } from "./poll.ts";

export async function appStateOf(page: Page): Promise<AppState> {
  const state = await callKeyrack(page, "getAppState");
  if (!state.ok) throw new Error(state.error.kind);
  return state.value;
}

/** The question that the app asks before it refreshes a key, answered as it wants to be. */
export async function confirmedRefresh(
  page: Page,
  keyId: string,
  version: string,
): Promise<RefreshKeysRequest> {
  const connectionId = await selectedConnectionId(page);
  const keys = [{ keyId: keyId as KeyId, version }];
  const prepared = await callKeyrack(page, "prepareRefresh", { connectionId, keys, resumes: null });
  if (!prepared.ok || prepared.value.state !== "ready") throw new Error(JSON.stringify(prepared));
  const { preparationId, confirmation } = prepared.value;
  return { preparationId, typed: confirmation.typed ?? "", stepUp: null };
}

/** Waits until the app knows of every refresh on record how it has ended, and holds what is new. */
export function resolvedRefreshes(page: Page, count: number): Promise<readonly Refresh[]> {
  return refreshesOnceAll(page, count, ({ progress }) =>
    progress.state === "refreshed"
      ? progress.holding === "held"
      : progress.state === "not-refreshed",
  );
}

/** Waits until the app says of every refresh on record what it can say without the platform. */
export function toldRefreshes(page: Page, count: number): Promise<readonly Refresh[]> {
  return refreshesOnceAll(page, count, ({ progress }) => progress.state !== "under-way");
}

function refreshesOnceAll(
  page: Page,
  count: number,
  isSo: (refresh: Refresh) => boolean,
): Promise<readonly Refresh[]> {
  return poll(
    `word of ${count} refreshes`,
    async () => {
      const { refreshes, refreshesSetAsideAs } = await appStateOf(page);
      const isAll = refreshes.length + refreshesSetAsideAs.length === count;
      if (isAll && refreshes.every(isSo)) return refreshes;
      throw new Error(JSON.stringify(refreshes.map(({ progress }) => progress)));
    },
    { limitMs: 40_000, everyMs: 25 },
  );
}

/** The new key of a refresh, as the page may show it; undefined when it can't. */
export async function newKeyOf(page: Page, { refreshId, newKey }: Refresh) {
  const connectionId = await selectedConnectionId(page);
  const keyId = newKey?.keyId ?? ("none" as KeyId);
  const revealed = await callKeyrack(page, "revealKey", { connectionId, keyId, refreshId });
  await callKeyrack(page, "hideKey");
  return revealed.ok ? revealed.value.secret : undefined;
}

async function selectedConnectionId(page: Page) {
  const { selectedConnectionId: id } = await appStateOf(page);
  if (id === null) throw new Error("nothing is connected");
  return id;
}
