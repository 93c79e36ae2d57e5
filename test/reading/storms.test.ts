import { describe, expect, it } from "vitest";
import { isSameStorm, stormsIn } from "../../src/reading/storms.ts";

const named = (headline: string, lead = "") =>
  Object.fromEntries([...stormsIn(headline, lead)].map(([kind, names]) => [kind, [...names]]));

describe("the storm that an article tells of", () => {
  it.each([
    ["台風7号 南岸に上陸", { number: ["7"] }],
    ["非常に強い台風第7号が接近", { number: ["7"] }],
    ["Typhoon No. 7 nears the coast", { number: ["7"] }],
    ["Typhoon Hikaru nears the coast", { name: ["Hikaru"] }],
    ["Residents flee as Tropical Storm Ko-moe strengthens", { name: ["Ko-moe"] }],
    ["Typhoon No. 7, called Typhoon Hikaru abroad", { number: ["7"], name: ["Hikaru"] }],
  ])("is named by %s", (headline, storm) => {
    expect(named(headline)).toEqual(storm);
  });

  it("is the lead's where the headline speaks of a storm without its name", () => {
    expect(named("Airlines cancel flights as typhoon turns", "Typhoon No. 7 is near.")).toEqual({
      number: ["7"],
    });
    expect(named("台風で空の便に欠航", "台風7号の影響です。")).toEqual({ number: ["7"] });
    expect(named("Cabbage prices rise", "Typhoon No. 7 flooded many fields.")).toEqual({});
  });

  it.each([
    ["two of them", "台風7号と8号 連続して接近"],
    ["two by name", "Typhoon Hikaru follows Typhoon Minori"],
    ["an office", "Hurricane Center warns of high waves"],
    ["a road", "国道7号 通行止め続く"],
    ["one of another year", "去年の台風7号で流された橋 開通"],
    ["one of another month", "8月の台風7号 検証始まる"],
    ["one of months ago", "台風7号の上陸から3か月"],
    ["one of last year", "Harbour reopens years after Typhoon Hikaru"],
  ])("is none where %s is named", (_, headline) => {
    expect(named(headline)).toEqual({});
  });

  it("is there still in the month that it came in", () => {
    expect(named("今月の台風7号 被害まとまる")).toEqual({ number: ["7"] });
  });

  it("is the same by one name in common", () => {
    const both = stormsIn("Typhoon No. 7, called Typhoon Hikaru", "");
    expect(isSameStorm(both, stormsIn("Typhoon Hikaru weakens", ""))).toBe(true);
    expect(isSameStorm(both, stormsIn("Typhoon No. 8 forms", ""))).toBe(false);
    expect(isSameStorm(new Map(), new Map())).toBe(false);
  });
});
