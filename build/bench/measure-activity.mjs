import { createHash, createHmac } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { AsyncEntry } from "keytar";
import { launchApp } from "./launch-app.mjs";

/**
 * All in milliseconds: from the click on Activity until rows stand, the first time and once more,
 * and until a filter's rows stand.
 *
 * @typedef {{ openMs: number, againMs: number, filterMs: number }} ActivityMeasurement
 */

const limitMs = 120_000;
const restMs = 2_000;

/**
 * Opens a log of `size` lines, chained under the key that the app itself has made, in a fresh start.
 *
 * @param {number} size
 * @returns {Promise<ActivityMeasurement>}
 */
export async function measureActivity(size) {
  const userDataDir = mkdtempSync(path.join(os.tmpdir(), "bench-"));
  await startLog(userDataDir);
  await lengthenLog(userDataDir, size);
  const app = await launchApp(userDataDir);
  try {
    const page = await app.firstWindow();
    page.setDefaultTimeout(limitMs);
    // What is measured is the log, not the rest of the start.
    await page.locator("html[data-loaded=true]").waitFor({ state: "attached" });
    await delay(restMs);
    const openMs = await untilRows(page, "Activity");
    await page.getByText("Unbroken").waitFor();
    await page.getByRole("button", { name: "Settings" }).click();
    const againMs = await untilRows(page, "Activity");
    const startedAt = performance.now();
    await page.getByRole("searchbox").fill("booking 2026");
    await page.getByText(/ of [\d,]+ entries/).waitFor();
    return { openMs, againMs, filterMs: performance.now() - startedAt };
  } finally {
    await app.close();
  }
}

/**
 * A first line, by locking once.
 *
 * @param {string} userDataDir
 */
async function startLog(userDataDir) {
  const app = await launchApp(userDataDir);
  const page = await app.firstWindow();
  await page.getByRole("button", { name: "Lock now" }).click();
  await page.getByRole("button", { name: "Unlock" }).click();
  await page.getByRole("button", { name: "Settings" }).waitFor();
  await app.close();
}

/**
 * @param {string} userDataDir
 * @param {number} size
 */
async function lengthenLog(userDataDir, size) {
  const digest = createHash("sha256").update(userDataDir).digest("hex").slice(0, 16);
  /** @param {string} account */
  const entryOf = (account) =>
    new AsyncEntry(`Keyrack ${digest}`, account, { linux: { store: "secret-service" } });
  const key = (await entryOf("activity-chain-key").getPassword()) ?? "";
  const file = path.join(userDataDir, "activity", "activity.jsonl");
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  let mac = JSON.parse(lines.at(-1) ?? "").mac;
  for (let seq = lines.length + 1; seq <= size; seq += 1) {
    const body = bodyOf(seq);
    mac = createHmac("sha256", key).update(`${mac}\n${body}`).digest("base64url");
    lines.push(`${body},"mac":"${mac}"}`);
  }
  writeFileSync(file, `${lines.join("\n")}\n`);
  await entryOf("activity-head").setPassword(`${lines.length} ${mac}`);
}

/**
 * An entry as the app writes it: some keys, some people, a minute apart.
 *
 * @param {number} seq
 */
function bodyOf(seq) {
  const group = ["mapping", "ari", "booking"][seq % 3];
  const access = seq % 2 === 0 ? "read" : "post";
  const entry = {
    seq,
    at: new Date(Date.UTC(2026, 0, 1) + seq * 60_000).toISOString(),
    osUser: "anna",
    account: seq % 5 === 0 ? "anna@grand.example" : null,
    action: ["reveal", "copy", "refresh"][seq % 3],
    connectionId: `connection-${seq % 4}`,
    connectionName: `Grand Hotel ${seq % 4}`,
    environment: "live",
    result: seq % 50 === 0 ? "forbidden" : "ok",
    details: null,
    key: {
      keyId: `live-${group}-${access}`,
      group,
      access,
      fingerprint: "0123456789abcdef",
      maskedKey: "••••••••••••1f9c",
    },
  };
  const ascii = JSON.stringify(entry).replaceAll("•", "\\u2022");
  return ascii.slice(0, -1);
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} name of the page in the sidebar
 */
async function untilRows(page, name) {
  const startedAt = performance.now();
  await page.getByRole("button", { name, exact: true }).click();
  await page.locator("tr[data-index] button").first().waitFor();
  return performance.now() - startedAt;
}
