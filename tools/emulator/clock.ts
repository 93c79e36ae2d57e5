import type { ClockMove } from "./control-api.ts";

/** The emulator's own time, epoch milliseconds. It runs with its base and can be moved. */
export interface Clock {
  now(): number;
  /** Moves the clock and tells the new time. */
  move(move: ClockMove): number;
}

/** A clock that follows `base` until it is moved, then keeps its distance to it; `moved` is told the distance. */
export function createClock(base: () => number, moved: (aheadMs: number) => void = () => undefined): Clock {
  let offset = 0;
  const now = () => base() + offset;
  return {
    now,
    move(move) {
      offset = "setTo" in move ? move.setTo - base() : offset + move.advanceMs;
      moved(offset);
      return now();
    },
  };
}
