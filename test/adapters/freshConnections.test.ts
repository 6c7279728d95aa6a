import { beforeEach, describe, expect, it, vi } from "vitest";
import { FreshConnections } from "../../electron/adapters/freshConnections.ts";

/** A session that counts the connections that its requests have left open. */
class CountingSession {
  connections = 0;
  underWay = 0;
  readonly place: number;
  closing: () => Promise<void> = async () => undefined;

  constructor(place: number) {
    this.place = place;
  }

  async closeAllConnections(): Promise<void> {
    expect(this.underWay, "a request is under way").toBe(0);
    await this.closing();
    this.connections = 0;
  }

  /** Leaves its connection open until it is closed. */
  async request(answer: Promise<unknown> = Promise.resolve()): Promise<number> {
    this.underWay += 1;
    this.connections += 1;
    const { connections } = this;
    await answer;
    this.underWay -= 1;
    return connections;
  }
}

let sessions: CountingSession[];
let fresh: FreshConnections<CountingSession>;

beforeEach(() => {
  sessions = [];
  fresh = new FreshConnections({
    openSession: (place) => {
      const session = new CountingSession(place);
      sessions.push(session);
      return session;
    },
  });
});

describe("FreshConnections", () => {
  it("lets no request go over a connection that was used before", async () => {
    const request = () => fresh.use((session) => session.request());
    expect([await request(), await request(), await request()]).toEqual([1, 1, 1]);
    expect(sessions.map(({ place }) => place)).toEqual([0]);
  });

  it("closes no connection under another request, and lends its session again after it", async () => {
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const first = fresh.use((session) => session.request(answered));
    expect(await fresh.use((session) => session.request())).toBe(1);
    expect(await fresh.use((session) => session.request())).toBe(1);
    answer();
    expect(await first).toBe(1);
    await Promise.all([1, 2].map(() => fresh.use((session) => session.request())));
    expect(sessions.map(({ place }) => place)).toEqual([0, 1]);
  });

  it("lends a session again after a request that ended in a defect", async () => {
    const failing = fresh.use(() => Promise.reject(new Error("a defect")));
    await expect(failing).rejects.toThrow("a defect");
    expect(await fresh.use((session) => session.request())).toBe(1);
    expect(sessions).toHaveLength(1);
  });

  it("opens eight sessions at most, and has the others wait", async () => {
    const requests = Array.from({ length: 50 }, () => fresh.use((session) => session.request()));
    expect(await Promise.all(requests)).toHaveLength(50);
    expect(sessions).toHaveLength(8);
  });

  it.each([
    ["refuses to close", () => Promise.reject(new Error("no"))],
    ["never says that it has closed", () => new Promise<never>(() => undefined)],
  ])("sends nothing in a session that %s, nor ever again", async (_what, closing) => {
    await fresh.use((session) => session.request());
    const [first] = sessions;
    if (first === undefined) throw new Error("no session");
    first.closing = closing;
    vi.useFakeTimers();
    try {
      const sent = fresh.use((session) => session.request());
      await vi.runAllTimersAsync();
      expect(await sent).toBeNull();
    } finally {
      vi.useRealTimers();
    }
    expect(await fresh.use((session) => session.request())).toBe(1);
    expect(sessions.map(({ place }) => place)).toEqual([0, 1]);
  });
});
