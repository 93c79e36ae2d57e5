import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isZone, zoneFor } from "../../src/domain/zone.ts";

describe("a zone", () => {
  it.each(["Asia/Tokyo", "America/Argentina/Buenos_Aires", "UTC", "Asia/Kolkata", "Etc/GMT-9"])(
    "is %s",
    (zone) => {
      expect(isZone(zone)).toBe(true);
    },
  );

  it.each(["", "Tokyo", "asia/tokyo", "+09:00", "JST", "Mars/Olympus", "2026-01-01T00:00[Asia/Tokyo]"])(
    "is not %j",
    (text) => {
      expect(isZone(text)).toBe(false);
    },
  );
});

describe("what people call their zone", () => {
  it.each([
    ["Tokyo", "Asia/Tokyo"],
    ["東京", "Asia/Tokyo"],
    ["日本時間", "Asia/Tokyo"],
    ["大阪市", "Asia/Tokyo"],
    ["jst", "Asia/Tokyo"],
    ["New York", "America/New_York"],
    ["new_york ", "America/New_York"],
    ["ニューヨーク", "America/New_York"],
    ["ﾆｭｰﾖｰｸ", "America/New_York"],
    ["ニューヨーク時間", "America/New_York"],
    ["New York time", "America/New_York"],
    ["america/new york", "America/New_York"],
    ["EST", "America/New_York"],
    ["PST", "America/Los_Angeles"],
    ["Los Angeles", "America/Los_Angeles"],
    ["UTC", "UTC"],
    ["GMT", "UTC"],
    ["london", "Europe/London"],
    ["イギリス", "Europe/London"],
    ["Kolkata", "Asia/Kolkata"],
    ["Asia/Calcutta", "Asia/Calcutta"],
    ["US/Pacific", "US/Pacific"],
    ["京都", "Asia/Tokyo"],
    ["+09:00", undefined],
    ["somewhere", undefined],
    ["", undefined],
    ["constructor", undefined],
  ])("%j is %s", (text, zone) => {
    expect(zoneFor(text)).toBe(zone);
  });

  it("includes every zone there is", () => {
    for (const zone of Intl.supportedValuesOf("timeZone")) {
      expect(zoneFor(zone)).toBe(zone);
      expect(zoneFor(zone.toUpperCase())).toBe(zone);
    }
  });

  it("is a zone or nothing, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const zone = zoneFor(text);
        expect(zone === undefined || isZone(zone)).toBe(true);
      }),
    );
  });
});
