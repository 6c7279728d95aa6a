import type { Clock, Random } from "../ports.ts";

const lastsMs = 10 * 60_000;
/** A page that asks and asks must not fill the memory. */
const mostKept = 20;

/** What the page may come back to by an id, for ten minutes. */
export class Waiting<Id extends string, Value> {
  readonly #clock: Clock;
  readonly #newId: () => Id;
  readonly #waiting = new Map<Id, { readonly value: Value; readonly stopTimer: () => void }>();

  constructor(dependencies: { clock: Clock; random: Random }, brand: (uuid: string) => Id) {
    this.#clock = dependencies.clock;
    this.#newId = () => brand(dependencies.random.uuid());
  }

  add(value: Value): Id {
    const id = this.#newId();
    const stopTimer = this.#clock.setTimer(lastsMs, () => void this.#waiting.delete(id));
    this.#waiting.set(id, { value, stopTimer });
    const [oldest] = this.#waiting.keys();
    if (oldest !== undefined && this.#waiting.size > mostKept) this.take(oldest);
    return id;
  }

  find(id: Id): Value | null {
    return this.#waiting.get(id)?.value ?? null;
  }

  /** It is good for one. */
  take(id: Id): Value | null {
    const found = this.#waiting.get(id);
    found?.stopTimer();
    this.#waiting.delete(id);
    return found?.value ?? null;
  }

  drop(): void {
    for (const id of [...this.#waiting.keys()]) this.take(id);
  }
}
