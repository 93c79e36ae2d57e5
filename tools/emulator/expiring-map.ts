/** A map that forgets: an entry stays at least `keepMs`, at most twice as long, unless the map overflows. */
export interface ExpiringMap<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
}

/**
 * Two generations instead of a sweep: when the young one is `keepMs` old or holds `capacity` entries, it becomes the old
 * one and the old one is dropped. Every call is O(1). Who needs exact times keeps them in the values.
 */
export function createExpiringMap<V>(keepMs: number, capacity: number, now: () => number): ExpiringMap<V> {
  let young = new Map<string, V>();
  let old = new Map<string, V>();
  let since = now();
  return {
    get: (key) => young.get(key) ?? old.get(key),
    set(key, value) {
      if (now() - since >= keepMs || young.size >= capacity) {
        old = young;
        young = new Map();
        since = now();
      }
      young.set(key, value);
    },
  };
}
