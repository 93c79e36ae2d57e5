import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ARTICLE_QUESTIONS, type Command, type Reply } from "../../src/commands/command.ts";
import { parseText } from "../../src/commands/parse.ts";
import { parsePostback } from "../../src/commands/postback.ts";
import type { Article } from "../../src/domain/article.ts";
import { LOCALES, type Locale } from "../../src/domain/language.ts";
import { createViews, type ViewOptions } from "../../src/views/views.ts";
import { articleOf } from "../articles.ts";
import { PRESETS } from "./alert-replies.ts";
import { hostileArticle, hostileText } from "./hostile-articles.ts";
import { shippedTexts } from "./locale-files.ts";
import { actionsIn, altTextsOf, bubblesIn, quickLabelsOf, shownIn } from "./reading.ts";
import { repliesAbout } from "./replies.ts";
import { expectSendable } from "./sendable.ts";

const texts = shippedTexts();
const options: ViewOptions = {
  texts,
  linkTo: ({ url }) => url,
  retentionDays: 30,
  presets: PRESETS,
  categoriesOf: () => ["top", "society", "sports"],
};
const render = createViews(options);

const ARTICLE = articleOf({
  title: "湖のほとりに星を見る宿",
  lead: "廃校になった分校を、村の若者たちが宿に変えた。屋上には望遠鏡がある。",
  publishedAt: Date.UTC(2026, 10, 23, 0, 2),
  createdAt: Date.UTC(2026, 10, 23, 0, 5),
  updatedAt: Date.UTC(2026, 10, 23, 1, 7),
  categories: ["top", "science"],
});

describe("whatever a reply holds", () => {
  it.each(LOCALES)("LINE takes it, and each of its buttons works (%s)", (locale) => {
    const matter = fc.record({
      words: hostileText,
      category: fc.constantFrom("sports", "アジア", "x".repeat(80)),
      articles: fc.tuple(hostileArticle, fc.array(hostileArticle, { minLength: 11, maxLength: 11 })),
      offered: fc.constantFrom(
        [],
        ["top"],
        Array.from({ length: 40 }, (_, at) => `category-${at}`),
      ),
    });
    fc.assert(
      fc.property(matter, ({ words, category, articles: [first, others], offered }) => {
        const hostile = createViews({ ...options, categoriesOf: () => offered });
        for (const reply of repliesAbout({ words, category, articles: [first, ...others] }))
          expectSendable(hostile(reply, locale));
      }),
      { numRuns: 9 },
    );
  });

  it("a card to choose asks what was asked, first of all", () => {
    for (const question of ARTICLE_QUESTIONS) {
      const reason = { list: "choose", question } as const;
      const messages = render({ type: "list", reason, articles: [ARTICLE], more: false }, "en");
      const [tap] = actionsIn(messages).filter(({ type }) => type === "postback");
      expect(parsePostback(tap?.data ?? "")).toEqual({ name: question, of: { by: "id", id: ARTICLE.id } });
    }
  });

  it("a list shows all of its articles, so that paging on leaves none out", () => {
    const worst = articleOf({
      title: "\u0000".repeat(5_000),
      lead: "\u0000".repeat(5_000),
      categories: ["x".repeat(40)],
      url: `https://news.web.nhk/${"a".repeat(970)}`,
    });
    const reply: Reply = {
      type: "list",
      reason: { list: "latest" },
      articles: Array(10).fill(worst),
      more: true,
    };
    const cards = bubblesIn(render(reply, "ja")).filter((bubble) =>
      JSON.stringify(bubble).includes("v1:summary:"),
    );
    expect(cards).toHaveLength(10);
  });

  it("an article's card and page say NHK, when, and lead to NHK's page", () => {
    const replies = repliesAbout({ words: "星", category: "science", articles: [ARTICLE, ARTICLE] });
    const TIME: Record<Locale, string> = {
      ...{ ja: "11月23日 9:02", en: "Nov 23, 09:02 JST", "zh-TW": "11月23日 9:02（日本時間）" },
      ...{ ko: "11월 23일 9:02", th: "23 พ.ย. 9:02 (เวลาญี่ปุ่น)", id: "23 Nov, 09.02 (waktu Jepang)" },
    };
    for (const locale of LOCALES) {
      for (const reply of replies.filter(({ type }) => ["list", "summary", "details"].includes(type))) {
        const messages = render(reply, locale);
        expect(shownIn(messages).replaceAll("　", " ")).toMatch(/NHK/);
        expect(shownIn(messages)).toContain(TIME[locale].replace(" 9:", " 09:"));
        expect(actionsIn(messages).map(({ uri }) => uri)).toContain(ARTICLE.url);
      }
    }
  });

  it("a link that LINE refuses costs its button alone", () => {
    const article = articleOf({ url: "javascript:alert(1)", title: "湖の宿" });
    const messages = render(
      { type: "summary", article, summary: { summary: "宿ができた。", by: "nhk" }, others: 0 },
      "ja",
    );
    expect(shownIn(messages)).toContain("宿ができた。");
    expect(actionsIn(messages).filter(({ type }) => type === "uri")).toEqual([]);
  });
});

describe("the text of a notification", () => {
  const altTextOf = (reply: Reply, locale: Locale) => altTextsOf(render(reply, locale)).join();

  it("of a list is the titles", () => {
    const articles = [ARTICLE, articleOf({ title: "港の市場に新しい屋根" })];
    const altText = altTextOf({ type: "list", reason: { list: "latest" }, articles, more: false }, "ja");
    for (const { title } of articles) expect(altText).toContain(title);
  });
  it("of a summary is the title and the summary", () => {
    const summary = { summary: "宿ができた。", by: "nhk" } as const;
    expect(altTextOf({ type: "summary", article: ARTICLE, summary, others: 0 }, "en")).toBe(
      `${ARTICLE.title}\n宿ができた。`,
    );
  });
});

describe("a summary by a model", () => {
  it.each([
    ["ja", "AI"],
    ["en", "machine"],
  ] as const)("says so (%s)", (locale, word) => {
    const summary = { summary: "宿ができた。", by: "model" } as const;
    expect(shownIn(render({ type: "summary", article: ARTICLE, summary, others: 0 }, locale))).toContain(
      word,
    );
  });
});

describe("a story", () => {
  const newest = articleOf({
    title: "星の宿に千人",
    lead: "村の宿に千人目の客が来た。",
    publishedAt: Date.UTC(2026, 10, 25, 3, 30),
  });
  const entries = [ARTICLE, newest].map((article) => ({ article, text: article.lead }));
  const story = (part: "so-far" | "since", locale: Locale) =>
    render({ type: "story", part, of: ARTICLE, entries }, locale);

  it.each([
    ["ja", "これまで：湖のほとりに星を見る宿", ["11月23日 09:02", "11月25日 12:30"]],
    ["en", "The story so far: 湖のほとりに星を見る宿", ["Nov 23, 09:02 JST", "Nov 25, 12:30 JST"]],
  ] as const)("is told with dates, and says how it was made (%s)", (locale, heading, [first, second]) => {
    const shown = shownIn(story("so-far", locale)).split("\n");
    expect(shown.slice(1, 7)).toEqual([
      heading,
      first,
      ARTICLE.lead,
      second,
      newest.lead,
      texts[locale]("story-by-extract"),
    ]);
  });

  it("leads from each entry to its article, and on from the newest", () => {
    const asked = actionsIn(story("since", "ja")).map(({ data }) => data && parsePostback(data));
    for (const { id } of [ARTICLE, newest])
      expect(asked).toContainEqual({ name: "summary", of: { by: "id", id } });
    expect(asked).toContainEqual({ name: "since", of: { by: "id", id: newest.id } });
    expect(asked).not.toContainEqual({ name: "since", of: { by: "id", id: ARTICLE.id } });
  });

  it("is offered on the page of an article whose story has others, and only there", () => {
    const summary = { summary: ARTICLE.lead, by: "nhk" } as const;
    const labels = (others: number) =>
      actionsIn(render({ type: "summary", article: ARTICLE, summary, others }, "ja")).map(
        ({ label }) => label,
      );
    expect(labels(1)).toEqual(expect.arrayContaining(["これまで", "その後"]));
    expect(labels(0)).not.toContain("これまで");
  });
});

describe("the details", () => {
  const details = (locale: Locale, article: Article = ARTICLE, reads = 1_234) =>
    shownIn(
      render(
        {
          type: "details",
          article,
          summary: { summary: ARTICLE.lead, by: "nhk" },
          others: 0,
          related: [articleOf({ title: "村の若者、移住者を案内" })],
          words: 5_678,
          readCount: reads > 0 ? { reads, lastReadAt: Date.UTC(2026, 10, 24, 15, 0) } : { reads },
        },
        locale,
      ),
    ).split("\n");

  it("show every field of the first article page, in Japanese", () => {
    expect(details("ja")).toEqual([
      ...[
        "科学・医療",
        "湖のほとりに星を見る宿",
        "NHK　11月23日 09:02",
        "要約",
        ARTICLE.lead,
        "NHKの記事の文章です",
      ],
      ...["関連する記事", "・村の若者、移住者を案内", "統計", "文字数", "5,678", "読まれた回数", "1,234"],
      ...["記事の情報", "ID", ARTICLE.id, "提供", "NHK", "分野", "主要、科学・医療", "URL", ARTICLE.url],
      ...["日付", "2026年11月23日 09:02", "取得", "2026年11月23日 09:05", "更新", "2026年11月23日 10:07"],
      ...["最後に読まれた日時", "2026年11月25日 00:00"],
      ...["要約", "関連", "続報をフォロー"],
    ]);
  });

  it("show every field of the first article page, in English", () => {
    const shown = details("en", { ...ARTICLE, lang: "en", revision: 2 });
    expect(shown).toEqual(
      expect.arrayContaining(["Words", "5,678", "Times read", "1,234", "Publisher", "NHK"]),
    );
    expect(shown).toEqual(expect.arrayContaining(["Top stories, Science & medicine", "Corrected", "once"]));
    expect(shown).toContain("November 23, 2026 at 09:02 JST");
    expect(shown).toContain("Last read");
  });

  it("say so when nobody has read it", () => {
    expect(details("en", ARTICLE, 0)).toContain("never");
    expect(details("ja", ARTICLE, 0)).toContain("まだありません");
  });
});

describe("the headings", () => {
  const headingOf = (reply: Reply, locale: Locale) => shownIn(render(reply, locale)).split("\n")[0];
  const list = (changes: object): Reply => ({
    type: "list",
    reason: { list: "search", words: "星", near: false },
    articles: [ARTICLE],
    more: false,
    ...changes,
  });

  it("count what was found, and say where there is more", () => {
    expect(headingOf(list({}), "ja")).toBe("「星」の検索結果（1件）");
    expect(headingOf(list({}), "en")).toBe("One article about “星”");
    const articles = Array(10).fill(ARTICLE);
    expect(headingOf(list({ articles }), "en")).toBe("10 articles about “星”");
    expect(headingOf(list({ articles, more: true }), "en")).toBe("The 10 best matches for “星”");
  });

  it("are of the day that was asked for, where nothing else was", () => {
    const days = { from: Date.UTC(2026, 10, 21, 15), until: Date.UTC(2026, 10, 22, 15), zone: "Asia/Tokyo" };
    const reason = { list: "search", words: "昨日", near: false, days } as const;
    expect(headingOf(list({ reason }), "ja")).toBe("11月22日のニュース");
    expect(headingOf(list({ reason }), "en")).toBe("News of Nov 22");
  });

  it("say of which days nothing was found", () => {
    const day = { from: Date.UTC(2026, 10, 21, 15), until: Date.UTC(2026, 10, 22, 15), zone: "Asia/Tokyo" };
    const otherDays = { ...day, subject: "星" };
    const reason = { list: "search", words: "昨日の星", near: true, otherDays } as const;
    expect(headingOf(list({ reason }), "ja")).toBe(
      "11月22日の「星」の記事はありません。ほかの日の記事です。",
    );
    expect(headingOf(list({ reason }), "en")).toBe("Nothing on “星” on Nov 22. From other days:");
    const year = { ...otherDays, from: Date.UTC(2018, 11, 31, 15), until: Date.UTC(2019, 11, 31, 15) };
    expect(headingOf(list({ reason: { ...reason, otherDays: year } }), "ja")).toMatch(
      /^2019.01～2019.12の「星」/u,
    );
  });

  it("say what close word was found", () => {
    const reason = { list: "search", words: "colour", near: false, corrected: "colored" } as const;
    expect(headingOf(list({ reason }), "en")).toBe(
      "No article spells it “colour”. Close to that, “colored”:",
    );
  });

  it("show long words in short", () => {
    expect(
      headingOf(list({ reason: { list: "search", words: "星".repeat(300), near: false } }), "ja")?.length,
    ).toBeLessThan(100);
  });

  it("begin with NHK's silence where it is silent", () => {
    const silent = list({ reason: { list: "latest" }, silentSince: ARTICLE.publishedAt });
    expect(headingOf(silent, "en")).toContain("Nov 23, 09:02 JST");
    expect(headingOf(silent, "ja")).toContain("11月23日 09:02");
  });
});

describe("the buttons under a reply", () => {
  const quickLabels = (reply: Reply, locale: Locale = "en") => quickLabelsOf(render(reply, locale));

  it("go on from the last article shown, in its category", () => {
    const articles = [ARTICLE, articleOf(), articleOf()];
    const reply: Reply = {
      type: "list",
      reason: { list: "latest", category: "science" },
      articles,
      more: true,
    };
    const more = actionsIn(render(reply, "en")).find(({ label }) => label === "More");
    expect(parsePostback(more?.data ?? "")).toEqual({
      name: "latest",
      category: "science",
      before: articles.at(-1)?.id,
    });
  });

  it("offer more only where there is a list to go on with", () => {
    for (const reason of [{ list: "search", words: "星", near: false }, { list: "popular" }] as const)
      expect(quickLabels({ type: "list", reason, articles: [ARTICLE], more: true })).not.toContain("More");
    expect(quickLabels({ type: "greeting", articles: [ARTICLE], topics: [] })).toContain("More");
    expect(
      quickLabels({ type: "list", reason: { list: "latest" }, articles: [ARTICLE], more: false }),
    ).not.toContain("More");
  });

  it("delete only after asking", () => {
    const dataOf = (reply: Reply) => actionsIn(render(reply, "ja")).map(({ data }) => data);
    expect(dataOf({ type: "note", note: "my-data", kept: true, topics: 2 })).toContain("v1:delete-data:ask");
    expect(dataOf({ type: "note", note: "my-data", kept: false, topics: 0 })).not.toContain(
      "v1:delete-data:ask",
    );
    expect(dataOf({ type: "note", note: "confirm-delete" })).toContain("v1:delete-data:confirmed");
  });

  it("say in the language just chosen", () => {
    expect(shownIn(render({ type: "note", note: "language-set", locale: "en", news: "en" }, "ja"))).toContain(
      "English from now",
    );
    expect(quickLabels({ type: "note", note: "language-set", locale: "ja", news: "ja" }, "en")).toContain(
      "最新",
    );
  });

  it("can be typed as well as tapped", () => {
    for (const locale of LOCALES) {
      const replies = repliesAbout({ words: "星", category: "sports", articles: [ARTICLE, ARTICLE] });
      const buttons = replies
        .flatMap((reply) => actionsIn(render(reply, locale)))
        .filter(({ type }) => type === "postback")
        .map(({ label, data }) => ({ label, tapped: parsePostback(data ?? "") }))
        .filter(({ tapped }) => !isOfOneThing(tapped));
      for (const { label, tapped } of new Map(buttons.map((button) => [button.label, button])).values())
        expect(parseText(label).name, label).toBe(goesOn(tapped) ? "more" : tapped.name);
    }
  });
});

/** Where a list goes on, only the button itself knows. */
const goesOn = (command: Command): boolean => command.name === "latest" && command.before !== undefined;

/** Which topic or word is meant, or what was confirmed, only the button itself knows. */
function isOfOneThing(command: Command): boolean {
  switch (command.name) {
    case "follow":
      return command.what.by !== "nothing";
    case "unfollow":
      return command.which.by === "no" || (command.which.by === "all" && command.which.confirmed);
    case "pause":
    case "resume":
      return command.which !== undefined;
    case "delivery":
      return command.confirmed !== undefined;
    case "catch-up":
      return command.range !== undefined;
    default:
      return ["feedback", "topic-mode", "mute", "zone", "digest-times", "quiet", "unfollow-alert"].includes(
        command.name,
      );
  }
}

it("a topic says the language of its news only where that is not the reader's", () => {
  const topic = { kind: "preset", lang: "ja", preset: "baseball" } as const;
  const reply: Reply = { type: "note", note: "followed", topic, no: 1, mode: "instant" };
  expect(shownIn(render(reply, "en"))).toContain("Baseball (Japanese)");
  expect(shownIn(render(reply, "en", "ja"))).toContain("following Baseball.");
  // The operator gave it no Korean name.
  expect(shownIn(render(reply, "ko"))).toContain("Baseball(일본어)");
});

it("a reply that many readers get is rendered once, and still in each language", () => {
  const reply = Object.freeze<Reply>({ type: "help" });
  expect(render(reply, "ja")).toBe(render(reply, "ja"));
  expect(shownIn(render(reply, "en"))).not.toBe(shownIn(render(reply, "ja")));
});
