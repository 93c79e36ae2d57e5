import { describe, expect, it } from "vitest";
import { answer } from "../../src/commands/answer.ts";
import type { Asker, Command, FollowTarget, Reply } from "../../src/commands/command.ts";
import type { DeliveryMode } from "../../src/domain/alert.ts";
import type { ArticleDraft } from "../../src/domain/article.ts";
import { DAY, HOUR } from "../../src/domain/time.ts";
import { TOPICS_PER_READER } from "../../src/domain/topic.ts";
import { draftOf } from "../contract/drafts.ts";
import { NOW, useDesk } from "./open-desk.ts";

const opened = useDesk();
const ask = (command: Command, asker: Asker = opened().asker()): Promise<Reply> =>
  answer(command, asker, opened().desk);
const words = (text: string): FollowTarget => ({ by: "words", words: text });
const preview = (what: FollowTarget, asker?: Asker) => ask({ name: "follow", what }, asker);
const follow = (what: FollowTarget, mode: DeliveryMode = "instant", asker?: Asker) =>
  ask({ name: "follow", what, mode }, asker);
const readerOf = (asker: Asker = opened().asker()) => opened().desk.subscriptions.reader(asker.hash);

let serial = 0;
const draft = (changes: Partial<ArticleDraft>): ArticleDraft => {
  serial += 1;
  return draftOf({ nhkId: `k${serial}`, publishedAt: NOW - serial * HOUR, ...changes });
};
const daysAgo = (days: number) => NOW - days * DAY;

describe("before a topic is switched on", () => {
  it("what the last seven days would have brought is shown, newest first, and nothing is kept", async () => {
    const found = await opened().publish(
      draft({ title: "大谷が二打席連続の本塁打", publishedAt: daysAgo(1) }),
      draft({ title: "大谷が先発で七回を無失点", publishedAt: daysAgo(2) }),
      draft({ title: "先発は大谷、監督が明かす", publishedAt: daysAgo(3) }),
      draft({ title: "大谷の移籍から三年", publishedAt: daysAgo(6.9) }),
      draft({ title: "大谷の入団会見", publishedAt: daysAgo(7.1) }),
      draft({ title: "港の灯台を塗り替え", publishedAt: daysAgo(1) }),
    );
    expect(await preview(words("大谷"))).toEqual({
      type: "follow-preview",
      topic: { kind: "words", lang: "ja", words: "大谷" },
      target: words("大谷"),
      days: 7,
      count: 4,
      examples: found.slice(0, 3),
      offerDigest: false,
      followed: false,
    });
    expect(await readerOf()).toBeUndefined();
  });

  it("a digest is offered where more than five a day would have come", async () => {
    const many = (count: number) => Array.from({ length: count }, () => draft({ title: "大谷の一日" }));
    await opened().publish(...many(35));
    expect(await preview(words("大谷"))).toMatchObject({ count: 35, offerDigest: false });
    await opened().publish(...many(1));
    expect(await preview(words("大谷"))).toMatchObject({ count: 36, offerDigest: true });
  });

  it("says that it is followed already, and under which number", async () => {
    await follow(words("大谷"));
    const [subscription] = (await readerOf())?.subscriptions ?? [];
    expect(await preview(words("大谷"))).toMatchObject({ followed: true, no: subscription?.topic });
    expect(await preview(words("山本"))).toMatchObject({ followed: false });
    await ask({ name: "mute", word: "ゴルフ" });
    expect(await preview(words("ゴルフ"))).toMatchObject({ followed: false });
    expect(await preview(words("大谷"), opened().asker("ja", "U2"))).toMatchObject({ followed: false });
  });

  it("what was nearly typed is offered where nobody writes it so, and only there", async () => {
    await opened().publish(
      draft({ lang: "en", title: "Volcano erupts" }),
      draft({ title: "ワクチンの接種が始まる" }),
    );
    const nearTo = async (text: string) => {
      const reply = await preview(words(text));
      return reply.type === "follow-preview" ? reply.near : reply;
    };
    expect(await nearTo("volacno")).toEqual({
      topic: { kind: "words", lang: "en", words: "volcano" },
      target: words("volcano"),
    });
    expect(await nearTo("わくちん")).toMatchObject({ target: words("ワクチン") });
    for (const text of ["volcano", "ワクチン", "xyzzyx", "あぬびす", "スポーツ"])
      expect(await nearTo(text), text).toBeUndefined();
  });

  it("a group is told its price first: each member is billed for", async () => {
    await opened().publish(...Array.from({ length: 7 }, () => draft({ title: "大谷の一日" })));
    const group: Asker = { ...opened().asker("ja", "C1"), kind: "group", memberCount: async () => 12 };
    expect(await preview(words("大谷"), group)).toMatchObject({
      group: { members: 12, messagesAMonth: 30 * 12, digestsAMonth: 30 * 12 },
    });
    await opened().publish(...Array.from({ length: 14 }, () => draft({ title: "大谷の一日" })));
    expect(await preview(words("大谷"), group)).toMatchObject({
      group: { messagesAMonth: 3 * 30 * 12, digestsAMonth: 2 * 30 * 12 },
    });
    expect(await preview(words("大谷"))).not.toHaveProperty("group");
  });
});

describe("words are understood as", () => {
  const topicOf = async (text: string, asker?: Asker) => {
    const reply = await preview(words(text), asker);
    return reply.type === "follow-preview" ? reply.topic : reply;
  };
  const sports = { kind: "category", lang: "ja", category: "sports" };

  it("a category, in any of its words", async () => {
    await opened().publish(draft({ categories: ["sports"] }));
    for (const text of ["スポーツ", "sports", "SPORTS", "最新のスポーツ"])
      expect(await topicOf(text), text).toEqual(sports);
    expect(await topicOf("スポーツ", opened().asker("en"))).toEqual({ ...sports, lang: "en" });
  });

  it("the category that the language has instead", async () => {
    await opened().publish(draft({ lang: "en", categories: ["biz-tech"], title: "Rates" }));
    expect(await topicOf("economy", opened().asker("en"))).toEqual({
      kind: "category",
      lang: "en",
      category: "biz-tech",
    });
  });

  it("a preset, by its label in either language or its name", async () => {
    for (const text of ["地震・津波", "Earthquakes & Tsunami", "earthquake"])
      expect(await topicOf(text), text).toEqual({ kind: "preset", lang: "ja", preset: "earthquake" });
  });

  it("what the news writes for them, where they are typed in kana", async () => {
    const [first] = await opened().publish(
      draft({ title: "台風が汐見に近づく" }),
      draft({ title: "クマが市街地に" }),
    );
    expect(await preview(words("たいふう"))).toMatchObject({
      topic: { words: "台風" },
      count: 1,
      examples: [first],
    });
    const typed = { topic: { words: "タイフウ" }, near: { topic: { words: "台風" } } };
    expect(await preview(words("タイフウ"))).toMatchObject(typed);
    expect(await preview(words("くま"))).toMatchObject({ topic: { words: "クマ" }, count: 1 });
    expect(await topicOf("じしん")).toEqual({ kind: "preset", lang: "ja", preset: "earthquake" });
    expect(await topicOf("「じしん」")).toMatchObject({ kind: "words", words: "じしん" });
  });

  it("the same when they are unfollowed or muted", async () => {
    await follow(words("たいふう"));
    expect(await ask({ name: "unfollow", which: { by: "words", words: "台ふう" } })).toMatchObject({
      note: "unfollowed",
      topics: [{ words: "台風" }],
    });
    expect(await ask({ name: "mute", word: "やきゅう" })).toMatchObject({ topic: { words: "野球" } });
    expect(await ask({ name: "mute", word: "ヒロシマ", lang: "ja" })).toMatchObject({
      topic: { words: "ヒロシマ" },
    });
  });

  it("what they are about without a time in them, as what is followed is yet to come and goes on", async () => {
    const [quake] = await opened().publish(draft({ title: "汐見の灯台が光る", publishedAt: daysAgo(1) }));
    const topic = { kind: "words", lang: "ja", words: "灯台" };
    for (const text of ["昨日の灯台", "灯台 先週", "先週あった灯台", "明日の灯台"])
      expect(await preview(words(text)), text).toMatchObject({
        topic,
        target: words("灯台"),
        count: 1,
        examples: [quake],
      });
    expect(await follow(words("昨日の灯台"))).toMatchObject({ note: "followed", topic });
    expect(await ask({ name: "unfollow", which: { by: "words", words: "昨日の灯台" } })).toMatchObject({
      note: "unfollowed",
      topics: [topic],
    });
    const earthquake = { kind: "preset", lang: "ja", preset: "earthquake" };
    for (const text of ["昨日の地震", "きのうのじしん"])
      expect(await topicOf(text), text).toEqual(earthquake);
    for (const text of ["yesterday's ferry", "the ferry last week"])
      expect(await topicOf(text, opened().asker("en")), text).toMatchObject({ words: "ferry" });
    for (const text of ["日曜討論", "今年の漢字", "「昨日の灯台」"])
      expect(await topicOf(text), text).toMatchObject({ words: text.replace(/[「」]/g, "") });
  });

  it("themselves else, in one spelling for all who mean the same", async () => {
    expect(await topicOf("宮城　地震")).toEqual(await topicOf("地震 宮城"));
    expect(await topicOf("大谷 -野球")).toMatchObject({ kind: "words", words: "大谷 -野球" });
    expect(await topicOf('"スポーツ"')).toMatchObject({ kind: "words" });
  });

  it("of the language that they are written in, or that has articles with them", async () => {
    await opened().publish(
      draft({ title: "FRBが利上げ、AI投資で" }),
      draft({ lang: "en", title: "AI is everywhere" }),
      draft({ lang: "en", title: "Fed raises rates" }),
      draft({ lang: "en", title: "GX league is founded" }),
    );
    const english = opened().asker("en");
    expect(await topicOf("利上げ", english)).toMatchObject({ lang: "ja" });
    expect(await topicOf("FRB", english)).toMatchObject({ lang: "ja" });
    expect(await topicOf("AI", english)).toMatchObject({ lang: "en" });
    expect(await topicOf("AI", opened().asker("ja"))).toMatchObject({ lang: "ja" });
    expect(await topicOf("GX", opened().asker("ja"))).toMatchObject({ lang: "en" });
    expect(await topicOf("zebra", english)).toMatchObject({ lang: "en" });
    expect(await topicOf("zebra", opened().asker("ja"))).toMatchObject({ lang: "ja" });
  });

  it("nothing to follow, with the reason", async () => {
    for (const [text, reason] of [
      ["-野球", "only-exclusions"],
      ["の", "only-function-words"],
      ["あ", "too-short"],
      ["雪 -雪", "contradictory"],
      ["雪".repeat(200), "too-long"],
      ["!!", "empty"],
      ["昨日", "only-date"],
      ["昨日のニュース", "only-date"],
      ["last week", "only-date"],
      ["明日", "only-date"],
    ] as const) {
      const refused = { type: "note", note: "refused-words", words: text, reason };
      expect(await preview(words(text)), text).toEqual(refused);
      expect(await follow(words(text)), text).toEqual(refused);
    }
    expect(await readerOf()).toBeUndefined();
  });
});

describe("a story", () => {
  it("is followed from one of its articles, under the title that this one has", async () => {
    const [article] = await opened().publish(draft({ title: "港に新しい橋" }), draft({}));
    const target: FollowTarget = { by: "story", of: { by: "id", id: article?.id ?? "" } };
    const topic = { kind: "story", lang: "ja", story: article?.storyId, title: "港に新しい橋" };
    expect(await preview(target)).toMatchObject({ topic, target, count: 1 });
    expect(await follow(target)).toMatchObject({ note: "followed", topic });
  });

  it("can be that of a quoted message, and is then followed by the article's id", async () => {
    const [article] = await opened().publish(draft({}));
    opened().desk.sentMessages.remember("5100", [article?.id ?? ""]);
    const quoted: FollowTarget = { by: "story", of: { by: "quote", messageId: "5100" } };
    expect(await preview(quoted)).toMatchObject({
      target: { by: "story", of: { by: "id", id: article?.id } },
    });
    expect(await preview({ by: "story", of: { by: "quote", messageId: "5999" } })).toMatchObject({
      note: "unknown-quote",
    });
  });

  it("is chosen where a quoted list shows several, and is anything where nothing was quoted", async () => {
    const articles = await opened().publish(draft({}), draft({}));
    opened().desk.sentMessages.remember(
      "5100",
      articles.map(({ id }) => id),
    );
    expect(await preview({ by: "story", of: { by: "quote", messageId: "5100" } })).toMatchObject({
      type: "list",
      articles,
    });
    expect(await preview({ by: "story", of: { by: "nothing" } })).toMatchObject({ type: "what-to-follow" });
  });
});

it("what can be followed is shown where nothing was named", async () => {
  await opened().publish(draft({ categories: ["sports"] }), draft({ categories: ["top"] }));
  expect(await preview({ by: "nothing" })).toEqual({
    type: "what-to-follow",
    categories: ["top", "sports"],
    presets: ["earthquake"],
  });
});

describe("following", () => {
  it("is confirmed, and kept sealed", async () => {
    const reply = await follow(words("大谷 -野球"));
    const [subscription] = (await readerOf())?.subscriptions ?? [];
    const topic = { kind: "words", lang: "ja", words: "大谷 -野球" };
    expect(reply).toEqual({
      type: "note",
      note: "followed",
      topic,
      no: subscription?.topic,
      mode: "instant",
    });
    expect(opened().desk.topics.get(subscription?.topic ?? 0)).toEqual(topic);
    expect(JSON.stringify(await opened().store.topics.after(0, 10))).not.toContain("大谷");
  });

  it("is known at this instance at once, so that the next reply can tell", async () => {
    expect(opened().desk.locales.follows(opened().asker().hash)).toBe(false);
    await follow(words("大谷"));
    expect(opened().desk.locales.follows(opened().asker().hash)).toBe(true);
  });

  it("owes nothing from before, and all from then on", async () => {
    const { alert, publish } = opened();
    await follow(words("大谷"), "instant", opened().asker("ja", "U2"));
    const [before, after] = await publish(draft({ title: "大谷が登板" }), draft({ title: "大谷が降板" }));
    if (!before || !after) throw new RangeError("nothing was published");
    await alert(before);
    await follow(words("大谷"));
    expect(await ask({ name: "catch-up" })).toMatchObject({ note: "nothing-owed", follows: true });
    await alert(after);
    expect(await ask({ name: "catch-up" })).toMatchObject({ items: [{ article: after }] });
  });

  it("takes the reader's own mode where it is the same, so that it changes with it, else one of its own", async () => {
    await follow(words("大谷"), "instant");
    await follow(words("山本"), "digest");
    const modes = async () => (await readerOf())?.subscriptions.map(({ mode }) => mode);
    expect(await modes()).toEqual([undefined, "digest"]);
    await follow(words("山本"), "instant");
    expect(await modes()).toEqual([undefined, "instant"]);
  });

  it("again says so and keeps one following", async () => {
    await follow(words("大谷"));
    expect(await follow(words("大谷"), "digest")).toMatchObject({ note: "followed", mode: "digest" });
    expect((await readerOf())?.subscriptions).toHaveLength(1);
  });

  it("the same thing is the same topic for everybody", async () => {
    await follow(words("地震 宮城"));
    await follow(words("宮城 地震"), "instant", opened().asker("ja", "U2"));
    expect((await readerOf(opened().asker("ja", "U2")))?.subscriptions[0]?.topic).toBe(
      (await readerOf())?.subscriptions[0]?.topic,
    );
  });

  it("ends at fifty topics", async () => {
    for (let n = 0; n < TOPICS_PER_READER; n++) await follow(words(`topic${n}`), "ask");
    expect(await follow(words("one more"))).toEqual({ type: "note", note: "too-many-topics" });
    expect(await ask({ name: "mute", word: "golf" })).toEqual({ type: "note", note: "too-many-topics" });
  });

  it("keeps how many people a push to a group is billed for", async () => {
    const group: Asker = { ...opened().asker("ja", "C1"), kind: "group", memberCount: async () => 12 };
    await follow(words("大谷"), "ask", group);
    expect(await readerOf(group)).toMatchObject({ members: 12, kind: "group", settings: { mode: "ask" } });
  });

  it("keeps no language that is only guessed", async () => {
    await follow(words("Ohtani"), "instant", opened().asker("en"));
    expect(await readerOf()).not.toHaveProperty("locale");
  });
});
