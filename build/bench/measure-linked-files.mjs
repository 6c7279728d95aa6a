import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { launchApp } from "./launch-app.mjs";
import { startPortal } from "./portal.mjs";

/**
 * All in milliseconds: a refresh by a bare request; from the confirmed refresh until the app says
 * that it came off; and from then until every file holds the new key.
 *
 * @typedef {{ serverMs: number, refreshMs: number, updateMs: number }} LinkedFilesMeasurement
 */

const limitMs = 120_000;
const keyId = "live-ari-post";
const entry = ["BAKUUN_ARI_POST_KEY"];

/**
 * Links `size` files to a key of a fresh account, refreshes it, and updates them.
 *
 * @param {number} size
 * @returns {Promise<LinkedFilesMeasurement>}
 */
export async function measureLinkedFiles(size) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "bench-linked-"));
  const portal = await startPortal();
  const app = await launchApp(path.join(folder, "user-data"));
  try {
    const page = await app.firstWindow();
    page.setDefaultTimeout(limitMs);
    const connectionId = await connect(page, portal);
    const files = Array.from({ length: size }, (_, at) => path.join(folder, `${at}`, ".env"));
    for (const file of files) await link(app, page, { connectionId, file });
    const { preparationId, confirmation } = await prepare(page, connectionId);
    const startedAt = performance.now();
    const [refresh] = await call(page, "refreshKeys", {
      preparationId,
      typed: confirmation.typed ?? "",
      stepUp: null,
    });
    const refreshedAt = performance.now();
    const { linkedFiles } = await call(page, "getAppState");
    const linkIds = linkedFiles.map((/** @type {{ linkId: string }} */ { linkId }) => linkId);
    const { refreshId } = refresh;
    const results = await call(page, "updateLinkedFiles", { linkIds, refreshId });
    const updatedAt = performance.now();
    for (const { error } of results) if (error !== null) throw new Error(error.kind);
    const key = await portal.keyOf(keyId);
    const isUpdated = (/** @type {string} */ file) => readFileSync(file, "utf8").includes(key);
    if (!files.every(isUpdated)) throw new Error("a file does not hold the new key");
    const serverMs = await portal.refreshMs(keyId);
    return { serverMs, refreshMs: refreshedAt - startedAt, updateMs: updatedAt - refreshedAt };
  } finally {
    await app.close();
    portal.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {import("playwright-core").Page} page
 * @param {import("./portal.mjs").BenchPortal} portal
 */
async function connect(page, { origin, adminToken }) {
  await page.getByRole("button", { name: "Connect Bakuun" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Bench");
  await page.getByRole("textbox", { name: "Address" }).fill(origin);
  await page.getByLabel("Admin token").fill(adminToken);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await page.getByRole("table", { name: "ARI keys" }).waitFor();
  return (await call(page, "getAppState")).selectedConnectionId;
}

/**
 * Writes the key into a file of some lines, as a person would who names it in the system's dialog.
 *
 * @param {import("playwright-core").ElectronApplication} app
 * @param {import("playwright-core").Page} page
 * @param {{ connectionId: string, file: string }} link
 */
async function link(app, page, { connectionId, file }) {
  mkdirSync(path.dirname(file), { recursive: true });
  const lines = Array.from({ length: 40 }, (_, at) => `NAME_${at}='${randomUUID()}' # ${at}`);
  writeFileSync(file, `# Channel manager\n${lines.join("\n")}\n${entry[0]}=\n`);
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, file);
  const { fileId } = await call(page, "chooseConfigFile");
  const place = { connectionId, keyId, fileId, entry, created: null };
  const { writeId } = await call(page, "previewFileWrite", place);
  await call(page, "writeFile", { writeId, isSlotConfirmed: false });
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} connectionId
 */
async function prepare(page, connectionId) {
  const { rows } = await call(page, "listKeys", { connectionId });
  const keys = rows
    .filter((/** @type {{ keyId: string }} */ row) => row.keyId === keyId)
    .map((/** @type {{ version: string }} */ { version }) => ({ keyId, version }));
  return call(page, "prepareRefresh", { connectionId, keys, resumes: null });
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} name
 * @param {unknown} [request]
 */
async function call(page, name, request) {
  const answer = await page.evaluate(
    async ([method, argument]) =>
      // @ts-expect-error The page's own object.
      window.keyrack[method](argument),
    /** @type {const} */ ([name, request]),
  );
  if (!answer.ok) throw new Error(`${name}: ${answer.error.kind}`);
  return answer.value;
}
