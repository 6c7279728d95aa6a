import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exchange, findRow, listRows, refresh, reveal } from "./bakuunClient.ts";
import { readFolder } from "./readFolder.ts";
import { makeTestFolder, startTestServer, testRootSecret } from "./startTestServer.ts";

describe("the state of the demo server", () => {
  it("keeps a refreshed key refreshed over a restart", async () => {
    const server = await startTestServer();
    const oldKey = await reveal(server, "live-ari-post");
    const { key } = await refresh(server, "live-ari-post");
    const rows = await listRows(server);
    await server.close();

    const restarted = await startTestServer({ stateDir: server.stateDir });
    expect(await reveal(restarted, "live-ari-post")).toBe(key);
    expect(await listRows(restarted)).toEqual(rows);
    const push = { key: oldKey, action: "update-rates" };
    expect((await exchange(restarted, "/v2/push", push)).status).toBe(401);
  });

  it("has a refresh on disk before it answers", async () => {
    const server = await startTestServer();
    const { version } = await refresh(server, "live-ari-post");
    // No close: what a crash would leave.
    expect(await readFile(join(server.stateDir, "bakuun.json"), "utf8")).toContain(version);
  });

  it("keeps Last used over a clean restart", async () => {
    const server = await startTestServer();
    const key = await reveal(server, "live-mapping-post");
    await exchange(server, "/v2/push", { key, action: "update-mapping" });
    const { lastUsed } = await findRow(server, "live-mapping-post");
    expect(lastUsed).not.toBeNull();
    await server.close();

    const restarted = await startTestServer({ stateDir: server.stateDir });
    expect((await findRow(restarted, "live-mapping-post")).lastUsed).toBe(lastUsed);
  });

  it("holds no key and no token, of now or of before", async () => {
    const server = await startTestServer({ adminToken: "the-admin-token-that-the-app-made" });
    const secrets = [testRootSecret, server.adminToken, server.viewerToken];
    for (const environment of ["live", "sandbox"]) {
      for (const { id } of await listRows(server, environment)) {
        secrets.push(await reveal(server, id), (await refresh(server, id)).key);
      }
    }
    await server.close();
    const text = await readFolder(server.stateDir);
    expect(text).toContain("live-ari-post");
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  it.each([
    ["cut off", '{"format":1,"keys":{'],
    ["empty", ""],
    ["of another shape", '{"format":1,"keys":{},"refreshes":[]}'],
    ["of a later format", '{"format":2}'],
  ])("is set aside when it is %s, and made afresh", async (_what, damaged) => {
    const stateDir = await makeTestFolder();
    await writeFile(join(stateDir, "bakuun.json"), damaged);
    const server = await startTestServer({ stateDir });
    expect(await listRows(server)).toHaveLength(6);
    expect(await readFile(join(stateDir, "bakuun.json.damaged-1"), "utf8")).toBe(damaged);
    expect(server.log).toEqual([expect.stringContaining("bakuun.json.damaged-1")]);
  });

  it("keeps every damaged file, not only the last", async () => {
    const stateDir = await makeTestFolder();
    for (const damaged of ["first", "second"]) {
      await writeFile(join(stateDir, "bakuun.json"), damaged);
      await (await startTestServer({ stateDir })).close();
    }
    expect((await readdir(stateDir)).sort()).toEqual([
      "bakuun.json",
      "bakuun.json.damaged-1",
      "bakuun.json.damaged-2",
      "bokamera.json",
    ]);
  });

  it("revives no old key when it is lost and made afresh", async () => {
    const server = await startTestServer();
    const key = await reveal(server, "live-ari-post");
    await refresh(server, "live-ari-post");
    await server.close();
    await writeFile(join(server.stateDir, "bakuun.json"), "damaged");

    const restarted = await startTestServer({ stateDir: server.stateDir });
    const push = { key, action: "update-rates" };
    expect((await exchange(restarted, "/v2/push", push)).status).toBe(401);
  });

  it("gives other keys and tokens with another root secret", async () => {
    const server = await startTestServer();
    const key = await reveal(server, "live-ari-post");
    await server.close();
    const rootSecret = "quite another root secret, just as long as the first";
    const other = await startTestServer({ stateDir: server.stateDir, rootSecret });
    expect(other.adminToken).not.toBe(server.adminToken);
    expect(await reveal(other, "live-ari-post")).not.toBe(key);
  });
});
