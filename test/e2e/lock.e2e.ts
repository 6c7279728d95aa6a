import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { plaintextOf } from "./harness/askPlatform.ts";
import { findViolations } from "./harness/axe.ts";
import { callKeyrack } from "./harness/callKeyrack.ts";
import { connectBakuun } from "./harness/connectBakuun.ts";
import { type RunningDemoServer, startDemoServer } from "./harness/demoServer.ts";
import { storedSecret } from "./harness/gnomeKeyring.ts";
import { launchKeyrack, type RunningKeyrack } from "./harness/launchKeyrack.ts";
import { poll } from "./harness/poll.ts";
import { pressKeys } from "./harness/pressKeys.ts";
import { readSelection } from "./harness/xClipboard.ts";

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

const lockPage = () => keyrack.page.getByRole("heading", { name: "Keyrack is locked" });
const keys = () => keyrack.page.getByRole("table", { name: "ARI keys" });

it("locks by Ctrl+L: nothing but the lock page, the clipboard cleared, then unlocks", async () => {
  await connectBakuun(keyrack.page, server);
  const key = await plaintextOf(server, "live-ari-post");
  await keyrack.page.getByRole("button", { name: "Copy ARI Post key" }).click();
  await keyrack.page.getByText("ARI Post key copied").waitFor();
  await keyrack.page.getByRole("button", { name: "Reveal ARI Post key" }).click();
  await keyrack.page.getByText(key, { exact: true }).waitFor();

  await pressKeys("ctrl+l");
  await lockPage().waitFor();
  await expect.poll(() => readSelection()).toBeUndefined();
  const shown = (await keyrack.page.locator("body").textContent()) ?? "";
  expect(shown).not.toContain(key.slice(-4));
  expect(shown).not.toContain("Grand Hotel");
  expect(await findViolations(keyrack.page)).toEqual([]);

  await keyrack.page.keyboard.press("Enter");
  await keys().waitFor();
});

it("answers nothing that matters while it is locked", async () => {
  await connectBakuun(keyrack.page, server);
  const state = await callKeyrack(keyrack.page, "getAppState");
  const connectionId = state.ok ? state.value.selectedConnectionId : "";
  await callKeyrack(keyrack.page, "lock");
  await lockPage().waitFor();
  const whileLocked = await callKeyrack(keyrack.page, "getAppState");
  expect(JSON.stringify(whileLocked)).not.toContain("Grand Hotel");
  expect(JSON.stringify(whileLocked)).not.toContain(server.origin);
  const request = { connectionId, keyId: "live-ari-post" } as never;
  const locked = { ok: false, error: { kind: "locked" } };
  expect(await callKeyrack(keyrack.page, "revealKey", request)).toEqual(locked);
  expect(await callKeyrack(keyrack.page, "copyKey", request)).toEqual(locked);
  const list = { connectionId } as never;
  expect(await callKeyrack(keyrack.page, "listKeys", list)).toEqual(locked);
  expect(await callKeyrack(keyrack.page, "removeConnection", list)).toEqual(locked);
  expect(await readSelection()).toBeUndefined();
});

it("opens locked when there is a passphrase, and lets in with that alone", async () => {
  const passphrase = "paint the rack in seven greens";
  await connectBakuun(keyrack.page, server);
  const set = await callKeyrack(keyrack.page, "setPassphrase", { current: null, next: passphrase });
  expect(set.ok).toBe(true);
  expect(await storedSecret(keyrack, "unlock-passphrase")).not.toContain(passphrase);
  const { userDataDir } = keyrack;
  await keyrack.close();

  keyrack = await launchKeyrack({ userDataDir });
  await lockPage().waitFor();
  expect(await callKeyrack(keyrack.page, "unlock", { way: "plain" })).toEqual({
    ok: false,
    error: { kind: "unlock-refused" },
  });
  const field = keyrack.page.getByLabel("Passphrase", { exact: true });
  await field.fill("paint the rack in eight greens");
  await field.press("Enter");
  await keyrack.page.getByText("That is not the passphrase").waitFor();
  expect(await field.inputValue()).toBe("");
  await field.fill(passphrase);
  await field.press("Enter");
  await keys().waitFor();
});

it("slows down guessing, also across a restart", async () => {
  const next = "paint the rack in seven greens";
  await callKeyrack(keyrack.page, "setPassphrase", { current: null, next });
  await callKeyrack(keyrack.page, "lock");
  const guess = (passphrase: string) =>
    callKeyrack(keyrack.page, "unlock", { way: "passphrase", passphrase });
  const triedOnce = async (passphrase: string) => {
    const answer = await guess(passphrase);
    return !answer.ok && answer.error.kind === "passphrase-wrong" ? answer.error : null;
  };
  for (const wrong of ["one", "two", "three"]) {
    expect(await guess(wrong)).toMatchObject({ error: { kind: "passphrase-wrong" } });
  }
  await guess("four");
  expect(await guess(next)).toMatchObject({ error: { kind: "unlock-paused" } });

  const { userDataDir } = keyrack;
  await keyrack.kill();
  keyrack = await launchKeyrack({ userDataDir });
  await lockPage().waitFor();
  const fifth = await poll("the pause to end", () => triedOnce("five"), { limitMs: 30_000 });
  // Twice the pause of the fourth: it is still known that there were four.
  expect(fifth.retryAfterMs).toBeGreaterThan(5_000);
  await expect.poll(async () => (await guess(next)).ok, { timeout: 40_000 }).toBe(true);
});

it("writes down locking and unlocking, and no passphrase", async () => {
  const next = "paint the rack in seven greens";
  await callKeyrack(keyrack.page, "setPassphrase", { current: null, next });
  await callKeyrack(keyrack.page, "lock");
  await callKeyrack(keyrack.page, "unlock", { way: "passphrase", passphrase: "a wrong guess" });
  await callKeyrack(keyrack.page, "unlock", { way: "passphrase", passphrase: next });
  await keyrack.page.getByRole("button", { name: "Connect Bakuun" }).waitFor();
  const file = path.join(keyrack.userDataDir, "activity", "activity.jsonl");
  const lines = (await readFile(file, "utf8")).trim().split("\n");
  const told = lines.map((line) => {
    const { action, result } = JSON.parse(line) as { action: string; result: string };
    return `${action} ${result}`;
  });
  expect(told).toEqual([
    "log-started ok",
    "passphrase-set ok",
    "lock ok",
    "unlock passphrase-wrong",
    "unlock ok",
  ]);
  expect(lines.join()).not.toContain("greens");
});
