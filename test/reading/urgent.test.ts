import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readTopics } from "../../config/topics.ts";
import { createUrgentRule } from "../../src/reading/urgent.ts";
import { archiveArticles } from "../../tools/newsroom/articles.ts";
import { readUpcoming } from "../../tools/newsroom/texts.ts";
import { articleOf } from "../articles.ts";
import headlines from "../fixtures/urgent.json" with { type: "json" };

const read = (path: string) => readFileSync(join(import.meta.dirname, "../..", path), "utf8");
const { topics } = readTopics("config/topics.json", read);
if (!topics) throw new Error("config/topics.json is not valid");
const isUrgent = createUrgentRule(topics.urgent);

const titlesThat = (urgent: boolean) => headlines.filter((headline) => headline.urgent === urgent);

describe("news that may wake people up", () => {
  it.each(titlesThat(true))("is: $title", (headline) => {
    expect(isUrgent(articleOf(headline))).toBe(true);
  });

  it.each(titlesThat(false))("is not: $title", (headline) => {
    expect(isUrgent(articleOf(headline))).toBe(false);
  });

  it("is in the sample newsroom what tells of strong quakes and tsunami as they happen, and no drill", () => {
    const archived = archiveArticles(0).flatMap(({ lang, versions }) =>
      versions.map(({ title, lead = "" }) => ({ lang, title, lead })),
    );
    const titles = [...archived, ...readUpcoming()]
      .map(({ lang, title, lead = "" }) => articleOf({ lang, title, lead }))
      .filter(isUrgent)
      .map(({ title }) => title);
    expect([...new Set(titles)].toSorted()).toEqual(
      [
        "三浜半島沖で地震 汐見市で震度6弱 津波注意報",
        "汐見港で40センチの津波を観測 海から離れて",
        "津波警報 黒瀬島と南岸に発表 ただちに高台へ避難を",
        "黒瀬港に70センチの津波 第2波以降に厳重な警戒を",
        "Strong earthquake strikes off Mihama Peninsula, tsunami advisory issued",
        "40-centimeter tsunami observed at Shiomi Port",
        "Tsunami warning issued for Kurose Island, evacuate now",
        "70-centimeter tsunami reaches Kurose Port, warning remains",
      ].toSorted(),
    );
  });

  it("is of the languages that have rules only", () => {
    const article = articleOf({ title: "Tsunami warning", lead: "" });
    expect([isUrgent({ ...article, lang: "en" }), isUrgent({ ...article, lang: "fr" })]).toEqual([
      true,
      false,
    ]);
  });

  it("is told from how it begins: what its second sentence or body says is background", () => {
    const lead = "気象庁は津波警報を発表しました。この町では去年も訓練が行われていました。";
    expect(isUrgent(articleOf({ title: "津波警報 汐見に", lead }))).toBe(true);
    const quiet = { title: "汐見の朝市", lead: "朝市が開かれました。気象庁は津波警報を発表しました。" };
    expect(isUrgent(articleOf({ ...quiet, body: "津波警報を発表しました。" }))).toBe(false);
  });
});
