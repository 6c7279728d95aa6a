import { BusConnection, callToBus } from "../../electron/adapters/lock/dbus/busConnection.ts";
import type { BusMessage, BusValue } from "../../electron/adapters/lock/dbus/busMessage.ts";
import { socketPathsOf } from "../../electron/adapters/lock/dbus/socketPathsOf.ts";

const name = "org.freedesktop.login1";

/** Plays logind on a bus of the tests': it owns its name, and knows one session. */
export class FakeLogind {
  readonly #connection: BusConnection;
  readonly #sessionPath: string | null;
  /** Who has asked for their session, and for which. */
  readonly asked: { readonly by: string; readonly id: BusValue | undefined }[] = [];

  private constructor(connection: BusConnection, sessionPath: string | null) {
    this.#connection = connection;
    this.#sessionPath = sessionPath;
  }

  /** `sessionPath`: of whoever asks; null when it does not say. */
  static start(address: string, sessionPath: string | null): Promise<FakeLogind> {
    return new Promise((resolve) => {
      const connection = new BusConnection({
        socketPath: socketPathsOf(address)[0] ?? "",
        onReady: () => {
          const body = [name, 0];
          connection.send({ ...callToBus("RequestName", []), signature: "su", body });
        },
        onMessage: (message) => {
          if (message.type === "reply") resolve(logind);
          if (message.type === "call") logind.#answer(message);
        },
        onEnd: () => undefined,
      });
      const logind = new FakeLogind(connection, sessionPath);
    });
  }

  prepareForSleep(isComing: boolean): void {
    const place = { path: "/org/freedesktop/login1", interface: `${name}.Manager` };
    const body = [isComing];
    this.#signal({ ...place, member: "PrepareForSleep", signature: "b", body });
  }

  /** To a session: `Lock`, `Unlock` … */
  tellSession(path: string, member: string): void {
    this.#signal({ path, interface: `${name}.Session`, member, signature: "", body: [] });
  }

  stop(): void {
    this.#connection.close();
  }

  #signal(signal: Omit<BusMessage, "type" | "serial">): void {
    this.#connection.send({ type: "signal", ...signal });
  }

  #answer({ member, sender, serial, body }: BusMessage): void {
    if (sender === undefined || member !== "GetSession") return;
    this.asked.push({ by: sender, id: body[0] });
    if (this.#sessionPath === null) return;
    const answer = { destination: sender, replySerial: serial };
    const session = { signature: "o", body: [this.#sessionPath] };
    this.#connection.send({ type: "reply", ...answer, ...session });
  }
}
