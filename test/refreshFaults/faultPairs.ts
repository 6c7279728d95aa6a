import type { Fault } from "../../electron/demo/faults.ts";

/** Every call of a refresh, in the order in which they come when each is needed. */
const callsOfRefresh = [
  "list before",
  "reveal before",
  "order",
  "first repeat",
  "second repeat",
  "list after",
  "order after",
  "reveal after",
] as const;

export type CallOfRefresh = (typeof callsOfRefresh)[number];
export type FaultKind = Pick<Fault, "kind"> & Partial<Pick<Fault, "status" | "ms">>;

/** One fault at one call. */
export interface PlacedFault {
  readonly call: CallOfRefresh;
  readonly fault: FaultKind;
}

/** Two faults, and the faults without which the later of the two calls would not come. */
export interface FaultPair {
  readonly pair: readonly [PlacedFault, PlacedFault];
  readonly leads: readonly PlacedFault[];
}

const statuses = [400, 401, 403, 404, 409, 412, 428, 429, 500, 503];
const statusFaults = statuses.map((status): FaultKind => ({ kind: "status", status }));
const otherFaults: readonly FaultKind[] = [
  // Longer than the client waits.
  { kind: "delay", ms: 400 },
  { kind: "drop-before" },
  { kind: "drop-after" },
  { kind: "truncate" },
  { kind: "malformed" },
  { kind: "html" },
  { kind: "redirect" },
  { kind: "huge" },
  { kind: "wrong-type" },
];
const faultKinds = [...statusFaults, ...otherFaults];

/** Only after one of these has failed do the calls after it come. */
const orders: readonly CallOfRefresh[] = ["order", "first repeat", "second repeat", "order after"];

/** Every fault at every call together with every fault at every later call. */
export function allFaultPairs(): readonly FaultPair[] {
  return callsOfRefresh.flatMap((call, at) =>
    callsOfRefresh.slice(at + 1).flatMap((later) =>
      leadsTo([call, later]).flatMap((leads) =>
        faultKinds.flatMap((fault) =>
          faultKinds.map((laterFault): FaultPair => {
            const pair = [
              { call, fault },
              { call: later, fault: laterFault },
            ] as const;
            return { pair, leads };
          }),
        ),
      ),
    ),
  );
}

/** Twice where it matters whether the order was carried out before its answer was lost. */
function leadsTo([call, later]: readonly [CallOfRefresh, CallOfRefresh]) {
  const before = callsOfRefresh.slice(0, callsOfRefresh.indexOf(later));
  const lost = orders.filter((order) => before.includes(order) && order !== call);
  const neverDone = lost.map((order): PlacedFault => fault(order, "drop-before"));
  const [first, ...others] = lost;
  if (first === undefined) return [[]];
  const done = [fault(first, "drop-after"), ...others.map((order) => fault(order, "drop-before"))];
  // Nothing is ordered again unless the first order was carried out.
  return call === "order after" || later === "order after" ? [done] : [done, neverDone];
}

function fault(call: CallOfRefresh, kind: Fault["kind"]): PlacedFault {
  return { call, fault: { kind } };
}

/** `order drop-after + list after status 503, after order drop-before` */
export function nameOfPair({ pair, leads }: FaultPair): string {
  const named = ({ call, fault: { kind, status } }: PlacedFault) =>
    `${call} ${kind}${status === undefined ? "" : ` ${status}`}`;
  const lead = leads.length === 0 ? "" : ` (${leads.map(named).join(", ")})`;
  return pair.map(named).join(" + ") + lead;
}
