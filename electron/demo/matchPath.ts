/**
 * Matches a path against a pattern, segment by segment: `:name` takes any one segment and names
 * it, `*` takes any one segment, everything else must be equal.
 *
 * @returns the named segments, decoded; null when the path does not match.
 */
export function matchPath(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const expected = pattern.split("/");
  const actual = path.split("/");
  if (expected.length !== actual.length) return null;
  const named: Record<string, string> = {};
  for (const [index, wanted] of expected.entries()) {
    const segment = decodeSegment(actual[index] ?? "");
    if (segment === null) return null;
    const isOpen = wanted === "*" || wanted.startsWith(":");
    if (isOpen ? segment === "" : segment !== wanted) return null;
    if (wanted.startsWith(":")) named[wanted.slice(1)] = segment;
  }
  return named;
}

function decodeSegment(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
