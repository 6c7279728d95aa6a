import fc from "fast-check";
import type { RenderCopy } from "../../../electron/core/copyAs/renderCopy.ts";
import { bakuunKeyUse } from "../../../electron/platforms/bakuun/keyUse.ts";
import { bokameraKeyUse } from "../../../electron/platforms/bokamera/keyUse.ts";
import type { KeyGroup } from "../../../shared/apiKey.ts";

const nasty = fc.constantFrom(
  ..."'\"`$\\ \t\n\r#%!;=:&|<>*?()[]{}~^,@/+-_.0aZé€ß日\u00a0",
  "\u2018",
  "\u2019",
  "\u201b",
  "\u2028",
  "\u0007",
  "\u001b[201~",
  "\u007f",
  "\u0085",
  "\ufeff",
  "\ud83d",
  "🗝️",
  "$" + "{HOME}",
  "$(id)",
  "\\n",
  "\\'",
  "''",
);

/** Anything that a key could be, and more: quotes, ends of lines, halves of characters. */
export const anyValue: fc.Arbitrary<string> = fc.oneof(
  fc.array(nasty, { minLength: 1, maxLength: 12 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", minLength: 1, maxLength: 20 }),
  fc.constantFrom("yes", "null", "0123", "1e3", "0x1f", "12:30", "~", "2026-03-12", "true", "-"),
);

/** As the platforms' keys are, with what Base64 has besides. */
export const keyLike: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(..."abcXYZ0189-_+/="), { minLength: 8, maxLength: 60 })
  .map((characters) => characters.join(""));

/** What no paste brings to its place unharmed: written another way than the code has it. */
export function isUnpastable(value: string): boolean {
  return [...value].some((character) => {
    const code = character.codePointAt(0) ?? 0;
    const isControl = (code < 32 && character !== "\t" && character !== "\n") || code === 127;
    const isLaterControl = code > 127 && code < 160;
    const endsLine = code === 0x2028 || code === 0x2029;
    return isControl || isLaterControl || endsLine || (code >= 0xd800 && code <= 0xdfff);
  });
}

const role = { group: "ari" as KeyGroup, access: "post" } as const;
const uses = { bakuun: bakuunKeyUse, bokamera: bokameraKeyUse };

/** The text of keys called KEY_0, KEY_1 … as they are used on a platform. */
export function renderedFor(
  platformId: "bakuun" | "bokamera",
  render: RenderCopy,
  values: readonly string[],
  origin = "https://portal.example",
): string | null {
  return render(
    values.map((value, at) => ({ name: `KEY_${at}`, role, value })),
    { use: uses[platformId], platformId, origin },
  );
}

export function rendered(render: RenderCopy, values: readonly string[]): string | null {
  return renderedFor("bakuun", render, values);
}

/** The text of keys of these names, whose values are v0, v1 … */
export function renderedAs(render: RenderCopy, names: readonly string[]): string | null {
  const keys = names.map((name, at) => ({ name, role, value: `v${at}` }));
  return render(keys, { use: bakuunKeyUse, platformId: "bakuun", origin: "" });
}

/** Those of the values that a format writes, each by itself. */
export function writable(render: RenderCopy, values: readonly string[]): readonly string[] {
  return values.filter((value) => rendered(render, [value]) !== null);
}

/** The text of values that are known to be writable. */
export function textOf(render: RenderCopy, values: readonly string[]): string {
  const text = rendered(render, values);
  if (text === null) throw new Error("one of the values was refused");
  return text;
}

/** What a reader should find under the names. */
export function entriesOf(values: readonly string[]): Record<string, string> {
  return Object.fromEntries(values.map((value, at) => [`KEY_${at}`, value]));
}
