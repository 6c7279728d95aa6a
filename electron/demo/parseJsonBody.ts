import type { z } from "zod";

/** What a body turned out to be. */
export type ParsedBody<Value> =
  | { readonly kind: "parsed"; readonly value: Value }
  | { readonly kind: "bad-json" }
  | { readonly kind: "wrong-shape" };

/** Parses bytes as UTF-8, then as JSON, then by a schema. */
export function parseJsonBody<Value>(
  schema: z.ZodType<Value>,
  body: Uint8Array,
): ParsedBody<Value> {
  const json = readJson(body);
  if (!json.readable) return { kind: "bad-json" };
  const parsed = schema.safeParse(json.value);
  return parsed.success ? { kind: "parsed", value: parsed.data } : { kind: "wrong-shape" };
}

type ReadJson = { readonly readable: true; readonly value: unknown } | { readonly readable: false };

function readJson(body: Uint8Array): ReadJson {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
    return { readable: true, value: JSON.parse(text) };
  } catch {
    return { readable: false };
  }
}
