import { afterEach, beforeEach, expect, it } from "vitest";
import { plaintextOf, pushRates, refreshPastTheApp } from "./harness/askPlatform.ts";
import { appStateOf } from "./harness/askRefreshes.ts";
import { connectBakuun } from "./harness/connectBakuun.ts";
import { type RunningDemoServer, startDemoServer } from "./harness/demoServer.ts";
import { storedSecret } from "./harness/gnomeKeyring.ts";
import { launchKeyrack, type RunningKeyrack } from "./harness/launchKeyrack.ts";
import { poll } from "./harness/poll.ts";
import { askToRefresh, refreshByHand } from "./harness/refreshing.ts";
import { readSelection } from "./harness/xClipboard.ts";

const refreshRoute = "POST /portal/live/api-keys/*/refresh";

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

const button = (name: string) => keyrack.page.getByRole("button", { name, exact: true });
const ariRow = (name: string) =>
  keyrack.page.getByRole("table", { name: "ARI keys" }).getByRole("row").filter({ hasText: name });
const card = (heading: string) => keyrack.page.getByRole("region", { name: heading });

it("refreshes a key: the old one dies, the new one works, and is held until it is in place", async () => {
  const oldKey = await plaintextOf(server, "live-ari-post");
  expect(await pushRates(server, oldKey)).toBe(200);

  await refreshByHand(keyrack.page, "ARI Post");
  const result = card("ARI Post key refreshed");
  await result.getByText("stopped working on").waitFor();
  const newKey = await plaintextOf(server, "live-ari-post");
  expect(newKey).not.toBe(oldKey);
  expect(await pushRates(server, oldKey)).toBe(401);
  expect(await pushRates(server, newKey)).toBe(200);
  const [record] = (await appStateOf(keyrack.page)).refreshes;
  const account = `refreshed-key:${record?.refreshId}`;
  expect(await storedSecret(keyrack, account)).toBe(newKey);

  await result.getByRole("textbox", { name: "Place" }).fill("Channel manager");
  await keyrack.page.keyboard.press("Enter");
  await result.getByRole("checkbox", { name: "Channel manager" }).waitFor();
  const { userDataDir } = keyrack;
  await keyrack.close();
  await server.stop();

  // Without the platform, in another run: what the keychain holds can be put in place.
  keyrack = await launchKeyrack({ userDataDir });
  await keyrack.page
    .getByText(/^1 refresh unfinished · .*refreshed, 0 of 1 place updated/)
    .waitFor();
  await button("Open Refreshes").click();
  const kept = card("ARI Post key refreshed");
  await kept.getByRole("button", { name: "Copy new ARI Post key" }).click();
  await poll("the new key on the clipboard", async () => (await readSelection()) === newKey);
  await kept.getByRole("button", { name: "Reveal new ARI Post key" }).click();
  await keyrack.page.getByText(newKey, { exact: true }).waitFor();

  await kept.getByRole("checkbox", { name: "Channel manager" }).check({ force: true });
  await kept.getByText("no longer held on this computer").waitFor();
  expect(await storedSecret(keyrack, account)).toBeNull();
  await kept.getByRole("button", { name: "Done" }).click();
  await keyrack.page.getByText("No refresh is open").waitFor();
  server = await server.restart();
});

it("verifies a Read key by one harmless call", async () => {
  await refreshByHand(keyrack.page, "ARI Read");
  const result = card("ARI Read key refreshed");
  await result.getByRole("button", { name: "Verify" }).click();
  await result.getByText("Accepted at").waitFor();
  await refreshPastTheApp(server, "live-ari-read");
  await result.getByRole("button", { name: "Verify" }).click();
  await result.getByText("Refused at").waitFor();
});

it("refreshes no live key by two clicks, a double click, Enter, Escape or Cancel", async () => {
  const { page } = keyrack;
  const before = await plaintextOf(server, "live-ari-post");
  const dialog = page.getByRole("alertdialog");
  const closed = () => dialog.waitFor({ state: "detached" });

  for (const end of ["Enter", "Escape"]) {
    await button("Refresh ARI Post key").click();
    await dialog.waitFor();
    await page.keyboard.press(end);
    await closed();
  }
  await button("Refresh ARI Post key").click();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await closed();

  await button("Refresh ARI Post key").dblclick();
  await dialog.getByRole("button", { name: "Refresh key" }).click({ force: true });
  await dialog.getByRole("textbox").fill("ARI READ");
  await dialog.getByRole("button", { name: "Refresh key" }).click({ force: true });
  await page.keyboard.press("Enter");
  await dialog.waitFor();
  await dialog.getByRole("textbox").fill("ARI POST");
  await dialog.getByRole("textbox").press("Enter");
  await dialog.getByRole("button", { name: "Refresh key" }).press("Enter");
  await dialog.getByText("Enter never refreshes").waitFor();
  expect(await plaintextOf(server, "live-ari-post")).toBe(before);
  await page.keyboard.press("Escape");
  await closed();
  expect((await appStateOf(page)).refreshes).toEqual([]);
});

it("says so when somebody else refreshed the key, and refreshes nothing", async () => {
  await ariRow("Post").waitFor();
  await refreshPastTheApp(server, "live-ari-post");
  const theirs = await plaintextOf(server, "live-ari-post");
  await button("Refresh ARI Post key").click();
  const dialog = keyrack.page.getByRole("alertdialog");
  await dialog.getByText("Refreshed elsewhere: nothing was refreshed here").waitFor();
  await keyrack.page.keyboard.press("Escape");
  expect(await plaintextOf(server, "live-ari-post")).toBe(theirs);

  await keyrack.page.getByText(/was refreshed elsewhere on .*: copies of the old key/).waitFor();
  await ariRow("Post").getByText("Refreshed elsewhere").waitFor();
  const { userDataDir } = keyrack;
  await keyrack.close();
  keyrack = await launchKeyrack({ userDataDir });
  await button("Got it").click();
  await ariRow("Post").getByText("Refreshed elsewhere").waitFor({ state: "detached" });
});

it("says so when somebody else was faster between the look and the refresh", async () => {
  const dialog = await askToRefresh(keyrack.page, "ARI Post");
  await refreshPastTheApp(server, "live-ari-post");
  const theirs = await plaintextOf(server, "live-ari-post");
  await dialog.getByRole("button", { name: "Refresh key" }).click();
  await dialog.getByText("Somebody else refreshed this key").waitFor();
  expect(await plaintextOf(server, "live-ari-post")).toBe(theirs);
  expect((await appStateOf(keyrack.page)).refreshes).toEqual([]);
});

it("finds the new key when the answer was lost", async () => {
  const before = await plaintextOf(server, "live-ari-post");
  await server.fault({ route: refreshRoute, kind: "drop-after", times: 1 });
  await refreshByHand(keyrack.page, "ARI Post");
  const newKey = await plaintextOf(server, "live-ari-post");
  expect(newKey).not.toBe(before);
  await card("ARI Post key refreshed").getByText(newKey.slice(-4)).waitFor();
});

it("never calls a refresh failed of which nothing is known, and finds out later", async () => {
  const dialog = await askToRefresh(keyrack.page, "ARI Post");
  await server.fault({ route: refreshRoute, kind: "drop-after" });
  await server.fault({ route: "GET /portal/live/api-keys", kind: "status", status: 503 });
  await dialog.getByRole("button", { name: "Refresh key" }).click();
  const unknown = card("ARI Post key: outcome not known yet");
  await unknown.getByText("may or may not work").waitFor();

  await server.clearFaults();
  await unknown.getByRole("button", { name: "Look again" }).click();
  const result = card("ARI Post key refreshed");
  const newKey = await plaintextOf(server, "live-ari-post");
  await result.getByRole("button", { name: "Reveal new ARI Post key" }).click();
  await keyrack.page.getByText(newKey, { exact: true }).waitFor();
});

it("tells that a refresh whose order never arrived was none", async () => {
  const before = await plaintextOf(server, "live-ari-post");
  await server.fault({ route: refreshRoute, kind: "drop-before" });
  await refreshByHand(keyrack.page, "ARI Post");
  await card("ARI Post key not refreshed").getByText("still lists the old key").waitFor();
  expect(await plaintextOf(server, "live-ari-post")).toBe(before);
});

it("asks for the passphrase once more where there is one", async () => {
  const { page } = keyrack;
  const passphrase = "four keys on a rack";
  await page.evaluate(async (next) => {
    const { keyrack: api } = window as unknown as {
      keyrack: { setPassphrase(request: object): Promise<unknown> };
    };
    await api.setPassphrase({ current: null, next });
  }, passphrase);
  const before = await plaintextOf(server, "live-ari-post");
  await button("Refresh ARI Post key").click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByLabel("Type ARI POST to confirm").fill("ari post");
  await dialog.getByLabel("Your Keyrack passphrase").fill("not the passphrase");
  await dialog.getByRole("button", { name: "Refresh key" }).click();
  await dialog.getByText("That is not the passphrase").waitFor();
  expect(await plaintextOf(server, "live-ari-post")).toBe(before);
  await dialog.getByLabel("Your Keyrack passphrase").fill(passphrase);
  await dialog.getByRole("button", { name: "Refresh key" }).click();
  await card("ARI Post key refreshed").waitFor();
});

it("disables Refresh, with the reason, while the platform can't be reached", async () => {
  await button("Refresh ARI Post key").waitFor();
  await server.stop();
  await button("Reload").click();
  const refresh = button("Refresh ARI Post key");
  await poll(
    "Refresh disabled",
    async () => (await refresh.getAttribute("aria-disabled")) === "true",
  );
  expect(await refresh.getAttribute("title")).toContain("Refresh waits until the list can");
  await refresh.click({ force: true });
  expect(await keyrack.page.getByRole("alertdialog").count()).toBe(0);
  server = await server.restart();
});
