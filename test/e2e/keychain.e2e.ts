import { afterEach, beforeEach, expect, it } from "vitest";
import { connectBakuun } from "./harness/connectBakuun.ts";
import { type RunningDemoServer, startDemoServer } from "./harness/demoServer.ts";
import { signalKeyring } from "./harness/gnomeKeyring.ts";
import { launchKeyrack, type RunningKeyrack } from "./harness/launchKeyrack.ts";
import { scanFolder } from "./harness/scanFolder.ts";

const withoutBus = { DBUS_SESSION_BUS_ADDRESS: undefined };

let server: RunningDemoServer;
let keyrack: RunningKeyrack;

beforeEach(async () => {
  server = await startDemoServer();
});

afterEach(async () => {
  await keyrack.close();
  await server.stop();
});

it("works without a keychain, says so once, and keeps the token for this run only", async () => {
  keyrack = await launchKeyrack({ env: withoutBus });
  await connectBakuun(keyrack.page, server);
  await keyrack.page.getByRole("table", { name: "ARI keys" }).waitFor();
  const banners = keyrack.page.getByText("No keychain runs on this computer");
  await banners.waitFor();
  expect(await banners.count()).toBe(1);
  const { userDataDir } = keyrack;
  await keyrack.close();
  expect(await scanFolder(userDataDir, [server.adminToken])).toEqual([]);

  keyrack = await launchKeyrack({ userDataDir, env: withoutBus });
  await keyrack.page.getByText("The keychain can't be asked right now").waitFor();
});

it("takes Chromium's plain text store for no keychain", async () => {
  keyrack = await launchKeyrack({ demo: true, passwordStore: "basic" });
  await keyrack.page.getByText("would store secrets as plain text").waitFor();
  await keyrack.page.getByRole("table", { name: "ARI keys" }).waitFor();
});

it("opens while the keychain hangs, and finds back to it", async () => {
  signalKeyring("SIGSTOP");
  try {
    keyrack = await launchKeyrack({ demo: true });
    await keyrack.page.getByText("Loading the keys…").waitFor({ state: "attached" });
    await keyrack.page.getByText("The keychain does not answer").waitFor({ timeout: 10_000 });
    await keyrack.page.getByRole("table", { name: "ARI keys" }).waitFor();
  } finally {
    signalKeyring("SIGCONT");
  }
  const banner = keyrack.page.getByText("The keychain does not answer");
  await expect
    .poll(
      async () => {
        await comeBackToTheWindow();
        return banner.count();
      },
      { timeout: 15_000, interval: 500 },
    )
    .toBe(0);
});

it("removes a connection whose token is lost without a keychain", async () => {
  keyrack = await launchKeyrack({ env: withoutBus });
  await connectBakuun(keyrack.page, server);
  const { userDataDir } = keyrack;
  await keyrack.close();
  keyrack = await launchKeyrack({ userDataDir, env: withoutBus });
  await keyrack.page.getByRole("button", { name: "Settings" }).click();
  await keyrack.page.getByRole("button", { name: "Remove Grand Hotel" }).click();
  await keyrack.page.getByRole("button", { name: "Remove connection" }).click();
  await keyrack.page.getByText("No connections yet").waitFor();
});

/** Through the window manager, as a person who was in another window. */
async function comeBackToTheWindow(): Promise<void> {
  await keyrack.app.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    window?.minimize();
    await new Promise((resolve) => setTimeout(resolve, 100));
    window?.restore();
    window?.focus();
  });
}
