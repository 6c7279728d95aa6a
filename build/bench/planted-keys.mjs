export const keyCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
export const hexDigits = "0123456789abcdef";

/** @param {import("./seeded-random.mjs").SeededRandom} random */
export function makeGuid(random) {
  return [8, 4, 4, 4, 12].map((length) => random.text(hexDigits, length)).join("-");
}

/**
 * Twelve keys: eight as Bakuun's are, four as BokaMera's.
 *
 * @param {import("./seeded-random.mjs").SeededRandom} random
 * @returns {string[]}
 */
export function makeKeys(random) {
  return [
    ...Array.from({ length: 8 }, () => random.text(keyCharacters, 48)),
    ...Array.from({ length: 4 }, () => makeGuid(random)),
  ];
}

/**
 * The key in the forms in which it stands in files; in each on the last line.
 *
 * @param {string} key
 * @returns {string[]}
 */
export function formsOf(key) {
  const forms = [
    key,
    `BAKUUN_KEY=${key}`,
    `export BAKUUN_KEY='${key}'`,
    `$env:BAKUUN_KEY = "${key}"\r`,
    `    "sharePost": "${key}",`,
    `{"a":1,"text":"one line\\n${key}\\nanother","b":[true]}`,
    `{"header":"x-api-key:\\t${key}","quoted":"\\u0022${key}\\u0022"}`,
    `keys:\n  post: |\n    ${key}`,
    `bakuun.post.key = ${key}`,
    `bakuun.post.key:${key}`,
    `curl 'https://api.example/v1/rates?key=${key}&hotel=7'`,
    `redirect=https%3A%2F%2Fapi.example%2F%3Fkey%3D${key}%26hotel%3D7`,
    `<add key="PostKey" value="${key}" /><Key>${key}</Key>`,
    `Grand Hôtel;${key};live`,
    `-H "x-api-key: ${key}"`,
    `const key=\`${key}\`;`,
    `prefix-${key}`,
    `[${key}](kept by Åsa)`,
  ];
  return isGuid(key) ? [...forms, ...otherFormsOfGuid(key)] : forms;
}

/** @param {string} guid */
function otherFormsOfGuid(guid) {
  const bare = guid.replaceAll("-", "");
  return [guid.toUpperCase(), `KEY=${bare}`, `"{${guid}}"`, `"\\n${bare.toUpperCase()}"`];
}

/**
 * What nearly is the key, and must not be taken for it.
 *
 * @param {string} key
 * @returns {string[]}
 */
export function decoysOf(key) {
  const other = key.startsWith("a") ? "b" : "a";
  const middle = key.slice(0, 20) + (key[20] === "1" ? "2" : "1") + key.slice(21);
  return [
    `KEY=${other}${key.slice(1)}`,
    `KEY=${middle}`,
    `KEY=${key.slice(1)}`,
    `KEY=${key.slice(0, -1)}`,
    `KEY=x${key}`,
    `KEY=${key}x`,
    `KEY=${key}${key}`.replaceAll("-", ""),
    `KEY=${key.slice(0, 24)} ${key.slice(24)}`,
    ...(isGuid(key) ? [] : [`KEY=${key.toLowerCase()}`, `KEY=${key.slice(0, 8)}-${key.slice(8)}`]),
  ];
}

/** @param {string} key */
function isGuid(key) {
  return key.includes("-");
}
