import { afterEach, beforeEach, expect, it } from "vitest";
import { plaintextOf, pushRates, refreshPastTheApp } from "./harness/askPlatform.ts";
import { connectBakuun } from "./harness/connectBakuun.ts";
import { type RunningDemoServer, startDemoServer } from "./harness/demoServer.ts";
import { launchKeyrack, type RunningKeyrack } from "./harness/launchKeyrack.ts";

let server: RunningDemoServer;
let keyrack: RunningKeyrack;

beforeEach(async () => {
  server = await startDemoServer();
  keyrack = await launchKeyrack();
});

afterEach(async () => {
  await keyrack.close();
  await server.stop();
});

const ariRow = (name: string) =>
  keyrack.page.getByRole("table", { name: "ARI keys" }).getByRole("row").filter({ hasText: name });

it("refreshes a key: the old one dies, the new one works, and a restart still shows it", async () => {
  await connectBakuun(keyrack.page, server);
  const oldKey = await plaintextOf(server, "live-ari-post");
  expect(await pushRates(server, oldKey)).toBe(200);

  await keyrack.page.getByRole("button", { name: "Refresh ARI Post key" }).click();
  const dialog = keyrack.page.getByRole("alertdialog", { name: "Refresh ARI Post key?" });
  await dialog.waitFor();
  expect(await dialog.textContent()).toContain("LIVE");
  await dialog.getByRole("button", { name: "Refresh key" }).click();
  await keyrack.page.getByText("The old key has stopped working").waitFor();
  await keyrack.page.getByRole("button", { name: "Done" }).click();

  const newKey = await plaintextOf(server, "live-ari-post");
  expect(newKey).not.toBe(oldKey);
  expect(await pushRates(server, oldKey)).toBe(401);
  expect(await pushRates(server, newKey)).toBe(200);
  await ariRow("Post").getByText(newKey.slice(-4)).waitFor();

  const { userDataDir } = keyrack;
  await keyrack.close();
  keyrack = await launchKeyrack({ userDataDir });
  await ariRow("Post").getByText(newKey.slice(-4)).waitFor();
});

it("refreshes nothing on Enter, on Escape or on Cancel", async () => {
  await connectBakuun(keyrack.page, server);
  const before = await plaintextOf(server, "live-ari-post");
  const dialog = keyrack.page.getByRole("alertdialog");
  for (const end of ["Enter", "Escape"]) {
    await keyrack.page.getByRole("button", { name: "Refresh ARI Post key" }).click();
    await dialog.waitFor();
    await keyrack.page.keyboard.press(end);
    await dialog.waitFor({ state: "detached" });
  }
  await keyrack.page.getByRole("button", { name: "Refresh ARI Post key" }).click();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await dialog.waitFor({ state: "detached" });
  expect(await plaintextOf(server, "live-ari-post")).toBe(before);
});

it("says so when somebody else refreshed the key first, and refreshes nothing", async () => {
  await connectBakuun(keyrack.page, server);
  await keyrack.page.getByRole("button", { name: "Refresh ARI Post key" }).click();
  const dialog = keyrack.page.getByRole("alertdialog");
  await dialog.waitFor();
  await refreshPastTheApp(server, "live-ari-post");
  const theirs = await plaintextOf(server, "live-ari-post");
  await dialog.getByRole("button", { name: "Refresh key" }).click();
  await dialog.getByText("Somebody else refreshed this key").waitFor();
  expect(await plaintextOf(server, "live-ari-post")).toBe(theirs);
});

it("never calls a refresh failed whose answer was lost", async () => {
  await connectBakuun(keyrack.page, server);
  await server.fault({
    route: "POST /portal/live/api-keys/*/refresh",
    kind: "drop-after",
    times: 1,
  });
  await keyrack.page.getByRole("button", { name: "Refresh ARI Post key" }).click();
  const dialog = keyrack.page.getByRole("alertdialog");
  await dialog.getByRole("button", { name: "Refresh key" }).click();
  await dialog.getByText("its answer was lost").waitFor();
  const newKey = await plaintextOf(server, "live-ari-post");
  await keyrack.page.keyboard.press("Escape");
  await ariRow("Post").getByText(newKey.slice(-4)).waitFor();
});
