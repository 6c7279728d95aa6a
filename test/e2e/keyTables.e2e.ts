import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { allPlaintexts, plaintextOf } from "./harness/askPlatform.ts";
import { connectBakuun } from "./harness/connectBakuun.ts";
import { type RunningDemoServer, startDemoServer } from "./harness/demoServer.ts";
import { storedToken } from "./harness/gnomeKeyring.ts";
import { launchKeyrack, type RunningKeyrack } from "./harness/launchKeyrack.ts";
import { poll } from "./harness/poll.ts";
import { scanFolder } from "./harness/scanFolder.ts";
import { readSelection, writeSelection } from "./harness/xClipboard.ts";

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

const row = (name: string) => keyrack.page.getByRole("row").filter({ hasText: name });
const ariRow = (name: string) =>
  keyrack.page.getByRole("table", { name: "ARI keys" }).getByRole("row").filter({ hasText: name });

it("shows six masked keys in three tables", async () => {
  await connectBakuun(keyrack.page, server);
  for (const name of ["Mapping keys", "ARI keys", "Booking keys"]) {
    const table = keyrack.page.getByRole("table", { name });
    await expect.poll(() => table.getByRole("row").count()).toBe(3);
    expect(await table.getByRole("columnheader").allTextContents()).toEqual(
      expect.arrayContaining(["Name", "Key", "Last used", "Created"]),
    );
  }
  const shown = await keyrack.page.locator("body").textContent();
  for (const key of await allPlaintexts(server)) {
    expect(shown).toContain(key.slice(-4));
    expect(shown).not.toContain(key.slice(0, -4));
  }
});

it("gives a group that only the sandbox has a table of its own", async () => {
  await connectBakuun(keyrack.page, server, { environment: "Sandbox" });
  await keyrack.page.getByRole("table", { name: "Search keys" }).waitFor();
  expect(await keyrack.page.getByRole("table").count()).toBe(4);
});

it("reveals 48 characters in their own cell and hides them by itself", async () => {
  await connectBakuun(keyrack.page, server);
  const key = await plaintextOf(server, "live-ari-post");
  await ariRow("Post").getByRole("button", { name: "Reveal ARI Post key" }).click();
  const shown = keyrack.page.getByText(key, { exact: true });
  await shown.waitFor();
  expect(key).toHaveLength(48);
  await keyrack.page.getByRole("button", { name: "Hide ARI Post key" }).waitFor();
  await shown.waitFor({ state: "detached", timeout: 20_000 });
  expect(await keyrack.page.content()).not.toContain(key);
});

it("hides a revealed key when asked, and when another one is revealed", async () => {
  await connectBakuun(keyrack.page, server);
  const [post, read] = await Promise.all(
    ["live-ari-post", "live-ari-read"].map((keyId) => plaintextOf(server, keyId)),
  );
  await keyrack.page.getByRole("button", { name: "Reveal ARI Post key" }).click();
  await keyrack.page.getByText(post ?? "").waitFor();
  await keyrack.page.getByRole("button", { name: "Reveal ARI Read key" }).click();
  await keyrack.page.getByText(read ?? "").waitFor();
  expect(await keyrack.page.getByText(post ?? "").count()).toBe(0);
  await keyrack.page.getByRole("button", { name: "Hide ARI Read key" }).click();
  expect(await keyrack.page.getByText(read ?? "").count()).toBe(0);
});

it("lets a revealed key onto the clipboard by Copy only, never by selecting it", async () => {
  await connectBakuun(keyrack.page, server);
  await writeSelection("the user's own text");
  await writeSelection("the user's own selection", "primary");
  const key = await plaintextOf(server, "live-ari-post");
  await keyrack.page.getByRole("button", { name: "Reveal ARI Post key" }).click();
  const shown = keyrack.page.getByText(key, { exact: true });
  await shown.click({ clickCount: 3 });
  await keyrack.page.keyboard.press("Control+A");
  await keyrack.page.keyboard.press("Control+C");
  expect(await shown.count()).toBe(1);
  expect(await readSelection("clipboard")).not.toContain(key);
  expect((await readSelection("primary")) ?? "").not.toContain(key);
});

it("copies exactly the key, and takes it off the clipboard 30 s later", async () => {
  await connectBakuun(keyrack.page, server);
  await keyrack.page.getByRole("button", { name: "Copy ARI Post key" }).click();
  await keyrack.page.getByText("ARI Post key copied").waitFor();
  expect(await readSelection()).toBe(await plaintextOf(server, "live-ari-post"));
  const startedAt = Date.now();
  await poll("the clipboard to be cleared", async () => (await readSelection()) === undefined, {
    limitMs: 40_000,
  });
  expect(Date.now() - startedAt).toBeGreaterThan(25_000);
  expect(await readSelection("primary")).not.toBe(await plaintextOf(server, "live-ari-post"));
});

it("leaves on the clipboard what the user copied meanwhile", async () => {
  await connectBakuun(keyrack.page, server);
  await keyrack.page.getByRole("button", { name: "Copy ARI Post key" }).click();
  await keyrack.page.getByText("ARI Post key copied").waitFor();
  await writeSelection("the user's own text");
  await keyrack.page
    .getByText("No key on the clipboard")
    .waitFor({ state: "visible", timeout: 40_000 });
  expect(await readSelection()).toBe("the user's own text");
});

// Seen to fail without holdQuit in main: the other program still had the key.
it("takes the key off the clipboard at once when asked, and when it quits", async () => {
  await connectBakuun(keyrack.page, server);
  await keyrack.page.getByRole("button", { name: "Copy ARI Post key" }).click();
  await keyrack.page.getByRole("button", { name: "Clear now" }).click();
  await poll("the clipboard to be cleared", async () => (await readSelection()) === undefined);

  await keyrack.page.getByRole("button", { name: "Copy ARI Read key" }).click();
  await keyrack.page.getByText("ARI Read key copied").waitFor();
  // By another program, as a clipboard manager does: what an app of X11 has there goes with it.
  await writeSelection(await plaintextOf(server, "live-ari-read"));
  await keyrack.close();
  expect(await readSelection()).toBeUndefined();
});

it("keeps the token in the keychain, and no token or key in any file of its own", async () => {
  await connectBakuun(keyrack.page, server);
  await keyrack.page.getByRole("button", { name: "Reveal ARI Post key" }).click();
  await keyrack.page.getByRole("button", { name: "Hide ARI Post key" }).waitFor();
  await keyrack.page.getByRole("button", { name: "Copy Booking Post key" }).click();
  await keyrack.page.getByText("Booking Post key copied").waitFor();

  const settings = await readFile(path.join(keyrack.userDataDir, "settings.json"), "utf8");
  const { connectionId } = JSON.parse(settings).connections[0];
  expect(await storedToken(keyrack, `connection:${connectionId}`)).toBe(server.adminToken);

  await keyrack.close();
  const secrets = [server.adminToken, ...(await allPlaintexts(server))];
  expect(await scanFolder(keyrack.userDataDir, secrets)).toEqual([]);
});

it("lets a viewer see the keys and says why nothing more", async () => {
  await connectBakuun(keyrack.page, { ...server, adminToken: server.viewerToken });
  await row("Post").first().waitFor();
  await keyrack.page.getByRole("button", { name: "Reveal ARI Post key" }).click();
  await keyrack.page.getByText("its role does not allow this").first().waitFor();
});
