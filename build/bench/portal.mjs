import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { checkout } from "../checkout.mjs";

/**
 * @typedef {object} BenchPortal
 * @property {string} origin
 * @property {string} adminToken
 * @property {(keyId: string) => Promise<string>} keyOf the key as it is now
 * @property {(keyId: string) => Promise<number>} refreshMs refreshes it by a bare request
 * @property {() => void} stop
 */

/**
 * The demo server with Bakuun's half, and what can be asked of it past the app.
 *
 * @returns {Promise<BenchPortal>}
 */
export async function startPortal() {
  const stateDir = mkdtempSync(path.join(os.tmpdir(), "bench-server-"));
  const script = path.join(checkout, "out", "main", "demoServer.js");
  const child = spawn(process.execPath, [script, "--port", "0", "--state-dir", stateDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const address = String((await lines.next()).value);
  const { bakuun } = JSON.parse(String((await lines.next()).value));
  const origin = address.replace("demo server listening on ", "");
  const { adminToken } = bakuun;
  const keys = `${origin}/portal/live/api-keys`;
  const authorization = `Bearer ${adminToken}`;
  return {
    origin,
    adminToken,
    keyOf: async (keyId) => {
      const answer = await fetch(`${keys}/${keyId}/reveal`, {
        method: "POST",
        headers: { authorization },
      });
      return (await answer.json()).key;
    },
    refreshMs: async (keyId) => {
      const listed = await (await fetch(keys, { headers: { authorization } })).json();
      const key = listed.keys.find((/** @type {{ id: string }} */ { id }) => id === keyId);
      const startedAt = performance.now();
      const answer = await fetch(`${keys}/${keyId}/refresh`, {
        method: "POST",
        headers: {
          authorization,
          "if-match": `"${key.version}"`,
          "idempotency-key": randomUUID(),
        },
      });
      await answer.json();
      return performance.now() - startedAt;
    },
    stop: () => child.kill(),
  };
}
