import { type EpochMs, SECOND } from "../domain/time.ts";

/** Tells LINE's rate for an endpoint, which halts all, from its limit for one recipient: both are a 429. */
export interface Throttle {
  /** A batch was throttled; true where so many others were within a second that it is the endpoint's rate. */
  meets(batchNo: number, now: EpochMs): boolean;
}

const SEVERAL = 3;

/** Nothing was throttled yet. */
export function createThrottle(): Throttle {
  let lately: { batchNo: number; at: EpochMs }[] = [];
  return {
    meets(batchNo, now) {
      const others = lately.filter((one) => one.batchNo !== batchNo && Math.abs(now - one.at) < SECOND);
      lately = [...others, { batchNo, at: now }].slice(-SEVERAL);
      return lately.length === SEVERAL;
    },
  };
}
