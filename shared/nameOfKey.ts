import type { NamePlaceholder } from "./copyFormat.ts";

/** What the placeholders of a pattern stand for, in any spelling; "" for what there is not. */
export type NameWords = Readonly<Record<NamePlaceholder, string>>;

/**
 * How a pattern calls a key: "BAKUUN_{group}_{access}_KEY" becomes "BAKUUN_ARI_POST_KEY". What is
 * written out in the pattern stays as it is, `__` too, which parts .NET's sections; only what an
 * empty placeholder leaves between two `_` is closed up.
 *
 * @returns a name of letters, digits and `_` that does not begin with a digit.
 */
export function nameOfKey(pattern: string, words: NameWords): string {
  let name = "";
  let isAfterGap = false;
  for (const part of pattern.split(/(\{[a-z]+\})/)) {
    const isPlaceholder = part.startsWith("{");
    const piece = isPlaceholder ? snakeWords(words[placeholderOf(part)]) : part;
    if (piece === "") isAfterGap ||= isPlaceholder;
    else {
      name += isAfterGap ? withoutDoubled(name, piece) : piece;
      isAfterGap = false;
    }
  }
  if (isAfterGap) name = name.replace(/_+$/, "");
  if (name === "") return "KEY";
  return /^\d/.test(name) ? `_${name}` : name;
}

function placeholderOf(part: string): NamePlaceholder {
  // `namePatternShape` lets no other word into the braces.
  return part.slice(1, -1) as NamePlaceholder;
}

/** What follows a gap, without as many `_` as stand before it; at the beginning without any. */
function withoutDoubled(before: string, after: string): string {
  if (before === "") return after.replace(/^_+/, "");
  const standing = /_*$/.exec(before)?.[0].length ?? 0;
  const leading = /^_*/.exec(after)?.[0].length ?? 0;
  return after.slice(Math.min(standing, leading));
}

/** "Grand Hotel" and "grandHotel" become "GRAND_HOTEL", "Fjällgården" "FJALLGARDEN". */
function snakeWords(words: string): string {
  return words
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .replace(/[^\p{ASCII}]/gu, (letter) => plainLetters.get(letter) ?? " ")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .replace(/^_|_$/g, "")
    .toUpperCase();
}

/** Letters that don't come apart into a plain one and its mark. */
const plainLetters: ReadonlyMap<string, string> = new Map([
  ["æ", "ae"],
  ["Æ", "AE"],
  ["œ", "oe"],
  ["Œ", "OE"],
  ["ø", "o"],
  ["Ø", "O"],
  ["ß", "ss"],
  ["ẞ", "SS"],
  ["ð", "d"],
  ["Ð", "D"],
  ["đ", "d"],
  ["Đ", "D"],
  ["þ", "th"],
  ["Þ", "TH"],
  ["ł", "l"],
  ["Ł", "L"],
  ["ı", "i"],
]);
