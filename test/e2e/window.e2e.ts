import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
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
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return new Promise<void>((resolve) => {
      contents?.once("did-finish-load", () => resolve());
      contents?.forcefullyCrashRenderer();
    });
  });
  const tablesShown = () =>
    keyrack.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
        "document.querySelectorAll('table').length",
      ),
    );
  await expect.poll(tablesShown, { timeout: 15_000 }).toBe(3);
});

it("serves its page with a policy that lets nothing in and nothing out", async () => {
  keyrack = await launchKeyrack({ demo: true });
  const policy = await keyrack.app.evaluate(async ({ session }) => {
    const answer = await session.defaultSession.fetch("app://keyrack/index.html");
    return answer.headers.get("content-security-policy");
  });
  for (const rule of ["default-src 'none'", "script-src 'self'", "connect-src 'none'"]) {
    expect(policy).toContain(rule);
  }
  expect(policy).not.toContain("unsafe");
});

it("keeps damaged settings under another name, starts anew and says so", async () => {
  const userDataDir = await mkdtemp(path.join(os.tmpdir(), "keyrack-damaged-"));
  const damaged = '{"connections":[{"connectionId":"gra';
  await writeFile(path.join(userDataDir, "settings.json"), damaged);
  keyrack = await launchKeyrack({ userDataDir });
  await keyrack.page.getByText("Your settings could not be read").waitFor();
  const kept = (await readdir(userDataDir)).find((name) => name.startsWith("settings.damaged-"));
  expect(await readFile(path.join(userDataDir, kept ?? "no such file"), "utf8")).toBe(damaged);
});

it("works on with settings that can't be written, and says so", async () => {
  keyrack = await launchKeyrack({ demo: true });
  await keyrack.page.getByRole("table", { name: "ARI keys" }).waitFor();
  await chmod(keyrack.userDataDir, 0o500);
  try {
    await keyrack.page.getByRole("button", { name: "Settings" }).click();
    await keyrack.page.getByText("Svenska", { exact: true }).click();
    await keyrack.page.getByRole("heading", { name: "Inställningar" }).waitFor();
    await keyrack.page.getByText("English", { exact: true }).click();
    await keyrack.page.getByText("The settings can't be written to disk").waitFor();
  } finally {
    await chmod(keyrack.userDataDir, 0o700);
  }
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
      "acceptUnrecorded",
      "acknowledgeKeyChange",
      "cancelConnecting",
      "cancelFolderScan",
      "checkLinkedFiles",
      "chooseConfigFile",
      "clearClipboard",
      "connectBakuun",
      "connectBokamera",
      "connectDemo",
      "copyKey",
      "copyKeysAs",
      "copySupportRequest",
      "createCompanyKey",
      "dismissRefresh",
      "dropRunbook",
      "exportActivity",
      "exportCompanyKeys",
      "forgetCompany",
      "getAppState",
      "getClipboardState",
      "getFolderScan",
      "hideKey",
      "identifyClipboard",
      "identifyFile",
      "keepClipboard",
      "linkFindings",
      "listActivity",
      "listCompanyKeys",
      "listKeys",
      "lock",
      "nameCompany",
      "onAppStateChanged",
      "onClipboardStateChanged",
      "onFolderScanChanged",
      "onMenuCommand",
      "openLinkedFile",
      "pathOfFile",
      "prepareRefresh",
      "previewCopy",
      "previewFileWrite",
      "refreshKeys",
      "removeConnection",
      "replaceCompanyKey",
      "resolveRefresh",
      "revealKey",
      "scanFolder",
      "selectConnection",
      "setLanguage",
      "setNamePattern",
      "setPassphrase",
      "setProtection",
      "setRefreshPlaces",
      "signIn",
      "signOut",
      "undoFileWrite",
      "unlinkFile",
      "unlock",
      "updateLinkedFiles",
      "verifyRefresh",
      "writeFile",
    ],
    node: [],
  });
});
