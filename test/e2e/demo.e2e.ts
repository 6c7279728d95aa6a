import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, it } from "vitest";
import { storedSecret } from "./harness/gnomeKeyring.ts";
import { launchKeyrack, type RunningKeyrack } from "./harness/launchKeyrack.ts";
import { findDescendants, findRenderers } from "./harness/processes.ts";
import { refreshByHand } from "./harness/refreshing.ts";
import { scanFolder } from "./harness/scanFolder.ts";
import { readSelection } from "./harness/xClipboard.ts";

let keyrack: RunningKeyrack;

afterEach(() => keyrack.close());

it("shows six keys with no first-run question, sandboxed and silent", async () => {
  keyrack = await launchKeyrack({ demo: true });
  await keyrack.page
    .getByRole("button", { name: /^Reveal/ })
    .first()
    .waitFor();
  expect(await keyrack.page.getByRole("button", { name: /^Reveal/ }).count()).toBe(6);
  const renderers = findRenderers(keyrack.app.process().pid ?? 0);
  expect(renderers.map(({ seccompMode }) => seccompMode)).toEqual([2]);
});

it("can be looked around in from the welcome page", async () => {
  keyrack = await launchKeyrack();
  await keyrack.page.getByRole("button", { name: "Look around with the demo" }).click();
  await keyrack.page.getByRole("table", { name: "Booking keys" }).waitFor();
  await keyrack.page.getByRole("button", { name: "Grand Spa" }).click();
  const companyKeys = keyrack.page.getByRole("table", { name: "Company keys" });
  await companyKeys.getByText("Bokningssidan").waitFor();
  await companyKeys
    .getByRole("button", { name: /^Reveal / })
    .first()
    .click();
  await companyKeys.getByRole("button", { name: /^Hide / }).waitFor();
});

it("keeps its token in gnome-keyring and no secret in any file", async () => {
  keyrack = await launchKeyrack({ demo: true });
  await keyrack.page.getByRole("button", { name: "Copy ARI Post key" }).click();
  await keyrack.page.getByText("ARI Post key copied").waitFor();
  const key = (await readSelection()) ?? "";
  expect(key).toHaveLength(48);
  const token = await storedSecret(keyrack, "connection:demo");
  const root = await storedSecret(keyrack, "demo-server");
  await keyrack.close();
  const files = await readdir(path.join(keyrack.userDataDir, "demo-server"));
  expect(files.sort()).toEqual(["bakuun.json", "bokamera.json"]);
  if (token === null || root === null) throw new Error("the keyring holds no demo token");
  expect(await scanFolder(keyrack.userDataDir, [key, token, root])).toEqual([]);
});

it("can be removed and looked around in again", async () => {
  keyrack = await launchKeyrack({ demo: true });
  const { page } = keyrack;
  await page.getByRole("table", { name: "ARI keys" }).waitFor();
  const tokenBefore = await storedSecret(keyrack, "connection:demo");
  await page.getByRole("button", { name: "Settings" }).click();
  for (const name of ["Grand Hotel", "Grand Spa"]) {
    await page.getByRole("button", { name: `Remove ${name}` }).click();
    await page.getByRole("button", { name: "Remove connection" }).click();
    await page.getByText(`${name} was removed`).waitFor();
  }
  await page.getByText("No connections yet").waitFor();
  expect(await storedSecret(keyrack, "connection:demo")).toBeNull();
  await page.getByRole("button", { name: "Get started" }).click();
  await page.getByRole("button", { name: "Look around with the demo" }).click();
  await page.getByRole("button", { name: "Reveal ARI Post key" }).click();
  await page.getByRole("button", { name: "Hide ARI Post key" }).waitFor();
  expect(await storedSecret(keyrack, "connection:demo")).not.toBe(tokenBefore);
});

it("shows a refreshed key after a restart", async () => {
  keyrack = await launchKeyrack({ demo: true });
  await refreshByHand(keyrack.page, "ARI Post");
  await keyrack.page.getByRole("button", { name: "Copy new ARI Post key" }).click();
  await keyrack.page.getByText("ARI Post key copied").waitFor();
  const key = (await readSelection()) ?? "";
  const { userDataDir } = keyrack;
  await keyrack.close();

  keyrack = await launchKeyrack({ userDataDir });
  await keyrack.page.getByRole("table", { name: "ARI keys" }).getByText(key.slice(-4)).waitFor();
});

it("runs its server in a process of its own, which ends with the app", async () => {
  keyrack = await launchKeyrack({ demo: true });
  await keyrack.page.getByRole("button", { name: "Reveal ARI Post key" }).waitFor();
  const main = keyrack.app.process().pid ?? 0;
  const isServer = (command: readonly string[]) =>
    command.join(" ").includes("node.mojom.NodeService");
  const servers = findDescendants(main).filter(({ command }) => isServer(command));
  expect(servers).toHaveLength(1);
  await keyrack.kill();
  await expect.poll(() => findDescendants(main).length).toBe(0);
});
