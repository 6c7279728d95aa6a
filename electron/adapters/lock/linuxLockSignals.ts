import type { SystemLockReason, SystemLockSignals } from "../../core/lock/lockPorts.ts";
import type { Clock } from "../../core/ports.ts";
import type { BusConnection } from "./dbus/busConnection.ts";
import { BusListener } from "./dbus/busListener.ts";
import type { BusMessage } from "./dbus/busMessage.ts";
import { socketPathsOf } from "./dbus/socketPathsOf.ts";

const logind = "org.freedesktop.login1";
const logindManager = `${logind}.Manager`;
const logindSession = `${logind}.Session`;

/** The desktops' screen savers; each tells of itself by `ActiveChanged`. */
const screenSavers = [
  "org.gnome.ScreenSaver",
  "org.freedesktop.ScreenSaver",
  "org.kde.screensaver",
  "org.cinnamon.ScreenSaver",
  "org.mate.ScreenSaver",
  "org.xfce.ScreenSaver",
];

/** The rule that lets a signal through to us. */
type Heard = readonly [interfaceName: string, member: string];

interface LinuxLockSignalsParts {
  readonly clock: Clock;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Sleep and a locked screen, as logind tells of them on the system bus and the desktop's screen
 * saver on the session bus. We ask for no name on either.
 */
export class LinuxLockSignals implements SystemLockSignals {
  readonly #clock: Clock;
  readonly #env: NodeJS.ProcessEnv;

  constructor({ clock, env }: LinuxLockSignalsParts) {
    this.#clock = clock;
    this.#env = env;
  }

  listen(onLock: (reason: SystemLockReason) => void): void {
    this.#onSessionBus(onLock).start();
    this.#onSystemBus(onLock).start();
  }

  #onSessionBus(onLock: (reason: SystemLockReason) => void): BusListener {
    const { DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: folder } = this.#env;
    const usual = folder ? `unix:path=${folder}/bus` : "";
    const heard: readonly Heard[] = screenSavers.map((name) => [name, "ActiveChanged"]);
    return new BusListener({
      clock: this.#clock,
      socketPaths: socketPathsOf(address || usual),
      matchRules: heard.map((one) => ruleOf(one)),
      onMessage: (message) => {
        const isScreenSaver = heard.some((one) => isSignal(message, one));
        if (isScreenSaver && message.body[0] === true) onLock("screen-lock");
      },
    });
  }

  #onSystemBus(onLock: (reason: SystemLockReason) => void): BusListener {
    const { DBUS_SYSTEM_BUS_ADDRESS: address } = this.#env;
    const session = new OwnSession(this.#env);
    const sleep: Heard = [logindManager, "PrepareForSleep"];
    const lock: Heard = [logindSession, "Lock"];
    return new BusListener({
      clock: this.#clock,
      socketPaths: socketPathsOf(address || "unix:path=/run/dbus/system_bus_socket"),
      // SECURITY: from logind only, else any user of the computer could lock the app.
      matchRules: [sleep, lock].map((one) => `${ruleOf(one)},sender='${logind}'`),
      onReady: (connection) => session.ask(connection),
      onMessage: (message) => {
        session.hear(message);
        if (isSignal(message, sleep) && message.body[0] === true) onLock("suspend");
        if (isSignal(message, lock) && session.mayBe(message.path)) onLock("screen-lock");
      },
    });
  }
}

/** Which of the sessions on this computer is the person's own; until logind has said, any may be. */
class OwnSession {
  readonly #id: string;
  #question = 0;
  #path: string | null = null;

  constructor({ XDG_SESSION_ID: id }: NodeJS.ProcessEnv) {
    this.#id = id || "auto";
  }

  ask(connection: BusConnection): void {
    this.#path = null;
    this.#question = connection.send({
      type: "call",
      destination: logind,
      path: "/org/freedesktop/login1",
      interface: logindManager,
      member: "GetSession",
      signature: "s",
      body: [this.#id],
    });
  }

  hear({ type, replySerial, signature, body }: BusMessage): void {
    if (type !== "reply" || replySerial !== this.#question || signature !== "o") return;
    this.#path = String(body[0]);
  }

  mayBe(path: string | undefined): boolean {
    return this.#path === null || this.#path === path;
  }
}

function ruleOf([interfaceName, member]: Heard): string {
  return `type='signal',interface='${interfaceName}',member='${member}'`;
}

// SECURITY: what is sent to us alone passes by the rules above, whoever sent it.
function isSignal(message: BusMessage, [interfaceName, member]: Heard): boolean {
  if (message.type !== "signal" || message.destination !== undefined) return false;
  return message.interface === interfaceName && message.member === member;
}
