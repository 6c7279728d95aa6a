/**
 * Parses a form-encoded body or a query.
 *
 * @returns null when a name comes twice: which of the two is meant would be a guess.
 */
export function parseForm(
  form: Uint8Array | URLSearchParams,
): Readonly<Record<string, string>> | null {
  const pairs = [...(form instanceof URLSearchParams ? form : decodeForm(form))];
  const fields = new Map(pairs);
  return fields.size === pairs.length ? Object.fromEntries(fields) : null;
}

function decodeForm(body: Uint8Array): URLSearchParams {
  return new URLSearchParams(new TextDecoder().decode(body));
}
