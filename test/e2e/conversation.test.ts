import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Bubble } from "../../tools/emulator/control-api.ts";
import { buttonsIn, type House, openHouse, type Person, replyCalls, shown } from "./house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** No message may be refused: what the emulator refuses, LINE would. */
const expectAccepted = () =>
  expect(replyCalls(house.emulator).filter(({ status }) => status !== 200)).toEqual([]);

interface Step {
  say: string;
  /** What the answer must show. */
  see: RegExp;
}

const JOURNEYS: Record<string, Step[]> = {
  ja: [
    { say: "最新", see: /最新ニュース.*"type":"carousel"/s },
    { say: "最新 スポーツ", see: /スポーツの最新ニュース/ },
    { say: "経済", see: /経済の最新ニュース/ },
    { say: "地震", see: /「地震」の検索結果/ },
    { say: "検索 台風", see: /「台風」の検索結果/ },
    { say: "昨日のニュース", see: /\d+月\d+日のニュース/ },
    { say: "スポーツ 日本", see: /「スポーツ 日本」の検索結果.*スポーツ/s },
    { say: "地震 -津波", see: /「地震 -津波」の検索結果（.*・地震で断水の汐見市/s },
    { say: "台風 | フェリー", see: /台風 \| フェリー」の検索結果.*フェリー/s },
    { say: "くま", see: /「くま」の検索結果.*クマ/s },
    { say: "ワクチソ", see: /近い言葉「ワクチン」の検索結果です/ },
    { say: "の", see: /探す言葉がわかりませんでした/ },
    { say: "要約 台風", see: /NHKの記事の文章です/ },
    { say: "関連 地震", see: /に関連する記事/ },
    { say: "詳細 地震", see: /文字数.*読まれた回数.*URL.*取得.*更新.*最後に読まれた日時/s },
    { say: "これまで フェリー", see: /これまで：.*NHKの記事から自動で抜き出した文です.*その後/s },
    { say: "人気", see: /この1週間によく読まれている記事/ },
    { say: "要約", see: /どの記事の要約を見ますか/ },
    { say: "分野", see: /どの分野に.*スポーツ/s },
    { say: "ヘルプ", see: /できること/ },
    { say: "あぬびす", see: /見つかりませんでした/ },
    {
      say: "https://www3.nhk.or.jp/news/html/20200101/k10099999999000.html",
      see: /その記事は手元にありません/,
    },
    { say: "言語", see: /どちらの言語/ },
    { say: "データ", see: /暗号化/ },
  ],
  en: [
    { say: "latest", see: /Latest news.*"type":"carousel"/s },
    { say: "world news", see: /Latest news: World/ },
    { say: "earthquake", see: /articles? about “earthquake”/ },
    { say: "search typhoon", see: /about “typhoon”/ },
    { say: "news from yesterday", see: /News of [A-Z][a-z]+ \d+/ },
    { say: "japan ferry", see: /“japan ferry”.*ferry/s },
    { say: "ferry -passengers", see: /“ferry -passengers”(?!.*passengers,).*"type":"carousel"/s },
    { say: '"moon lander"', see: /about “.moon lander.”|matches for “.moon lander.”|One article about/ },
    { say: "earthqake", see: /No article spells it “earthqake”\. Close to that, “earthquakes?”/ },
    { say: "the", see: /could not make out what to look for/ },
    { say: "summary earthquake", see: /In NHK's own words/ },
    { say: "related earthquake", see: /Related to “/ },
    { say: "details earthquake", see: /Words.*Times read.*URL.*Created.*Updated.*Last read/s },
    { say: "story so far ferry", see: /The story so far: .*JST.*picked automatically.*What's new since/s },
    { say: "most read", see: /Most read/ },
    { say: "summary", see: /Which article/ },
    { say: "help", see: /What I can do/ },
    { say: "xyzzyx", see: /found nothing/ },
    { say: "language", see: /Which language/ },
    { say: "my data", see: /encrypted/ },
  ],
};

describe.each(["ja", "en"])("a reader in %s", (language) => {
  let person: Person;
  let greeting: Bubble[];
  beforeAll(async () => {
    person = await house.befriend("reader", language);
    greeting = await person.act({ type: "follow" });
  });

  it("is greeted with news before typing anything", () => {
    expect(shown(greeting)).toContain('"type":"carousel"');
    expect(shown(greeting)).toMatch(language === "ja" ? /友だち追加/ : /Thank you/);
  });

  it.each(JOURNEYS[language] ?? [])("is answered on “$say”", async ({ say, see }) => {
    const answer = await person.say(say);
    expect(shown(answer)).toMatch(see);
    expect(buttonsIn(answer).length, "a next step").toBeGreaterThan(0);
    expectAccepted();
  });

  it("finds an answer behind every button there is", async () => {
    const tried = new Set<string>();
    const waiting = buttonsIn(greeting);
    for (let data = waiting.shift(); data !== undefined && tried.size < 150; data = waiting.shift()) {
      // Language and deletion change the reader; they have tests of their own.
      if (tried.has(data) || data.startsWith("v1:language:") || data.includes("delete-data:confirmed"))
        continue;
      tried.add(data);
      const answer = await person.tap(data);
      expect(answer.length, data).toBeGreaterThan(0);
      expect(shown(answer), data).not.toMatch(/不具合|went wrong|古くて使えなく|too old to work/);
      waiting.push(...buttonsIn(answer));
    }
    expect(tried.size).toBeGreaterThan(40);
    expectAccepted();
  });

  it.each(["sticker", "image", "location"] as const)("gets a sentence on a %s", async (type) => {
    const answer = await person.act({ type });
    expect(buttonsIn(answer)).toContain("v1:latest::");
    expectAccepted();
  });
});

describe("acting on an article", () => {
  it("understands an NHK link and a quoted message", async () => {
    const person = await house.befriend("quoter", "ja");
    const page = await person.say("要約 台風");
    const title = /"altText":"([^"\\]+)/.exec(shown(page))?.[1] ?? "no title";
    const quoted = await person.say("関連", page[0]?.messageId);
    expect(shown(quoted)).toContain(title.slice(0, 10));

    const details = await person.say("詳細", page[0]?.messageId);
    const url = /https:\/\/news\.web\.nhk\/[^"]+/.exec(shown(details))?.[0] ?? "no link";
    expect(shown(await person.say(`これ ${url}?utm_source=line`))).toContain(title);
  });

  it("counts a read by the link and by the chat, and leads to NHK", async () => {
    const person = await house.befriend("counter", "ja");
    const first = await person.say("詳細 台風");
    const id = /v1:related:([0-9a-f-]{36})/.exec(shown(first))?.[1];
    const reads = (bubbles: Bubble[]) =>
      Number(/読まれた回数"[^}]*}[^}]*"text":"(\d+)"/.exec(shown(bubbles))?.[1]);
    const response = await fetch(`${house.botUrl}/r/${id}`, { redirect: "manual" });
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toMatch(/^https:\/\/news\.web\.nhk\//);
    expect(reads(await person.tap(`v1:details:${id}`))).toBe(reads(first) + 2);
  });

  it("explains every old button, and says where to go on", async () => {
    const person = await house.befriend("keeper", "en");
    await person.tap("v1:follow:ask:words:lighthouse");
    const gone = "01a2081f-5ef0-708b-b46c-a4170c62537a";
    const old: Record<string, RegExp> = {
      "v0:latest::": /too old/,
      "someone else's data": /too old/,
      "v1:follow:instant:preset:gone": /too old/,
      [`v1:summary:${gone}`]: /older than 30 days/,
      [`v1:why:${gone}`]: /older than 30 days/,
      [`v1:follow:instant:story:${gone}`]: /older than 30 days/,
      [`v1:latest:world:${gone}`]: /Latest news: World/,
      "v1:latest:gone:": /no articles in Gone/,
      "v1:unfollow:999999": /no longer follow/,
      "v1:pause:999999": /no longer follow/,
      "v1:topic-mode:999999:ask": /no longer follow/,
    };
    for (const [data, sentence] of Object.entries(old)) {
      const answer = await person.tap(data);
      expect(shown(answer), data).toMatch(sentence);
      expect(buttonsIn(answer).length, data).toBeGreaterThan(2);
    }
    expectAccepted();
  });

  it("counts what readers think of a summary, and thanks them", async () => {
    const person = await house.befriend("critic", "ja");
    const page = await person.say("要約 台風");
    const [up, down] = buttonsIn(page).filter((data) => data.startsWith("v1:feedback:"));
    expect([up, down]).toEqual(["v1:feedback:nhk:up", "v1:feedback:nhk:down"]);
    const before = (await house.status()).feedback.find(({ by }) => by === "nhk") ?? { up: 0, down: 0 };
    expect(shown(await person.tap(up ?? ""))).toContain("ありがとうございます");
    expect(shown(await person.tap(down ?? ""))).toContain("ありがとうございます");
    const counted = { by: "nhk", up: before.up + 1, down: before.down + 1 };
    expect((await house.status()).feedback).toContainEqual(counted);
    const metrics = await (await fetch(`${house.botUrl}/metrics`)).text();
    expect(metrics).toContain(`shirase_summary_feedback{by="nhk",vote="up"} ${counted.up}`);
  });

  it("shows the readings of kanji to who wants them, and to nobody else", async () => {
    const learner = await house.befriend("learner", "ja");
    expect(shown(await learner.say("設定"))).toContain("v1:furigana:on");
    await learner.say("ふりがな");
    const page = shown(await learner.say("要約 台風"));
    expect(page).toMatch(/台風\(たいふう\)/);
    expect(shown(await learner.say("最新"))).toMatch(/[ぁ-ん]\)/);
    expect(shown(await learner.say("設定"))).toContain("v1:furigana:off");
    const other = await house.befriend("other", "ja");
    expect(shown(await other.say("要約 台風"))).not.toContain("(たいふう)");
    expectAccepted();
  });

  it("sends a friend the title and NHK's own link", async () => {
    const person = await house.befriend("sharer", "ja");
    const page = shown(await person.say("要約 台風"));
    const text = new URL(/https:\/\/line\.me\/R\/share[^"]*/.exec(page)?.[0] ?? "").searchParams.get("text");
    expect(text).toMatch(/台風.*\nhttps:\/\/news\.web\.nhk\//s);
  });

  it("answers a reader whose LINE tells no language in the language of the message", async () => {
    const person = await house.befriend("quiet");
    expect(shown(await person.say("help"))).toContain("What I can do");
    expect(shown(await person.say("ヘルプ"))).toContain("できること");
  });

  it("speaks the language a reader chose, whatever the profile says", async () => {
    const person = await house.befriend("chooser", "ja");
    await person.tap("v1:language:en");
    expect(shown(await person.say("最新"))).toContain("Latest news");
  });

  it("shows the sentence that answers a search, whole, wherever it stands in an article", async () => {
    const person = await house.befriend("searcher", "ja");
    const answer =
      "水車小屋の歯車は、残されていた百二十年前の図面をもとに、地元の大工と工業高校の生徒が半年かけて作り直しました。";
    const lead = `町はずれの古い水車小屋が、五年ぶりに動き始めました。小屋は大雨で壊れ、長く使われていませんでした。住民は募金を集めて修理を続け、川の流れを引き込む水路も新しくしました。秋の連休には、ひいた粉を使ったそばが見物の人たちにふるまわれ、朝から長い列ができました。${answer}`;
    await house.publish({ title: "水車小屋 五年ぶりに回る", lead });
    await expect
      .poll(async () => shown(await person.say("水車 図面")), { timeout: 15_000 })
      .toContain(`"text":"${answer}"`);
  });

  it("takes up news and corrections while it runs", async () => {
    const person = await house.befriend("watcher", "ja");
    const lead =
      "港町の小さな灯台に、夜明け前から大勢の見物人が集まりました。灯台は一年ぶりに一般に公開されました。";
    const published = await fetch(`${house.newsroom.url}/_newsroom/publish`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        lang: "ja",
        thread: "lighthouse",
        categories: ["society"],
        title: "珊瑚岬灯台を一年ぶりに公開 見物人が列",
        lead,
      }),
    });
    expect(published.status).toBe(201);
    await expect
      .poll(async () => shown(await person.say("珊瑚岬灯台")), { timeout: 15_000 })
      .toContain("珊瑚岬灯台を一年ぶり");
  });
});
