import type { IncomingMessage } from "node:http";

const maximumBodyBytes = 1_000_000;

/**
 * Reads a whole request body.
 *
 * @returns null when it holds more than 1 MB. The rest is read all the same, and dropped: a
 * connection that is closed on unread bytes is reset, and the sender would never see the refusal.
 */
export async function readBody(request: IncomingMessage): Promise<Uint8Array | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const piece = Buffer.from(chunk);
    bytes += piece.length;
    if (bytes <= maximumBodyBytes) chunks.push(piece);
  }
  return bytes <= maximumBodyBytes ? Buffer.concat(chunks) : null;
}
