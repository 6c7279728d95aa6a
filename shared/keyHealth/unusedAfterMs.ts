import { dayMs } from "./dayMs.ts";

/** A quarter: a job that runs monthly or at the end of one has had its turn by then. */
export const unusedAfterMs = 90 * dayMs;
