import type { MessageBoxOptions } from "electron";
import { beforeEach, describe, expect, it } from "vitest";
import { AddressDialog } from "../../electron/windows/addressDialog.ts";
import { FakeClock } from "../fakes/fakeClock.ts";

const origins = ["https://keys.example", "https://login.example"];
const [cancel, connect] = [0, 1];

let clock: FakeClock;
let asked: MessageBoxOptions[];
let answer: number;
/** What happens while the question is open. */
let onAsk: () => void | Promise<void>;
let isLocked: boolean;
let window: string | null;
let addresses: AddressDialog<string>;

beforeEach(() => {
  clock = new FakeClock();
  asked = [];
  answer = connect;
  onAsk = () => undefined;
  isLocked = false;
  window = "the window";
  addresses = new AddressDialog<string>({
    dialog: {
      showMessageBox: async (_window, options) => {
        asked.push(options);
        await onAsk();
        return { response: answer };
      },
    },
    clock,
    window: () => window,
    text: () => (id) => id,
    isLocked: () => isLocked,
  });
});

const confirm = () => addresses.confirm(origins);

/** Whether a question comes, to which the answer is no. */
async function isAsked(): Promise<boolean> {
  const before = asked.length;
  answer = cancel;
  await confirm();
  return asked.length > before;
}

describe("AddressDialog", () => {
  it("names every address, and does nothing by Enter or Escape", async () => {
    expect(await confirm()).toBe(true);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.detail).toContain("https://keys.example\nhttps://login.example\n");
    expect(asked[0]).toMatchObject({ defaultId: cancel, cancelId: cancel });
    expect(asked[0]?.buttons?.[connect]).toBe("confirmAddress.connect");
  });

  it("takes anything but the one button for a no", async () => {
    answer = cancel;
    expect(await confirm()).toBe(false);
    clock.advance(30_000);
    answer = -1;
    expect(await confirm()).toBe(false);
  });

  it("asks nothing without a window", async () => {
    window = null;
    expect(await confirm()).toBe(false);
    expect(asked).toEqual([]);
  });

  // Seen to fail without `#isOpen`.
  it("asks one question at a time", async () => {
    let close = (): void => undefined;
    onAsk = () =>
      new Promise<void>((resolve) => {
        close = resolve;
      });
    const first = confirm();
    expect(await confirm()).toBe(false);
    expect(asked).toHaveLength(1);
    close();
    expect(await first).toBe(true);
  });

  // Seen to fail without `#pause`, without the doubling, and without its end at ten minutes.
  it("asks again 30 s after a no, and twice as long after each further one", async () => {
    expect(await isAsked()).toBe(true);
    for (const pauseSeconds of [30, 60, 120, 240, 480, 600, 600]) {
      clock.advance(pauseSeconds * 1_000 - 1);
      expect(await isAsked()).toBe(false);
      clock.advance(1);
      expect(await isAsked()).toBe(true);
    }
  });

  // Seen to fail without the reset.
  it("starts from 30 s again after a yes", async () => {
    await isAsked();
    clock.advance(30_000);
    answer = connect;
    expect(await confirm()).toBe(true);
    expect(await isAsked()).toBe(true);
    clock.advance(30_000);
    expect(await isAsked()).toBe(true);
  });

  // Each seen to fail without its own check.
  it("asks nothing over a locked app", async () => {
    isLocked = true;
    expect(await confirm()).toBe(false);
    expect(asked).toEqual([]);
  });

  it("is a no when the app was locked behind the question", async () => {
    onAsk = () => {
      isLocked = true;
    };
    expect(await confirm()).toBe(false);
  });

  it("asks again after a dialog that failed", async () => {
    onAsk = () => Promise.reject(new Error("no dialog"));
    await expect(confirm()).rejects.toThrow("no dialog");
    onAsk = () => undefined;
    expect(await confirm()).toBe(true);
  });
});
