const canonical = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const guid =
  /^[{(]?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})[)}]?$/;

/**
 * A GUID in lower case and with dashes, whichever of .NET's forms it came in: with dashes or
 * without, in braces or parentheses, in any casing. null for any other text.
 */
export function canonicalGuid(text: string): string | null {
  // By far the most are: 100 000 keys have 200 000 of them.
  if (canonical.test(text)) return text;
  const parts = guid.exec(text.toLowerCase());
  return parts === null ? null : parts.slice(1).join("-");
}
