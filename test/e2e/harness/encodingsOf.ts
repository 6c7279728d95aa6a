export interface Disguise {
  readonly encoding: string;
  readonly bytes: Buffer;
}

/** The ways in which a text may lie in a file without being seen at first sight. */
export function encodingsOf(text: string): readonly Disguise[] {
  const utf8 = Buffer.from(text);
  const hex = utf8.toString("hex");
  const written: ReadonlyArray<readonly [encoding: string, bytes: Buffer]> = [
    ["plain", utf8],
    ["UTF-16LE", Buffer.from(text, "utf16le")],
    ["hex", Buffer.from(hex)],
    ["HEX", Buffer.from(hex.toUpperCase())],
    ["URL-encoded", Buffer.from(encodeURIComponent(text))],
    ["percent-encoded", Buffer.from(hex.replaceAll(/../g, "%$&").toUpperCase())],
    ["reversed", Buffer.from([...text].reverse().join(""))],
    ...[0, 1, 2].map((offset) => [`base64+${offset}`, base64At(utf8, offset)] as const),
    ...[0, 1, 2].map((offset) => [`base64url+${offset}`, base64UrlAt(utf8, offset)] as const),
  ];
  const seen = new Set<string>();
  return written.flatMap(([encoding, bytes]) => {
    const key = bytes.toString("latin1");
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ encoding, bytes }];
  });
}

/**
 * The characters of base64 that depend on the text alone when it starts at `offset` bytes after a
 * multiple of three: those that mix in neighbours' bits are cut off at both ends.
 */
function base64At(utf8: Buffer, offset: number): Buffer {
  const encoded = Buffer.concat([Buffer.alloc(offset), utf8]).toString("base64");
  const firstOwn = Math.ceil((offset * 8) / 6);
  const afterOwn = Math.floor(((offset + utf8.length) * 8) / 6);
  return Buffer.from(encoded.slice(firstOwn, afterOwn));
}

function base64UrlAt(utf8: Buffer, offset: number): Buffer {
  const text = base64At(utf8, offset).toString().replaceAll("+", "-").replaceAll("/", "_");
  return Buffer.from(text);
}
