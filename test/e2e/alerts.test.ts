import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Bubble } from "../../tools/emulator/control-api.ts";
import { buttonOf, newsOn, readersIn, told } from "./alert-readers.ts";
import {
  bubblesOf,
  buttonsIn,
  type House,
  openHouse,
  type Person,
  post,
  replyCalls,
  shown,
} from "./house.ts";

let house: House;
const { newReader, following, settled } = readersIn(() => house);
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

interface Wording {
  follow: string;
  words: string;
  preview: RegExp;
  following: string;
  article: { title: string; lead: string };
  next: { title: string; lead: string };
  reason: string;
  why: RegExp;
  less: RegExp;
  muted: RegExp;
  unfollowed: RegExp;
}

const WORDINGS: Record<"ja" | "en", Wording> = {
  ja: {
    follow: "登録 瑠璃灯台",
    words: "瑠璃灯台",
    preview: /フォローする前に.*ありませんでした/s,
    following: "「瑠璃灯台」をフォローしました",
    article: {
      title: "瑠璃灯台の光が四十年ぶりに緑色へ",
      lead: "岬に立つ瑠璃灯台で、灯火の色を緑に戻す作業が終わりました。地元の漁協が長く望んでいました。",
    },
    next: {
      title: "盆栽の大会に小学生 会場は瑠璃灯台のふもと",
      lead: "盆栽を愛好する児童が全国から集まり、丹精した鉢を披露しました。会場は瑠璃灯台のふもとの広場です。",
    },
    reason: "フォロー中: 「瑠璃灯台」",
    why: /このお知らせが届いた理由.*一致した言葉: 瑠璃灯台/s,
    less: /「瑠璃灯台」は、まとめ配信の時刻にお届けします/,
    muted: /をミュートしました/,
    unfollowed: /「瑠璃灯台」のフォローを解除しました/,
  },
  en: {
    follow: "follow amber lighthouse",
    words: "amber lighthouse",
    preview: /Before you follow.*There were no articles/s,
    following: "Now following “amber lighthouse”",
    article: {
      title: "Amber lighthouse turns green after forty years",
      lead: "Workers have restored the green lamp of the amber lighthouse on the cape, as fishermen had long wished.",
    },
    next: {
      title: "Pupils show bonsai trees at national contest",
      lead: "Children from all prefectures presented miniature pines they had grown themselves. A lighthouse keeper lent amber pots.",
    },
    reason: "Following: “amber lighthouse”",
    why: /Why you got this.*Matched: amber, lighthouse/is,
    less: /“amber lighthouse” now comes with your digest/,
    muted: /is muted/,
    unfollowed: /no longer follow “amber lighthouse”/,
  },
};

describe.each(["ja", "en"] as const)("a reader in %s", (language) => {
  const wording = WORDINGS[language];
  let person: Person;
  let alert: Bubble;
  beforeAll(async () => {
    person = await newReader(language);
  });

  it("sees what a topic would have brought before following it, then follows by a tap", async () => {
    const preview = await person.say(wording.follow);
    expect(shown(preview)).toMatch(wording.preview);
    expect(shown(await person.say(language === "ja" ? "登録一覧" : "my alerts"))).not.toContain(
      wording.words,
    );
    const answer = await person.tap(buttonOf(preview, "v1:follow:instant:words:"));
    expect(shown(answer)).toContain(wording.following);
    expect(shown(await person.say(language === "ja" ? "登録一覧" : "my alerts"))).toContain(wording.words);
  });

  it("is told of a new article at once, with the reason", async () => {
    await house.publish({ lang: language, ...wording.article });
    alert = await told(person, 1);
    expect(shown([alert])).toContain(wording.article.title);
    expect(shown([alert])).toContain(wording.reason);
  });

  it("is offered what came lately on quoting an alert, as LINE does not tell which one", async () => {
    const words = language === "ja" ? ["要約", "なぜ？"] : ["summary", "why?"];
    const choice = await person.say(words[0] ?? "", alert.messageId);
    expect(shown(choice)).toMatch(language === "ja" ? /どの記事の要約/ : /Which article/);
    expect(shown(choice)).toContain(wording.article.title);
    expect(shown(await person.say(words[1] ?? "", alert.messageId))).toMatch(wording.why);
  });

  it("finds why, less, mute and unfollow on the alert itself", async () => {
    expect(shown(await person.tap(buttonOf([alert], "v1:why:")))).toMatch(wording.why);
    expect(shown(await person.tap(buttonOf([alert], "v1:less:")))).toMatch(wording.less);
    const words = await person.tap(buttonOf([alert], "v1:mute-alert:"));
    expect(shown(await person.tap(buttonOf(words, "v1:mute:")))).toMatch(wording.muted);
    expect(shown(await person.tap(buttonOf([alert], "v1:unfollow-alert:")))).toMatch(wording.unfollowed);
  });

  it("is not told of what it no longer follows", async () => {
    const watcher = await following(wording.words, language);
    await house.publish({ lang: language, ...wording.next });
    await told(watcher, 1);
    expect(await person.alerts()).toHaveLength(1);
    expect(shown(await person.say(language === "ja" ? "ヘルプ" : "help"))).not.toContain(wording.next.title);
  });

  it("had no message that LINE would have refused", () => {
    const refused = house.emulator
      .calls()
      .filter(({ path, status }) => path.includes("/message/") && status !== 200);
    expect(refused).toEqual([]);
    expect(replyCalls(house.emulator).length).toBeGreaterThan(10);
  });
});

describe("following by button", () => {
  it("works from a search, an article's page, a category's list and the list of topics", async () => {
    const person = await newReader("ja");
    const previews = [
      await person.tap(buttonOf(await person.say("台風"), "v1:follow::words:")),
      await person.tap(buttonOf(await person.say("詳細 地震"), "v1:follow::story:")),
      await person.tap(buttonOf(await person.say("最新 スポーツ"), "v1:follow::category:sports")),
      await person.tap(buttonOf(await person.say("登録"), "v1:follow::preset:")),
    ];
    for (const preview of previews) {
      expect(shown(preview)).toMatch(/フォローする前に.*たとえば/s);
      expect(shown(await person.tap(buttonOf(preview, "v1:follow:instant:")))).toContain("フォローしました");
    }
    const list = shown(await person.say("登録一覧"));
    for (const name of ["フォロー中（4件）", "台風・大雨・大雪", "続報", "スポーツ", "地震・津波"])
      expect(list).toContain(name);
  });

  it("offers a digest for what would come more than five times a day", async () => {
    const person = await newReader("ja");
    const preview = await person.say("登録 しました | ました");
    expect(shown(preview)).toMatch(/1日に約\d+件.*まとめ配信」がおすすめ/s);
    const follows = buttonsIn(preview).filter((data) => data.startsWith("v1:follow:"));
    expect(follows[0]).toMatch(/^v1:follow:digest:/);
  });

  it("brings the next article of a story, a category and a preset", async () => {
    const [byCategory, byPreset] = [await newReader("ja"), await newReader("ja")];
    await byCategory.tap("v1:follow:instant:category:science");
    await byPreset.tap("v1:follow:instant:preset:space");
    await house.publish({
      categories: ["science"],
      title: "小惑星かざぐるまの表面に青い砂 探査機が撮影",
      lead: "探査機が小惑星かざぐるまに近づき、青く見える砂の広がりを撮影しました。研究者は鉱物の正体を調べています。",
    });
    expect(shown([await told(byCategory, 1)])).toContain("フォロー中: 科学・医療");
    expect(shown([await told(byPreset, 1)])).toContain("フォロー中: 宇宙");

    const found = await byPreset.say("かざぐるま");
    const byStory = await newReader("ja");
    const id = buttonOf(found, "v1:summary:").split(":")[2] ?? "";
    await byStory.tap(`v1:follow:instant:story:${id}`);
    await house.publish({
      categories: ["science"],
      title: "小惑星かざぐるまの青い砂 探査機が採取に成功",
      lead: "探査機が小惑星かざぐるまの青い砂の採取に成功しました。研究者は持ち帰った砂の鉱物を調べることにしています。",
    });
    expect(shown([await told(byStory, 1)])).toContain("採取に成功");
    // For those who don't follow the story it is an update, which waits for the next reply.
    expect(await byPreset.alerts()).toHaveLength(1);
    expect(shown(await byPreset.say("ヘルプ"))).toContain("採取に成功");
    expect(shown(await byCategory.say("まとめ"))).toMatch(/続報.*採取に成功/s);
    expect(shown(await byCategory.say("まとめ"))).toContain("すべてお届けしています");
  });
});

const URGENT = {
  title: "緊急地震速報 青磁湾で強い揺れ 震度5強を観測",
  lead: "青磁湾を震源とする地震があり、瓦町で震度5強を観測しました。強い揺れに警戒し、身の安全を守ってください。",
};
const DRILL = {
  title: "緊急地震速報の訓練 青磁湾の学校で児童が机の下へ",
  lead: "緊急地震速報が流れたという想定の訓練が青磁湾の学校で行われ、児童が机の下に隠れて身を守りました。",
};

describe("putting alerts off", () => {
  it("pauses one topic, and what comes meanwhile is never told", async () => {
    const person = await following("蛍石");
    expect(shown(await person.say("蛍石の通知を停止"))).toContain("「蛍石」のお知らせを停止しました");
    await house.publish(newsOn("蛍石"));
    await settled();
    expect(shown(await person.say("蛍石の通知を再開"))).toContain("再開しました");
    expect(shown(await person.say("まとめ"))).toContain("すべてお届けしています");
    const later = newsOn("蛍石");
    await house.publish(later);
    expect(shown([await told(person, 1)])).toContain(later.title);
  });

  it("snoozes all, and brings what came meanwhile with the next reply", async () => {
    const person = await following("黄鉄鉱");
    const lengths = await person.say("スヌーズ");
    expect(shown(await person.tap(buttonOf(lengths, "v1:snooze:hour")))).toContain("お休みします");
    const article = newsOn("黄鉄鉱");
    await house.publish(article);
    await settled();
    expect(await person.alerts()).toEqual([]);
    expect(shown(await person.say("ヘルプ"))).toMatch(/「黄鉄鉱」 の新着 1件/);
    expect(shown(await person.say("スヌーズ解除"))).toContain("スヌーズを解除しました");
    await house.publish(newsOn("黄鉄鉱"));
    await told(person, 1);
  });

  it("keeps quiet hours, which urgent news breaks and a drill does not", async () => {
    const person = await following("青磁湾");
    await person.say("登録 緑泥石");
    await person.tap("v1:follow:instant:words:緑泥石");
    const minute = (hours: number) => {
      const at = new Date(house.time() + (9 + hours) * 3_600_000);
      return `${String(at.getUTCHours()).padStart(2, "0")}:${String(at.getUTCMinutes()).padStart(2, "0")}`;
    };
    // The buttons of the settings open LINE's time picker; what was picked comes beside their data.
    const settings = await person.say("設定");
    await person.tap(buttonOf(settings, "v1:quiet:from"), { time: minute(-2) });
    const set = await person.tap(buttonOf(settings, "v1:quiet:to"), { time: minute(2) });
    expect(shown(set)).toContain(`${minute(-2)}〜${minute(2)}`);
    const quiet = newsOn("緑泥石");
    await house.publish(quiet);
    await house.publish(DRILL);
    await settled();
    expect(await person.alerts()).toEqual([]);
    await house.publish(URGENT);
    const alert = shown([await told(person, 1)]);
    expect(alert).toMatch(/緊急のニュース：.*緊急地震速報 青磁湾で強い揺れ/s);
    // A paid message carries all that is owed.
    expect(alert).toContain(quiet.title);
    expect(alert).toContain(DRILL.title);
  });

  it("follows the digest times that were picked", async () => {
    const person = await following("雲母坂");
    expect(shown(await person.tap("v1:delivery:digest"))).toContain("08:00、19:00に、まとめてお届けします");
    const settings = await person.say("設定");
    expect(shown(await person.tap(buttonOf(settings, "v1:digest-times:add"), { time: "12:30" }))).toContain(
      "08:00、12:30、19:00",
    );
    expect(shown(await person.tap(`v1:digest-times:remove:${8 * 60}`))).toContain("12:30、19:00");
    await house.publish(newsOn("雲母坂"));
    await settled();
    expect(await person.alerts()).toEqual([]);
  });
});

describe("what is told", () => {
  it("is one message with both reasons where two topics brought an article", async () => {
    const person = await following("白雲母");
    await person.tap("v1:follow:instant:words:天河石");
    await house.publish(newsOn("白雲母と天河石"));
    const alert = await told(person, 1);
    expect(shown([alert])).toContain("フォロー中: 「白雲母」、「天河石」");
    await settled();
    expect(await person.alerts()).toHaveLength(1);
    const choice = await person.tap(buttonOf([alert], "v1:unfollow-alert:"));
    expect(shown(choice)).toMatch(/どのフォローを解除しますか？.*「白雲母」.*「天河石」/s);
  });

  it("is never a correction", async () => {
    const person = await following("石榴坂");
    const nhkId = await house.publish(newsOn("石榴坂"));
    await told(person, 1);
    await post(`${house.newsroom.url}/_newsroom/correct`, {
      nhkId,
      lead: "石榴坂の記事の誤りを正しました。",
    });
    await expect
      .poll(async () => shown(await person.say("要約 石榴坂")), { timeout: 15_000 })
      .toContain("誤りを正しました");
    await settled();
    expect(await person.alerts()).toHaveLength(1);
    expect(shown(await person.say("まとめ"))).toContain("すべてお届けしています");
  });

  it("is in short with the next reply for who asks, and a tap shows it all", async () => {
    const person = await following("方解石", "ja", "ask");
    const articles = Array.from({ length: 5 }, () => newsOn("方解石"));
    for (const article of articles) await house.publish(article);
    await settled();
    expect(await person.alerts()).toEqual([]);
    const reply = await person.say("ヘルプ");
    expect(shown(reply)).toMatch(/「方解石」 の新着 5件（\S+ \d+:\d\dから）/);
    const all = shown(await person.tap(buttonOf(reply, "v1:catch-up:")));
    for (const { title } of articles) expect(all).toContain(title);
    expect(shown(await person.say("ヘルプ"))).not.toContain("新着");
    await house.publish(newsOn("方解石"));
    await settled();
    expect(shown(await person.say("まとめ"))).toContain("まとめ（1件）");
    expect(shown(await person.say("まとめ"))).toContain("すべてお届けしています");
  });

  it("is nothing to who blocked the bot, or had its data deleted, while an alert waits", async () => {
    const [blocker, leaver] = [
      await following("菫青石", "ja", "digest"),
      await following("菫青石", "ja", "ask"),
    ];
    await house.publish(newsOn("菫青石"));
    await settled();
    await blocker.act({ type: "unfollow" });
    await leaver.tap("v1:delete-data:confirmed");
    await blocker.act({ type: "follow" });
    await house.publish(newsOn("菫青石"));
    await settled();
    for (const person of [blocker, leaver]) {
      expect(await person.alerts()).toEqual([]);
      expect(shown(await person.say("まとめ"))).not.toContain("菫青石");
      expect(shown(await person.say("登録一覧"))).toContain("フォローしている話題はまだありません");
    }
  });
});

describe("a group", () => {
  it("hears the price first, follows by mention, and is told when it talks to the bot", async () => {
    const members = await Promise.all([1, 2, 3].map(() => house.befriend("member", "ja")));
    const created = await post(`${house.emulator.url}/_emulator/groups`, {
      name: "町内会",
      memberIds: members.map(({ userId }) => userId),
    });
    const { groupId } = (await created.json()) as { groupId: string };
    const act = async (body: object): Promise<Bubble[]> => {
      const before = (await bubblesOf(house.emulator, groupId)).at(-1)?.seq ?? 0;
      await post(`${house.emulator.url}/_emulator/chats/${groupId}/act`, {
        ...{ type: "text", from: members[0]?.userId },
        ...body,
      });
      return (await bubblesOf(house.emulator, groupId, before)).filter(({ from }) => from === "bot");
    };
    expect(await act({ text: "登録 台風" })).toEqual([]);
    const price = await act({ text: "登録 台風", mentionBot: true });
    expect(shown(price)).toMatch(/3人 × お知らせの回数で1か月に約\d+通/);
    const ways = buttonsIn(price).filter((data) => data.startsWith("v1:follow:"));
    expect(ways[0]).toBe("v1:follow:ask:words:台風");
    const followed = await act({ type: "postback", text: undefined, data: "v1:follow:ask:words:台風" });
    expect(shown(followed)).toContain("話しかけてくださったときにお伝えします");
    const article = newsOn("台風");
    await house.publish(article);
    await settled();
    expect((await bubblesOf(house.emulator, groupId)).filter(({ by }) => by === "push")).toEqual([]);
    expect(shown(await act({ text: "ヘルプ", mentionBot: true }))).toContain(article.title);
  });

  it("hears one message when the bot joins and none else unasked, and can send it away", async () => {
    const member = await house.befriend("member", "ja");
    const created = await post(`${house.emulator.url}/_emulator/groups`, {
      name: "町内会",
      memberIds: [member.userId],
    });
    const { groupId } = (await created.json()) as { groupId: string };
    const act = (body: object) => post(`${house.emulator.url}/_emulator/chats/${groupId}/act`, body);
    const from = member.userId;
    const said = async () => (await bubblesOf(house.emulator, groupId)).filter(({ from }) => from === "bot");
    await act({ type: "join" });
    expect(await said()).toHaveLength(1);
    for (const type of ["sticker", "image"]) await act({ type, from });
    await act({ type: "text", text: "さようなら", from });
    expect(await said()).toHaveLength(1);
    await act({ type: "postback", data: "v1:follow:ask:words:台風", from });
    const before = (await house.status()).recipients;
    await act({ type: "text", text: "さようなら", mentionBot: true, from });
    await act({ type: "postback", data: buttonOf((await said()).slice(-1), "v1:leave:"), from });
    expect(shown((await said()).slice(-1))).toContain("また、いつでも招待してください");
    expect((await house.status()).recipients).toBe(before - 1);
    const left = house.emulator.calls().filter(({ path }) => path === `/v2/bot/group/${groupId}/leave`);
    expect(left.map(({ status }) => status)).toEqual([200]);
    const length = (await said()).length;
    await act({ type: "text", text: "最新", mentionBot: true, from });
    expect(await said()).toHaveLength(length);
  });
});
