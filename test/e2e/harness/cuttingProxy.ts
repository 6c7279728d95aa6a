import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";

export type ProxiedCall = "list" | "reveal" | "refresh";

/** Where one call is held up until `release`; with `release` its connection to the app is cut. */
export interface Cut {
  readonly call: ProxiedCall;
  /** From 1: which of these calls since `hold`. */
  readonly nth: number;
  readonly moment: /** It has left the app and never gets to the server. */
    | "lost"
    /** It has left the app and gets to the server with `release`. */
    | "late"
    /** The server has done the work; its answer is held up. */
    | "answered"
    /** Half of the answer is with the app. */
    | "half"
    /** All of the answer is on its way to the app. */
    | "whole";
}

interface Hold {
  readonly cut: Cut;
  readonly reached: () => void;
  readonly released: Promise<void>;
  readonly release: () => void;
  /** How many of these calls have come. */
  count: number;
}

interface WholeAnswer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

/** Stands between the app and a server, and stops one exchange where a test wants it to stop. */
export class CuttingProxy {
  readonly #target: URL;
  readonly #server = createServer((incoming, outgoing) => this.#begin(incoming, outgoing));
  readonly #underWay = new Set<Promise<void>>();
  #port = 0;
  #hold: Hold | null = null;

  private constructor(targetOrigin: string) {
    this.#target = new URL(targetOrigin);
  }

  static async start(targetOrigin: string): Promise<CuttingProxy> {
    const proxy = new CuttingProxy(targetOrigin);
    await proxy.comeBack();
    return proxy;
  }

  /** `http://127.0.0.1:PORT`, the same for good. */
  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** From now on nobody answers there. */
  async goAway(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  async comeBack(): Promise<void> {
    this.#server.listen(this.#port, "127.0.0.1");
    await once(this.#server, "listening");
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("no TCP port");
    this.#port = address.port;
  }

  /** Resolves once an exchange has come to this point, where it stays. */
  hold(cut: Cut): Promise<void> {
    return new Promise((reached) => {
      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      this.#hold = { cut, reached, released, release, count: 0 };
    });
  }

  /** Lets go, and resolves once the server has seen all that it will ever see. */
  async release(): Promise<void> {
    this.#hold?.release();
    this.#hold = null;
    await Promise.all(this.#underWay);
  }

  #begin(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const exchange = this.#exchange(incoming, outgoing).catch(() => void outgoing.destroy());
    this.#underWay.add(exchange);
    void exchange.then(() => this.#underWay.delete(exchange));
  }

  async #exchange(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const hold = this.#holdOf(callOf(incoming));
    const moment = hold?.cut.moment ?? null;
    const stop = async () => {
      hold?.reached();
      await hold?.released;
      outgoing.destroy();
    };
    if (moment === "lost") return stop();
    if (moment === "late") await stop();
    const { status, headers, body } = await this.#forward(incoming);
    if (moment === "answered") return stop();
    outgoing.writeHead(status, headers);
    if (moment !== "half") outgoing.end(body);
    else outgoing.write(body.subarray(0, Math.floor(body.length / 2)));
    if (moment === "half" || moment === "whole") await stop();
  }

  /** Counts the call; null when it is not the one to be held up. */
  #holdOf(call: ProxiedCall | null): Hold | null {
    const hold = this.#hold;
    if (hold === null || hold.cut.call !== call) return null;
    hold.count += 1;
    return hold.count === hold.cut.nth ? hold : null;
  }

  async #forward(incoming: IncomingMessage): Promise<WholeAnswer> {
    const { method, url, headers } = incoming;
    const { hostname, port, host } = this.#target;
    // All of its requests are so small that they are here with their headers.
    const body = await bytesOf(incoming);
    const order = { hostname, port, method, path: url, headers: { ...headers, host } };
    const forwarded = request({ ...order, agent: false });
    const answered = once(forwarded, "response");
    // Whoever waits for the answer is told of it; after the answer nobody waits.
    forwarded.on("error", () => undefined);
    forwarded.end(body);
    const [answer] = (await answered) as [IncomingMessage];
    return {
      status: answer.statusCode ?? 502,
      headers: answer.headers,
      body: await bytesOf(answer),
    };
  }
}

function callOf({ method, url = "" }: IncomingMessage): ProxiedCall | null {
  if (method === "GET" && /\/api-keys$/.test(url)) return "list";
  if (/\/reveal$/.test(url)) return "reveal";
  return /\/refresh$/.test(url) ? "refresh" : null;
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}
