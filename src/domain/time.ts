/** Milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = number;

/** Tells the present instant. Passed in wherever time matters, so that tests can hold it. */
export type Clock = () => EpochMs;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Calls `action` after `ms` milliseconds unless the function it gives is called before. */
export type Timer = (ms: number, action: () => void) => () => void;
