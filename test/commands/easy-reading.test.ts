import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { createEasyReading } from "../../src/commands/easy-reading.ts";
import { createJapaneseWords } from "../../src/models/japanese-words.ts";
import { withFurigana } from "../../src/reading/furigana.ts";
import { articleOf } from "../articles.ts";
import { anyText } from "../line/texts.ts";

const dictionary = createJapaneseWords();
afterAll(dictionary.close);
const easy = createEasyReading(dictionary.wordsOf);

async function read(text: string): Promise<string> {
  const [words = []] = await dictionary.wordsOf([text]);
  return withFurigana(text, words);
}

describe("furigana", () => {
  it.each([
    ["今日の会議", "今日(きょう)の会議(かいぎ)"],
    ["今日では珍しい光景", "今日(こんにち)では珍(めずら)しい光景(こうけい)"],
    [
      "大勢の人と、選挙の大勢判明",
      "大勢(おおぜい)の人(ひと)と、選挙(せんきょ)の大勢(たいせい)判明(はんめい)",
    ],
    ["冬の間、寒気が町と村の間に", "冬(ふゆ)の間(あいだ)、寒気(かんき)が町(まち)と村(むら)の間(あいだ)に"],
    ["隕石と魑石", "隕石(いんせき)と魑石"],
    ["学校へ行った", "学校(がっこう)へ行(い)った"],
    ["会議を行った", "会議(かいぎ)を行(おこな)った"],
    ["受け付けを取り消す", "受(う)け付(つ)けを取(と)り消(け)す"],
    ["山田花子さんと佐藤一郎さん", "山田(やまだ)花子(はなこ)さんと佐藤(さとう)一郎(いちろう)さん"],
    ["大谷翔平選手", "大谷翔平(おおたにしょうへい)選手(せんしゅ)"],
    ["東京・渋谷区の店", "東京(とうきょう)・渋谷(しぶや)区(く)の店(みせ)"],
  ])("%s is read as its words ask for", async (text, shown) => {
    expect(await read(text)).toBe(shown);
  });

  it.each([
    ["11月1日に3人", "11月(がつ)1日(ついたち)に3人(にん)"],
    ["1人と2人と十人", "1人(ひとり)と2人(ふたり)と十(じゅう)人(にん)"],
    ["20日から1日約20本", "20日(はつか)から1日(いちにち)約(やく)20本(ぽん)"],
    ["2日間で30分", "2日間(ふつかかん)で30分(ぷん)"],
    ["約2万5000人", "約(やく)2万(まん)5000人(にん)"],
    ["二十日に一人で", "二十日(はつか)に一人(ひとり)で"],
    ["1日、1日の作業が1日から", "1日(ついたち)、1日(いちにち)の作業(さぎょう)が1日(ついたち)から"],
    ["1日に最大2本", "1日(いちにち)に最大(さいだい)2本(ほん)"],
    ["1発と3匹と4敗と3000本", "1発(ぱつ)と3匹(びき)と4敗(はい)と3000本(ぼん)"],
  ])("%s has its counters read with the figures", async (text, shown) => {
    expect(await read(text)).toBe(shown);
  });

  it.each(["漢字（かんじ）の", "吊り橋(つりばし)の", "南鳥島（みなみとりしま）の"])(
    "%s has its reading already",
    async (text) => {
      expect(await read(`${text}本`)).toBe(`${text}本(ほん)`);
    },
  );

  it.each(["ひらがなとカタカナ", "No kanji in 3.5 words", "", "🐻 100%\nＮＨＫ", "𠮷"])(
    "%j stays as it is",
    async (text) => {
      expect(await read(text)).toBe(text);
    },
  );

  it("adds readings in parentheses and changes nothing else, whatever the text", async () => {
    const text = fc.oneof(anyText, fc.stringMatching(/^[今日行人本東京漢字のをにで0-9（）()あア]{0,40}$/u));
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        // What stands in parentheses already is told from what was added by taking it out first.
        const plain = given.replace(/[()]/g, "").slice(0, 300);
        expect((await read(plain)).replace(/\([ぁ-ゖー]+\)/gu, "")).toBe(plain);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a reply with furigana", () => {
  const article = articleOf({ lang: "ja", title: "港の灯台", lead: "灯台が光る。" });
  const english = articleOf({ lang: "en", title: "Lighthouse 港", lead: "It shines." });

  it("has it in titles, leads, passages and summaries of Japanese articles, and in no others", async () => {
    const list = await easy.ofReply({
      ...{ type: "list", reason: { list: "latest" }, more: false },
      articles: [article, english],
      passages: ["光る海", undefined],
    });
    expect(list).toMatchObject({
      articles: [{ title: "港(みなと)の灯台(とうだい)", lead: "灯台(とうだい)が光(ひか)る。" }, english],
      passages: ["光(ひか)る海(うみ)", undefined],
    });
    const summary = { summary: "灯台が光る。", by: "nhk" } as const;
    expect(await easy.ofReply({ type: "summary", article, summary, others: 0 })).toMatchObject({
      article: { id: article.id, title: "港(みなと)の灯台(とうだい)" },
      summary: { summary: "灯台(とうだい)が光(ひか)る。", by: "nhk" },
    });
  });

  it("reads each article once, and again where it was corrected", async () => {
    const asked: string[] = [];
    const counting = createEasyReading((texts) => {
      asked.push(...texts);
      return dictionary.wordsOf(texts);
    });
    const reply = { type: "greeting", articles: [article], topics: [] } as const;
    await counting.ofReply({ ...reply, articles: [article], topics: [] });
    await counting.ofReply({ ...reply, articles: [article], topics: [] });
    expect(asked).toEqual([article.title, article.lead]);
    await counting.ofReply({ ...reply, articles: [{ ...article, title: "新しい灯台" }], topics: [] });
    expect(asked).toContain("新しい灯台");
  });
});
