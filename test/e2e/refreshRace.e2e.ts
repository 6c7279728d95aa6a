import { afterEach, beforeEach, expect, it } from "vitest";
import { truthOf } from "../refreshFaults/refreshTruth.ts";
import { plaintextOf } from "./harness/askPlatform.ts";
import { appStateOf, confirmedRefresh, newKeyOf } from "./harness/askRefreshes.ts";
import { callKeyrack } from "./harness/callKeyrack.ts";
import { connectBakuun } from "./harness/connectBakuun.ts";
import { type RunningDemoServer, startDemoServer } from "./harness/demoServer.ts";
import { launchKeyrack, type RunningKeyrack } from "./harness/launchKeyrack.ts";
import { poll } from "./harness/poll.ts";

/*
 * Seen to fail with refreshes of one key that don't wait for each other in an app, and with a
 * platform that doesn't look at the version.
 */

const keyId = "live-ari-post";

let server: RunningDemoServer;
let both: readonly RunningKeyrack[];

beforeEach(async () => {
  server = await startDemoServer();
  both = [await launchKeyrack(), await launchKeyrack()];
  for (const { page } of both) await connectBakuun(page, server);
});

afterEach(async () => {
  for (const keyrack of both) await keyrack.close();
  await server.stop();
});

it("lets one of ten refreshes of a key through, and tells the other nine why not", async () => {
  const { version, refreshes } = await truthOf(server.stateDir, keyId);
  const orders = both.flatMap(({ page }) =>
    Array.from({ length: 5 }, async () => ({
      page,
      order: await confirmedRefresh(page, keyId, version),
    })),
  );
  const confirmed = await Promise.all(orders);
  const answers = await Promise.all(
    confirmed.map(({ page, order }) => callKeyrack(page, "refreshKeys", order)),
  );

  const kinds = answers.map((answer) => (answer.ok ? "ok" : answer.error.kind)).sort();
  const allowed = ["ok", "key-changed", "refresh-under-way"];
  expect(kinds.filter((kind) => !allowed.includes(kind))).toEqual([]);
  expect(kinds.filter((kind) => kind === "ok")).toHaveLength(1);
  // An app lets one go on at a time, and the platform one of those of both.
  expect(kinds).toContain("refresh-under-way");
  expect(kinds).toContain("key-changed");
  expect((await truthOf(server.stateDir, keyId)).refreshes).toBe(refreshes + 1);

  const states = await Promise.all(both.map(({ page }) => appStateOf(page)));
  const records = states.map((state) => state.refreshes.length);
  expect([...records].sort()).toEqual([0, 1]);
  const winner = both[records.indexOf(1)];
  const loser = both[records.indexOf(0)];
  const [record] = states.flatMap((state) => state.refreshes);
  if (!winner || !loser || !record) throw new Error("nobody has refreshed it");
  expect(await newKeyOf(winner.page, record)).toBe(await plaintextOf(server, keyId));

  // For the other app it was refreshed elsewhere, and for this one it was not.
  const { connections } = await appStateOf(loser.page);
  for (const { connectionId } of connections) {
    await callKeyrack(loser.page, "listKeys", { connectionId });
  }
  await poll("word of the change", async () => {
    const { keyChanges } = await appStateOf(loser.page);
    return keyChanges.some((change) => change.keyId === keyId);
  });
  expect((await appStateOf(winner.page)).keyChanges).toEqual([]);
});
