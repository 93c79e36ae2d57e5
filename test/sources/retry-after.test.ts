import fc from "fast-check";
import { expect, it } from "vitest";
import { DAY } from "../../src/domain/time.ts";
import { parseRetryAfter } from "../../src/sources/retry-after.ts";

const NOW = Date.UTC(2026, 10, 10, 3);
const parse = (header?: string) => parseRetryAfter(header, () => NOW);

it("reads seconds and HTTP dates", () => {
  expect(parse("0")).toBe(0);
  expect(parse(" 120 ")).toBe(120_000);
  expect(parse("Tue, 10 Nov 2026 03:10:00 GMT")).toBe(600_000);
});

it("takes a date that is over for now", () => {
  expect(parse("Tue, 10 Nov 2026 02:00:00 GMT")).toBe(0);
});

it("lets no server silence a source for more than a day", () => {
  expect(parse("99999999999")).toBe(DAY);
  expect(parse("Tue, 10 Nov 2099 03:10:00 GMT")).toBe(DAY);
});

it.each([undefined, "", "soon", "-5", "1.5", "in 2 hours", "2026-11-10"])("makes nothing of %j", (header) => {
  expect(parse(header)).toBeUndefined();
});

it("gives a time within a day, or none, for any header", () => {
  fc.assert(
    fc.property(fc.string(), (header) => {
      const delay = parse(header);
      expect(delay === undefined || (delay >= 0 && delay <= DAY)).toBe(true);
    }),
  );
});
