import { timeLimit } from "./timeLimit.ts";

interface Connections {
  closeAllConnections(): Promise<void>;
}

/** A session is never given back; a page that asks for a thousand keys at once has to wait. */
const mostSessions = 8;
/** Closing takes a few ms; a network service that has just crashed never says that it is done. */
const closeWithinMs = 1_000;

/**
 * Sessions for requests that must not go out twice. When a connection that was used before breaks,
 * Chromium sends its request once more by itself, be it a POST; so each of these gets a session to
 * itself in which no connection is open. There are as many as there were requests at a time, eight
 * at most.
 */
export class FreshConnections<Session extends Connections> {
  readonly #openSession: (place: number) => Session;
  readonly #idle: Session[] = [];
  readonly #waiting: Array<() => void> = [];
  #opened = 0;
  #inUse = 0;

  /** @param dependencies.openSession opens another one for each place, counted from 0. */
  constructor(dependencies: { openSession: (place: number) => Session }) {
    this.#openSession = dependencies.openSession;
  }

  /** Lends a session to one request; null when none is free of connections: nothing was sent. */
  async use<Value>(request: (session: Session) => Promise<Value>): Promise<Value | null> {
    if (this.#inUse >= mostSessions) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#inUse += 1;
    const session = this.#idle.pop() ?? this.#open();
    try {
      // One that can't be closed is not used again.
      if (!(await isClosed(session))) return null;
      return await request(session).finally(() => this.#idle.push(session));
    } finally {
      this.#inUse -= 1;
      this.#waiting.shift()?.();
    }
  }

  #open(): Session {
    const session = this.#openSession(this.#opened);
    this.#opened += 1;
    return session;
  }
}

/** Whether the session has no connection any more. */
function isClosed(session: Connections): Promise<boolean> {
  const closing = session.closeAllConnections().then(
    () => true,
    () => false,
  );
  return timeLimit(closing, closeWithinMs, false);
}
