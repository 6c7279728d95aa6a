import { createConnection, type Socket } from "node:net";
import { type BusMessage, decodeMessage, encodeMessage } from "./busMessage.ts";
import { MessageSplitter } from "./messageSplitter.ts";

const longestAuthAnswer = 4_096;

interface BusConnectionParts {
  readonly socketPath: string;
  /** The bus has let us in. */
  readonly onReady: () => void;
  /** Each message that could be read; anything else is passed over. */
  readonly onMessage: (message: BusMessage) => void;
  /** Called once, whoever ended it, also when it never began. */
  readonly onEnd: () => void;
}

/** Without its serial, which the connection gives it. */
type Unsent = Omit<BusMessage, "serial">;

/**
 * A connection to a D-Bus message bus, just enough to ask for signals and to hear them
 * (https://dbus.freedesktop.org/doc/dbus-specification.html). Of the libraries, one does not run
 * on our Node, and the other ends the app at a message that it can't read.
 */
export class BusConnection {
  readonly #parts: BusConnectionParts;
  readonly #socket: Socket;
  readonly #splitter = new MessageSplitter();
  /** What the bus has said so far in answer to our name; null once it has let us in. */
  #authAnswer: Buffer | null = Buffer.alloc(0);
  #lastSerial = 0;
  #helloSerial = 0;

  constructor(parts: BusConnectionParts) {
    this.#parts = parts;
    this.#socket = createConnection({ path: parts.socketPath });
    // An error is followed by the end.
    this.#socket.on("error", () => undefined);
    this.#socket.on("close", () => parts.onEnd());
    this.#socket.on("connect", () => this.#authenticate());
    this.#socket.on("data", (chunk: Buffer) => this.#read(chunk));
    // Listening must not keep the app from ending.
    this.#socket.unref();
  }

  /** Its serial, for recognising the answer. */
  send(message: Unsent): number {
    const serial = ++this.#lastSerial;
    this.#socket.write(encodeMessage({ ...message, serial }));
    return serial;
  }

  close(): void {
    this.#socket.destroy();
  }

  /** As the user whose process this is; the kernel tells the bus who that is. */
  #authenticate(): void {
    const userId = String(process.getuid?.() ?? "");
    this.#socket.write(`\0AUTH EXTERNAL ${Buffer.from(userId).toString("hex")}\r\n`);
  }

  #read(chunk: Buffer): void {
    const bytes = this.#authAnswer === null ? chunk : this.#readAuthAnswer(chunk);
    const messages = this.#splitter.push(bytes);
    if (messages === null) this.close();
    else for (const message of messages) this.#receive(message);
  }

  /** Whatever follows the answer. */
  #readAuthAnswer(chunk: Buffer): Buffer {
    const answer = Buffer.concat([this.#authAnswer ?? Buffer.alloc(0), chunk]);
    const end = answer.indexOf("\r\n");
    this.#authAnswer = answer;
    if (end === -1 && answer.length <= longestAuthAnswer) return Buffer.alloc(0);
    if (!answer.subarray(0, 3).equals(Buffer.from("OK "))) {
      this.close();
      return Buffer.alloc(0);
    }
    this.#authAnswer = null;
    this.#socket.write("BEGIN\r\n");
    this.#helloSerial = this.send(callToBus("Hello", []));
    return answer.subarray(end + 2);
  }

  #receive(bytes: Buffer): void {
    const message = decodeMessage(bytes);
    if (message === null || this.#socket.destroyed) return;
    const isHello = message.type === "reply" && message.replySerial === this.#helloSerial;
    if (isHello) this.#parts.onReady();
    else this.#parts.onMessage(message);
  }
}

/** A call to the bus itself, with texts as arguments. */
export function callToBus(member: string, texts: readonly string[]): Unsent {
  return {
    type: "call",
    destination: "org.freedesktop.DBus",
    path: "/org/freedesktop/DBus",
    interface: "org.freedesktop.DBus",
    member,
    signature: "s".repeat(texts.length),
    body: texts,
  };
}
