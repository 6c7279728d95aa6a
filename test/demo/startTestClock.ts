/** A clock that stands still until it is told to go on; it starts on 12 March 2026, 10:40 UTC. */
export function startTestClock(): {
  readonly now: () => number;
  readonly advance: (ms: number) => void;
} {
  let nowMs = Date.parse("2026-03-12T10:40:00.000Z");
  return {
    now: () => nowMs,
    advance: (ms) => {
      nowMs += ms;
    },
  };
}
