import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Bubble } from "../../tools/emulator/control-api.ts";
import { buttonsIn, type House, openHouse, type Person, replyCalls, shown } from "./house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** Waits by looking until that many messages have come unasked; gives the last of them. */
async function told(person: Person, count: number): Promise<Bubble> {
  await expect.poll(async () => (await person.alerts()).length, { timeout: 15_000 }).toBe(count);
  const last = (await person.alerts()).at(-1);
  if (!last) throw new Error("no alert");
  return last;
}

const buttonOf = (bubbles: Bubble[], start: string): string => {
  const data = buttonsIn(bubbles).find((button) => button.startsWith(start));
  if (data === undefined) throw new Error(`no button ${start} in ${buttonsIn(bubbles).join(" ")}`);
  return data;
};

async function newReader(language: "ja" | "en"): Promise<Person> {
  const person = await house.befriend("reader", language);
  await person.act({ type: "follow" });
  return person;
}

async function following(words: string, language: "ja" | "en" = "ja", mode = "instant"): Promise<Person> {
  const person = await newReader(language);
  await person.tap(`v1:follow:${mode}:words:${words}`);
  return person;
}

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
    for (const name of ["フォロー中（4件）", "「台風」", "続報", "スポーツ", "地震・津波"])
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
