import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answer } from "../../src/commands/answer.ts";
import { createEasyReading } from "../../src/commands/easy-reading.ts";
import { articlePostback, postbackData } from "../../src/commands/postback.ts";
import { LineFault } from "../../src/domain/errors.ts";
import { MINUTE } from "../../src/domain/time.ts";
import type { Message } from "../../src/line/messages.ts";
import type { Messenger } from "../../src/line/messenger.ts";
import { createMetrics } from "../../src/ops/metrics.ts";
import { createEnclosureViews, createViews, type ViewOptions } from "../../src/views/views.ts";
import type { Happening, WebhookEvent } from "../../src/webhook/event.ts";
import type { Handler } from "../../src/webhook/events.ts";
import { createHandler, type HandlerOptions } from "../../src/webhook/handler.ts";
import { expectWithinLimits } from "../broken-limits.ts";
import { NOW, type OpenDesk, openDesk } from "../commands/open-desk.ts";
import { draftOf, draftsOf } from "../contract/drafts.ts";
import { type ManualTimers, manualTimers } from "../manual-timers.ts";
import { type RecordingLog, recordingLog } from "../recording-log.ts";
import { shippedTexts } from "../views/locale-files.ts";

const READER = "Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
const GROUP = "Cbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
const MESSAGE_ID = "567890123456789";

/** A LINE that keeps what it is told to reply, after the faults it has been given. */
interface RecordingMessenger
  extends Pick<Messenger, "leave" | "memberCount" | "profileLanguage" | "reply" | "startLoading"> {
  replies: { token: string; messages: readonly Message[] }[];
  /** Thrown by the next replies, one each. */
  faults: Error[];
  profile?: string;
  /** Whom a loading animation was shown. */
  loading: string[];
  /** What was left, after how many replies. */
  left: { chatId: string; kind: string; replies: number }[];
}

function recordingMessenger(): RecordingMessenger {
  const messenger: RecordingMessenger = {
    replies: [],
    faults: [],
    loading: [],
    left: [],
    async reply(token, messages) {
      const fault = messenger.faults.shift();
      if (fault) throw fault;
      expectWithinLimits(messages);
      messenger.replies.push({ token, messages });
      return messages.map((_, at) => `${MESSAGE_ID}${messenger.replies.length}${at}`);
    },
    profileLanguage: async () => messenger.profile,
    memberCount: async () => 12,
    leave: async (chatId, kind) => {
      messenger.left.push({ chatId, kind, replies: messenger.replies.length });
    },
    startLoading: async (userId) => {
      messenger.loading.push(userId);
    },
  };
  return messenger;
}

let opened: OpenDesk;
let line: RecordingMessenger;
let log: RecordingLog;
let metrics: ReturnType<typeof createMetrics>;
let handle: Handler;
let sent: number;
let timers: ManualTimers;

const views: ViewOptions = {
  texts: shippedTexts(),
  linkTo: ({ url }) => url,
  retentionDays: 30,
  presets: new Map(),
  categoriesOf: () => ["top", "sports"],
};
const render = createViews(views);

function handlerWith(changes: Partial<HandlerOptions> = {}): Handler {
  return createHandler({
    desk: opened.desk,
    render,
    enclose: createEnclosureViews(views),
    messenger: line,
    richMenus: { show: async () => undefined, forget: async () => undefined },
    identity: opened.identity,
    log: log.log,
    timer: timers.timer,
    easyReading: createEasyReading(async (texts) => texts.map((text) => [{ written: text, read: "ヨミ" }])),
    onHandled: metrics.event,
    ...changes,
  });
}

beforeEach(async () => {
  opened = await openDesk();
  line = recordingMessenger();
  log = recordingLog();
  metrics = createMetrics({ articles: () => 0, pendingEvents: () => 0, hasSummaryModel: false });
  timers = manualTimers();
  handle = handlerWith();
  sent = 0;
});
afterEach(() => opened.close());

function eventOf(what: Happening, changes: Partial<WebhookEvent> = {}): WebhookEvent {
  sent += 1;
  return {
    id: `01H${sent}`,
    at: NOW + sent,
    chat: { kind: "user", lineId: READER },
    replyToken: `reply-token-${sent}`,
    what,
    ...changes,
  };
}

const text = (words: string, more: { mentionsBot?: boolean; quotedMessageId?: string } = {}): Happening => ({
  type: "text",
  text: words,
  mentionsBot: false,
  ...more,
});
const inGroup: Partial<WebhookEvent> = { chat: { kind: "group", lineId: GROUP } };

/** All that the last reply shows, as one string. */
const lastShown = (): string => JSON.stringify(line.replies.at(-1)?.messages ?? []);

const metricsText = () => metrics.registry.metrics();

describe("a message", () => {
  it("is answered with its own reply token", async () => {
    await opened.publish(draftOf({ publishedAt: NOW }));
    const event = eventOf(text("最新"));
    await handle(event);
    expect(line.replies).toMatchObject([{ token: event.replyToken }]);
    expect(lastShown()).toContain("港の灯台");
  });

  it("is answered in the language of the profile, else of the words", async () => {
    await handle(eventOf(text("help")));
    expect(lastShown()).toContain("What I can do");
    line.profile = "ja-JP";
    await handle(eventOf(text("help"), { chat: { kind: "user", lineId: "Uother" } }));
    expect(lastShown()).toContain("できること");
  });

  it("that quotes one of ours is about the article in it", async () => {
    const [article] = await opened.publish(draftOf({ publishedAt: NOW }));
    await handle(eventOf({ type: "postback", data: articlePostback("summary", article?.id ?? "") }));
    await handle(eventOf(text("詳細", { quotedMessageId: `${MESSAGE_ID}10` })));
    expect(lastShown()).toContain(article?.id);
  });

  it("that quotes a list offers its articles", async () => {
    await opened.publish(...draftsOf(3).map((draft) => ({ ...draft, publishedAt: NOW })));
    await handle(eventOf(text("最新")));
    await handle(eventOf(text("", { quotedMessageId: `${MESSAGE_ID}11` })));
    expect(lastShown()).toContain("どの記事の要約");
    await handle(eventOf(text("要約", { quotedMessageId: "not-ours" })));
    expect(lastShown()).toContain("わかりませんでした");
  });

  it("without words gets a sentence", async () => {
    await handle(eventOf({ type: "sticker" }));
    expect(lastShown()).toContain("スタンプ");
    await handle(eventOf({ type: "media" }));
    expect(lastShown()).toContain("文字だけ");
  });

  it("without a reply token is not answered, and changes nothing", async () => {
    const { replyToken: _, ...tokenless } = eventOf(text("英語"));
    await handle(tokenless);
    expect(line.replies).toEqual([]);
    expect(await opened.store.recipients.count()).toBe(0);
  });
});

describe("a tap", () => {
  it("does what the button says", async () => {
    await handle(eventOf({ type: "postback", data: postbackData({ name: "help" }) }));
    expect(lastShown()).toContain("できること");
  });
  it("on a button that we no longer know says so", async () => {
    await handle(eventOf({ type: "postback", data: "v0:gone" }));
    expect(lastShown()).toContain("古くて");
  });
});

describe("following", () => {
  /** Data of the last reply's first button that begins so. */
  const dataOf = (start: string): string => {
    const [, data = ""] =
      new RegExp(`"data":"(${RegExp.escape(start)}(?:[^"\\\\]|\\\\.)*)"`).exec(lastShown()) ?? [];
    return JSON.parse(`"${data}"`);
  };
  const tap = (start: string, time?: string) =>
    handle(eventOf({ type: "postback", data: dataOf(start), ...(time !== undefined && { time }) }));

  it.each([
    ['登録 大谷 -野球 | "100%: 本気"', "フォローしました", "大谷"],
    ['follow Ohtani | "rate: 5%" -drill', "Now following", "Ohtani"],
  ])(
    "%s is a preview, a tap and a confirmation, and can be undone on it",
    async (typed, confirmed, shown) => {
      await handle(eventOf(text(typed)));
      expect(lastShown()).toContain(shown);
      await tap("v1:follow:instant:words:");
      expect(lastShown().toLowerCase()).toContain(confirmed.toLowerCase());
      const kept = () => opened.store.subscriptions.reader(opened.identity.hashOf(READER));
      expect((await kept())?.subscriptions).toHaveLength(1);
      await handle(eventOf({ type: "postback", data: "v1:my-alerts" }));
      await tap("v1:unfollow:");
      expect((await kept())?.subscriptions).toEqual([]);
    },
  );

  it("of what a search found, and of an article's story, is one tap away", async () => {
    const [article] = await opened.publish(draftOf({ publishedAt: NOW }));
    await handle(eventOf(text("灯台")));
    expect(dataOf("v1:follow:")).toBe("v1:follow::words:灯台");
    await handle(eventOf({ type: "postback", data: articlePostback("details", article?.id ?? "") }));
    expect(dataOf("v1:follow:")).toBe(`v1:follow::story:${article?.id}`);
    await tap("v1:follow:");
    expect(dataOf("v1:follow:instant")).toBe(`v1:follow:instant:story:${article?.id}`);
  });

  it("can be told at times picked in LINE's picker", async () => {
    await handle(eventOf(text("配信時間")));
    await tap("v1:digest-times:add", "12:30");
    expect(lastShown()).toContain("12:30");
    await handle(eventOf(text("おやすみ時間")));
    await tap("v1:quiet:from", "23:15");
    expect(lastShown()).toContain("23:15");
  });

  it("that brought news is shown all at once, and quoting that means its articles", async () => {
    await handle(eventOf(text("follow lighthouse")));
    await tap("v1:follow:instant");
    const articles = await opened.publish(
      draftOf({ nhkId: "k1", lang: "en", title: "A lighthouse in new paint", publishedAt: NOW }),
      draftOf({ nhkId: "k2", lang: "en", title: "The lighthouse at night", publishedAt: NOW }),
    );
    await opened.alert(...articles);
    await handle(eventOf(text("catch up")));
    expect(lastShown()).toContain("A lighthouse in new paint");
    expect(lastShown()).toContain("The lighthouse at night");
    await handle(eventOf(text("why?", { quotedMessageId: `${MESSAGE_ID}${line.replies.length}0` })));
    expect(lastShown()).toContain("lighthouse");
    expect(dataOf("v1:unfollow:")).toMatch(/^v1:unfollow:\d+$/);
  });
});

describe("a new friend", () => {
  it("is greeted with news, in the profile's language, and kept as a sealed id alone", async () => {
    await opened.publish(draftOf({ lang: "en", title: "A lighthouse in new paint", publishedAt: NOW }));
    line.profile = "en";
    await handle(eventOf({ type: "follow" }));
    expect(lastShown()).toContain("Thank you for adding me");
    expect(lastShown()).toContain("A lighthouse in new paint");
    const hash = opened.identity.hashOf(READER);
    const kept = await opened.store.recipients.find(hash);
    expect(kept).toMatchObject({ hash, kind: "user", locale: "en" });
    expect(JSON.stringify(kept)).not.toContain(READER);
    expect(opened.identity.open(kept?.sealed ?? "")).toBe(READER);
  });

  it("is greeted even where the database is down, and LINE is told to bring the event again", async () => {
    const down = { save: () => Promise.reject(new Error("database is down")) };
    handle = handlerWith({ desk: { ...opened.desk, locales: { ...opened.desk.locales, ...down } } });
    await expect(handle(eventOf({ type: "follow" }))).rejects.toThrow("down");
    expect(line.replies).toHaveLength(1);
    expect(log.sentences()).toEqual(["error: event failed"]);
  });

  it("who has left again leaves nothing behind", async () => {
    await handle(eventOf({ type: "follow" }));
    await handle(eventOf({ type: "unfollow" }));
    expect(await opened.store.recipients.count()).toBe(0);
    expect(line.replies).toHaveLength(1);
  });

  it("is not brought back by a follow that LINE delivers after the unfollow", async () => {
    const follow = eventOf({ type: "follow" });
    await handle(eventOf({ type: "unfollow" }));
    await handle(follow);
    expect(await opened.store.recipients.count()).toBe(0);
    expect(line.replies).toEqual([]);
    await handle(eventOf({ type: "follow" }));
    expect(await opened.store.recipients.count()).toBe(1);
  });

  it("is not lost by an unfollow that LINE delivers after a newer follow", async () => {
    const unfollow = eventOf({ type: "unfollow" });
    await handle(eventOf({ type: "follow" }));
    await handle(unfollow);
    expect(await opened.store.recipients.count()).toBe(1);
  });
});

describe("a group", () => {
  it("is told hello and how to ask", async () => {
    await handle(eventOf({ type: "join" }, inGroup));
    expect(lastShown()).toContain("メンション");
    expect(await opened.store.recipients.count()).toBe(0);
  });

  it("is left in peace", async () => {
    for (const what of [
      text("最新"),
      text("要約", { quotedMessageId: "1" }),
      { type: "sticker" },
      { type: "media" },
    ] as Happening[])
      await handle(eventOf(what, inGroup));
    expect(line.replies).toEqual([]);
  });

  it("is answered when it mentions the bot or taps its buttons", async () => {
    await handle(eventOf(text("ヘルプ", { mentionsBot: true }), inGroup));
    await handle(eventOf({ type: "postback", data: "v1:help" }, inGroup));
    await handle(eventOf(text("", { mentionsBot: true }), inGroup));
    expect(line.replies).toHaveLength(3);
    expect(lastShown()).toContain("できること");
  });

  it("has its members counted only when it asks for what it would be billed for", async () => {
    let counted: unknown[] = [];
    const memberCount = async (...of: unknown[]) => {
      counted = [...counted, of];
      return 12;
    };
    handle = handlerWith({ messenger: { ...line, memberCount } });
    await handle(eventOf(text("登録一覧", { mentionsBot: true }), inGroup));
    expect(counted).toEqual([]);
    await handle(eventOf(text("登録 大谷", { mentionsBot: true }), inGroup));
    await handle(eventOf(text("登録 大谷")));
    expect(counted).toEqual([[GROUP, "group"]]);
  });

  it("that follows is counted anew when somebody comes or goes, and only then", async () => {
    await handle(eventOf({ type: "members" }, inGroup));
    expect(await opened.store.recipients.count()).toBe(0);
    await handle(eventOf(text("登録 大谷", { mentionsBot: true }), inGroup));
    await handle(eventOf({ type: "postback", data: "v1:follow:ask:words:大谷" }, inGroup));
    const membersOf = async () => {
      const reader = await opened.store.subscriptions.reader(opened.identity.hashOf(GROUP));
      return reader?.members;
    };
    expect(await membersOf()).toBe(12);
    handle = handlerWith({ messenger: { ...line, memberCount: async () => 13 } });
    await handle(eventOf({ type: "members" }, inGroup));
    expect(await membersOf()).toBe(13);
  });

  it("never has anybody's profile asked for", async () => {
    let asked = 0;
    const profileLanguage = async () => {
      asked += 1;
      return undefined;
    };
    handle = handlerWith({ messenger: { ...line, profileLanguage } });
    await handle(eventOf(text("help", { mentionsBot: true }), inGroup));
    expect(asked).toBe(0);
  });

  it("leaves nothing behind when the bot has to leave", async () => {
    await handle(eventOf(text("English", { mentionsBot: true }), inGroup));
    expect(await opened.store.recipients.count()).toBe(1);
    await handle(eventOf({ type: "leave" }, inGroup));
    expect(await opened.store.recipients.count()).toBe(0);
  });
});

describe("trouble of our own", () => {
  it("is apologised for, and told to the operator", async () => {
    const broken = { ...opened.desk.reads, mostRead: () => Promise.reject(new Error("disk is full")) };
    handle = handlerWith({ desk: { ...opened.desk, reads: broken } });
    await handle(eventOf(text("人気")));
    expect(lastShown()).toContain("不具合");
    expect(log.sentences()).toEqual(["error: command failed"]);
    expect(log.lines[0]).toContain("disk is full");
    expect(log.lines[0]).toContain("popular");
  });

  it("with showing a reply is apologised for too", async () => {
    handle = handlerWith({
      render: (reply, locale) => {
        if (reply.type === "help") throw new RangeError("no sentence help-heading in ja");
        return render(reply, locale);
      },
    });
    await handle(eventOf(text("ヘルプ")));
    expect(lastShown()).toContain("不具合");
    expect(log.sentences()).toEqual(["error: a reply could not be shown"]);
  });

  it("is brought again by LINE where not even a reader's data could be removed", async () => {
    const down = { ...opened.desk.recipients, remove: () => Promise.reject(new Error("database is down")) };
    handle = handlerWith({ desk: { ...opened.desk, recipients: down } });
    await expect(handle(eventOf({ type: "unfollow" }))).rejects.toThrow("down");
    expect(log.sentences()).toEqual(["error: event failed"]);
    expect(await metricsText()).toContain('shirase_events_handled_total{what="unfollow",outcome="failed"} 1');
  });
});

describe("trouble of LINE's", () => {
  const fault = (failure: LineFault["failure"]) =>
    new LineFault(failure, "LINE answered", { status: 400, requestId: "request-1" });

  it("with a message it refuses leaves the reader with a word, and the operator with its request id", async () => {
    line.faults = [fault("refused")];
    await handle(eventOf(text("ヘルプ")));
    expect(line.replies).toHaveLength(1);
    expect(lastShown()).toContain("不具合");
    expect(log.sentences()).toEqual(["error: a reply could not be shown"]);
    expect(log.lines[0]).toContain("request-1");
  });

  it.each(["gone", "refused"] as const)("that trying again cannot mend (%s) ends there", async (failure) => {
    line.faults = [fault(failure), fault(failure)];
    await handle(eventOf(text("ヘルプ")));
    expect(line.replies).toEqual([]);
    expect(log.sentences().at(-1)).toContain("warn: reply failed");
  });

  it.each(["unreachable", "rate", "unauthorized"] as const)(
    "that may pass (%s) has LINE bring the event again",
    async (failure) => {
      line.faults = [fault(failure)];
      const event = eventOf(text("ヘルプ"));
      await expect(handle(event)).rejects.toThrow(LineFault);
      expect(log.sentences()).toEqual([expect.stringContaining("warn: reply failed")]);
      expect(await metricsText()).toContain('{what="help",outcome="failed"} 1');
      await handle(event);
      expect(line.replies).toHaveLength(1);
    },
  );

  it.each([
    ["was used for the reply that arrived", 20 * MINUTE - 1, false],
    ["may as well have expired, and the news is owed", 20 * MINUTE, true],
  ])("that refuses a redelivery's token says that it %s", async (_, age, isOwed) => {
    const asker = opened.asker("ja", READER);
    const what = { by: "words", words: "灯台" } as const;
    await answer({ name: "follow", what, mode: "instant" }, asker, opened.desk);
    const [article] = await opened.publish(draftOf({ title: "灯台に明かり", publishedAt: NOW }));
    await opened.alert(article!);
    const event = eventOf(text("まとめ"), { at: NOW });
    line.faults = [fault("unreachable"), fault("gone")];
    await expect(handle(event)).rejects.toThrow(LineFault);
    opened.setClock(NOW + age);
    await handle(event);
    await handle(eventOf(text("まとめ")));
    expect(lastShown().includes("灯台に明かり")).toBe(isOwed);
  });

  it.each(["ヘルプ", "まとめ"])(
    "that took a reply (%s) without the news leaves the news owed",
    async (words) => {
      const asker = opened.asker("ja", READER);
      const what = { by: "words", words: "灯台" } as const;
      await answer({ name: "follow", what, mode: "instant" }, asker, opened.desk);
      await opened.desk.locales.catchUp();
      // The reply arrives, though nobody learns of it; when LINE brings its event again there is news.
      line.faults = [fault("unreachable"), fault("unreachable"), fault("gone")];
      const event = eventOf(text(words), { at: NOW });
      await expect(handle(event)).rejects.toThrow(LineFault);
      const [article] = await opened.publish(draftOf({ title: "灯台に明かり", publishedAt: NOW }));
      await opened.alert(article!);
      await expect(handle({ ...event, isRedelivery: true })).rejects.toThrow(LineFault);
      await handle({ ...event, isRedelivery: true });
      await handle(eventOf(text("まとめ")));
      expect(lastShown()).toContain("灯台に明かり");
    },
  );

  it("with profiles costs nothing but the guess", async () => {
    const messenger = { ...line, profileLanguage: () => Promise.reject(fault("unreachable")) };
    handle = handlerWith({ messenger });
    await handle(eventOf(text("help")));
    expect(lastShown()).toContain("What I can do");
  });
});

it("nothing about a person gets into the log or the metrics, whatever happens", async () => {
  const secretWords = "私の病院の予約番号";
  const broken = { ...opened.desk.reads, mostRead: () => Promise.reject(new Error("disk is full")) };
  handle = handlerWith({ desk: { ...opened.desk, reads: broken } });
  const happenings: Happening[] = [
    text(secretWords),
    text(`検索 ${secretWords}`),
    text("人気"),
    text("英語"),
    text("ヘルプ", { mentionsBot: true, quotedMessageId: MESSAGE_ID }),
    { type: "postback", data: `v9:${secretWords}` },
    { type: "sticker" },
    { type: "media" },
    { type: "follow" },
    { type: "join" },
    { type: "leave" },
    { type: "unfollow" },
  ];
  const failures = [undefined, "refused", "gone", "unreachable", "rate", "unauthorized"] as const;
  for (const failure of failures)
    for (const what of happenings)
      for (const place of [{}, inGroup]) {
        if (failure) line.faults = [new LineFault(failure, "LINE answered 400 to reply", { status: 400 })];
        await handle(eventOf(what, place)).catch(() => undefined);
      }
  line.faults = [];
  expect(log.lines.length).toBeGreaterThan(10);
  const seen = `${log.lines.join("\n")}\n${await metricsText()}`;
  for (const secret of [
    READER,
    GROUP,
    "reply-token",
    MESSAGE_ID,
    secretWords,
    opened.identity.hashOf(READER),
  ])
    expect(seen).not.toContain(secret);
});

it("what readers ask is counted by command and outcome", async () => {
  await handle(eventOf(text("ヘルプ")));
  await handle(eventOf(text("ヘルプ"), { at: NOW + MINUTE }));
  await handle(eventOf(text("ヘルプ"), inGroup));
  expect(await metricsText()).toContain('shirase_events_handled_total{what="help",outcome="replied"} 2');
  expect(await metricsText()).toContain('shirase_events_handled_total{what="text",outcome="silent"} 1');
});

describe("leaving a group", () => {
  const confirmed: Happening = { type: "postback", data: "v1:leave:confirmed" };

  it("is asked for once more, and done after the goodbye, with all that was kept", async () => {
    await handle(eventOf({ type: "postback", data: "v1:language:en" }, inGroup));
    await handle(eventOf(text("さようなら", { mentionsBot: true }), inGroup));
    expect(lastShown()).toContain("v1:leave:confirmed");
    expect(line.left).toEqual([]);
    await handle(eventOf(confirmed, inGroup));
    expect(lastShown()).toContain("Goodbye");
    expect(line.left).toEqual([{ chatId: GROUP, kind: "group", replies: 3 }]);
    expect(await opened.store.recipients.count()).toBe(0);
  });

  it("is tried again with LINE's redelivery where it failed, and is done where the group was faster", async () => {
    const { leave } = line;
    line.leave = () => Promise.reject(new LineFault("unreachable", "LINE gave no answer to leave"));
    await expect(handle(eventOf(confirmed, inGroup))).rejects.toThrow(LineFault);
    expect(log.lines.join()).toContain("a group was not left");
    line.faults.push(new LineFault("gone", "LINE answered 400 to reply"));
    line.leave = leave;
    await handle(eventOf(confirmed, inGroup));
    expect(line.left).toHaveLength(1);
    line.leave = () => Promise.reject(new LineFault("gone", "LINE answered 404 to leave"));
    await handle(eventOf(confirmed, inGroup));
  });

  it.each([confirmed, text("さようなら")])(
    "is a farewell in a 1:1 chat, for which nothing is deleted",
    async (said) => {
      await handle(eventOf(said));
      expect(lastShown()).toContain("どういたしまして");
      expect(lastShown()).not.toContain("delete-data");
      expect(line.left).toEqual([]);
    },
  );
});

describe("a reader who wants the readings of kanji", () => {
  const on: Happening = { type: "postback", data: "v1:furigana:on" };

  it("has them in replies until they are switched off", async () => {
    await opened.publish(draftOf({ publishedAt: NOW, title: "灯台" }));
    await handle(eventOf(on));
    await handle(eventOf(text("最新")));
    expect(lastShown()).toContain("灯台(よみ)");
    await handle(eventOf(text("最新"), { chat: { kind: "user", lineId: "Uother" } }));
    expect(lastShown()).not.toContain("(よみ)");
    await handle(eventOf(text("ふりがな オフ")));
    await handle(eventOf(text("最新")));
    expect(lastShown()).not.toContain("(よみ)");
  });

  it("shares the title as NHK wrote it", async () => {
    await opened.publish(draftOf({ publishedAt: NOW, title: "灯台" }));
    await handle(eventOf(on));
    await handle(eventOf(text("要約 灯台")));
    expect(lastShown()).toContain("灯台(よみ)");
    expect(lastShown()).toContain(`share?text=${encodeURIComponent("灯台\nhttps://")}`);
  });

  it("is answered without them where the dictionary fails", async () => {
    await opened.publish(draftOf({ publishedAt: NOW, title: "灯台" }));
    await handle(eventOf(on));
    const broken = createEasyReading(() => Promise.reject(new Error("no dictionary")));
    await handlerWith({ easyReading: broken })(eventOf(text("最新")));
    expect(lastShown()).toContain("灯台");
    expect(log.lines.join()).toContain("without the readings");
  });
});

describe("an answer that takes long", () => {
  /** A handler whose summaries take until `write` is called, and the question for one. */
  async function slowSummary() {
    const [article] = await opened.publish(draftOf({ publishedAt: NOW }));
    const { promise, resolve } = Promise.withResolvers<void>();
    const summaries = {
      async of(...given: Parameters<OpenDesk["desk"]["summaries"]["of"]>) {
        await promise;
        return opened.desk.summaries.of(...given);
      },
    };
    const slow = handlerWith({ desk: { ...opened.desk, summaries } });
    const data = articlePostback("summary", article?.id ?? "");
    return {
      ask: (changes?: Partial<WebhookEvent>) => slow(eventOf({ type: "postback", data }, changes)),
      write: resolve,
    };
  }

  it("shows that it is coming after 300 ms, and nothing once it is there", async () => {
    const { ask, write } = await slowSummary();
    const answered = ask();
    timers.pass(299);
    expect(line.loading).toEqual([]);
    timers.pass(1);
    expect(line.loading).toEqual([READER]);
    write();
    await answered;
    expect(line.replies).toHaveLength(1);
  });

  it("shows nothing where it came in time", async () => {
    const { ask, write } = await slowSummary();
    const answered = ask();
    timers.pass(299);
    write();
    await answered;
    timers.pass(10_000);
    expect(line.loading).toEqual([]);
  });

  it("shows nothing in a group, where LINE has no animation", async () => {
    const { ask, write } = await slowSummary();
    const answered = ask(inGroup);
    timers.pass(10_000);
    write();
    await answered;
    expect(line.loading).toEqual([]);
    expect(line.replies).toHaveLength(1);
  });

  it("comes after the animation that was asked for, and whatever becomes of that", async () => {
    const { ask, write } = await slowSummary();
    const { promise, reject } = Promise.withResolvers<void>();
    line.startLoading = () => promise;
    const answered = ask();
    timers.pass(300);
    write();
    for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
    expect(line.replies).toEqual([]);
    reject(new LineFault("rate", "LINE answered 429 to loading"));
    await answered;
    expect(line.replies).toHaveLength(1);
  });

  it("leaves the animation to others beyond LINE's rate", async () => {
    const { ask, write } = await slowSummary();
    const people = Array.from({ length: 150 }, (_, n) => `U${n.toString(16).padStart(32, "0")}`);
    const answered = people.map((lineId) => ask({ chat: { kind: "user", lineId } }));
    timers.pass(300);
    write();
    await Promise.all(answered);
    expect(line.loading).toHaveLength(98);
    expect(line.replies).toHaveLength(150);
  });
});
