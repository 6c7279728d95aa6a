/** The beat of the pretend traffic outside of tests: often enough to watch, too calm to disturb. */
export const pretendTrafficIntervalMs = 3_000;
