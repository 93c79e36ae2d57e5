import { describe, expect, it } from "vitest";
import { areApart, eventMarks } from "../../src/reading/event-marks.ts";

const apart = (one: string, other: string) => areApart(eventMarks(one), eventMarks(other));

describe("the marks of an event", () => {
  it("part what happens off one coast from what happens off another", () => {
    const quake = "三浜半島沖で地震 汐見市で震度6弱";
    expect(apart(quake, "津波警報 黒瀬島と南岸に発表")).toBe(true);
    expect(apart(quake, "三浜半島沖の地震 各地の津波")).toBe(false);
    expect(apart("黒瀬島近海の地震 避難の情報", "津波警報 黒瀬島と南岸に発表")).toBe(false);
  });

  it("take no one's name for an island", () => {
    expect(apart("青嶺が4強 中島選手が本塁打", "汐見市の球場で青嶺が勝つ")).toBe(false);
  });

  it("part two of a count, and nothing where one of the two is not counted", () => {
    expect(apart("台風30号が接近", "台風31号が発生")).toBe(true);
    expect(apart("台風30号が接近", "台風で停電")).toBe(false);
  });

  it("part a match from what else happens in a team's town, but not sport from what is of both desks", () => {
    const of = (text: string, ...categories: string[]) => eventMarks(text, categories);
    const quake = of("汐見市で地震 避難所に80人", "top", "society");
    const match = of("地震の汐見市に届け 汐見北が勝つ", "top", "sports");
    expect(areApart(quake, match)).toBe(true);
    expect(areApart(quake, of("汐見市の選手 避難所で励ます", "sports", "society"))).toBe(false);
    expect(areApart(quake, of("汐見市の避難所", "top"))).toBe(false);
    expect(areApart(quake, of("汐見市の避難所で健康相談", "life"))).toBe(false);
  });

  it("part a drill from what it is for", () => {
    expect(apart("Drill: coastal towns test tsunami warning", "Tsunami warning for coastal towns")).toBe(
      true,
    );
    expect(apart("港で津波の避難訓練", "港で津波の防災訓練 始まる")).toBe(false);
  });
});
