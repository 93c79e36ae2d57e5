import { describe, expect, it } from "vitest";
import { createPicker, joinSentences, type SourceText } from "../../src/reading/extract.ts";
import { sentences } from "../../src/reading/sentences.ts";

/** All that is picked, in the order of picking. */
function picksFrom(sources: SourceText[], perUnit = false): string[] {
  const picker = createPicker(sources, perUnit);
  const picked: string[] = [];
  for (let next = picker.pick(() => true); next; next = picker.pick(() => true)) picked.push(next.sentence);
  return picked;
}

const of = (text: string, title = "") => ({ title, sentences: sentences(text) });

describe("the picker", () => {
  it("begins with what several texts and their titles tell", () => {
    const [first] = picksFrom([
      of("Cats slept on the roof all day. The dam at Kita broke.", "Dam at Kita breaks"),
      of("The dam at Kita broke in the night.", "Kita: dam broke"),
      of("Trains were late in the south.", "Kita dam"),
    ]);
    expect(first).toMatch(/dam at Kita broke/);
  });

  it("takes a title's word for what matters", () => {
    expect(picksFrom([of("Trains ran late today. Dams stood full today.", "Full dams")])[0]).toMatch(/^Dams/);
  });

  it("leaves out what says the same again in other words' order", () => {
    const picked = picksFrom([
      of("The dam at Kita broke in the night."),
      of("In the night the dam at Kita broke."),
    ]);
    expect(picked).toHaveLength(1);
  });

  it.each([
    [
      "The mayor came on Monday by boat.",
      "He opened the new dam at Kita with two hundred guests.",
      "Dam at Kita opened",
    ],
    ["町長が船で訪れた。", "その後、新しいダムの開通を二百人と祝った。", "新しいダムの開通"],
    ["会社が会見を開いた。", "同社は新しいダムの工事を来月再開する。", "新しいダムの工事 再開へ"],
  ])("lets no sentence hang: %s %s", (leading, hanging, title) => {
    expect(picksFrom([of(`${leading} ${hanging}`, title)])).toEqual([leading, hanging]);
  });

  it.each([
    "そしてダムの工事は来月終わる。",
    "両社はダムの工事を来月終える。",
    "ここではダムの工事が来月終わる。",
    "一方、ダムの工事は来月終わる。",
    "Both will finish the dam next month.",
    "One of them will finish the dam next month.",
    "The latter will finish the dam next month.",
  ])("takes %j for leaning on what was said before", (leaning) => {
    expect(picksFrom([of(`Cats slept.\n${leaning}`, "dam ダムの工事 来月")])[0]).toBe("Cats slept.");
  });

  it("lets nothing hang from the first sentence of a text, whatever it begins with", () => {
    const first = "この台風でダムが決壊した。";
    expect(picksFrom([of(`${first}雪が降った。猫が寝た。`, "台風でダム決壊")])[0]).toBe(first);
    const road = "一方通行の道で工事が始まる。";
    expect(picksFrom([of(`猫が寝た。${road}`, "一方通行の道で工事")])[0]).toBe(road);
  });

  it("picks a hanging sentence rather than none", () => {
    const picker = createPicker([of("Cats slept. He won.")], false);
    expect(picker.pick(({ place }) => place === 1)?.sentence).toBe("He won.");
  });

  it("weighs length where length is what is limited", () => {
    const long =
      "The dam at Kita broke while people of many towns along the river slept without any warning at all.";
    const short = "The dam at Kita broke.";
    expect(picksFrom([of(long, "Dam at Kita"), of(short)], true)[0]).toBe(short);
    expect(picksFrom([of(long, "Dam at Kita"), of(short)], false)[0]).toBe(long);
  });

  it("where length is limited, tells the news before two words of it", () => {
    const title = "Dam at Kita breaks";
    const texts = [
      of("The dam at Kita broke in the night after nine days of rain.", title),
      of("After nine days of rain the dam at Kita broke in the night.", title),
      of("The dam broke.", title),
    ];
    expect(picksFrom(texts, true)[0]).toMatch(/Kita/);
  });

  it("where length is limited, tells the news before the news with much beside it", () => {
    const news = "The dam at Kita broke in the night.";
    const beside = "The dam at Kita broke while people of many towns along the river slept in the rain.";
    const towns = "In the night people of many towns slept while rain filled the river.";
    expect(picksFrom([of(beside), of(towns), of(news, "Dam at Kita breaks")], true)[0]).toBe(news);
  });

  it("picks only what it may", () => {
    const picker = createPicker([of("One dam broke. Two trains were late.")], false);
    expect(picker.pick(({ place }) => place === 1)?.sentence).toBe("Two trains were late.");
    expect(picker.pick(() => false)).toBeUndefined();
  });

  it.each([true, false])("of texts without letters picks nothing (by length: %s)", (perUnit) => {
    expect(picksFrom([of("…"), of(""), of("\n \n")], perUnit)).toEqual([]);
  });

  it("where length is limited, prefers any news to a sentence that says none", () => {
    const text = "町のダムが決壊した。いったいなぜでしょうか。ダムの決壊で住民が避難した。";
    expect(picksFrom([of(text, "ダムが決壊")], true)).not.toContain("いったいなぜでしょうか。");
  });
});

describe("sentences put together", () => {
  it("have a space where their script has one", () => {
    expect(joinSentences(["It broke.", "He left."])).toBe("It broke. He left.");
    expect(joinSentences(["決壊した。", "町長「急ぐ」", "避難した。"])).toBe(
      "決壊した。町長「急ぐ」避難した。",
    );
    expect(joinSentences([])).toBe("");
  });
});
