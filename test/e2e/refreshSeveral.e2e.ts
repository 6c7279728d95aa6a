import { afterEach, beforeEach, expect, it } from "vitest";
import { allPlaintexts, plaintextOf } from "./harness/askPlatform.ts";
import { appStateOf } from "./harness/askRefreshes.ts";
import { connectBakuun } from "./harness/connectBakuun.ts";
import { type RunningDemoServer, startDemoServer } from "./harness/demoServer.ts";
import { launchKeyrack, type RunningKeyrack } from "./harness/launchKeyrack.ts";
import { readSelection } from "./harness/xClipboard.ts";

let server: RunningDemoServer;
let keyrack: RunningKeyrack;

beforeEach(async () => {
  server = await startDemoServer();
});

afterEach(async () => {
  await keyrack.close();
  await server.stop();
});

it("refreshes all keys one after the other, stops at the first that fails, and goes on", async () => {
  keyrack = await launchKeyrack();
  const { page } = keyrack;
  await connectBakuun(page, server);
  const before = await allPlaintexts(server);
  const third = "POST /portal/live/api-keys/live-ari-read/refresh";
  await server.fault({ route: third, kind: "status", status: 403 });

  await page.getByRole("button", { name: "Refresh several keys" }).click();
  const choice = page.getByRole("alertdialog");
  await choice.getByText("All keys", { exact: true }).click();
  await choice.getByRole("button", { name: "Go on with 6 keys" }).click();
  const question = page.getByRole("alertdialog", { name: "Refresh 6 keys?" });
  await question.getByLabel("Type GRAND HOTEL to confirm").fill("grand hotel");
  await question.getByRole("button", { name: "Refresh 6 keys" }).click();

  await page.getByText("2 of 6 refreshed, stopped at ARI Read key").waitFor();
  const stopped = await allPlaintexts(server);
  expect(stopped.map((key, at) => key !== before[at])).toEqual([
    ...[true, true],
    ...[false, false, false, false],
  ]);

  await server.clearFaults();
  await page.getByRole("button", { name: "Resume" }).click();
  const rest = page.getByRole("alertdialog", { name: "Refresh 4 keys?" });
  await rest.getByLabel("Type GRAND HOTEL to confirm").fill("GRAND HOTEL");
  await rest.getByRole("button", { name: "Refresh 4 keys" }).click();
  await page.getByText("6 of 6 refreshed").waitFor();
  const after = await allPlaintexts(server);
  expect(after.every((key, at) => key !== before[at])).toBe(true);
  // Those that were done the first time were left alone the second time.
  expect(after.slice(0, 2)).toEqual(stopped.slice(0, 2));
});

it("replaces a company key, and has the words for the platform's support ready", async () => {
  keyrack = await launchKeyrack({ demo: true });
  const { page } = keyrack;
  await page.getByRole("button", { name: "Grand Spa" }).click();
  const replace = page.getByRole("button", { name: /^Create a replacement for/ }).first();
  await replace.click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("button", { name: "Create key" }).click();
  await page.getByRole("heading", { name: /^Replacement key created for/ }).waitFor();

  await page.getByRole("button", { name: "Verify" }).click();
  await page.getByText("Accepted at").waitFor();
  await page.getByRole("button", { name: "Copy text" }).click();
  await page.getByText("The text is on the clipboard").waitFor();
  const words = (await readSelection()) ?? "";
  const [record] = (await appStateOf(page)).refreshes;
  expect(words).toContain(`Key ending in: ${record?.oldKey.maskedKey.slice(-4)}`);
  expect(words).toContain(`the key ending in ${record?.newKey?.maskedKey.slice(-4)}`);
  // The company's id is the only GUID in it: no key.
  const guids = words.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g);
  expect(guids).toEqual([record?.oldKey.companyId]);
});

it("leaves the rest of a runbook alone", async () => {
  keyrack = await launchKeyrack();
  const { page } = keyrack;
  await connectBakuun(page, server);
  const first = "POST /portal/live/api-keys/live-booking-read/refresh";
  await server.fault({ route: first, kind: "status", status: 403 });
  const before = await plaintextOf(server, "live-booking-post");
  await page.getByRole("button", { name: "Refresh several keys" }).click();
  const choice = page.getByRole("alertdialog");
  await choice.getByText("All of Booking", { exact: true }).click();
  await choice.getByRole("button", { name: "Go on with 2 keys" }).click();
  const question = page.getByRole("alertdialog", { name: "Refresh 2 keys?" });
  await question.getByLabel("Type GRAND HOTEL to confirm").fill("grand hotel");
  await question.getByRole("button", { name: "Refresh 2 keys" }).click();
  await page.getByText("0 of 2 refreshed, stopped at Booking Read key").waitFor();
  await page.getByRole("button", { name: "Leave the rest" }).click();
  await page.getByRole("button", { name: "Leave the rest" }).waitFor({ state: "detached" });
  const { refreshes } = await appStateOf(page);
  expect(refreshes.map(({ progress }) => progress.state)).toEqual(["not-refreshed"]);
  expect(await plaintextOf(server, "live-booking-post")).toBe(before);
});
