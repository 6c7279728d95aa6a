import { describe, expect, it, vi } from "vitest";
import { exchange, findRow, listRows, refresh } from "./bakuunClient.ts";
import { startTestServer, type TestServer } from "./startTestServer.ts";

const patience = { timeout: 4_000 };

/** A server whose pretend day passes in moments: each look at the clock is a second later. */
async function startBusyServer(): Promise<TestServer> {
  let nowMs = Date.parse("2026-03-12T10:40:00.000Z");
  const now = (): number => {
    nowMs += 1_000;
    return nowMs;
  };
  return startTestServer({ pretendTrafficIntervalMs: 1, now });
}

describe("pretend traffic", () => {
  it("moves Last used of the ARI and Booking keys in live, and of no other", async () => {
    const server = await startBusyServer();
    const before = new Map((await listRows(server)).map((row) => [row.id, row.lastUsed]));
    const moved = async (): Promise<readonly string[]> =>
      (await listRows(server))
        .filter((row) => row.lastUsed !== before.get(row.id))
        .map(({ id }) => id);
    await vi.waitFor(async () => {
      expect(await moved()).toEqual([
        "live-ari-read",
        "live-ari-post",
        "live-booking-read",
        "live-booking-post",
      ]);
    }, patience);
  });

  it("leaves a refreshed key alone until its new secret was used", async () => {
    const server = await startBusyServer();
    const { key } = await refresh(server, "live-ari-post");
    const booking = await findRow(server, "live-booking-post");
    await vi.waitFor(async () => {
      expect((await findRow(server, "live-booking-post")).lastUsed).not.toBe(booking.lastUsed);
    }, patience);
    expect((await findRow(server, "live-ari-post")).lastUsed).toBeNull();

    await exchange(server, "/v2/push", { key, action: "update-rates" });
    const { lastUsed } = await findRow(server, "live-ari-post");
    await vi.waitFor(async () => {
      expect((await findRow(server, "live-ari-post")).lastUsed).not.toBe(lastUsed);
    }, patience);
  });

  it("is still when it is not asked for", async () => {
    vi.useFakeTimers({ toFake: ["setInterval"] });
    try {
      await startTestServer();
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
