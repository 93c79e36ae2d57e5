import type { Call } from "./control-api.ts";

const KEPT = 10_000;
const KEPT_BYTES = 64 * 1024 * 1024;

/** The last requests made to LINE's API: at most 10,000, and at most 64 MB of bodies. */
export interface Calls {
  /** `bytes`: the size of the bodies, for the limit. */
  add(call: Omit<Call, "seq">, bytes: number): void;
  after(seq: number): Call[];
}

/** `recordBodies` false keeps calls without request and answer bodies, for benches. */
export function createCalls(recordBodies: boolean): Calls {
  let kept: { call: Call; bytes: number }[] = [];
  let seq = 0;
  let total = 0;
  const drop = () => {
    let first = Math.max(0, kept.length - KEPT);
    for (const { bytes } of kept.slice(0, first)) total -= bytes;
    while (total > KEPT_BYTES && first < kept.length) total -= kept[first++]?.bytes ?? 0;
    kept = kept.slice(first);
  };
  return {
    add(call, bytes) {
      const { body, response, ...rest } = call;
      kept.push({ call: { seq: ++seq, ...(recordBodies ? call : rest) }, bytes: recordBodies ? bytes : 0 });
      total += recordBodies ? bytes : 0;
      // A tenth of slack, so that the list is not copied for every call.
      if (kept.length > KEPT * 1.1 || total > KEPT_BYTES * 1.1) drop();
    },
    after(after) {
      drop();
      return kept.filter(({ call }) => call.seq > after).map(({ call }) => call);
    },
  };
}
