import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, expect, it } from "vitest";
import { checkout } from "./harness/checkout.ts";
import { electronExecutable } from "./harness/electronExecutable.ts";
import { launchKeyrack, type RunningKeyrack } from "./harness/launchKeyrack.ts";

let keyrack: RunningKeyrack;

afterEach(() => keyrack.close());

const bounds = () =>
  keyrack.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());

it("opens where it was closed, at the size it had", async () => {
  keyrack = await launchKeyrack({ demo: true });
  await keyrack.page.getByRole("table", { name: "ARI keys" }).waitFor();
  const wanted = { x: 60, y: 80, width: 950, height: 640 };
  await keyrack.app.evaluate(({ BrowserWindow }, place) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(place);
  }, wanted);
  await expect.poll(bounds).toMatchObject({ width: 950, height: 640 });
  const closedAt = await bounds();
  const { userDataDir } = keyrack;
  await keyrack.close();
  keyrack = await launchKeyrack({ userDataDir });
  await expect.poll(bounds).toEqual(closedAt);
});

it("is one instance: a second start brings the first to the front and ends", async () => {
  keyrack = await launchKeyrack({ demo: true });
  await keyrack.page.getByRole("table", { name: "ARI keys" }).waitFor();
  await keyrack.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const isVisible = () =>
    keyrack.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  await expect.poll(isVisible).toBe(false);

  const second = spawn(electronExecutable(), [checkout, `--user-data-dir=${keyrack.userDataDir}`], {
    stdio: "ignore",
  });
  const [code] = await once(second, "exit");
  expect(code).toBe(0);
  await expect.poll(isVisible).toBe(true);
  expect(
    await keyrack.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
  ).toBe(1);
});

it("shows the page again after its process crashed", async () => {
  keyrack = await launchKeyrack({ demo: true });
  await keyrack.page.getByRole("table", { name: "ARI keys" }).waitFor();
  await keyrack.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  const tablesShown = () =>
    keyrack.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
        "document.querySelectorAll('table').length",
      ),
    );
  await expect.poll(tablesShown, { timeout: 15_000 }).toBe(3);
});

it("goes nowhere else: no navigation, no new window, no permission", async () => {
  keyrack = await launchKeyrack({ demo: true });
  await keyrack.page.getByRole("table", { name: "ARI keys" }).waitFor();
  keyrack.expectConsole("");
  const opened = await keyrack.page.evaluate(() => window.open("https://example.invalid/"));
  expect(opened).toBeNull();
  await keyrack.page.evaluate(() => {
    location.href = "https://example.invalid/";
  });
  const permission = await keyrack.page.evaluate(
    async () => (await navigator.permissions.query({ name: "geolocation" })).state,
  );
  expect(permission).toBe("denied");
  expect(keyrack.page.url()).toBe("app://keyrack/index.html");
  // Not by a locator: Playwright would wait for the navigation that was refused.
  expect(await keyrack.page.evaluate(() => document.querySelectorAll("table").length)).toBe(3);
});

it("gives the page one method an intent and nothing of Node or Electron", async () => {
  keyrack = await launchKeyrack({ demo: true });
  const reachable = await keyrack.page.evaluate(() => ({
    methods: Object.keys((window as unknown as { keyrack: object }).keyrack).sort(),
    node: ["require", "process", "module", "Buffer"].filter((name) => name in window),
  }));
  expect(reachable).toEqual({
    methods: [
      "clearClipboard",
      "connectBakuun",
      "connectDemo",
      "copyKey",
      "getAppState",
      "getClipboardState",
      "listKeys",
      "onAppStateChanged",
      "onClipboardStateChanged",
      "onMenuCommand",
      "refreshKey",
      "removeConnection",
      "revealKey",
      "selectConnection",
      "setLanguage",
    ],
    node: [],
  });
});
