import type { Quota } from "./control-api.ts";

const JST_MS = 9 * 3_600_000;

/** The channel's monthly allowance; `used` begins anew with every month in Japan. */
export interface QuotaAccount {
  current(): Quota;
  set(quota: Quota): void;
  /** Counts that many recipients; false, and nothing counted, where they are more than are left. */
  take(recipients: number): boolean;
}

function monthAround(now: number): { from: number; to: number } {
  const japan = new Date(now + JST_MS);
  const start = (months: number) =>
    Date.UTC(japan.getUTCFullYear(), japan.getUTCMonth() + months, 1) - JST_MS;
  return { from: start(0), to: start(1) };
}

/** Keeps the allowance by the given clock. */
export function createQuota(initial: Quota, now: () => number): QuotaAccount {
  let quota = { ...initial };
  let month = monthAround(now());
  const current = () => {
    if (now() < month.from || now() >= month.to) {
      month = monthAround(now());
      quota.used = 0;
    }
    return quota;
  };
  return {
    current: () => ({ ...current() }),
    set(next) {
      month = monthAround(now());
      quota = { ...next };
    },
    take(recipients) {
      const { type, value = 0, used } = current();
      if (type === "limited" && used + recipients > value) return false;
      quota.used += recipients;
      return true;
    },
  };
}
