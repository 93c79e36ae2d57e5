import fc from "fast-check";
import { expect, it } from "vitest";
import { parseInstant } from "../../src/sources/instant.ts";

const NOON_JST = Date.UTC(2026, 10, 10, 3);

it.each([
  "Tue, 10 Nov 2026 12:00:00 +0900",
  "10 Nov 2026 12:00 +0900",
  "tue, 10 november 2026 03:00:00 GMT",
  "Tue, 10 Nov 2026 12:00:00 JST",
  "2026-11-10T12:00:00+09:00",
  "2026-11-10T03:00:00.000Z",
  "2026-11-10 03:00Z",
  " 1794279600000 ",
])("reads %j", (text) => {
  expect(parseInstant(text)).toBe(NOON_JST);
});

it("takes a time without a zone for Tokyo's, wherever the bot runs", () => {
  expect(parseInstant("2026-11-10T12:00:00")).toBe(NOON_JST);
  expect(parseInstant("Tue, 10 Nov 2026 12:00:00")).toBe(NOON_JST);
  expect(parseInstant("2026-11-10")).toBe(Date.UTC(2026, 10, 9, 15));
});

it.each([
  "",
  "soon",
  "NHK 1",
  "Tue, 31 Feb 2026 12:00:00 +0900",
  "Tue, 10 Nov 2026 25:00:00 +0900",
  "Tue, 10 Nov 2026 12:60:00 +0900",
  "Tue, 10 Foo 2026 12:00:00 +0900",
  "Tue, 10 Nov 2026 12:00:00 PDT",
  "2026-13-01T00:00:00Z",
  "12345",
  "-1",
])("makes nothing of %j", (text) => {
  expect(parseInstant(text)).toBeUndefined();
});

it("gives back the instant of any ISO date, to the second", () => {
  const seconds = fc.integer({ min: 0, max: 4_000_000_000 });
  fc.assert(
    fc.property(seconds, (s) => {
      expect(parseInstant(new Date(s * 1_000).toISOString())).toBe(s * 1_000);
      expect(parseInstant(new Date(s * 1_000).toUTCString())).toBe(s * 1_000);
    }),
  );
});
