import { describe, expect, it } from "vitest";
import type { FollowedTopic, Reply } from "../../src/commands/command.ts";
import { parsePostback } from "../../src/commands/postback.ts";
import { DEFAULT_SETTINGS } from "../../src/domain/alert.ts";
import { LOCALES } from "../../src/domain/language.ts";
import type { Topic } from "../../src/domain/topic.ts";
import type { Message } from "../../src/line/messages.ts";
import { createViews } from "../../src/views/views.ts";
import { articleOf } from "../articles.ts";
import { PRESETS } from "./alert-replies.ts";
import { shippedTexts } from "./locale-files.ts";
import { actionsIn, quickLabelsOf, shownIn } from "./reading.ts";
import { expectSendable } from "./sendable.ts";

const render = createViews({
  texts: shippedTexts(),
  linkTo: ({ url }) => url,
  retentionDays: 30,
  presets: PRESETS,
  categoriesOf: () => ["top", "sports"],
});

const ARTICLE = articleOf({ title: "湖のほとりに星を見る宿" });
const OHTANI: Topic = { kind: "words", lang: "ja", words: "大谷 -野球" };
const tapsOf = (messages: Message[]) =>
  actionsIn(messages).flatMap(({ type, data }) => (type === "postback" ? [parsePostback(data ?? "")] : []));

/** Only what stands in the messages, which is all there is on a desktop. */
const withoutRow = (messages: Message[]): Message[] =>
  messages.map(({ quickReply: _row, ...message }) => message as Message);

describe("before a topic is followed", () => {
  const preview: Extract<Reply, { type: "follow-preview" }> = {
    ...{ type: "follow-preview", topic: OHTANI, target: { by: "words", words: "大谷 -野球" }, days: 7 },
    ...{ count: 28, examples: [ARTICLE], offerDigest: false, followed: false },
  };
  const modesOf = (changes: Partial<typeof preview>) =>
    tapsOf(withoutRow(render({ ...preview, ...changes }, "ja"))).flatMap((command) =>
      command.name === "follow" ? [command.mode] : [],
    );

  it.each([
    [28, "この7日間は、1日に約4件でした。", "about 4 a day"],
    [3, "この7日間の記事は3件でした。", "3 articles"],
    [1, "この7日間の記事は1件でした。", "one article"],
    [0, "この7日間に、この話題の記事はありませんでした。", "no articles"],
  ])("it says what %i articles in a week mean", (count, ja, en) => {
    expect(shownIn(render({ ...preview, count }, "ja"))).toContain(ja);
    expect(shownIn(render({ ...preview, count }, "en"))).toContain(en);
  });

  it("asks whether something near was meant, one tap away, before it offers to follow what nobody writes", () => {
    const near = { topic: { ...OHTANI, words: "大谷" }, target: { by: "words", words: "大谷" } } as const;
    const shown = render({ ...preview, count: 0, examples: [], near }, "ja");
    expect(shownIn(shown)).toContain("「大谷」のことですか？");
    const [first] = tapsOf(withoutRow(shown));
    expect(first).toEqual({ name: "follow", what: near.target });
  });

  it("its examples can be opened", () => {
    expect(tapsOf(render(preview, "ja"))).toContainEqual({
      name: "summary",
      of: { by: "id", id: ARTICLE.id },
    });
  });

  it("a digest is offered first where it is a lot, and it says why", () => {
    expect(modesOf({})).toEqual(["instant", "digest", "ask"]);
    expect(modesOf({ offerDigest: true })).toEqual(["digest", "instant", "ask"]);
    expect(shownIn(render({ ...preview, offerDigest: true }, "ja"))).toContain("まとめ配信");
  });

  it("a group is told the price, and to be told when it asks comes first", () => {
    const group = { members: 12, messagesAMonth: 1_440, digestsAMonth: 600 };
    expect(modesOf({ group, offerDigest: true })).toEqual(["ask", "digest", "instant"]);
    expect(shownIn(render({ ...preview, group }, "ja"))).toMatch(/12人.*1,440通/);
    expect(shownIn(render({ ...preview, group }, "en"))).toMatch(/12 members.*1,440 paid messages/);
  });

  it("who follows it already is told so, and may unfollow", () => {
    const followed = render({ ...preview, followed: true, no: 7 }, "en");
    expect(shownIn(followed)).toContain("You follow this");
    expect(modesOf({ followed: true, no: 7 })).toEqual([]);
    expect(tapsOf(withoutRow(followed))).toContainEqual({ name: "unfollow", which: { by: "no", no: 7 } });
  });
});

it("following is confirmed in the words that readers rely on", () => {
  const note = { type: "note", note: "followed", topic: OHTANI, no: 7, mode: "instant" } as const;
  expect(shownIn(render(note, "ja"))).toContain("フォローしました");
  expect(shownIn(render(note, "en"))).toContain("Now following");
});

describe("one tap follows", () => {
  const follows = (reply: Reply) =>
    tapsOf(render(reply, "ja")).flatMap((command) => (command.name === "follow" ? [command.what] : []));
  const list = { type: "list", articles: [ARTICLE], more: false } as const;
  const story = { by: "story", of: { by: "id", id: ARTICLE.id } };

  it.each<[string, Reply, object]>([
    [
      "the words of a search",
      { ...list, articles: [ARTICLE], reason: { list: "search", words: "星 宿", near: false } },
      { by: "words", words: "星 宿" },
    ],
    [
      "the words of a search in vain",
      { type: "note", note: "no-results", words: "星 宿" },
      { by: "words", words: "星 宿" },
    ],
    [
      "what is left of a search with a date",
      { type: "note", note: "no-results", words: "昨日の星", follow: { by: "words", words: "星" } },
      { by: "words", words: "星" },
    ],
    [
      "the category of a list",
      { ...list, articles: [ARTICLE], reason: { list: "latest", category: "sports" } },
      { by: "category", category: "sports" },
    ],
    [
      "the story of a related list",
      { ...list, articles: [ARTICLE], reason: { list: "related", to: ARTICLE } },
      story,
    ],
    [
      "the story of a page",
      { type: "summary", article: ARTICLE, summary: { summary: "", by: "nhk" }, others: 0 },
      story,
    ],
    [
      "what the latest news leave open",
      { ...list, articles: [ARTICLE], reason: { list: "latest" } },
      { by: "nothing" },
    ],
  ])("%s", (_, reply, target) => {
    expect(follows(reply)).toContainEqual(target);
  });

  it("no words that a button can't carry", () => {
    const reason = { list: "search", words: "星".repeat(300), near: false } as const;
    const targets = follows({ ...list, articles: [ARTICLE], reason });
    expect(targets.filter(({ by }) => by === "words")).toEqual([]);
  });
});

describe("what is followed", () => {
  const followed = (count: number, changes: Partial<FollowedTopic> = {}): FollowedTopic[] =>
    Array.from({ length: count }, (_, no) => ({
      ...{ no, topic: { ...OHTANI, words: `言葉${no}` }, mode: "instant", paused: false, muted: false },
      ...changes,
    }));
  const shown = (subscriptions: FollowedTopic[]): Message[] =>
    render({ type: "my-alerts", subscriptions, settings: DEFAULT_SETTINGS }, "ja");

  it("can all be paused, removed and told otherwise, 50 topics too", () => {
    const messages = shown(followed(50));
    expectSendable(messages);
    const taps = tapsOf(withoutRow(messages));
    for (let no = 0; no < 50; no += 1) {
      expect(taps).toContainEqual({ name: "pause", which: { by: "no", no } });
      expect(taps).toContainEqual({ name: "unfollow", which: { by: "no", no } });
      expect(taps).toContainEqual({ name: "topic-mode", no, mode: "digest" });
      expect(taps).toContainEqual({ name: "topic-mode", no, mode: "ask" });
      expect(shownIn(messages)).toContain(`「言葉${no}」`);
    }
  });

  it.each(LOCALES)("leaves room for what goes along, 50 topics of long names too (%s)", (locale) => {
    const topic: Topic = { ...OHTANI, lang: locale === "ja" ? "en" : "ja", words: "長".repeat(40) };
    const subscriptions = followed(50, { topic }).map((one, at) => ({ ...one, no: at, muted: at === 49 }));
    const messages = render({ type: "my-alerts", subscriptions, settings: DEFAULT_SETTINGS }, locale);
    expect(messages.length).toBeLessThan(5);
    const removed = tapsOf(withoutRow(messages)).filter(({ name }) => name === "unfollow");
    expect(removed).toHaveLength(50);
  });

  it("is resumed where it is paused", () => {
    const taps = tapsOf(withoutRow(shown(followed(1, { paused: true }))));
    expect(taps).toContainEqual({ name: "resume", which: { by: "no", no: 0 } });
    expect(taps).not.toContainEqual({ name: "pause", which: { by: "no", no: 0 } });
  });

  it("has muted words apart", () => {
    const messages = shown([...followed(2), ...followed(1, { no: 9, muted: true })]);
    expect(shownIn(messages)).toContain("フォロー中（2件）");
    expect(shownIn(messages)).toContain("ミュート中（1件）");
    expect(tapsOf(withoutRow(messages))).not.toContainEqual({ name: "pause", which: { by: "no", no: 9 } });
  });

  it("is nothing at first, and it says how to begin", () => {
    expect(quickLabelsOf(shown([]))[0]).toBe("フォローする");
    expect(shownIn(shown([]))).toContain("まだありません");
  });
});

describe("the settings", () => {
  const settingsOf = (changes: Partial<typeof DEFAULT_SETTINGS>, more = {}): Message[] =>
    render(
      {
        type: "settings",
        settings: { ...DEFAULT_SETTINGS, ...changes },
        follows: 1,
        furigana: false,
        ...more,
      },
      "ja",
    );
  const pickersIn = (messages: Message[]) =>
    actionsIn(messages).filter(({ type }) => type === "datetimepicker");

  it("ask for times with LINE's picker, and start from what is set", () => {
    const pickers = pickersIn(settingsOf({ quiet: { from: 23 * 60 + 5, to: 6 * 60 } }));
    expect(
      pickers.map(({ data, mode, initial }) => [parsePostback(data ?? "", "21:30"), mode, initial]),
    ).toEqual([
      [{ name: "digest-times", add: 21 * 60 + 30 }, "time", "19:00"],
      [{ name: "quiet", from: 21 * 60 + 30 }, "time", "23:05"],
      [{ name: "quiet", to: 21 * 60 + 30 }, "time", "06:00"],
    ]);
  });

  it("offer no fourth digest, and not to remove the last", () => {
    expect(pickersIn(settingsOf({ digestTimes: [0, 60, 120] }))).toHaveLength(2);
    expect(tapsOf(settingsOf({ digestTimes: [480] })).map(({ name }) => name)).not.toContain("digest-times");
  });

  it("switch urgent news to what it is not", () => {
    expect(tapsOf(settingsOf({ urgent: true }))).toContainEqual({ name: "urgent", on: false });
    expect(tapsOf(settingsOf({ urgent: false }))).toContainEqual({ name: "urgent", on: true });
  });

  it("say by the reader's clock how long alerts are off", () => {
    const until = { snoozedUntil: Date.UTC(2026, 10, 23, 22, 0) };
    expect(shownIn(settingsOf({}, until))).toContain("11月24日 07:00まで");
    expect(shownIn(settingsOf({ zone: "America/New_York" }, until))).toContain("11月23日 17:00まで");
    expect(tapsOf(settingsOf({}, until))).toContainEqual({ name: "snooze", length: "off" });
  });
});

it("less of a topic is the next slower way of being told", () => {
  const topics = (["instant", "digest", "ask"] as const).map((mode, no) => ({
    ...{ no, topic: OHTANI, mode, paused: false, muted: false },
  }));
  expect(tapsOf(withoutRow(render({ type: "choose-topic", action: "less", topics }, "ja")))).toEqual([
    { name: "topic-mode", no: 0, mode: "digest" },
    { name: "topic-mode", no: 1, mode: "ask" },
    { name: "topic-mode", no: 2, mode: "ask" },
  ]);
});

it("why it came names the topic and the words that matched", () => {
  const followed = { no: 7, topic: OHTANI, mode: "instant", paused: false, muted: false } as const;
  const why = shownIn(
    render({ type: "why", article: ARTICLE, reasons: [{ followed, words: ["大谷", "翔平"] }] }, "ja"),
  );
  expect(why).toContain("「大谷 -野球」");
  expect(why).toContain("大谷、翔平");
});

describe("a note", () => {
  it("that something is not followed offers to mute it, as it may come with other topics", () => {
    const taps = tapsOf(withoutRow(render({ type: "note", note: "not-followed", words: "電車" }, "ja")));
    expect(taps).toContainEqual({ name: "mute", word: "電車" });
    const others = tapsOf(render({ type: "note", note: "not-followed" }, "ja"));
    expect(others.map(({ name }) => name)).not.toContain("mute");
  });

  it("that there is no setting for urgent news alone offers what comes nearest", () => {
    const taps = tapsOf(withoutRow(render({ type: "note", note: "only-urgent" }, "ja")));
    expect(taps).toEqual(
      expect.arrayContaining([
        { name: "delivery", mode: "digest" },
        { name: "urgent", on: true },
      ]),
    );
  });
});
