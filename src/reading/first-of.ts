/**
 * The first so many of a list in an order, without sorting the rest: what is no better than the last of the best so far is
 * passed over.
 */
export function firstOf<T>(list: readonly T[], count: number, compare: (a: T, b: T) => number): T[] {
  let kept: T[] = [];
  let last: T | undefined;
  // Lists of articles mostly stand in their order of arrival: from the end on, nearly all but the first are passed over.
  for (let at = list.length - 1; at >= 0; at--) {
    const item = list[at];
    if (item === undefined || (last !== undefined && compare(item, last) >= 0)) continue;
    kept.push(item);
    if (kept.length < 4 * count) continue;
    kept = kept.sort(compare).slice(0, count);
    last = kept.at(-1);
  }
  return kept.sort(compare).slice(0, count);
}
