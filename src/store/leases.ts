import type { EpochMs } from "../domain/time.ts";

/** Who may do what only one instance should: a row with an end, taken or renewed by one conditional statement. */
export interface Leases {
  /** True when `holder` has the lease until `now + ttlMs`: it was free, run out, or its own already. */
  acquire(name: string, holder: string, now: EpochMs, ttlMs: number): Promise<boolean>;
  release(name: string, holder: string): Promise<void>;
}
