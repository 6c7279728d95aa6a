import type { KeyId } from "../../shared/apiKey.ts";
import type { Refresh } from "../../shared/refresh.ts";
import { reveal } from "../demo/bakuunClient.ts";
import type { CallOfRefresh, FaultPair } from "./faultPairs.ts";
import { OrderedFaults } from "./orderedFaults.ts";
import { type Change, excessIn, falsehoodIn, truthOf, wasRefreshed } from "./refreshTruth.ts";
import { connectionId, type RefreshWorld, type WorldRun } from "./refreshWorld.ts";

const keyId = "live-ari-post" as KeyId;
/** Each fault strikes once, and each may be followed by another try. */
const mostTries = 5;

export interface PlayedPair {
  /** What was wrong, in words; none when all was as it must be. */
  readonly problems: readonly string[];
  readonly isRefreshed: boolean;
  /** What was said before anything was looked into again: "refused", "unknown" … */
  readonly firstWord: string;
  /** Whether the app was not sure whose refresh it was. */
  readonly isInDoubt: boolean;
  /** Calls that a fault has struck. */
  readonly struck: ReadonlySet<CallOfRefresh>;
}

export interface Circumstances {
  /** How far the clock is ahead, in this run and the next. */
  readonly clocks: { readonly firstOffMs: number; readonly nextOffMs: number };
  /** Whether the platform is out of reach for the first look after the refresh. */
  readonly isAwayOnce: boolean;
}

/**
 * Refreshes a key while a pair of faults strikes, as a person would who tries again after a
 * refusal; compares each word with the server; and sees it to its end, in this run and the next.
 */
export async function playFaultPair(
  world: RefreshWorld,
  pair: FaultPair,
  { clocks, isAwayOnce }: Circumstances,
): Promise<PlayedPair> {
  const { stateDir } = world.server;
  const before = await truthOf(stateDir, keyId);
  const changeNow = async () => ({ before, after: await truthOf(stateDir, keyId) });
  const problems: string[] = [];

  const faults = new OrderedFaults(world, pair);
  const run = await world.startRun({ clockOffMs: clocks.firstOffMs });
  const said = await refreshInVain({ run, faults, version: before.version }, async () => {
    if (wasRefreshed(await changeNow())) problems.push("it was refused, and refreshed");
  });
  const atFirst = await changeNow();
  problems.push(...said.map((refresh) => falsehoodIn(refresh, atFirst)).filter(isProblem));
  if (said.length === 0) problems.push(...run.refreshes.list().map(() => "a refusal has a record"));

  if (isAwayOnce) await faults.whileAway(() => run.refreshes.resolveAll());
  problems.push(...(await seeToItsEnd(world, run, changeNow)));
  const next = await world.startRun({ clockOffMs: clocks.nextOffMs });
  problems.push(...(await seeToItsEnd(world, next, changeNow)));
  const change = await changeNow();
  problems.push(...falsehoodsInLog([run, next], change));
  problems.push(...(await leaveIt(next, change)));
  return {
    problems,
    isRefreshed: wasRefreshed(change),
    firstWord: said.map(({ progress }) => progress.state).join() || "refused",
    isInDoubt: said.some(
      ({ progress }) => "isCertainlyOurs" in progress && !progress.isCertainlyOurs,
    ),
    struck: faults.struck,
  };
}

interface Try {
  readonly run: WorldRun;
  readonly faults: OrderedFaults;
  readonly version: string;
}

/** Tries until something is on record. */
async function refreshInVain(
  { run, faults, version }: Try,
  onRefused: () => Promise<void>,
): Promise<readonly Refresh[]> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const prepared = await faults.whileAsking(() => prepare(run, version));
    if (prepared?.state !== "ready") continue;
    const { preparationId, confirmation } = prepared;
    const order = { preparationId, typed: confirmation.typed ?? "", stepUp: null };
    const refreshed = await faults.whileRefreshing(() =>
      run.refreshes.refreshKeys(order, () => true),
    );
    if (refreshed.ok) return refreshed.value;
    await onRefused();
  }
  return [];
}

/** null when the platform could not be asked, or this app does not want to. */
async function prepare({ refreshes }: WorldRun, version: string) {
  const keys = [{ keyId, version }];
  const prepared = await refreshes.prepare({ connectionId, keys, resumes: null });
  return prepared.ok ? prepared.value : null;
}

/** Without faults: then all must be known, and the new key must be there to be shown. */
async function seeToItsEnd(
  world: RefreshWorld,
  { refreshes, afterRefresh }: WorldRun,
  changeNow: () => Promise<Change>,
): Promise<readonly string[]> {
  await refreshes.resolveAll(connectionId);
  const records = refreshes.list();
  const change = await changeNow();
  const problems = [excessIn(change), ...records.map((record) => falsehoodIn(record, change))];
  if (records.some(({ progress }) => progress.state === "unknown")) problems.push("not resolved");
  const refreshed = records.filter(({ newKey }) => newKey !== null);
  if (refreshed.length !== (wasRefreshed(change) ? 1 : 0)) {
    problems.push(`${refreshed.length} records of a new key`);
  }
  for (const { refreshId } of refreshed) {
    const shown = await afterRefresh.newKey({ connectionId, keyId, refreshId });
    const isShown = shown.ok && shown.value.exposeText() === (await reveal(world.server, keyId));
    if (!isShown) problems.push("the new key can't be shown");
    if (!world.keychain.stored.has(`refreshed-key:${refreshId}`)) problems.push("it is not held");
  }
  return problems.filter(isProblem);
}

/** The log says of a refreshed key that it was refreshed, once, and of no other. */
function falsehoodsInLog(runs: readonly WorldRun[], change: Change): readonly string[] {
  const told = runs.flatMap(({ activity }) => activity.told);
  const count = told.filter((line) => line === "refresh ok").length;
  return count === (wasRefreshed(change) ? 1 : 0) ? [] : [`the log has ${count} refreshes`];
}

/** Forgets it; then the key can be refreshed again, and nobody else is said to have done so. */
async function leaveIt(run: WorldRun, { after }: Change): Promise<readonly string[]> {
  for (const { refreshId } of run.refreshes.list()) await run.afterRefresh.dismiss({ refreshId });
  const problems: string[] = [];
  if (run.refreshes.list().length > 0) problems.push("a record stays");
  if ((await prepare(run, after.version))?.state !== "ready") problems.push("the key is stuck");
  if (run.keyWatch.changes.length > 0) problems.push("somebody else is said to have done it");
  return problems;
}

function isProblem(problem: string | null): problem is string {
  return problem !== null;
}
