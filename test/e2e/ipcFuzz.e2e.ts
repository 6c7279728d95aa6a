import { readFile } from "node:fs/promises";
import path from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { callNames } from "../../shared/channels.ts";
import { requestSchemas } from "../../shared/schemas.ts";
import { sampled } from "../endurance.ts";
import { callKeyrack } from "./harness/callKeyrack.ts";
import { connectBakuun } from "./harness/connectBakuun.ts";
import { type RunningDemoServer, startDemoServer } from "./harness/demoServer.ts";
import { launchKeyrack, type RunningKeyrack } from "./harness/launchKeyrack.ts";

/*
 * Seen to fail with the schema check taken out of answerCall (calls run, or fail as "internal"),
 * and with the sender check taken out (the foreign window is answered).
 */

const payloadsPerChannel = sampled({ sample: 2_000, whole: 10_000 });
const seed = 20_261_124;

let server: RunningDemoServer;
let keyrack: RunningKeyrack;

beforeEach(async () => {
  server = await startDemoServer();
  keyrack = await launchKeyrack();
  await connectBakuun(keyrack.page, server);
});

afterEach(async () => {
  await keyrack.close();
  await server.stop();
});

/** All that a change would show in: the settings, the state as main tells it, the activity log. */
async function stateOfApp() {
  const read = (...name: readonly string[]) =>
    readFile(path.join(keyrack.userDataDir, ...name), "utf8");
  const state = await callKeyrack(keyrack.page, "getAppState");
  return [state, await read("settings.json"), await read("activity", "activity.jsonl")];
}

it(`refuses ${payloadsPerChannel} arbitrary payloads on every channel, and changes nothing`, async () => {
  const before = await stateOfApp();
  // Of requests that nearly fit, too: the words and shapes that schemas know.
  const words = fc.constantFrom("grand", "live-ari-post", "password", "plain", "csv", "sv", "live");
  const names = fc.constantFrom("connectionId", "keyId", "version", "way", "filter", "limit");
  const nearly = fc.dictionary(names, fc.oneof(words, fc.anything({ withBigInt: true })));
  const arbitrary = fc.oneof(
    { weight: 2, arbitrary: fc.anything({ withBigInt: true, withDate: true }) },
    { weight: 1, arbitrary: nearly },
  );
  const payloads = fc
    .sample(arbitrary, { numRuns: payloadsPerChannel + 2_000, seed })
    .filter((payload) =>
      callNames.every((name) => !requestSchemas[name].safeParse(payload).success),
    )
    .slice(0, payloadsPerChannel);
  expect(payloads).toHaveLength(payloadsPerChannel);

  await keyrack.page.evaluate((values) => {
    (window as unknown as { payloads: readonly unknown[] }).payloads = values;
  }, payloads as never);
  const answers = await keyrack.page.evaluate(async (channels) => {
    const { keyrack: api, payloads: values } = window as unknown as {
      keyrack: Record<string, (payload: unknown) => Promise<unknown>>;
      payloads: readonly unknown[];
    };
    const told: Record<string, Record<string, number>> = {};
    for (const channel of channels) {
      const counts: Record<string, number> = {};
      for (let start = 0; start < values.length; start += 500) {
        const batch = values.slice(start, start + 500);
        const results = await Promise.all(
          batch.map(async (payload) => JSON.stringify(await api[channel]?.(payload))),
        );
        for (const result of results) counts[result] = (counts[result] ?? 0) + 1;
      }
      told[channel] = counts;
    }
    return told;
  }, callNames);

  const refusal = JSON.stringify({ ok: false, error: { kind: "request-refused" } });
  const wanted = callNames.map((name) => [name, { [refusal]: payloadsPerChannel }]);
  expect(answers).toEqual(Object.fromEntries(wanted));
  expect(await stateOfApp()).toEqual(before);
}, 240_000);

it("refuses every channel to a window that is not ours, whatever it sends", async () => {
  const before = await stateOfApp();
  keyrack.expectConsole("Insecure Content-Security-Policy");
  const answers = await keyrack.app.evaluate(async ({ app, BrowserWindow }, names) => {
    const preload = `${app.getAppPath()}/out/preload/preload.cjs`;
    // In a session of its own: ours would not even load it.
    const webPreferences = { preload, sandbox: true, partition: "foreign" };
    const foreign = new BrowserWindow({ show: false, webPreferences });
    await foreign.loadURL("data:text/html,<title>foreign</title>");
    const script = `Promise.all(${JSON.stringify(names)}.map((name) =>
        window.keyrack[name](undefined).then((answer) => JSON.stringify(answer))))`;
    const told: string[] = await foreign.webContents.executeJavaScript(script);
    foreign.destroy();
    return told;
  }, callNames);
  const refusal = JSON.stringify({ ok: false, error: { kind: "request-refused" } });
  expect(answers).toEqual(callNames.map(() => refusal));
  expect(await stateOfApp()).toEqual(before);
});
