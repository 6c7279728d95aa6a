/** A day as 24 hours: the rules count elapsed time, so that no time zone changes a finding. */
export const dayMs = 24 * 60 * 60 * 1_000;
