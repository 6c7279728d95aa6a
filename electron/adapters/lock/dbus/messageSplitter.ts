import { fixedHeaderBytes, lengthOfMessage } from "./busMessage.ts";

/** More than any message that we wait for; a longer one is passed over without being kept. */
const longestKept = 64 * 1024;
/** More than the protocol allows: such a stream has come out of step. */
const longestAllowed = 128 * 1024 * 1024;

/** Cuts a stream into messages. It never keeps more than one short message and one chunk. */
export class MessageSplitter {
  #rest: Buffer = Buffer.alloc(0);
  #bytesToSkip = 0;

  /** The messages that the chunk completes; null once the stream is no stream of messages. */
  push(chunk: Buffer): readonly Buffer[] | null {
    const messages: Buffer[] = [];
    let bytes: Buffer = Buffer.concat([this.#rest, this.#skip(chunk)]);
    while (bytes.length >= fixedHeaderBytes) {
      const length = lengthOfMessage(bytes);
      if (length === null || length > longestAllowed) return null;
      if (length > longestKept) {
        this.#bytesToSkip = length;
        bytes = this.#skip(bytes);
        continue;
      }
      if (bytes.length < length) break;
      messages.push(bytes.subarray(0, length));
      bytes = bytes.subarray(length);
    }
    this.#rest = bytes;
    return messages;
  }

  #skip(bytes: Buffer): Buffer {
    const skipped = Math.min(this.#bytesToSkip, bytes.length);
    this.#bytesToSkip -= skipped;
    return bytes.subarray(skipped);
  }
}
