import { timeLimit } from "./timeLimit.ts";

interface Connections {
  closeAllConnections(): Promise<void>;
}

/** Closing takes a few ms; a network service that has just crashed never says that it is done. */
const closeWithinMs = 1_000;

/**
 * Sessions for requests that must not go out twice. When a connection that was used before breaks,
 * Chromium sends its request once more by itself, be it a POST; so each of these gets a session to
 * itself in which no connection is open. There are as many as there were requests at a time.
 */
export class FreshConnections<Session extends Connections> {
  readonly #openSession: (place: number) => Session;
  readonly #idle: Session[] = [];
  #opened = 0;

  /** @param dependencies.openSession opens another one for each place, counted from 0. */
  constructor(dependencies: { openSession: (place: number) => Session }) {
    this.#openSession = dependencies.openSession;
  }

  /** Lends a session to one request; null when none is free of connections: nothing was sent. */
  async use<Value>(request: (session: Session) => Promise<Value>): Promise<Value | null> {
    const session = this.#idle.pop() ?? this.#open();
    const closing = session.closeAllConnections().then(
      () => true,
      () => false,
    );
    if (!(await timeLimit(closing, closeWithinMs, false))) return null;
    try {
      return await request(session);
    } finally {
      this.#idle.push(session);
    }
  }

  #open(): Session {
    const session = this.#openSession(this.#opened);
    this.#opened += 1;
    return session;
  }
}
