import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { holdQuit } from "../electron/holdQuit.ts";

/** An app that ends when it is told to and nobody prevents it. */
class FakeApp {
  hasEnded = false;
  #listener: (event: { preventDefault(): void }) => void = () => undefined;

  on(_name: "before-quit", listener: (event: { preventDefault(): void }) => void): void {
    this.#listener = listener;
  }

  quit(): void {
    let isPrevented = false;
    this.#listener({ preventDefault: () => (isPrevented = true) });
    if (!isPrevented) this.hasEnded = true;
  }
}

let app: FakeApp;
let finish: () => void;
let fail: (error: Error) => void;
let started: number;

beforeEach(() => {
  vi.useFakeTimers();
  app = new FakeApp();
  started = 0;
  holdQuit(app, () => {
    started += 1;
    return new Promise<void>((resolve, reject) => {
      finish = resolve;
      fail = reject;
    });
  });
});

afterEach(() => {
  vi.useRealTimers();
});

describe("holdQuit", () => {
  it("holds the quit until the work is done, not longer", async () => {
    app.quit();
    await vi.advanceTimersByTimeAsync(999);
    expect(app.hasEnded).toBe(false);
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(app.hasEnded).toBe(true);
  });

  it("ends after a second whatever the work does", async () => {
    app.quit();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(app.hasEnded).toBe(true);
  });

  it("ends also when the work has failed", async () => {
    app.quit();
    fail(new Error("the disk is full"));
    await vi.advanceTimersByTimeAsync(0);
    expect(app.hasEnded).toBe(true);
  });

  // Seen to fail with each quit starting the work anew, and with the second one going through.
  it("holds one quit, however often it is asked meanwhile", async () => {
    app.quit();
    app.quit();
    app.quit();
    expect(app.hasEnded).toBe(false);
    expect(started).toBe(1);
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(app.hasEnded).toBe(true);
    expect(started).toBe(1);
  });
});
