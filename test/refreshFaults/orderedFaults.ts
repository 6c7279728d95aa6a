import { z } from "zod";
import type { CallOfRefresh, FaultKind, FaultPair, PlacedFault } from "./faultPairs.ts";
import type { RefreshWorld } from "./refreshWorld.ts";

type Route = "list" | "reveal" | "refresh";

const routes: Readonly<Record<Route, string>> = {
  list: "GET /portal/live/api-keys",
  reveal: "POST /portal/live/api-keys/*/reveal",
  refresh: "POST /portal/live/api-keys/*/refresh",
};
const waitingFaults = z.object({ faults: z.array(z.object({ route: z.string() })) });
/** A delay of nothing lets the call through and lets a later one have its fault. */
const noFault: FaultKind = { kind: "delay", ms: 0 };

/** The calls of one question, and of what follows it, that share a route; in their order. */
const callsBefore: Readonly<Partial<Record<Route, readonly CallOfRefresh[]>>> = {
  list: ["list before"],
};
const callsAfter: Readonly<Record<Route, readonly CallOfRefresh[]>> = {
  list: ["list after"],
  reveal: ["reveal before", "reveal after"],
  refresh: ["order", "first repeat", "second repeat", "order after"],
};

/**
 * The faults of one pair, ordered at the server right before what they are for: the list is asked
 * before the question and again after it. What a try has not used is there for the next.
 */
export class OrderedFaults {
  readonly #world: RefreshWorld;
  #before: readonly PlacedFault[];
  #after: readonly PlacedFault[];
  readonly #struck = new Set<CallOfRefresh>();

  constructor(world: RefreshWorld, { pair, leads }: FaultPair) {
    const all = [...pair, ...leads];
    const isBefore = ({ call }: PlacedFault) => call === "list before";
    this.#world = world;
    this.#before = all.filter(isBefore);
    this.#after = all.filter((placed) => !isBefore(placed));
  }

  /** Calls whose fault has struck. */
  get struck(): ReadonlySet<CallOfRefresh> {
    return this.#struck;
  }

  async whileAsking<Value>(work: () => Promise<Value>): Promise<Value> {
    const { value, left } = await this.#during(callsBefore, this.#before, work);
    this.#before = left;
    return value;
  }

  async whileRefreshing<Value>(work: () => Promise<Value>): Promise<Value> {
    const { value, left } = await this.#during(callsAfter, this.#after, work);
    this.#after = left;
    return value;
  }

  /** Nothing at all gets through. */
  async whileAway(work: () => Promise<void>): Promise<void> {
    await this.#ask("POST", { route: "*", kind: "drop-before" });
    await work();
    await this.#ask("DELETE");
  }

  async #during<Value>(
    calls: Readonly<Partial<Record<Route, readonly CallOfRefresh[]>>>,
    placed: readonly PlacedFault[],
    work: () => Promise<Value>,
  ): Promise<{ readonly value: Value; readonly left: readonly PlacedFault[] }> {
    const queues = Object.entries(calls).map(([route, ofRoute]) => ({
      route: routes[route as Route],
      queue: queueOf(ofRoute, placed),
    }));
    for (const { route, queue } of queues) {
      for (const { fault } of queue) await this.#ask("POST", { route, ...fault, times: 1 });
    }
    this.#world.isImpatient = true;
    const value = await work();
    this.#world.isImpatient = false;
    const waiting = await this.#ask("GET");
    await this.#ask("DELETE");
    const unused = queues.flatMap(({ route, queue }) => {
      const count = waiting.filter((one) => one.route === route).length;
      return queue.slice(queue.length - count).map(({ call }) => call);
    });
    const struck = placed.filter(({ call }) => !unused.includes(call));
    for (const { call } of struck) this.#struck.add(call);
    return { value, left: placed.filter(({ call }) => unused.includes(call)) };
  }

  async #ask(method: string, body?: object) {
    const answer = await fetch(`${this.#world.server.origin}/__faults`, {
      method,
      headers: { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return waitingFaults.parse(await answer.json()).faults;
  }
}

/** A fault a call up to the last that has one. */
function queueOf(
  calls: readonly CallOfRefresh[],
  placed: readonly PlacedFault[],
): readonly PlacedFault[] {
  const found = calls.map(
    (call) => placed.find((one) => one.call === call) ?? { call, fault: noFault },
  );
  const last = found.findLastIndex(({ fault }) => fault !== noFault);
  return found.slice(0, last + 1);
}
