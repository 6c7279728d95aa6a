import { mkdtemp, readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { companyKeysOf } from "./harness/askBokamera.ts";
import { connectBokamera, userOf } from "./harness/connectBokamera.ts";
import {
  type BokameraRole,
  type RunningDemoServer,
  startDemoServer,
} from "./harness/demoServer.ts";
import { storedSecret, storedToken } from "./harness/gnomeKeyring.ts";
import { heapOfMain } from "./harness/heapOfMain.ts";
import { heapOfPage } from "./harness/heapOfPage.ts";
import { launchKeyrack, type RunningKeyrack } from "./harness/launchKeyrack.ts";
import { poll } from "./harness/poll.ts";
import { saveInDialog } from "./harness/saveDialog.ts";
import { scanFolder } from "./harness/scanFolder.ts";
import { readSelection } from "./harness/xClipboard.ts";

const administrator = "bookingsupplier-administrator-write";

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

const connectAs = (role: BokameraRole) =>
  connectBokamera(keyrack.page, server, userOf(server, role));
const table = () => keyrack.page.getByRole("table", { name: "Company keys" });
const rowsWith = (text: string) => table().locator("tbody tr").filter({ hasText: text });
const connectionOf = async () => {
  const settings = await readFile(path.join(keyrack.userDataDir, "settings.json"), "utf8");
  return JSON.parse(settings).connections[0] as { connectionId: string };
};

it("shows an administrator the keys of their own company, masked, and no picker", async () => {
  await connectAs(administrator);
  await table().waitFor();
  const keys = await companyKeysOf(server, userOf(server, administrator));
  expect(keys.length).toBeGreaterThan(5);
  await expect.poll(() => rowsWith("").count()).toBe(keys.length);
  const shown = (await keyrack.page.locator("body").textContent()) ?? "";
  for (const { ApiKey } of keys) {
    expect(shown).toContain(ApiKey.slice(-4));
    expect(shown).not.toContain(ApiKey.slice(0, -4));
  }
  expect(await keyrack.page.getByRole("combobox", { name: "Company" }).count()).toBe(0);
  await rowsWith("Gamla appen").getByText("expired but active").first().waitFor();
  await rowsWith("Förra byrån").getByText("Cancelled", { exact: true }).waitFor();
});

it("reveals and copies a company key, which never reaches the page otherwise", async () => {
  await connectAs(administrator);
  const keys = await companyKeysOf(server, userOf(server, administrator));
  const key = keys.find(({ Notes }) => Notes === "Bokningssidan")?.ApiKey ?? "";
  expect(key).toHaveLength(36);
  const row = rowsWith("Bokningssidan");
  const secrets = keys.map(({ ApiKey }) => ApiKey);
  const heapBefore = await heapOfPage(keyrack.page);
  expect(secrets.filter((secret) => heapBefore.includes(secret))).toEqual([]);

  await row.getByRole("button", { name: /^Copy / }).click();
  await keyrack.page.getByText("copied. It is cleared").waitFor();
  expect(await readSelection()).toBe(key);
  await keyrack.page.getByRole("button", { name: "Clear now" }).click();
  await poll("the clipboard to be cleared", async () => (await readSelection()) === undefined);
  const heapCopied = await heapOfPage(keyrack.page);
  expect(secrets.filter((secret) => heapCopied.includes(secret))).toEqual([]);

  await row.getByRole("button", { name: /^Reveal / }).click();
  const shown = keyrack.page.getByText(key, { exact: true });
  await shown.waitFor();
  await row.getByRole("button", { name: /^Hide / }).click();
  await shown.waitFor({ state: "detached" });
  expect(await keyrack.page.content()).not.toContain(key);
});

it("filters, sorts and asks the server for active keys only", async () => {
  await connectAs(administrator);
  await table().waitFor();
  await keyrack.page.getByRole("searchbox", { name: "Filter" }).fill("lagret 2001:db8");
  await expect.poll(() => rowsWith("").count()).toBe(1);
  await keyrack.page.getByRole("searchbox", { name: "Filter" }).fill("");
  await keyrack.page.getByRole("checkbox", { name: "Active only" }).check({ force: true });
  const user = userOf(server, administrator);
  const active = await companyKeysOf(server, user, "?ActiveOnly=true");
  await expect.poll(() => rowsWith("").count()).toBe(active.length);
  expect(await rowsWith("Förra byrån").count()).toBe(0);
});

it("tells a reader plainly that their role does not allow this", async () => {
  await connectAs("bookingsupplier-administrator-read");
  await keyrack.page
    .getByRole("alert")
    .filter({ hasText: "your role does not allow this" })
    .waitFor();
  expect(await table().count()).toBe(0);
});

it("lets a superadmin switch to another company and back", async () => {
  await connectAs("superadmin");
  await table().waitFor();
  const superadmin = userOf(server, "superadmin");
  const other = "a94c7d52-0e3f-4b68-8c21-5f6b9d8e7c32";
  const keys = await companyKeysOf(server, superadmin, `?CompanyId=${other}`);
  const picker = keyrack.page.getByRole("combobox", { name: "Company" });
  await picker.selectOption({ label: "Another company…" });
  await keyrack.page.getByLabel("Company ID").fill(other.replaceAll("-", "").toUpperCase());
  await keyrack.page.getByRole("alertdialog").getByLabel("Name").fill("Salong Saxen");
  await keyrack.page.getByRole("button", { name: "Show company" }).click();
  await rowsWith(keys[0]?.ApiKey.slice(-4) ?? "none")
    .first()
    .waitFor();
  await rowsWith("Salong Saxen").first().waitFor();

  const ending = keys[0]?.ApiKey.slice(-4) ?? "";
  await rowsWith(ending)
    .first()
    .getByRole("button", { name: /^Reveal / })
    .click();
  await keyrack.page.getByText(keys[0]?.ApiKey ?? "none", { exact: true }).waitFor();
  await picker.selectOption({ label: "Own company" });
  await rowsWith(ending).first().waitFor({ state: "detached" });
});

it("creates a key once, and shows it masked until it is revealed", async () => {
  await connectAs(administrator);
  await table().waitFor();
  const user = userOf(server, administrator);
  const before = await companyKeysOf(server, user);
  await rowsWith("Bokningssidan")
    .getByRole("button", { name: /^Create a replacement / })
    .click();
  const dialog = keyrack.page.getByRole("alertdialog");
  await dialog.getByText("The old key stays active").waitFor();
  await dialog.getByRole("button", { name: "Create key" }).dblclick();
  await dialog.waitFor({ state: "detached" });
  await keyrack.page.getByRole("heading", { name: /^Replacement key created for/ }).waitFor();
  const after = await companyKeysOf(server, user);
  expect(after).toHaveLength(before.length + 1);
  const made = after.find(({ ApiKey }) => !before.some((one) => one.ApiKey === ApiKey));
  expect(made?.Notes).toBe("Bokningssidan");
  expect(await keyrack.page.content()).not.toContain(made?.ApiKey);
  await keyrack.page.getByRole("button", { name: /^Copy company key ending in / }).click();
  await poll("the new key on the clipboard", async () => (await readSelection()) === made?.ApiKey);
  await keyrack.page.getByRole("button", { name: "Company keys", exact: true }).click();
  await expect.poll(() => rowsWith("Bokningssidan").count()).toBe(2);
});

it("finds the key whose answer was lost, and orders no second one", async () => {
  await connectAs(administrator);
  await table().waitFor();
  const user = userOf(server, administrator);
  const before = await companyKeysOf(server, user);
  await server.fault({ route: "POST /apikeys", kind: "drop-after" });
  await keyrack.page.getByRole("button", { name: "Create key…" }).click();
  const dialog = keyrack.page.getByRole("alertdialog");
  await dialog.getByLabel("Notes").fill("Kassan i baren");
  await dialog.getByRole("button", { name: "Create key" }).click();
  await dialog.getByText("the list now shows 1 new key").waitFor();
  await server.clearFaults();
  expect(await companyKeysOf(server, user)).toHaveLength(before.length + 1);
});

it("exports what is known of the keys into a file that the user names, without the keys", async () => {
  await connectAs(administrator);
  await table().waitFor();
  await keyrack.page.getByRole("searchbox", { name: "Filter" }).fill("lagret");
  await expect.poll(() => rowsWith("").count()).toBe(1);
  const folder = await mkdtemp(path.join(os.tmpdir(), "keyrack-export-"));
  const file = path.join(folder, "keys.csv");
  await keyrack.page.getByRole("button", { name: /as CSV/ }).click();
  await saveInDialog(file);
  await keyrack.page.getByText("was saved as keys.csv").waitFor();

  const text = await readFile(file, "utf8");
  expect(text.trim().split("\r\n")).toHaveLength(2);
  expect(text).toContain("Lagret");
  const keys = await companyKeysOf(server, userOf(server, administrator));
  const secrets = keys.map(({ ApiKey }) => ApiKey);
  expect(await scanFolder(folder, secrets)).toEqual([]);
});

it("stays signed in over a restart, and says so when the server has ended the session", async () => {
  await connectAs(administrator);
  await table().waitFor();
  const { userDataDir } = keyrack;
  await keyrack.close();
  keyrack = await launchKeyrack({ userDataDir });
  await table().waitFor();

  // A demo server forgets its sessions when it ends.
  await server.stop();
  server = await server.restart();
  await keyrack.page.getByRole("button", { name: "Reload" }).click();
  const signIn = keyrack.page.getByRole("main").getByRole("button", { name: "Sign in" });
  await signIn.waitFor({ timeout: 30_000 });
  await signIn.click();
  await keyrack.page
    .getByLabel("Password", { exact: true })
    .fill(userOf(server, administrator).password);
  await keyrack.page.getByRole("button", { name: "Sign in", exact: true }).click();
  await table().waitFor();
});

it("leaves no token in keychain, memory or on disk when it signs out", async () => {
  await connectAs(administrator);
  await table().waitFor();
  const { connectionId } = await connectionOf();
  const account = `connection:${connectionId}`;
  const refreshToken = (await storedToken(keyrack, account)) ?? "";
  expect(refreshToken).not.toBe("");
  const isInMemory = async () => (await heapOfMain(keyrack)).includes(refreshToken);
  expect(await isInMemory()).toBe(true);

  await keyrack.page.getByRole("button", { name: "Settings" }).click();
  await keyrack.page.getByRole("button", { name: "Sign out of Grand Hotel Spa" }).click();
  await keyrack.page.getByText("Grand Hotel Spa: signed out").waitFor();
  expect(await storedSecret(keyrack, account)).toBeNull();
  expect(await isInMemory()).toBe(false);
  const renewal = await fetch(server.bokamera.tokenUrl, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "refresh_token",
      client_id: server.bokamera.clientId,
      refresh_token: refreshToken,
    }),
  });
  expect(renewal.status).toBe(400);

  await keyrack.close();
  const user = userOf(server, administrator);
  const keys = (await companyKeysOf(server, user)).map(({ ApiKey }) => ApiKey);
  const secrets = [refreshToken, user.password, ...keys];
  expect(await scanFolder(keyrack.userDataDir, secrets)).toEqual([]);
});
