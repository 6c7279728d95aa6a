import { setTimeout as delay } from "node:timers/promises";

/**
 * Asks `probe` until it answers with something, and hands that back; an answer of undefined, null
 * or false means "not yet". What the probe throws counts as "not yet" too, and is shown when the
 * time is over.
 *
 * @param what is awaited, to complete "Waited 5 s in vain for …"
 */
export async function poll<Value>(
  what: string,
  probe: () => Promise<Value> | Value,
  { limitMs = 5_000, everyMs = 50 }: { readonly limitMs?: number; readonly everyMs?: number } = {},
): Promise<Exclude<Value, undefined | null | false>> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const last = await ask(probe);
    if (last.found) return last.value;
    if (performance.now() > deadline) {
      throw new Error(`Waited ${limitMs / 1000} s in vain for ${what}. Last: ${last.seen}`);
    }
    await delay(everyMs);
  }
}

type Asked<Value> =
  | { readonly found: true; readonly value: Exclude<Value, undefined | null | false> }
  | { readonly found: false; readonly seen: string };

async function ask<Value>(probe: () => Promise<Value> | Value): Promise<Asked<Value>> {
  try {
    const value = await probe();
    if (value === undefined || value === null || value === false) {
      return { found: false, seen: String(value) };
    }
    return { found: true, value: value as Exclude<Value, undefined | null | false> };
  } catch (error) {
    return { found: false, seen: String(error) };
  }
}
