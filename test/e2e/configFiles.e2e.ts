import { mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { allPlaintexts, plaintextOf, refreshPastTheApp } from "./harness/askPlatform.ts";
import { appStateOf } from "./harness/askRefreshes.ts";
import { connectBakuun } from "./harness/connectBakuun.ts";
import { type RunningDemoServer, startDemoServer } from "./harness/demoServer.ts";
import { heapOfPage } from "./harness/heapOfPage.ts";
import { launchKeyrack, type RunningKeyrack } from "./harness/launchKeyrack.ts";
import { chooseInDialog } from "./harness/openDialog.ts";
import { poll } from "./harness/poll.ts";
import { refreshByHand } from "./harness/refreshing.ts";
import { scanFolder } from "./harness/scanFolder.ts";
import { readSelection, writeSelection } from "./harness/xClipboard.ts";

const password = "hunter22-Pq8Wz5Lm3Kx7-of-the-database";

let server: RunningDemoServer;
let keyrack: RunningKeyrack;
let folder: string;
let file: string;

beforeEach(async () => {
  server = await startDemoServer();
  keyrack = await launchKeyrack();
  await connectBakuun(keyrack.page, server);
  folder = await mkdtemp(path.join(os.tmpdir(), "keyrack-configs-"));
  file = path.join(folder, ".env");
  await writeFile(file, `# ${password}\nDATABASE_URL=${password}\nBAKUUN_ARI_POST_KEY=\n`);
});

afterEach(async () => {
  await keyrack.close();
  await server.stop();
});

const button = (name: string | RegExp) => keyrack.page.getByRole("button", { name, exact: true });
const dialog = (name: string) => keyrack.page.getByRole("dialog", { name });
const envWith = (key: string) =>
  `# ${password}\nDATABASE_URL=${password}\nBAKUUN_ARI_POST_KEY=${key}\n`;

async function writeToFile(): Promise<void> {
  await button("Files of ARI Post key").click();
  await button("Write to a config file…").click();
  await chooseInDialog(file);
  await button("Write").click();
  await keyrack.page.getByText("Written to .env.").waitFor();
}

async function statusWithin(state: string, limitMs: number): Promise<void> {
  await poll(
    `the file's state ${state}`,
    async () => (await appStateOf(keyrack.page)).linkedFiles[0]?.status.state === state,
    { limitMs, everyMs: 25 },
  );
}

it("copies as .env, writes to a .env, refreshes, updates, and sees an edit within 2 s", async () => {
  const oldKey = await plaintextOf(server, "live-ari-post");
  await button("ARI Post key: copy as…").click();
  await keyrack.page.getByRole("menuitemradio", { name: ".env line" }).click();
  const line = `BAKUUN_ARI_POST_KEY=${oldKey}`;
  await poll("the line on the clipboard", async () => (await readSelection()) === line);

  await writeToFile();
  expect(await readFile(file, "utf8")).toBe(envWith(oldKey));
  await keyrack.page.keyboard.press("Escape");
  await dialog("Files of ARI Post key").waitFor({ state: "detached" });

  await refreshByHand(keyrack.page, "ARI Post");
  const newKey = await plaintextOf(server, "live-ari-post");
  expect(newKey).not.toBe(oldKey);
  await button("Update 1 file").click();
  await keyrack.page.getByText("Holds the new key").waitFor();
  expect(await readFile(file, "utf8")).toBe(envWith(newKey));
  await statusWithin("current", 5_000);

  await writeFile(file, envWith("edited-by-hand"));
  await statusWithin("drift", 2_000);
  await writeFile(file, envWith(oldKey));
  await poll("the older key told", async () => {
    const [link] = (await appStateOf(keyrack.page)).linkedFiles;
    return link?.status.state === "drift" && link.status.holds.what === "key";
  });
  await keyrack.page
    .getByRole("navigation")
    .getByRole("button", { name: /^Files/ })
    .click();
  await keyrack.page.getByText("Holds an older key").waitFor();
  await button(/^Update BAKUUN_ARI_POST_KEY in /).click();
  await statusWithin("current", 5_000);
  expect(await readFile(file, "utf8")).toBe(envWith(newKey));
});

it("drifts when somebody else refreshes the key, and is undone byte for byte", async () => {
  const before = await readFile(file, "utf8");
  await writeToFile();
  await button(/^Undo this write/).click();
  await poll("the file as it was", async () => (await readFile(file, "utf8")) === before);
  await keyrack.page.keyboard.press("Escape");
  await writeToFile();
  await keyrack.page.keyboard.press("Escape");
  await refreshPastTheApp(server, "live-ari-post");
  await button("Reload").click();
  await statusWithin("drift", 5_000);
});

it("scans a folder, links what it finds, and says which key is on the clipboard", async () => {
  const key = await plaintextOf(server, "live-booking-read");
  await mkdir(path.join(folder, "node_modules"));
  await writeFile(path.join(folder, "node_modules", "hidden.json"), JSON.stringify({ key }));
  await mkdir(path.join(folder, "app"));
  await writeFile(
    path.join(folder, "app", "channel.json"),
    JSON.stringify({ bakuun: { readKey: key } }),
  );
  await button("Files").click();
  await button("Choose a folder…").click();
  await chooseInDialog(folder);
  await button("Link 1 file").click();
  await keyrack.page.getByText("1 file linked.").waitFor();
  expect((await appStateOf(keyrack.page)).linkedFiles).toMatchObject([
    { entry: ["bakuun", "readKey"], key: { keyId: "live-booking-read" } },
  ]);
  await writeSelection(key);
  await button("Look at the clipboard").click();
  await keyrack.page.getByText("This is the Booking Read key of Grand Hotel.").waitFor();
  expect(await heapOfPage(keyrack.page)).not.toContain(key);
});

it("leaves no value of a key or a file in the page, the log, the links or the backups", async () => {
  await writeToFile();
  await keyrack.page.keyboard.press("Escape");
  await refreshByHand(keyrack.page, "ARI Post");
  await button("Update 1 file").click();
  await keyrack.page.getByText("Holds the new key").waitFor();
  const keys = await allPlaintexts(server);
  const secrets = [...keys, password];
  const heap = await heapOfPage(keyrack.page);
  expect(secrets.filter((secret) => heap.includes(secret))).toEqual([]);
  expect(keyrack.consoleLines.join("\n")).not.toContain(password);
  const { userDataDir } = keyrack;
  await keyrack.close();
  expect(await readdir(path.join(userDataDir, "backups"))).toHaveLength(2);
  expect(await scanFolder(userDataDir, secrets)).toEqual([]);
  keyrack = await launchKeyrack({ userDataDir });
});

it("finds out by the browser where a dropped file lies, and takes no path for a file", async () => {
  await keyrack.page.evaluate(() => {
    const input = document.createElement("input");
    input.type = "file";
    document.body.append(input);
  });
  await keyrack.page.locator("input[type=file]").setInputFiles(file);
  const paths = await keyrack.page.evaluate(() => {
    const { keyrack: api } = window as unknown as {
      keyrack: { pathOfFile(file: unknown): string };
    };
    const chosen = document.querySelector<HTMLInputElement>("input[type=file]")?.files?.[0];
    const made = new File(["text"], "/etc/passwd");
    return [chosen, made, { path: "/etc/passwd" }, "/etc/passwd"].map((one) => api.pathOfFile(one));
  });
  expect(paths).toEqual([file, "", "", ""]);
});
