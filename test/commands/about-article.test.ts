import { describe, expect, it } from "vitest";
import { answer } from "../../src/commands/answer.ts";
import type { ArticleQuestion, ArticleRef } from "../../src/commands/command.ts";
import type { Article } from "../../src/domain/article.ts";
import { DAY } from "../../src/domain/time.ts";
import { articleOf } from "../articles.ts";
import { draftOf, draftsOf } from "../contract/drafts.ts";
import { NOW, useDesk } from "./open-desk.ts";

const opened = useDesk();
const ask = (name: ArticleQuestion, of: ArticleRef, locale: "ja" | "en" = "ja") =>
  answer({ name, of }, opened().asker(locale), opened().desk);

const QUAKE = draftOf({
  nhkId: "quake",
  title: "三崎沖で強い地震、津波の心配なし",
  lead: "午後三時ごろ、三崎沖を震源とする強い地震があった。気象台は津波の心配はないとしている。",
  publishedAt: NOW - 2 * DAY,
});
const AFTERSHOCK = draftOf({
  nhkId: "aftershock",
  title: "三崎沖の地震、余震続く",
  lead: "三崎沖を震源とする地震のあと、余震が続いている。気象台が注意を呼びかけている。",
  publishedAt: NOW - DAY,
});
const BALLET = draftOf({
  nhkId: "ballet",
  title: "市民バレエ団が海外公演へ",
  lead: "夏の三都市ツアーに向けて稽古が始まった。",
  publishedAt: NOW,
});

/** News of other things: how rare a word is, and so what is related, shows only among many. */
const OTHERS = draftsOf(30);

describe("a summary", () => {
  it("is NHK's own lead, and counts a read", async () => {
    const [quake] = await opened().publish(QUAKE);
    const id = quake?.id ?? "";
    expect(await ask("summary", { by: "id", id })).toEqual({
      type: "summary",
      article: quake,
      summary: { summary: QUAKE.lead, by: "nhk" },
      others: 0,
    });
    expect(await opened().desk.reads.of(id)).toEqual({ reads: 1, lastReadAt: NOW });
  });

  it.each([
    [{ by: "nhk-id", nhkId: "quake" }],
    [{ by: "words", words: "強い地震" }],
    [{ by: "words", words: "震" }],
  ] as [ArticleRef][])("is found by %j", async (of) => {
    const [quake] = await opened().publish(QUAKE, BALLET);
    expect(await ask("summary", of)).toMatchObject({ type: "summary", article: quake });
  });

  it("of a subject is that of its newest article, of a headline's words that of the article", async () => {
    const [quake, aftershock] = await opened().publish(QUAKE, AFTERSHOCK, BALLET, ...OTHERS);
    expect(await ask("summary", { by: "words", words: "三崎沖 地震" })).toMatchObject({
      article: aftershock,
    });
    expect(await ask("summary", { by: "words", words: "三崎沖で強い地震" })).toMatchObject({
      article: quake,
    });
  });

  it("of an NHK link is the one in the reader's language, else the other", async () => {
    const english = draftOf({ nhkId: "quake", lang: "en", title: "Strong quake off Misaki" });
    const [ja, en] = await opened().publish(QUAKE, english, BALLET);
    const of: ArticleRef = { by: "nhk-id", nhkId: "quake" };
    expect(await ask("summary", of, "ja")).toMatchObject({ article: ja });
    expect(await ask("summary", of, "en")).toMatchObject({ article: en });
    expect(await ask("summary", { by: "nhk-id", nhkId: "ballet" }, "en")).toMatchObject({ type: "summary" });
  });

  it("of nothing in particular offers the latest to choose from", async () => {
    const articles = await opened().publish(QUAKE, AFTERSHOCK);
    expect(await ask("summary", { by: "nothing" })).toEqual({
      type: "list",
      reason: { list: "choose", question: "summary" },
      articles: articles.toReversed(),
      more: false,
    });
  });

  it("of a category alone is that of its newest article, by whatever name the reader's language has it", async () => {
    const politics = draftOf({
      nhkId: "politics",
      lang: "en",
      categories: ["japan"],
      publishedAt: NOW - DAY,
    });
    const [sports, , english] = await opened().publish(
      { ...QUAKE, categories: ["sports"] },
      BALLET,
      politics,
    );
    expect(await ask("summary", { by: "category", category: "sports" })).toMatchObject({ article: sports });
    expect(await ask("summary", { by: "category", category: "society" }, "en")).toMatchObject({
      article: english,
    });
    expect(await ask("summary", { by: "category", category: "science" })).toEqual({
      ...{ type: "note", note: "none-in-category", category: "science" },
    });
  });

  it("says why there is none", async () => {
    expect(await ask("summary", { by: "nothing" })).toEqual({ type: "note", note: "no-articles-yet" });
    await opened().publish(BALLET);
    const unknown = { type: "note", note: "unknown-article" };
    expect(await ask("summary", { by: "id", id: "019a0000-0000-7000-8000-0000000000ff" })).toEqual(unknown);
    expect(await ask("summary", { by: "nhk-id", nhkId: "__proto__" })).toEqual(unknown);
    expect(await ask("summary", { by: "words", words: "火星" })).toEqual({
      type: "note",
      note: "no-results",
      words: "火星",
    });
  });
});

describe("related stories", () => {
  it("are of the same subject, without the article itself, and count no read", async () => {
    const [quake, aftershock] = await opened().publish(QUAKE, AFTERSHOCK, BALLET, ...OTHERS);
    const id = quake?.id ?? "";
    expect(await ask("related", { by: "id", id })).toEqual({
      type: "list",
      reason: { list: "related", to: quake },
      articles: [aftershock],
      more: false,
    });
    expect(await opened().store.articles.readCount(id)).toEqual({ reads: 0 });
  });

  it("are not made up", async () => {
    const [, ballet] = await opened().publish(QUAKE, BALLET);
    expect(await ask("related", { by: "nhk-id", nhkId: "ballet" })).toEqual({
      type: "note",
      note: "no-related",
      article: ballet,
    });
  });
});

describe("details", () => {
  it("are everything that is known of an article, this read included", async () => {
    const [quake, aftershock] = await opened().publish(QUAKE, AFTERSHOCK, BALLET, ...OTHERS);
    const id = quake?.id ?? "";
    await ask("summary", { by: "id", id });
    opened().setClock(NOW + 5);
    expect(await ask("details", { by: "id", id })).toEqual({
      type: "details",
      article: quake,
      summary: { summary: QUAKE.lead, by: "nhk" },
      others: 0,
      related: [aftershock],
      words: Array.from(QUAKE.lead).length,
      readCount: { reads: 2, lastReadAt: NOW + 5 },
    });
  });

  it("count the body's words where there is a body", async () => {
    await opened().publish(
      draftOf({ nhkId: "e", lang: "en", lead: "Two words.", body: "One two three four." }),
    );
    expect(await ask("details", { by: "nhk-id", nhkId: "e" })).toMatchObject({ words: 4 });
  });
});

describe("a story", () => {
  const STORY = "019a0000-0000-7000-8000-00000000aaaa";
  const part = (nhkId: string, day: number, lead: string) =>
    articleOf({ nhkId, storyId: STORY, title: `吊り橋の工事 ${nhkId}`, lead, publishedAt: NOW + day * DAY });
  const BEGUN = part("begun", -4, "山あいの吊り橋で工事が始まった。");
  const HALTED = part("halted", -2, "吊り橋の工事が強い風で止まった。");
  const DONE = part("done", -1, "吊り橋の工事が終わり、住民が渡り初めをした。");
  const publish = (...articles: Article[]) => {
    for (const article of [...articles, articleOf({ nhkId: "other" })]) opened().desk.cache.put(article);
  };

  it("so far goes from its beginning to its newest article, whichever article is asked about", async () => {
    publish(DONE, BEGUN, HALTED);
    for (const of of [BEGUN, HALTED, DONE])
      expect(await ask("so-far", { by: "nhk-id", nhkId: of.nhkId })).toEqual({
        type: "story",
        part: "so-far",
        of,
        entries: [BEGUN, HALTED, DONE].map((article) => ({ article, text: article.lead })),
      });
  });

  it("since an article is what came after it", async () => {
    publish(DONE, BEGUN, HALTED);
    expect(await ask("since", { by: "id", id: BEGUN.id })).toMatchObject({
      part: "since",
      of: BEGUN,
      entries: [{ article: HALTED }, { article: DONE }],
    });
    expect(await ask("since", { by: "id", id: DONE.id })).toEqual({
      type: "note",
      note: "nothing-since",
      article: DONE,
    });
  });

  it("of a subject is that of its newest article with more to tell", async () => {
    const alone = articleOf({ ...part("alone", 0, "吊り橋を空から見た。"), storyId: "alone" });
    publish(BEGUN, HALTED, alone);
    for (const article of [BEGUN, HALTED, alone]) opened().desk.index.put(article);
    const of: ArticleRef = { by: "words", words: "吊り橋の工事" };
    expect(await ask("so-far", of)).toMatchObject({ part: "so-far", of: HALTED });
    expect(await ask("since", of)).toMatchObject({
      part: "since",
      of: BEGUN,
      entries: [{ article: HALTED }],
    });
  });

  it("is related, whatever its articles say, but for a headline that came again", async () => {
    const again = { ...part("again", -3, "ほかの話。"), title: DONE.title };
    publish(BEGUN, HALTED, DONE, again);
    expect(await ask("related", { by: "id", id: BEGUN.id })).toMatchObject({ articles: [DONE, HALTED] });
  });

  it("of no article in particular is one of those that have several, and since is since the one before the newest", async () => {
    const bulb = (nhkId: string, day: number) =>
      articleOf({ nhkId, storyId: "bulbs", categories: ["life"], publishedAt: NOW + day * DAY });
    const [planted, blossom] = [bulb("planted", -9), bulb("blossom", 0)];
    publish(DONE, planted, BEGUN, HALTED, blossom);
    const choose = (question: ArticleQuestion, articles: Article[]) => ({
      ...{ type: "list", reason: { list: "choose", question }, articles, more: false },
    });
    expect(await ask("so-far", { by: "nothing" })).toEqual(choose("so-far", [blossom, DONE]));
    expect(await ask("since", { by: "nothing" })).toEqual(choose("since", [planted, HALTED]));
    expect(await ask("so-far", { by: "category", category: "life" })).toEqual(choose("so-far", [blossom]));
  });

  it("of one article is none", async () => {
    publish(BEGUN);
    expect(await ask("so-far", { by: "id", id: BEGUN.id })).toEqual({
      type: "note",
      note: "no-story",
      article: BEGUN,
    });
  });

  it("is known on the pages of its articles", async () => {
    publish(BEGUN, HALTED, DONE);
    expect(await ask("summary", { by: "id", id: DONE.id })).toMatchObject({ others: 2 });
    expect(await ask("details", { by: "id", id: DONE.id })).toMatchObject({ others: 2 });
    expect(await ask("summary", { by: "nhk-id", nhkId: "other" })).toMatchObject({ others: 0 });
  });
});

describe("a quoted message", () => {
  const of: ArticleRef = { by: "quote", messageId: "551234" };

  it("of one article means that article", async () => {
    const [quake] = await opened().publish(QUAKE);
    opened().desk.sentMessages.remember("551234", [quake?.id ?? ""]);
    expect(await ask("summary", of)).toMatchObject({ type: "summary", article: quake });
  });

  it("of a list offers the list to choose from, in its order", async () => {
    const [quake, aftershock, ballet] = await opened().publish(QUAKE, AFTERSHOCK, BALLET);
    const shown = [ballet, quake, aftershock].flatMap((article) => article ?? []);
    opened().desk.sentMessages.remember(
      "551234",
      shown.map(({ id }) => id),
    );
    expect(await ask("details", of)).toEqual({
      type: "list",
      reason: { list: "choose", question: "details" },
      articles: shown,
      more: false,
    });
  });

  it("is known to another instance, and after a restart", async () => {
    const [quake] = await opened().publish(QUAKE);
    opened().desk.sentMessages.remember("551234", [quake?.id ?? ""]);
    await opened().desk.sentMessages.flush();
    const hash = opened().identity.messageHashOf("551234");
    expect(await opened().store.sentMessages.articlesOf(hash)).toEqual([quake?.id]);
  });

  it("that shows no article, or is not ours, asks for a link", async () => {
    expect(await ask("summary", of)).toEqual({ type: "note", note: "unknown-quote" });
  });

  it("of articles that are gone says so", async () => {
    opened().desk.sentMessages.remember("551234", ["019a0000-0000-7000-8000-0000000000ff"]);
    expect(await ask("summary", of)).toEqual({ type: "note", note: "unknown-article" });
  });
});
