import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import {
  call,
  findRow,
  keyPath,
  listRows,
  refresh,
  refusalOf,
  reveal,
  sendRefresh,
} from "./bakuunClient.ts";
import { startTestServer } from "./startTestServer.ts";

const keyId = "live-ari-post";
const hourMs = 60 * 60 * 1_000;

describe("refresh", () => {
  it("makes a new key, created now and never used", async () => {
    const nowMs = Date.parse("2026-03-12T10:40:00.000Z");
    const server = await startTestServer({ now: () => nowMs });
    const before = await findRow(server, keyId);
    const oldKey = await reveal(server, keyId);

    const refreshed = await refresh(server, keyId);

    expect(refreshed.key).toMatch(/^[A-Za-z0-9]{48}$/);
    expect(refreshed.key).not.toBe(oldKey);
    expect(refreshed.created).toBe("2026-03-12T10:40:00.000Z");
    expect(refreshed.version).not.toBe(before.version);
    expect(await reveal(server, keyId)).toBe(refreshed.key);
    const { key, ...rest } = refreshed;
    expect(key.slice(-4)).toBe(rest.maskedKey.slice(-4));
    expect(await findRow(server, keyId)).toEqual({ ...before, ...rest });
  });

  it("leaves every other key alone", async () => {
    const server = await startTestServer();
    const others = async () => (await listRows(server)).filter(({ id }) => id !== keyId);
    const before = await others();
    await refresh(server, keyId);
    expect(await others()).toEqual(before);
  });

  it("never uses a version twice", async () => {
    const server = await startTestServer();
    const versions = [(await findRow(server, keyId)).version];
    for (let round = 0; round < 5; round += 1) {
      versions.push((await refresh(server, keyId)).version);
    }
    expect(new Set(versions).size).toBe(6);
  });

  it("answers with no-store, since the answer holds the key", async () => {
    const server = await startTestServer();
    expect((await sendRefresh(server, keyId)).headers.get("cache-control")).toBe("no-store");
  });

  it("is refused with 412 when somebody else was faster", async () => {
    const server = await startTestServer();
    const { version } = await findRow(server, keyId);
    const { key } = await refresh(server, keyId);
    expect(await refusalOf(await sendRefresh(server, keyId, { version }))).toBe("412 key-changed");
    expect(await reveal(server, keyId)).toBe(key);
  });

  it("lets one of two refreshes through that are sent at the same time", async () => {
    const server = await startTestServer();
    const { version } = await findRow(server, keyId);
    const responses = await Promise.all([
      sendRefresh(server, keyId, { version }),
      sendRefresh(server, keyId, { version }),
    ]);
    expect(responses.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it.each([
    ["no If-Match", {}, "428 if-match-missing"],
    ["a bare version", { "if-match": "VERSION" }, "400 if-match-wrong"],
    ["a star", { "if-match": "*" }, "400 if-match-wrong"],
    ["two versions", { "if-match": '"VERSION", "other"' }, "400 if-match-wrong"],
    ["no Idempotency-Key", { "if-match": '"VERSION"' }, "400 idempotency-key-wrong"],
    [
      "an Idempotency-Key that is no UUID",
      { "if-match": '"VERSION"', "idempotency-key": "again" },
      "400 idempotency-key-wrong",
    ],
  ])("is refused with %s", async (_what, template, refusal) => {
    const server = await startTestServer();
    const before = await findRow(server, keyId);
    const headers = Object.fromEntries(
      Object.entries(template).map(([name, text]) => [
        name,
        text.replace("VERSION", before.version),
      ]),
    );
    const response = await call(server, `${keyPath(keyId)}/refresh`, { method: "POST", headers });
    expect(await refusalOf(response)).toBe(refusal);
    expect(await findRow(server, keyId)).toEqual(before);
  });

  it("has not happened when it could not be written to disk", async () => {
    const server = await startTestServer();
    const before = await findRow(server, keyId);
    await rm(server.stateDir, { recursive: true });
    expect(await refusalOf(await sendRefresh(server, keyId))).toBe("500 internal");
    expect(await findRow(server, keyId)).toEqual(before);
    expect(server.log).toHaveLength(1);
  });
});

describe("the same refresh sent again", () => {
  it("gets the same bytes, though the version has moved", async () => {
    const server = await startTestServer();
    const order = { version: (await findRow(server, keyId)).version, idempotencyKey: randomUUID() };
    const first = await (await sendRefresh(server, keyId, order)).text();
    const again = await sendRefresh(server, keyId, order);
    expect(again.status).toBe(200);
    expect(await again.text()).toBe(first);
  });

  it("gets the same bytes after the key was used and refreshed once more", async () => {
    const server = await startTestServer();
    const order = { version: (await findRow(server, keyId)).version, idempotencyKey: randomUUID() };
    const first = await (await sendRefresh(server, keyId, order)).text();
    const { key } = await refresh(server, keyId);
    expect(await (await sendRefresh(server, keyId, order)).text()).toBe(first);
    expect(await reveal(server, keyId)).toBe(key);
  });

  it("gets the same bytes from a server that was started again", async () => {
    const server = await startTestServer();
    const order = { version: (await findRow(server, keyId)).version, idempotencyKey: randomUUID() };
    const first = await (await sendRefresh(server, keyId, order)).text();
    await server.close();
    const restarted = await startTestServer({ stateDir: server.stateDir });
    expect(await (await sendRefresh(restarted, keyId, order)).text()).toBe(first);
  });

  it("is recognised by its UUID in capitals", async () => {
    const server = await startTestServer();
    const idempotencyKey = randomUUID();
    const first = await (await sendRefresh(server, keyId, { idempotencyKey })).text();
    const again = await sendRefresh(server, keyId, {
      idempotencyKey: idempotencyKey.toUpperCase(),
    });
    expect(await again.text()).toBe(first);
  });

  it("is an error when it names another key", async () => {
    const server = await startTestServer();
    const idempotencyKey = randomUUID();
    await sendRefresh(server, keyId, { idempotencyKey });
    const other = await sendRefresh(server, "live-ari-read", { idempotencyKey });
    expect(await refusalOf(other)).toBe("422 idempotency-key-reused");
  });

  it("is remembered for 24 hours and then forgotten", async () => {
    let nowMs = Date.parse("2026-03-12T10:40:00.000Z");
    const server = await startTestServer({ now: () => nowMs });
    const order = { version: (await findRow(server, keyId)).version, idempotencyKey: randomUUID() };
    const first = await (await sendRefresh(server, keyId, order)).text();

    nowMs += 24 * hourMs - 1;
    expect(await (await sendRefresh(server, keyId, order)).text()).toBe(first);
    nowMs += 1;
    expect((await sendRefresh(server, keyId, order)).status).toBe(412);
    const { idempotencyKey } = order;
    const anew = await sendRefresh(server, keyId, { idempotencyKey });
    expect(anew.status).toBe(200);
    expect(await anew.text()).not.toBe(first);
  });
});
