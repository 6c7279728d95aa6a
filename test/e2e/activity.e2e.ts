import { chmod, readFile, stat, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { allPlaintexts, plaintextOf } from "./harness/askPlatform.ts";
import { findViolations } from "./harness/axe.ts";
import { connectBakuun } from "./harness/connectBakuun.ts";
import { type RunningDemoServer, startDemoServer } from "./harness/demoServer.ts";
import { launchKeyrack, type RunningKeyrack } from "./harness/launchKeyrack.ts";
import { askToRefresh } from "./harness/refreshing.ts";
import { readSelection } from "./harness/xClipboard.ts";

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

const folder = () => path.join(keyrack.userDataDir, "activity");
const file = () => path.join(folder(), "activity.jsonl");
const button = (name: string) => keyrack.page.getByRole("button", { name });
const entries = () => keyrack.page.getByRole("table", { name: "Activity" });
const restart = async () => {
  const { userDataDir } = keyrack;
  keyrack = await launchKeyrack({ userDataDir });
};

it("shows what was done with which key, and holds no key", async () => {
  const keys = await allPlaintexts(server);
  await button("Reveal ARI Post key").click();
  await button("Hide ARI Post key").click();
  await button("Copy Booking Read key").click();
  await keyrack.page.getByText("Booking Read key copied").waitFor();
  await button("Activity").click();
  const revealed = entries().getByRole("row").filter({ hasText: "Revealed" });
  await revealed.getByText("ARI Post key").waitFor();
  const copied = entries().getByRole("row").filter({ hasText: "Copied" });
  await copied.getByText("Booking Read key").waitFor();
  await keyrack.page.getByText("Unbroken: every line is as it was written.").waitFor();
  expect(await findViolations(keyrack.page)).toEqual([]);

  const text = await readFile(file(), "utf8");
  expect(keys.filter((key) => text.includes(key.slice(0, -4)))).toEqual([]);
  expect((await stat(file())).mode & 0o777).toBe(0o600);
  expect((await stat(folder())).mode & 0o777).toBe(0o700);
});

it("tells a line that was changed, and an end that was cut off, in the next run", async () => {
  await button("Copy ARI Post key").click();
  await keyrack.page.getByText("ARI Post key copied").waitFor();
  await keyrack.close();
  const written = await readFile(file(), "utf8");
  await writeFile(file(), written.replace('"action":"copy"', '"action":"lock"'));
  await restart();
  await button("Activity").click();
  await keyrack.page.getByText("This log is not as it was written").waitFor();

  await keyrack.close();
  const lines = written.trimEnd().split("\n");
  await writeFile(file(), written);
  await truncate(file(), written.length - (lines.at(-1)?.length ?? 0) - 1);
  await restart();
  await keyrack.page.getByText("The activity log was changed outside Keyrack").waitFor();
  await button("Open Activity").click();
  await keyrack.page.getByText(/missing at the end/).waitFor();
});

it("reveals and copies after a warning when it can't be written, and refreshes nothing", async () => {
  const key = await plaintextOf(server, "live-ari-post");
  await chmod(file(), 0o400);
  await chmod(folder(), 0o500);
  await restartWithoutRight();

  await button("Copy ARI Post key").click();
  const warning = keyrack.page.getByRole("alertdialog");
  await warning.waitFor();
  expect(await readSelection()).toBeUndefined();
  await warning.getByRole("button", { name: "Cancel" }).click();
  expect(await readSelection()).toBeUndefined();

  const dialog = await askToRefresh(keyrack.page, "ARI Post");
  await dialog.getByRole("button", { name: "Refresh key" }).click();
  await keyrack.page.getByText("so it was not done").first().waitFor();
  await keyrack.page.keyboard.press("Escape");
  expect(await plaintextOf(server, "live-ari-post")).toBe(key);

  await button("Reveal ARI Post key").click();
  await warning.getByRole("button", { name: "Go on without the log" }).click();
  await keyrack.page.getByText(key, { exact: true }).waitFor();
  await button("Copy ARI Post key").click();
  await keyrack.page.getByText("ARI Post key copied").waitFor();
  await keyrack.page.getByText("you have chosen to go on").waitFor();

  await chmod(folder(), 0o700);
  await chmod(file(), 0o600);
  await button("Copy ARI Read key").click();
  await keyrack.page.getByText("you have chosen to go on").waitFor({ state: "detached" });
  expect(await readFile(file(), "utf8")).toContain('"action":"unrecorded-accepted"');
});

/** A file that is open already can still be written: the right is looked at as it is opened. */
async function restartWithoutRight(): Promise<void> {
  await keyrack.close();
  await restart();
  await keyrack.page.getByRole("table", { name: "ARI keys" }).waitFor();
}
