import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { checkout } from "../checkout.mjs";

/**
 * @typedef {{ origin: string, email: string, password: string, stop: () => void }} BenchServer
 */

/**
 * The demo server with one big company, and its administrator.
 *
 * @param {number} companyKeys
 * @returns {Promise<BenchServer>}
 */
export async function startDemoServer(companyKeys) {
  const stateDir = mkdtempSync(path.join(os.tmpdir(), "bench-server-"));
  const script = path.join(checkout, "out", "main", "demoServer.js");
  const args = [script, "--port", "0", "--state-dir", stateDir];
  const child = spawn(process.execPath, [...args, "--company-keys", String(companyKeys)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const address = String((await lines.next()).value);
  const { bokamera } = JSON.parse(String((await lines.next()).value));
  const user = bokamera.users.find(
    /** @param {{ role: string }} one */ (one) =>
      one.role === "bookingsupplier-administrator-write",
  );
  const origin = address.replace("demo server listening on ", "");
  await warmUp(origin, bokamera, user);
  return { origin, email: user.email, password: user.password, stop: () => child.kill() };
}

/**
 * A server that has just started makes its keys with the first list, which is not what is measured.
 *
 * @param {string} origin
 * @param {{ tokenUrl: string, clientId: string }} bokamera
 * @param {{ email: string, password: string }} user
 */
async function warmUp(origin, { tokenUrl, clientId }, { email, password }) {
  const fields = { grant_type: "password", client_id: clientId, username: email, password };
  const signedIn = await fetch(tokenUrl, { method: "POST", body: new URLSearchParams(fields) });
  const { access_token: accessToken } = await signedIn.json();
  const headers = { authorization: `Bearer ${accessToken}` };
  await (await fetch(`${origin}/apikeys`, { headers })).arrayBuffer();
}
