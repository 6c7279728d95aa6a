import type { RenderCopy } from "./renderCopy.ts";

/**
 * `NAME: "value"`, always in double quotes: bare, a key that looks like a number, a date or a word
 * such as `no` would not be a text, and YAML 1.1 and 1.2 don't agree on which do.
 */
export const renderYaml: RenderCopy = (keys) =>
  keys.map(({ name, value }) => `${quoteName(name)}: ${quote(value)}`).join("\n");

/** Words that YAML 1.1 takes for true, false, nothing or, as `E1`, for a number. */
const wordsOfYaml = /^(?:y|yes|n|no|true|false|on|off|null|e[0-9]+)$/i;

function quoteName(name: string): string {
  return wordsOfYaml.test(name) ? `"${name}"` : name;
}

/** What JSON escapes, YAML reads; YAML wants some more escaped. */
function quote(value: string): string {
  return JSON.stringify(value).replaceAll(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
