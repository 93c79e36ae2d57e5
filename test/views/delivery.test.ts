import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePostback } from "../../src/commands/postback.ts";
import type { DeliveredItem, Occasion } from "../../src/domain/alert.ts";
import type { Article } from "../../src/domain/article.ts";
import { LOCALES, type Locale } from "../../src/domain/language.ts";
import type { Topic } from "../../src/domain/topic.ts";
import type { Message } from "../../src/line/messages.ts";
import { createDeliveryViews, createViews, type ViewOptions } from "../../src/views/views.ts";
import { articleOf } from "../articles.ts";
import { itemsAbout, PRESETS } from "./alert-replies.ts";
import { hostileArticle, hostileText } from "./hostile-articles.ts";
import { shippedTexts } from "./locale-files.ts";
import { actionsIn, altTextsOf, quickLabelsOf, shownIn, textsIn } from "./reading.ts";
import { expectSendable } from "./sendable.ts";

const options: ViewOptions = {
  texts: shippedTexts(),
  linkTo: ({ url }) => url,
  retentionDays: 30,
  presets: PRESETS,
  categoriesOf: () => ["top", "sports"],
};
const deliver = createDeliveryViews(options);
const render = createViews(options);

const QUAKES: Topic = { kind: "preset", lang: "ja", preset: "earthquakes" };
const OHTANI: Topic = { kind: "words", lang: "ja", words: "大谷 -野球" };
const ARTICLE = articleOf({ title: "沖合で地震、津波の心配なし", categories: ["society"] });

const itemOf = (changes: Partial<DeliveredItem> = {}): DeliveredItem => ({
  article: ARTICLE,
  reasons: [QUAKES],
  urgent: false,
  update: false,
  seq: 1,
  ...changes,
});
const delivered = (items: DeliveredItem[], occasion: Occasion = "alert", locale: Locale = "ja"): Message[] =>
  deliver({ occasion, items }, locale);

/** The ids of the articles that can be opened from the messages. */
const reachable = (messages: Message[]): Set<string> =>
  new Set(
    actionsIn(messages).flatMap(({ data }) => {
      const command = parsePostback(data ?? "");
      return command.name === "summary" && command.of.by === "id" ? [command.of.id] : [];
    }),
  );

const articlesOf = (count: number, changes: Partial<Article> = {}): Article[] =>
  Array.from({ length: count }, (_, at) => articleOf({ title: `見出し${at}`, ...changes }));

describe("an alert", () => {
  it.each([
    ["alert", "ja", /^地震・津波 の新着/],
    ["urgent", "ja", /^緊急のニュース：地震・津波/],
    ["digest", "ja", /^まとめ配信/],
    ["urgent", "en", /^Urgent news: Earthquakes and tsunami/],
  ] as const)("says first why it comes (%s, %s)", (occasion, locale, heading) => {
    expect(textsIn(delivered([itemOf({ urgent: occasion === "urgent" })], occasion, locale))[0]).toMatch(
      heading,
    );
  });

  it("shows the news itself on the lock screen, and makes no second notification", () => {
    const messages = delivered([itemOf()]);
    expect(messages).toHaveLength(1);
    expect(altTextsOf(messages)).toEqual(["地震・津波: 沖合で地震、津波の心配なし"]);
  });

  it("names a topic once on the lock screen, above the titles that it brought", () => {
    const [first, second, third] = articlesOf(3);
    const items = [
      itemOf({ article: first! }),
      itemOf({ article: second! }),
      itemOf({ article: third!, reasons: [OHTANI] }),
    ];
    expect(altTextsOf(delivered(items))).toEqual(["地震・津波: 見出し0\n見出し1\n「大谷 -野球」: 見出し2"]);
  });

  it("has each topic's news together, on the lock screen and as cards, unless some of it is urgent", () => {
    const items = articlesOf(12).map((article, at) =>
      itemOf({ article, reasons: at % 2 === 0 ? [QUAKES] : [OHTANI] }),
    );
    const byTopic =
      "地震・津波: 見出し0\n見出し2\n見出し4\n見出し6\n見出し8\n「大谷 -野球」: 見出し1\n見出し3";
    const [first = ""] = altTextsOf(delivered(items));
    expect(first.startsWith(byTopic)).toBe(true);
    const titles = textsIn(delivered(items)).filter((text) => text.startsWith("見出し"));
    expect(titles.slice(0, 6)).toEqual(["見出し0", "見出し2", "見出し4", "見出し6", "見出し8", "見出し1"]);
    expect(altTextsOf(delivered(items, "urgent"))[0]).toMatch(
      /^地震・津波: 見出し0\n「大谷 -野球」: 見出し1/,
    );
  });

  it("names all the topics that brought it", () => {
    expect(shownIn(delivered([itemOf({ reasons: [QUAKES, OHTANI] })]))).toContain(
      "フォロー中: 地震・津波、「大谷 -野球」",
    );
  });

  it("names the topics of all its articles", () => {
    const second = itemOf({ article: articleOf(), reasons: [QUAKES, OHTANI] });
    expect(textsIn(delivered([itemOf(), second]))[0]).toBe("地震・津波、「大谷 -野球」 の新着2件");
  });

  it("is marked where it only continues what was told", () => {
    expect(shownIn(delivered([itemOf({ update: true })]))).toContain("続報");
    expect(shownIn(delivered([itemOf()]))).not.toContain("続報 ");
    expect(shownIn(delivered([itemOf({ update: true })], "alert", "en"))).toContain("Update");
  });

  it("can be asked about, lessened, ended and muted with one tap on itself", () => {
    const onCard = JSON.parse(JSON.stringify(delivered([itemOf()])[0])) as Message;
    delete onCard.quickReply;
    const asked = actionsIn([onCard]).map(({ data }) => parsePostback(data ?? ""));
    for (const name of ["why", "less", "unfollow-alert", "mute-alert"] as const)
      expect(asked).toContainEqual({ name, of: { by: "id", id: ARTICLE.id } });
  });

  it("offers to follow its story", () => {
    expect(quickLabelsOf(delivered([itemOf()]))).toContain("続報をフォロー");
  });

  it("says of a topic in the other language that it is", () => {
    expect(shownIn(delivered([itemOf()], "alert", "en"))).toContain("Earthquakes and tsunami (Japanese)");
  });
});

describe("a digest on the lock screen", () => {
  it("has a line for what stands below each topic: its first title, and how many more there are", () => {
    const [first, second, third, fourth] = articlesOf(4);
    const items = [
      itemOf({ article: first!, reasons: [QUAKES, OHTANI] }),
      itemOf({ article: second!, reasons: [OHTANI] }),
      itemOf({ article: third! }),
      itemOf({ article: fourth!, update: true }),
    ];
    for (const messages of [delivered(items, "digest"), render({ type: "catch-up", items }, "ja")])
      expect(altTextsOf(messages)).toEqual([
        "地震・津波、「大谷 -野球」: 見出し0（ほか2件）\n「大谷 -野球」: 見出し1",
      ]);
    expect(altTextsOf(delivered([items[3]!], "digest"))).toEqual(["地震・津波: 【続報】見出し3"]);
  });

  it("has room for many topics, and keeps LINE's limit, however long the titles are", () => {
    const items = articlesOf(40).map((article, at) =>
      itemOf({ article, reasons: at % 2 === 0 ? [QUAKES] : [{ ...OHTANI, words: `語${at}` }] }),
    );
    const [altText = ""] = altTextsOf(delivered(items, "digest"));
    expect(altText.split("\n")).toHaveLength(21);
    const long = items.map((item) => ({ ...item, article: articleOf({ title: "長".repeat(300) }) }));
    expectSendable(delivered(long, "digest"));
  });
});

describe("a delivery of many articles", () => {
  it("shows the newest ten as cards and all others as titles", () => {
    const articles = articlesOf(14);
    const messages = delivered(articles.map((article) => itemOf({ article })));
    const asked = actionsIn(messages).map(({ data }) => parsePostback(data ?? ""));
    expect(asked.filter(({ name }) => name === "why")).toHaveLength(10);
    for (const { title } of articles) expect(shownIn(messages)).toContain(title);
    expect(reachable(messages)).toEqual(new Set(articles.map(({ id }) => id)));
  });

  it.each(["digest", "catch-up"] as const)("leaves none of 200 out, whatever their texts (%s)", (kind) => {
    const worst = {
      title: "\u0000".repeat(5_000),
      lead: "\u0000".repeat(5_000),
      categories: ["x".repeat(80)],
    };
    const url = `https://news.web.nhk/${"a".repeat(970)}`;
    const reasons: Topic[] = Array(50).fill({ ...OHTANI, words: "\u0000".repeat(300) });
    for (const articles of [articlesOf(200), articlesOf(200, { ...worst, url })]) {
      const items = articles.map((article) => itemOf({ article, reasons }));
      const messages = kind === "digest" ? delivered(items, kind) : render({ type: "catch-up", items }, "ja");
      expectSendable(messages);
      expect(reachable(messages).size).toBe(200);
    }
  });

  it("says how many do not fit, and how to get them", () => {
    const items = articlesOf(1_000).map((article) => itemOf({ article }));
    const messages = delivered(items, "digest");
    expectSendable(messages);
    const left = 1_000 - reachable(messages).size;
    expect(left).toBeGreaterThan(0);
    expect(shownIn(messages)).toContain(`ほかに${left}件`);
    // Quick replies are gone with the next message; the message's own button stays.
    const { quickReply: _, ...last } = messages.at(-1)!;
    expect(actionsIn([last as Message]).map(({ data }) => parsePostback(data ?? ""))).toEqual([
      { name: "catch-up", range: expect.anything() },
    ]);
  });

  it("clips titles only where it must", () => {
    const title = "長い見出し".repeat(15);
    const shown = (count: number) =>
      shownIn(delivered(articlesOf(count, { title }).map((article) => itemOf({ article }))));
    expect(shown(60).split(title)).toHaveLength(61);
    expect(shown(400).split(title)).toHaveLength(11);
  });

  it("leaves room in a catch-up for what goes along with a reply", () => {
    const items = articlesOf(1_000).map((article) => itemOf({ article }));
    expect(render({ type: "catch-up", items }, "ja")).toHaveLength(4);
  });
});

it.each(LOCALES)("LINE takes a delivery, whatever it holds (%s)", (locale) => {
  const matter = fc.record({
    words: hostileText,
    category: fc.constantFrom("sports", "アジア", "x".repeat(80)),
    articles: fc.tuple(hostileArticle, hostileArticle, hostileArticle),
  });
  const occasion = fc.constantFrom<Occasion>("alert", "urgent", "digest");
  const count = fc.constantFrom(1, 2, 10, 11, 60, 200, 500);
  fc.assert(
    fc.property(matter, occasion, count, (about, why, many) => {
      expectSendable(delivered(itemsAbout(about, many), why, locale));
    }),
    { numRuns: 14 },
  );
});
