import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import { afterEach, beforeEach, expect, it } from "vitest";
import { sampled } from "../endurance.ts";
import { companyKeysOf } from "./harness/askBokamera.ts";
import { allPlaintexts } from "./harness/askPlatform.ts";
import { actionsOf, type BusySession, connectBoth, unlock } from "./harness/busyAdministrator.ts";
import { callKeyrack } from "./harness/callKeyrack.ts";
import { userOf } from "./harness/connectBokamera.ts";
import { type RunningDemoServer, startDemoServer } from "./harness/demoServer.ts";
import { launchKeyrack, type RunningKeyrack } from "./harness/launchKeyrack.ts";
import { scanFolder } from "./harness/scanFolder.ts";
import { seededRandom } from "./harness/seededRandom.ts";

/*
 * Seen to fail with the copied key put into the activity log's details, and with the admin token
 * kept in settings.json as the connection's name.
 */

const actionsInAll = sampled({ sample: 80, whole: 200 });
const crashPageAt = Math.floor(actionsInAll * 0.35);
const killAt = Math.floor(actionsInAll * 0.7);
const words = {
  passphrase: "paint the rack in seven greens",
  wrongToken: "wr0ngT0kenThatN0bodyShouldEverSeeOnTheDisk",
  wrongPassword: "wr0ng-passw0rd-that-stays-off-the-disk",
};

let server: RunningDemoServer;
let keyrack: RunningKeyrack;
let temporaryFolder: string;
let secrets: Set<string>;

beforeEach(async () => {
  server = await startDemoServer();
  // Short: Chromium keeps a socket in it, whose path has a limit.
  temporaryFolder = await mkdtemp("/tmp/keyrack-");
  keyrack = await launchKeyrack({ env: { TMPDIR: temporaryFolder } });
  secrets = new Set([server.adminToken, ...Object.values(words)]);
});

afterEach(async () => {
  await keyrack.close();
  await server.stop();
});

const random = seededRandom(20_261_124);

/** The session of the app as it runs now. */
function session(): BusySession {
  const user = userOf(server, "bookingsupplier-administrator-write");
  const onNewKeys = async () => {
    secrets.add(user.password);
    for (const key of await allPlaintexts(server)) secrets.add(key);
    for (const { ApiKey } of await companyKeysOf(server, user)) secrets.add(ApiKey);
  };
  return { page: keyrack.page, server, user, random, ...words, onNewKeys };
}

async function startAgain(): Promise<void> {
  const { userDataDir } = keyrack;
  keyrack = await launchKeyrack({ userDataDir, env: { TMPDIR: temporaryFolder } });
  await unlock(session());
}

/** With a key revealed. Playwright does not follow the page into its new process. */
async function crashPage(): Promise<void> {
  const { page } = keyrack;
  await page
    .getByRole("button", { name: /^Reveal / })
    .first()
    .click();
  await page
    .getByRole("button", { name: /^Hide / })
    .first()
    .waitFor();
  await keyrack.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return new Promise<void>((resolve) => {
      contents?.once("did-finish-load", () => resolve());
      contents?.forcefullyCrashRenderer();
    });
  });
  await keyrack.app.close();
  await startAgain();
}

it(`leaves no secret on the disk after ${actionsInAll} actions, a crash and a kill`, async () => {
  await session().onNewKeys();
  await connectBoth(session());
  for (let done = 0; done < actionsInAll; done += 1) {
    if (done === crashPageAt) await crashPage();
    if (done === killAt) {
      await keyrack.kill();
      await startAgain();
    }
    await random.pick(actionsOf(session()))();
  }
  await unlock(session());
  const activity = await callKeyrack(keyrack.page, "listActivity", {
    filter: { text: "", actions: null, failedOnly: false },
    offset: 0,
    limit: 500,
  });
  // It was done, and all of it was written down.
  expect(activity.ok && activity.value.total).toBeGreaterThan(actionsInAll);
  expect(activity).toMatchObject({ value: { integrity: { state: "intact" } } });

  await keyrack.close();
  expect(secrets.size).toBeGreaterThan(20);
  const wanted = [...secrets];
  for (const folder of [keyrack.userDataDir, temporaryFolder, os.homedir()]) {
    expect(await scanFolder(folder, wanted)).toEqual([]);
  }
  await rm(temporaryFolder, { recursive: true });
}, 300_000);
