import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BusListener } from "../../../electron/adapters/lock/dbus/busListener.ts";
import {
  type BusMessage,
  decodeMessage,
  encodeMessage,
} from "../../../electron/adapters/lock/dbus/busMessage.ts";
import { FakeClock } from "../../fakes/fakeClock.ts";

const patience = { timeout: 10_000 };
const signal: BusMessage = {
  type: "signal",
  serial: 7,
  path: "/a",
  interface: "a.b",
  member: "C",
  signature: "b",
  body: [true],
};

let folder: string;
let socketPath: string;
let server: Server;
let guests: Socket[];
let clock: FakeClock;
let listener: BusListener;
let heard: BusMessage[];
/** What the listener has set its timer to, in its order; 10 s is what a bus has to let it in. */
let delaysMs: number[];
/** What the bus says to the first line, and to the first message. */
let authAnswer: string;
let answersHello: boolean;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "keyrack-bad-bus-"));
  socketPath = path.join(folder, "bus");
  guests = [];
  heard = [];
  authAnswer = "OK 0123456789abcdef\r\n";
  answersHello = true;
  clock = new FakeClock();
  delaysMs = [];
  server = createServer(receive);
  await open();
  listener = new BusListener({
    clock: {
      now: () => clock.now(),
      setTimer: (delayMs, callback) => {
        delaysMs.push(delayMs);
        return clock.setTimer(delayMs, callback);
      },
    },
    socketPaths: [socketPath],
    matchRules: ["type='signal'"],
    onMessage: (message) => heard.push(message),
  });
});

afterEach(async () => {
  await close();
  await rm(folder, { recursive: true });
});

function open(): Promise<void> {
  return new Promise((resolve) => server.listen(socketPath, resolve));
}

async function close(): Promise<void> {
  for (const guest of guests) guest.destroy();
  if (server.listening) await new Promise((resolve) => server.close(resolve));
}

/** Plays a bus, as far as a guest needs to get in. */
function receive(guest: Socket): void {
  guests.push(guest);
  guest.on("error", () => undefined);
  guest.on("data", (bytes) => {
    if (bytes.includes("AUTH EXTERNAL")) guest.write(authAnswer);
    if (bytes.includes("Hello") && answersHello) {
      const welcome = { type: "reply", serial: 1, replySerial: 1 } as const;
      guest.write(encodeMessage({ ...welcome, signature: "s", body: [":1.1"] }));
    }
  });
}

const say = (bytes: Buffer) => guests.at(-1)?.write(bytes);
const sayMembers = () => heard.map(({ member }) => member);

function getIn(): Promise<void> {
  listener.start();
  return waitUntilIn();
}

async function waitUntilIn(): Promise<void> {
  await expect.poll(() => guests.length, patience).toBe(1);
  await expect
    .poll(() => {
      say(encodeMessage(signal));
      return heard.length;
    }, patience)
    .toBeGreaterThan(0);
}

/** All that was said before was heard, if it was ever to be. */
async function waitForLast(): Promise<void> {
  say(encodeMessage({ ...signal, member: "Last" }));
  await expect.poll(() => sayMembers().includes("Last"), patience).toBe(true);
}

const waitForPause = (pauseMs: number) =>
  expect.poll(() => delaysMs.at(-1), patience).toBe(pauseMs);

async function comeBackAfter(pauseMs: number): Promise<void> {
  const guestsBefore = guests.length;
  await waitForPause(pauseMs);
  clock.advance(pauseMs);
  await expect.poll(() => guests.length, patience).toBe(guestsBefore + 1);
}

describe("BusListener", () => {
  it("hears what comes in pieces, and what comes together", async () => {
    await getIn();
    await waitForLast();
    heard.length = 0;
    const bytes = Buffer.concat([encodeMessage(signal), encodeMessage(signal)]);
    for (const byte of bytes) say(Buffer.of(byte));
    say(bytes);
    await expect.poll(() => heard.length, patience).toBe(4);
    expect(heard[0]).toEqual(signal);
  });

  it("passes over what is malformed, and goes on", async () => {
    await getIn();
    const malformed = encodeMessage(signal);
    malformed.fill(0xff, 16);
    say(malformed);
    await waitForLast();
    expect(guests).toHaveLength(1);
  });

  it("passes over what is longer than any message that it waits for, and goes on", async () => {
    await getIn();
    const long = encodeMessage({ ...signal, signature: "s", body: ["x".repeat(100_000)] });
    say(long);
    say(long);
    await waitForLast();
    expect(Math.max(...heard.map(({ body }) => String(body[0]).length))).toBe(4);
    expect(guests).toHaveLength(1);
  });

  it("leaves a stream that has come out of step, and comes back", async () => {
    await getIn();
    say(Buffer.from("this is no message at all, whoever sends it"));
    await comeBackAfter(1_000);
  });

  it.each([
    ["refuses it", "REJECTED EXTERNAL\r\n"],
    ["does not understand it", "ERROR\r\n"],
    ["never comes to an end", "x".repeat(5_000)],
  ])("leaves a bus that %s", async (_how, answer) => {
    authAnswer = answer;
    listener.start();
    await comeBackAfter(1_000);
  });

  it("gives up on a bus that hangs", async () => {
    answersHello = false;
    listener.start();
    await expect.poll(() => guests.length, patience).toBe(1);
    clock.advance(10_000);
    await comeBackAfter(1_000);
  });

  it("comes back after ever longer pauses, of five minutes at most", async () => {
    await close();
    listener.start();
    for (const seconds of [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]) {
      await waitForPause(seconds * 1_000);
      clock.advance(seconds * 1_000);
    }
    await waitForPause(300_000);
    await open();
    clock.advance(300_000);
    await expect.poll(() => guests.length, patience).toBe(1);
  });

  it("begins with short pauses again after a connection that lasted", async () => {
    await close();
    listener.start();
    await waitForPause(1_000);
    clock.advance(1_000);
    await waitForPause(2_000);
    await open();
    clock.advance(2_000);
    await waitUntilIn();
    clock.advance(60_000);
    for (const guest of guests) guest.destroy();
    await comeBackAfter(1_000);
  });

  it("does nothing where there is no bus", () => {
    listener = new BusListener({ clock, socketPaths: [], matchRules: [], onMessage: () => {} });
    listener.start();
    expect(clock.pendingTimers).toBe(0);
  });
});

describe("messages", () => {
  const text = fc.string({ unit: "grapheme" }).map((value) => value.replaceAll("\0", ""));

  it("are read as they were written", () => {
    const values = fc.array(fc.oneof(text, fc.nat(), fc.boolean()), { maxLength: 5 });
    fc.assert(
      fc.property(values, text, (body, member) => {
        const signature = body.map((value) => (typeof value)[0]?.replace("n", "u")).join("");
        const message = { ...signal, member: `m${member}`, signature, body };
        expect(decodeMessage(encodeMessage(message))).toEqual(message);
      }),
    );
  });

  it.each([
    ["a text that ends beyond it", { signature: "s", body: ["text"] }, "text", -8, 200],
    ["a truth that is neither", { signature: "b", body: [true] }, "", -4, 2],
    ["a path of another type", {}, "/a", -8, 0x73],
  ])("are not read when they hold %s", (_what, change, text, from, byte) => {
    const bytes = encodeMessage({ ...signal, ...change });
    const at = text === "" ? bytes.length : bytes.lastIndexOf(text) + text.length;
    expect(decodeMessage(bytes)).not.toBeNull();
    bytes[at + from] = byte;
    expect(decodeMessage(bytes)).toBeNull();
  });

  it("that are damaged in any way are read or not, but break nothing", () => {
    const bytes = encodeMessage({ ...signal, signature: "sub", body: ["text", 1, true] });
    const change = fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 }));
    const cut = fc.nat({ max: bytes.length });
    fc.assert(
      fc.property(fc.array(change), cut, (changes, length) => {
        const damaged = Buffer.from(bytes);
        for (const [at, byte] of changes) damaged[at] = byte;
        expect(() => decodeMessage(damaged.subarray(0, length))).not.toThrow();
      }),
      { numRuns: 5_000 },
    );
  });
});
