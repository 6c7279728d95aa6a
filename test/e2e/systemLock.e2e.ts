import { mkdtemp, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { defaultSettings } from "../../electron/adapters/settingsSchema.ts";
import { type LockBus, sendLockSignal, startLockBus } from "../fakes/fakeLockBus.ts";
import { FakeLogind } from "../fakes/fakeLockLogind.ts";
import { launchKeyrack, type RunningKeyrack } from "./harness/launchKeyrack.ts";
import { poll } from "./harness/poll.ts";

const screenSavers = [
  "org.gnome.ScreenSaver",
  "org.freedesktop.ScreenSaver",
  "org.kde.screensaver",
  "org.cinnamon.ScreenSaver",
  "org.mate.ScreenSaver",
  "org.xfce.ScreenSaver",
];
const ownSession = "/org/freedesktop/login1/session/_32";
const screenLocked = "Locked because the screen was locked";
const asleep = "Locked because the computer went to sleep";

let systemBus: LockBus;
let logind: FakeLogind;
let keyrack: RunningKeyrack;

beforeEach(async () => {
  systemBus = await startLockBus();
  logind = await FakeLogind.start(systemBus.address, ownSession);
});

afterEach(async () => {
  await keyrack.close();
  logind.stop();
  await systemBus.stop();
});

async function launch(userDataDir?: string): Promise<void> {
  const env = { DBUS_SYSTEM_BUS_ADDRESS: systemBus.address, XDG_SESSION_ID: "2" };
  const folder = userDataDir === undefined ? {} : { userDataDir };
  keyrack = await launchKeyrack({ demo: true, env, ...folder });
  await keys().waitFor();
}

const keys = () => keyrack.page.getByRole("table", { name: "ARI keys" });
const title = () => keyrack.page.getByRole("heading", { name: "Keyrack is locked" });

async function sendOnSessionBus(name: string, isActive: boolean): Promise<void> {
  const address = process.env.DBUS_SESSION_BUS_ADDRESS ?? "";
  const args = [`boolean:${isActive}`];
  await sendLockSignal(address, { interface: name, member: "ActiveChanged", args });
}

async function expectLocked(reason: string): Promise<void> {
  await title().waitFor();
  await keyrack.page.getByText(reason).waitFor();
  expect(await keyrack.page.getByRole("table").count()).toBe(0);
}

async function unlock(): Promise<void> {
  await keyrack.page.getByRole("button", { name: "Unlock" }).click();
  await keys().waitFor();
}

/** The first signal that is heard: until then, the app may not listen yet. */
async function lockFirst(name: string): Promise<void> {
  await poll(
    "the app to hear the session bus",
    async () => {
      await sendOnSessionBus(name, true);
      return title().isVisible();
    },
    { limitMs: 20_000, everyMs: 500 },
  );
}

function shownPastPlaywright(): Promise<string> {
  return keyrack.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript("document.body.innerText"),
  );
}

it("locks with the screen, whichever desktop it is, and unlocks by its button", async () => {
  await launch();
  await lockFirst("org.gnome.ScreenSaver");
  await expectLocked(screenLocked);
  await unlock();
  for (const name of screenSavers) {
    await sendOnSessionBus(name, true);
    await expectLocked(screenLocked);
    await sendOnSessionBus(name, false);
    await unlock();
  }
});

it("locks with the session and before sleep, as logind tells of them", async () => {
  await launch();
  // The app asks for its session once it listens; Electron asks other things.
  await poll("the app to hear the system bus", () => logind.asked.length > 0, {
    limitMs: 20_000,
  });
  logind.tellSession("/org/freedesktop/login1/session/_33", "Lock");
  logind.prepareForSleep(false);
  logind.tellSession(ownSession, "Lock");
  await expectLocked(screenLocked);
  await unlock();
  logind.prepareForSleep(true);
  // Chromium closes its sockets before sleep, and with them Playwright's way to the page.
  await expect.poll(shownPastPlaywright).toContain(asleep);
});

it("locks when nobody has touched the computer for a minute", async () => {
  const userDataDir = await mkdtemp(path.join(os.tmpdir(), "keyrack-idle-"));
  const protection = { ...defaultSettings.protection, lockAfterMinutes: 1 };
  const settings = JSON.stringify({ ...defaultSettings, protection });
  await writeFile(path.join(userDataDir, "settings.json"), settings);
  await launch(userDataDir);
  await title().waitFor({ timeout: 90_000 });
  await expectLocked("Locked after 1 minute without activity");
  await unlock();
}, 150_000);
