import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/domain/article.ts";
import type { NewsLanguage } from "../../src/domain/language.ts";
import type { Topic } from "../../src/domain/topic.ts";
import { createTopicMatcher, type Presets } from "../../src/reading/topic-matcher.ts";
import { parseTopic, type Term, type TopicQuery } from "../../src/reading/topic-query.ts";
import { articleOf } from "../articles.ts";

function queryOf(words: string): TopicQuery {
  const parsed = parseTopic(words);
  if (!("query" in parsed)) throw new Error(`${words}: ${parsed.refusal}`);
  return parsed.query;
}

const PRESETS: Presets = new Map([
  [
    "quakes",
    {
      label: { ja: "地震", en: "Earthquakes" },
      words: { ja: queryOf("地震 | 津波"), en: queryOf("quake") },
      categories: ["quakes"],
    },
  ],
]);
const STORY = "story-1";

const words = (text: string, lang: NewsLanguage = "ja"): Topic => ({ kind: "words", lang, words: text });

/** What matches a topic: the matcher's answer and the explanation in one, as they must agree. */
function reasons(topic: Topic, article: Partial<Article>): string[] | undefined {
  const matcher = createTopicMatcher({ presets: PRESETS });
  matcher.put(7, topic);
  const whole = articleOf({ lang: topic.lang, lead: "", ...article });
  const explained = matcher.explain(topic, whole, STORY);
  expect(matcher.match(whole, STORY)).toEqual(explained === undefined ? [] : [7]);
  return explained;
}

describe("a topic of Japanese words", () => {
  it.each([
    ["地震 宮城", "宮城県で震度4の地震", ["地震", "宮城"]],
    ["大谷 -野球", "大谷選手が寄付", ["大谷"]],
    ["米", "備蓄米の放出", ["米"]],
    ["ガスタンク", "ｶﾞｽﾀﾝｸ火災", ["ｶﾞｽﾀﾝｸ"]],
    ["株式会社", "㍿アオバの発表", ["㍿"]],
    ["jアラート", "Ｊアラート発表", ["Ｊアラート"]],
    ["5g", "5Gの基地局", ["5G"]],
    ["g7サミット", "Ｇ７サミット開幕", ["Ｇ７サミット"]],
    ["it企業", "ＩＴ企業の決算", ["ＩＴ企業"]],
    ["台風14", "台風140号 台風14号", ["台風14"]],
    ["台風 | 大雨", "大雨と台風", ["大雨", "台風"]],
  ])("%s is told of: %s", (topic, title, why) => {
    expect(reasons(words(topic), { title })?.toSorted()).toEqual(why.toSorted());
  });

  it.each([
    ["地震 宮城", "岩手県で震度4の地震"],
    ["大谷 -野球", "野球の大谷選手が寄付"],
    ["5g", "15Gの鉄球"],
    ["g7サミット", "BG7サミット商会"],
    ["震度5", "震度50という表示"],
    ["ai", "FAIRな取引"],
    ['"ai robot"', "AIとRobot"],
  ])("%s is not told of: %s", (topic, title) => {
    expect(reasons(words(topic), { title })).toBeUndefined();
  });
});

describe("a topic of English words", () => {
  it.each([
    ["rate", "BOJ raised rates", ["rates"]],
    ["study", "Studies on rice", ["Studies"]],
    ['"central bank"', "Central Bank’s decision", ["Central Bank"]],
    ["covid-19", "New COVID-19 shots", ["COVID-19"]],
    ["WHO", "Those who fund the WHO", ["WHO"]],
    ["earthquake -drill", "Earthquakes shake Noto", ["Earthquakes"]],
  ])("%s is told of: %s", (topic, title, why) => {
    expect(reasons(words(topic, "en"), { title })).toEqual(why);
  });

  it.each([
    ["rate", "Corporate karate"],
    ['"rate"', "BOJ raised rates"],
    ['"central bank"', "Bank in central Tokyo"],
    ['"central bank"', "Banks in the central area"],
    ["earthquake -drill", "Earthquake drills held"],
    ["typhoon -okinawa", "Typhoon hits Okinawan ports"],
    ["trade -china", "Trade with Chinese firms"],
  ])("%s is not told of: %s", (topic, title) => {
    expect(reasons(words(topic, "en"), { title })).toBeUndefined();
  });

  it("looks into title, lead and body, but for no phrase across two of them", () => {
    const topic = words('"central bank"', "en");
    expect(reasons(topic, { title: "Rates", lead: "The central bank met." })).toEqual(["central bank"]);
    expect(reasons(topic, { title: "Rates", body: "The central\nbank" })).toBeUndefined();
    expect(reasons(topic, { title: "Rates", body: "A central bank" })).toEqual(["central bank"]);
    expect(reasons(topic, { title: "Grand Central", lead: "Bank of trains" })).toBeUndefined();
  });
});

describe("topics of other kinds", () => {
  it("are a category, a story, and a preset by its words or category; no words are named where none matched", () => {
    const article = { title: "東北で地震", categories: ["top", "society"] };
    expect(reasons({ kind: "category", lang: "ja", category: "society" }, article)).toEqual([]);
    expect(reasons({ kind: "category", lang: "ja", category: "sports" }, article)).toBeUndefined();
    expect(reasons({ kind: "story", lang: "ja", story: STORY, title: "東北" }, article)).toEqual([]);
    expect(reasons({ kind: "story", lang: "ja", story: "other", title: "東北" }, article)).toBeUndefined();
    const preset: Topic = { kind: "preset", lang: "ja", preset: "quakes" };
    expect(reasons(preset, article)).toEqual(["地震"]);
    expect(reasons(preset, { title: "余波", categories: ["quakes"] })).toEqual([]);
    expect(reasons(preset, { title: "余波" })).toBeUndefined();
    expect(reasons({ ...preset, preset: "gone" }, article)).toBeUndefined();
  });

  it("match articles of their own language only", () => {
    for (const topic of [
      words("noto", "en"),
      { kind: "category", lang: "en", category: "society" },
      { kind: "story", lang: "en", story: STORY, title: "" },
    ] satisfies Topic[])
      expect(reasons(topic, { lang: "ja", title: "NOTOの便り", categories: ["society"] })).toBeUndefined();
  });
});

/** Says by plain loops, without the code under test, whether words that were parsed match a text. */
const SAME_WORD: Record<string, string> = { rates: "rate", rated: "rate", "rate's": "rate", banks: "bank" };

function naively({ alternatives }: TopicQuery, text: string): boolean {
  return alternatives.some(
    ({ all, none }) => all.every((term) => hasTerm(term, text)) && !none.some((term) => hasTerm(term, text)),
  );
}

const isAlnum = (letter: string | undefined) => letter !== undefined && /[a-z0-9]/.test(letter);

function hasTerm({ kind, text: wanted }: Term, text: string): boolean {
  const places = Array.from(text, (_, at) => at);
  if (kind === "literal") {
    return places.some((at) => {
      const end = at + wanted.length;
      const cutsLeft = isAlnum(text[at]) && isAlnum(text[at - 1]);
      const cutsRight = isAlnum(text[end - 1]) && isAlnum(text[end]);
      return text.slice(at, end) === wanted && !cutsLeft && !cutsRight;
    });
  }
  const same = (word: string) => (kind === "phrase" ? word.replace(/'s$/, "") : (SAME_WORD[word] ?? word));
  const asked = wanted.split(/[ -]/).map(same);
  return text
    .split(/[\n\u3040-\u30ff\u4e00-\u9fff]+/)
    .map((stretch) => stretch.split(/[^a-z0-9']+/).map(same))
    .some((list) => list.some((_, at) => asked.every((word, n) => list[at + n] === word)));
}

describe("any number of topics", () => {
  const piece = fc.constantFrom(
    ...[
      "地震",
      "震",
      "津波",
      "津",
      "波",
      "の",
      "アラート",
      "j",
      "g7",
      "5g",
      "g",
      "7",
      "15g",
      "rate",
      "rates",
    ],
    ...["rated", "rate's ", "bank", "banks", "central", "central bank", "-", " ", " ", " ", "。", "\n"],
  );
  const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(""));
  const term = fc.constantFrom(
    ...["地震", "震", "津波", "波", "波の", "jアラート", "アラート", "g7", "5g", "g7地震", "津波5", "5g津波"],
    ...["rate", "rates", "bank", '"bank"', '"rates"', '"central bank"', "central-bank", '"bank rate"'],
  );
  const alternative = fc
    .tuple(fc.array(term, { minLength: 1, maxLength: 3 }), fc.array(term, { maxLength: 2 }))
    .map(([all, none]) => [...all, ...none.map((one) => `-${one}`)].join(" "));
  const typed = fc
    .array(alternative, { minLength: 1, maxLength: 3 })
    .map((list) => list.join(" | "))
    .filter((list) => "query" in parseTopic(list));
  const lang = fc.constantFrom<NewsLanguage>("ja", "en");
  const kinds: ((lang: NewsLanguage) => fc.Arbitrary<Topic>)[] = [
    (lang) => typed.map((list) => words(list, lang)),
    (lang) => fc.constantFrom("society", "sports").map((category) => ({ kind: "category", lang, category })),
    (lang) => fc.constantFrom(STORY, "other").map((story) => ({ kind: "story", lang, story, title: "" })),
    (lang) => fc.constantFrom("quakes", "gone").map((preset) => ({ kind: "preset", lang, preset })),
  ];
  const topic = fc
    .tuple(fc.constantFrom(0, 0, 0, 0, 0, 1, 2, 3), lang)
    .chain(([kind, one]) => kinds[kind]!(one));
  const step = fc.record({ no: fc.integer({ min: 1, max: 12 }), topic: fc.option(topic) });

  const isOf = (one: Topic, article: Article): boolean => {
    const folded = `${article.title}\n${article.lead}`;
    if (one.lang !== article.lang) return false;
    if (one.kind === "category") return article.categories.includes(one.category);
    if (one.kind === "story") return one.story === STORY;
    if (one.kind === "words") return naively(queryOf(one.words), folded);
    if (one.preset !== "quakes") return false;
    return naively(queryOf(one.lang === "ja" ? "地震 | 津波" : "quake"), folded);
  };

  it("match what plain loops over all of them match, while topics come, change and go", () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 40 }),
        fc.array(fc.record({ title: text, lead: text, lang }), { minLength: 1, maxLength: 4 }),
        (steps, texts) => {
          const matcher = createTopicMatcher({ presets: PRESETS });
          const model = new Map<number, Topic>();
          for (const { no, topic } of steps) {
            if (topic) matcher.put(no, topic);
            else matcher.remove(no);
            if (topic) model.set(no, topic);
            else model.delete(no);
          }
          expect(matcher.size()).toBe(model.size);
          for (const article of texts.map((one) => articleOf(one))) {
            const expected = [...model].filter(([, one]) => isOf(one, article)).map(([no]) => no);
            expect(matcher.match(article, STORY)).toEqual(expected.toSorted((a, b) => a - b));
            for (const [no, one] of model)
              expect(matcher.explain(one, article, STORY) !== undefined).toBe(expected.includes(no));
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("leave nothing behind when they go", () => {
    const matcher = createTopicMatcher({ presets: PRESETS });
    const article = articleOf({ title: "宮城で地震 rates" });
    const put = () => {
      for (const [no, one] of ["地震 宮城 -津波", "rate rates", "地震 | 津波"].entries())
        matcher.put(no, words(one));
    };
    put();
    put();
    expect(matcher.match(article, STORY)).toEqual([0, 1, 2]);
    for (const no of [0, 1, 2, 2]) matcher.remove(no);
    expect(matcher.match(article, STORY)).toEqual([]);
    expect(matcher.size()).toBe(0);
  });
});
