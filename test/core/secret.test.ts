import { format, inspect } from "node:util";
import { serialize } from "node:v8";
import { MessageChannel } from "node:worker_threads";
import { describe, expect, it, onTestFinished } from "vitest";
import { Secret } from "../../electron/core/secret.ts";
import type { RevealedSecret } from "../../shared/apiKey.ts";
import type { KeyrackCalls, KeyrackEvents, ValueOf } from "../../shared/contract.ts";

const text = "q7Zr2mW9xKc4Tn8bLs5VdYh3";
const secret = new Secret(text);

describe("Secret", () => {
  it("gives its text to whoever asks for it by name", () => {
    expect(secret.exposeText()).toBe(text);
  });

  // Seen to fail without `toString`: they gave "[object Object]".
  it.each([
    ["a template", () => `${secret}`],
    ["String()", () => String(secret)],
    ["a sum of texts", () => Reflect.apply((part: string) => `key ${part}`, null, [secret])],
    ["+", () => Reflect.apply((part: string) => part + part, null, [secret])],
    ["join", () => [secret].join()],
    ["an address", () => new URL(Reflect.apply(String, null, [secret]), "https://a.example")],
    ["a form", () => Reflect.construct(URLSearchParams, [{ key: secret }])],
    ["a comparison", () => Reflect.apply((one: string) => one < "a", null, [secret])],
  ])("throws when it is turned into text by %s", (_how, turn) => {
    expect(turn).toThrow("can't be turned into text");
  });

  // Seen to fail without `toJSON`: it gave {}.
  it("throws when it is serialised, also deep inside something else", () => {
    expect(() => JSON.stringify(secret)).toThrow("can't be serialised");
    expect(() => JSON.stringify({ deep: [secret] })).toThrow("can't be serialised");
  });

  // Seen to fail without `cannotBeCloned`: they passed, and an empty object arrived.
  it.each([
    ["structuredClone", () => structuredClone({ deep: [secret] })],
    ["v8.serialize", () => serialize({ deep: [secret] })],
    ["a message to another thread", () => openPort().postMessage({ deep: [secret] })],
    ["a message with a map", () => openPort().postMessage(new Map([["key", secret]]))],
  ])("throws when it is sent away by %s", (_how, send) => {
    expect(send).toThrow("could not be cloned");
  });

  // Seen to fail with `text` in the place of `#text`.
  it.each([
    ["inspected", () => inspect({ token: secret }, { depth: 9 })],
    ["inspected to the bone", () => inspect(secret, { customInspect: false, showHidden: true })],
    ["formatted for a log", () => format("%s %o %O", "key", [secret], { token: secret })],
    ["taken to pieces", () => inspect([Object.keys(secret), Object.entries(secret)])],
    ["spread", () => inspect({ ...secret }, { showHidden: true })],
    ["asked for its own properties", () => inspect(Object.getOwnPropertyDescriptors(secret))],
    ["shown as an error", () => inspect(new Error("failed", { cause: secret }))],
  ])("does not show its text when it is %s", (_how, show) => {
    const shown = show();
    expect(shown).not.toContain(text);
    expect(shown.length).toBeGreaterThan(0);
  });

  it("shows a placeholder when it is inspected, say by a log", () => {
    expect(inspect(secret)).toBe("[secret]");
  });
});

/*
 * What the compiler holds: each line below is an error of `tsc`, and `tsc` fails when one is none.
 * Seen to fail with a Secret added to `RevealedKey` in contract.ts.
 */
describe("Secret to the compiler", () => {
  it("is no text, and no text of the contract's either", () => {
    // @ts-expect-error a Secret is no string
    const asText: string = secret;
    // @ts-expect-error nor what the page may see
    const asRevealed: RevealedSecret = secret;
    expect([asText, asRevealed]).toHaveLength(2);
  });

  it("can't be given by a call, nor told by an event", () => {
    // @ts-expect-error the answer to a reveal holds text that was taken out by name
    const revealed: ValueOf<"revealKey"> = { secret, hidesAt: "2026-01-01T00:00:00.000Z" };
    const callsThatLeak: NameOrNone<LeakingCall> = "none";
    const eventsThatLeak: NameOrNone<LeakingEvent> = "none";
    expect([revealed, callsThatLeak, eventsThatLeak]).toHaveLength(3);
  });
});

/** Whether a type has a place for a Secret, however deep, or for anything at all. */
type HasSecret<Value> = unknown extends Value
  ? true
  : Value extends string | number | boolean | null | undefined
    ? false
    : Value extends Secret
      ? true
      : Value extends readonly (infer Item)[]
        ? HasSecret<Item>
        : { [Key in keyof Value]: HasSecret<Value[Key]> }[keyof Value];

type LeakingCall = {
  [Name in keyof KeyrackCalls]: true extends HasSecret<ValueOf<Name>> ? Name : never;
}[keyof KeyrackCalls];

type LeakingEvent = {
  [Name in keyof KeyrackEvents]: true extends HasSecret<KeyrackEvents[Name]> ? Name : never;
}[keyof KeyrackEvents];

type NameOrNone<Name> = [Name] extends [never] ? "none" : Name;

function openPort() {
  const { port1 } = new MessageChannel();
  onTestFinished(() => port1.close());
  return port1;
}
