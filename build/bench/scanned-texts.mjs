import { hexDigits, keyCharacters, makeGuid } from "./planted-keys.mjs";

const words =
  "rates availability inventory hotel booking channel mapping room price currency the and of for to in is not with when return const import from export function default value key name type";
const poolLines = 6_000;

/**
 * Texts of any size, a kind each: cut out of long ones, since a gigabyte of fresh ones takes long.
 *
 * @param {import("./seeded-random.mjs").SeededRandom} random
 * @returns {(kind: string, bytes: number) => string} ASCII, so that a character is a byte
 */
export function makeTexts(random) {
  const word = () => random.of(words.split(" "));
  const sentence = () => Array.from({ length: 3 + random.below(9) }, word).join(" ");
  const name = () => `${word()}_${word()}`;
  const base64 = (/** @type {number} */ length) => random.text(`${keyCharacters}+/`, length);
  /** @type {Record<string, () => string>} */
  const lineOf = {
    json: () =>
      `  "${name()}": ${random.chance(0.1) ? `"${makeGuid(random)}"` : `"${sentence()}"`},`,
    yaml: () => `${" ".repeat(2 * random.below(5))}${name()}: ${sentence()}`,
    env: () =>
      random.chance(0.3)
        ? `${name().toUpperCase()}=${random.text(keyCharacters, 32 + random.below(40))}`
        : `# ${sentence()}`,
    script: () =>
      random.chance(0.05)
        ? `// ${"-".repeat(76)}`
        : `${" ".repeat(2 * random.below(6))}const ${word()} = ${word()}(${word()}, "${sentence()}");`,
    minified: () =>
      Array.from(
        { length: 300 },
        () => `${random.text(keyCharacters, 1)}=${word()}(${word()})`,
      ).join(";"),
    lock: () =>
      random.of([
        `      "integrity": "sha512-${base64(86)}==",`,
        `      "resolved": "https://packages.example/${word()}/-/${word()}-1.2.${random.below(99)}.tgz",`,
        `      "shasum": "${random.text(hexDigits, 40)}",`,
        `      "md5": "${random.text(hexDigits, 32)}", "id": "${makeGuid(random)}",`,
      ]),
  };
  const pools = new Map(
    Object.entries(lineOf).map(([kind, line]) => {
      const lines = kind === "minified" ? poolLines / 100 : poolLines;
      return [kind, Array.from({ length: lines }, () => `${line()}\n`).join("")];
    }),
  );
  return (kind, bytes) => {
    const pool = pools.get(kind) ?? "";
    const from = pool.indexOf("\n", random.below(pool.length - 1)) + 1;
    const turned = pool.slice(from) + pool.slice(0, from);
    return turned.repeat(Math.ceil(bytes / turned.length)).slice(0, bytes);
  };
}
