import { assertNever } from "../../../shared/assertNever.ts";
import type { Cut } from "./cuttingProxy.ts";
import type { FaultOrder } from "./demoServer.ts";

/** Where in a refresh the app is killed. */
export interface KillPoint {
  readonly when: /** So long after the page has asked for the refresh. */
    | { readonly by: "time"; readonly afterMs: number }
    /** As the journal's nth write begins, or once it is done. */
    | { readonly by: "journal"; readonly write: number; readonly is: "begun" | "done" }
    | { readonly by: "call"; readonly cut: Cut };
  /** So much later still. */
  readonly thenMs: number;
  /** What becomes of the first orders, one after the other. */
  readonly lost: { readonly kind: LostKind; readonly times: number } | null;
}

type LostKind = Extract<FaultOrder["kind"], "drop-before" | "drop-after">;

/** Intended, sent, answered, stored. */
const journalWrites = [1, 2, 3, 4];
const moments: readonly Cut["moment"][] = ["lost", "late", "answered", "half", "whole"];
/** Two pauses, and the tries around them. */
const lostRefreshMs = 2_900;

/**
 * Points spread over a refresh of which the answer comes, and over some of which it gets lost.
 *
 * @param refreshMs how long a refresh takes when nobody disturbs it.
 */
export function killPoints(refreshMs: number): readonly KillPoint[] {
  const atTimes = spread(70, refreshMs * 1.2).map((afterMs) => point({ by: "time", afterMs }));
  const atWrites = journalWrites.flatMap((write) =>
    (["begun", "done"] as const).flatMap((is) =>
      [0, 1, 3, 6, 12].map((thenMs) => point({ by: "journal", write, is }, { thenMs })),
    ),
  );
  const atOrder = moments.flatMap((moment) =>
    [0, 1, 3, 10, 30].map((thenMs) =>
      point({ by: "call", cut: { call: "refresh", nth: 1, moment } }, { thenMs }),
    ),
  );
  const atReveal = moments.map((moment) =>
    point({ by: "call", cut: { call: "reveal", nth: 1, moment } }),
  );
  return [...atTimes, ...atWrites, ...atOrder, ...atReveal, ...afterLostAnswers()];
}

function afterLostAnswers(): readonly KillPoint[] {
  const kinds = ["drop-before", "drop-after"] as const;
  return kinds.flatMap((kind) => {
    const lost = { kind, times: 3 };
    const atTimes = spread(10, lostRefreshMs).map((afterMs) =>
      point({ by: "time", afterMs }, { lost }),
    );
    const atRepeats = [1, 2].flatMap((times) =>
      moments.map((moment) =>
        point(
          { by: "call", cut: { call: "refresh", nth: times + 1, moment } },
          { lost: { kind, times } },
        ),
      ),
    );
    const atLook = (["list", kind === "drop-after" ? "refresh" : "reveal"] as const).flatMap(
      (call) => {
        const nth = { list: 1, refresh: 4, reveal: 2 }[call];
        return moments.map((moment) => point({ by: "call", cut: { call, nth, moment } }, { lost }));
      },
    );
    return [...atTimes, ...atRepeats, ...atLook];
  });
}

/** `3 ms after refresh 1 was late` */
export function nameOfPoint({ when, thenMs, lost }: KillPoint): string {
  const before = lost === null ? "" : ` with ${lost.times} orders ${lost.kind}`;
  return `${thenMs} ms after ${nameOfTrigger(when)}${before}`;
}

function nameOfTrigger(when: KillPoint["when"]): string {
  switch (when.by) {
    case "time":
      return `${Math.round(when.afterMs)} ms`;
    case "journal":
      return `write ${when.write} was ${when.is}`;
    case "call":
      return `${when.cut.call} ${when.cut.nth} was ${when.cut.moment}`;
    default:
      return assertNever(when);
  }
}

function point(
  when: KillPoint["when"],
  { thenMs = 0, lost = null }: Partial<Pick<KillPoint, "thenMs" | "lost">> = {},
): KillPoint {
  return { when, thenMs, lost };
}

/** From 0 to `end`, evenly. */
function spread(count: number, end: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => (end * at) / (count - 1));
}
