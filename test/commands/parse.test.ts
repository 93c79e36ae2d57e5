import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ALERT_WORDS, DELIVERY_WORDS, SNOOZE_WORDS } from "../../src/commands/alert-vocabulary.ts";
import type { ArticleRef, Command } from "../../src/commands/command.ts";
import { localeOfText } from "../../src/commands/locales.ts";
import { parseText } from "../../src/commands/parse.ts";
import { compact } from "../../src/commands/tidy.ts";
import { CATEGORY_WORDS, COMMAND_WORDS, NEWS_WORDS } from "../../src/commands/vocabulary.ts";
import { COMMAND_NAMES } from "./names.ts";
import { means, phrases } from "./phrases.ts";

const latest = (category?: string): Command => ({ name: "latest", ...(category && { category }) });
const search = (words: string): Command => ({ name: "search", words });
const ofWords = (words: string): ArticleRef => ({ by: "words", words });
const ofId = (nhkId: string): ArticleRef => ({ by: "nhk-id", nhkId });
const NOTHING: ArticleRef = { by: "nothing" };

describe("the latest news", () => {
  means(
    latest(),
    `
    最新 | ニュース | 最新ニュース | 最新のニュース | 今日のニュース | きょうのニュース | 新着 | 速報
    ニュースを見せて | 最新ニュースを見せてください。 | ニュース見せて！ | 最新のニュースを教えてください
    ニュースある？ | 何かニュースある？ | 最新は？ | 今日のニュースは？ | ニュースが見たい | 最新情報
    NHKニュース | NHKの最新ニュース | nhk | 「最新」 | 最新🙏 | ﾆｭｰｽ | ニュースお願いします
    今日のニュースをまとめて | 今日のまとめ | 今日は何があった？ | 一番新しいニュース | いまのニュース | 最新の記事一覧 | #ニュース
    latest | Latest! | news | ＮＥＷＳ | News please | /news | /latest | latest news | the latest news
    today's news | today’s headlines | What’s new? | what is happening? | any news? | show me the news
    can you show me the latest news please | could you please tell me the news? | news today
    I want to read the latest news | is there any news? | do you have any news today | NHK news
    what is new today? | some news | NHK World-Japan | news, latest | breaking | all the news of today
    headlines | breaking news | recent stories | Hi, show me the latest news | NHK World news
    `,
  );
  it("is meant whatever white space stands around or between", () => {
    for (const message of [" 最新\n", "latest\n\nnews", "\u3000ニュース\u3000"])
      expect(parseText(message)).toEqual(latest());
  });
});

describe("the latest of a category", () => {
  means(
    latest("sports"),
    `
    スポーツ | 最新 スポーツ | 最新　スポーツ | スポーツのニュース | スポーツニュース | 最新スポーツニュース
    ｽﾎﾟｰﾂ | スポーツの最新ニュースを教えて | 今日のスポーツ | スポーツは？ | スポーツ 最新 | スポーツの話題
    ニュース スポーツ | 最新、スポーツ | 最新：スポーツ | スポーツに関するニュース | スポーツについて教えて
    sports | Sports | sport | sports news | latest sports | latest sports news | /latest sports
    news about sports | what's new in sports? | any sports news today? | sports headlines | NHK sports
    latest スポーツ | more sports news | NHKのスポーツ | sports: latest | スポーツの最新の記事一覧 | new sports news
    show sports news | tell me about sports | news on sports
    `,
  );
  means(latest("economy"), "経済 | ビジネス | 経済ニュース | the economy | business | business news");
  means(latest("world"), "国際 | 世界のニュース | 海外 | world news | what’s happening in the world?");
  means(latest("top"), "主要 | 主なニュース | 今日の主なニュース | トップニュース | Today's top stories");
  means(latest("science"), "科学・医療 | 医療 | 健康 | Science & medicine | health");
  means(latest("life"), "暮らし・文化 | エンタメ | culture | Life & culture");
  means(latest("politics"), "政治 | 政治の記事 | politics");
  means(latest("society"), "社会 | 社会の記事 | 事件 | society");
  means(latest("biz-tech"), "Biz/Tech | tech news | Business & tech");
  means(latest("asia"), "asia | News from Asia");
  means(latest("japan"), "Japan | news from Japan");

  it("is reached by each of the category's words, alone and as somebody may put it", () => {
    for (const [category, words] of Object.entries(CATEGORY_WORDS)) {
      for (const word of words) {
        const inPassing =
          localeOfText(word) === "ja" ? `最新の${word}ニュースを見せて` : `Latest ${word} news, please`;
        expect(parseText(word), word).toEqual(latest(category));
        expect(parseText(inPassing), inPassing).toEqual(latest(category));
      }
    }
  });
});

describe("a search", () => {
  means(
    search("大谷"),
    `
    大谷 | 検索 大谷 | 検索：大谷 | 大谷を検索して | 大谷 検索 | 大谷で検索 | 大谷のニュース | 大谷ニュース
    大谷についてのニュース | 大谷に関するニュースを教えて | 大谷について知りたい | 大谷の最新ニュース
    大谷 最新 | 大谷を探して | 大谷を調べて | 最新 大谷 | 大谷は？ | 大谷のこと教えて | 「大谷」
    大谷 ニュース | 大谷関連の記事 | 大谷の最新情報を送って | 大谷をチェックして | 大谷のニュースが欲しい | 大谷はどうなった？
    `,
  );
  means(search(""), "検索 | search");
  means(
    search("Ohtani"),
    `
    Ohtani | search Ohtani | Search for Ohtani | find Ohtani | news about Ohtani | Ohtani news
    latest Ohtani | any news on Ohtani? | tell me about Ohtani | what about Ohtani?
    latest news on Ohtani please | Could you look up Ohtani? | is there any news about Ohtani?
    ＳＥＡＲＣＨ　Ｏｈｔａｎｉ
    `,
  );

  it.each(
    phrases(`
    ニュース番組の視聴率 | 要約筆記 | 災害関連死 | 個人情報 | 緊急地震速報 | 検索エンジン | スポーツ庁
    経済産業省 | 世界遺産 | 健康保険 | 言語聴覚士 | 人気アイドル | データセンター | 最新鋭の護衛艦
    ことのは | 英語教育 | 日本 | 日本語学校 | 国際宇宙ステーション | 削除要請 | 詳細設計 | 文化の日 | 雪
    New York | New World | newspaper strike | World Cup | sports day | Life sciences | business hotels
    English Channel | data breach | help wanted | popular vote | hello kitty | fake news | show business
    the rate rise | Top Gun | okay corral | information war | the | show world | new sports | newsnews
    国際社会 | 世界経済 | Life in Japan | ニュース番組 | NHK杯 | NHKスペシャル | sports-news | スポーツ 経済
    `),
  )("%s only looks like a command and is looked for whole", (words) => {
    expect(parseText(words)).toEqual(search(words));
  });
  it("keeps the reader's own spelling, for the heading of the results", () => {
    expect(parseText("検索 NHK杯 Final")).toEqual(search("NHK杯 Final"));
  });
  it("takes another site's link as it stands", () => {
    expect(parseText("https://example.com/nhk")).toEqual(search("https://example.com/nhk"));
  });
});

describe("an article's summary, related stories and details", () => {
  means(
    { name: "summary", of: NOTHING },
    `
    要約 | 要約して | 要約してください | 要約して欲しい | 概要 | この記事を要約して | ニュースを要約して
    summary | Summary please | summarize | summarize this article | can you summarise the news?
    `,
  );
  means(
    { name: "summary", of: ofWords("地震") },
    "要約 地震 | 要約：地震 | 地震を要約して | 地震の要約 | 地震 要約 | 地震について要約してください",
  );
  means(
    { name: "summary", of: ofWords("the rate rise") },
    `
    summary of the rate rise | Summary: the rate rise | summarize the rate rise | the rate rise summary
    please sum up the rate rise | can you give me a summary of the rate rise?
    `,
  );
  means(
    { name: "summary", of: { by: "category", category: "sports" } },
    "要約 スポーツ | スポーツの要約 | summary sports | summarize the latest sports news | summary of sports",
  );
  means({ name: "summary", of: ofWords("sports injury") }, "summary of sports injury");
  means({ name: "related", of: NOTHING }, "関連 | 関連記事 | 似た記事 | related | related news | similar");
  means(
    { name: "related", of: ofWords("地震") },
    "関連 地震 | 地震の関連記事 | 地震に関連する記事 | 地震に似た記事",
  );
  means({ name: "related", of: ofWords("the quake") }, "related to the quake | similar stories to the quake");
  means(
    { name: "details", of: NOTHING },
    "全文 | full article | 詳細 | 詳しく | もっと詳しく教えて | details | more info | info",
  );
  means(
    { name: "details", of: ofWords("地震") },
    "詳細 地震 | 地震の詳細 | 地震を詳しく | 地震について詳しく教えて",
  );
  means(
    { name: "so-far", of: NOTHING },
    "これまで | これまでの経緯 | 経緯を教えて | この記事のこれまで | story so far | the story so far | timeline | background | 経過",
  );
  means(
    { name: "so-far", of: ofWords("地震") },
    "これまで 地震 | 地震のこれまで | 地震の経緯 | 地震のこれまでの経緯",
  );
  means(
    { name: "so-far", of: ofWords("the quake") },
    "story so far of the quake | the quake so far | timeline of the quake | the quake timeline | what led to the quake",
  );
  means(
    { name: "since", of: NOTHING },
    "その後 | その後どうなった？ | what's new since | What happened since then? | since",
  );
  means(
    { name: "since", of: ofWords("地震") },
    "その後 地震 | 地震のその後 | 地震の続報 | 地震の続報を見せて | 地震はその後どうなった？ | 地震、その後",
  );
  means({ name: "since", of: ofWords("the quake") }, "what happened after the quake");
  it.each([
    ...["background checks", "background to the quake", "earthquake background", "timelines", "憲法 全文"],
    ...["since monday", "since yesterday earthquake", "quake since", "地震の経過", "経過 観察"],
  ])("%s is a search for what it says", (words) => {
    expect(parseText(words)).toEqual(search(words));
  });
  means({ name: "details", of: ofWords("the quake") }, "details of the quake | more details about the quake");
});

describe("the other commands", () => {
  means(
    { name: "more" },
    "もっと見る | もっと | もっと見せて | 次 | 次へ | 続きを見せて | more | More! | next | show me more | more news",
  );
  means(
    { name: "popular" },
    "人気 | 人気の記事 | ランキング | most read | Popular | trending | 話題のニュース | 人気の話題 | おすすめのニュース",
  );
  means(
    { name: "help" },
    `
    help | HELP! | /help | ヘルプ | 使い方 | 使い方を教えて | ? | ？ | メニュー | 何ができるの？ | こんにちは
    こんにちは！ | はじめまして | hello | Hi! | What can you do? | お願いします | ... | !!!
    使い方がわからない | 戻る | キャンセル | cancel
    `,
  );
  means(
    { name: "thanks" },
    "ありがとう！ | ありがとうございます | 了解です | thanks | Thank you! | 👍 | 🙏🏽 | OK",
  );
  means({ name: "language" }, "言語 | language | 言語を変えて | Language / 言語");
  means(
    { name: "language", locale: "en" },
    `
    英語 | 英語で | 英語にして | 英語でお願いします | 英語に切り替えて | 言語 英語 | 言語を英語に変更して
    えいご | English | english please | in English | speak English
    英語に戻して | Do you speak English? | speak to me in English
    switch to English | change back to English | language english | Ｅｎｇｌｉｓｈ | change the language to English
    `,
  );
  means(
    { name: "language", news: "en" },
    `
    最新ニュースを英語で | 英語のニュース | 英語のニュースを見せて | ニュースは英語で | ニュースを英語にして | news in English | English news
    News: English | 英文新聞 | 영어 뉴스 | ข่าวภาษาอังกฤษ | berita bahasa Inggris
    `,
  );
  means(
    { name: "language", news: "ja" },
    "日本語のニュース | news in Japanese | ニュース: 日本語 | 日文新聞",
  );
  means(
    { name: "language", locale: "zh-TW" },
    "繁體中文 | 中文 | 中国語で | speak Chinese | language: Chinese",
  );
  means({ name: "language", locale: "ko" }, "한국어 | 한국어로 | 韓国語 | in Korean | switch to Korean");
  means({ name: "language", locale: "th" }, "ภาษาไทย | タイ語にして | Thai language");
  means({ name: "language", locale: "id" }, "Bahasa Indonesia | speak Indonesian | インドネシア語");
  it("whose name is also a people's is not meant by that name alone", () => {
    for (const word of ["Chinese", "Korean", "Thai", "Indonesia"])
      expect(parseText(word)).toEqual(search(word));
  });
  means(
    { name: "language", locale: "ja" },
    "日本語 | 日本語で | 日本語で話して | にほんご | Japanese | in Japanese",
  );
  means({ name: "furigana", on: true }, "ふりがな | ふりがなをつけて | ルビ | furigana | Furigana on!");
  means({ name: "furigana", on: false }, "ふりがな オフ | ふりがなはいらない | furigana off | no furigana");
  means({ name: "my-data" }, "データ | 私のデータ | データを見せて | my data | show me my data | My Data");
  means(
    { name: "delete-data", confirmed: false },
    "リセット | 全部消して | delete everything | delete everything about me | 削除 | データを削除して | データを消してください | delete my data | Delete my data please | forget me",
  );
  means(
    { name: "leave", confirmed: false },
    "退会 | 退会してください | さようなら | グループから退会して | leave | please leave | Leave this group! | goodbye",
  );
});

describe("an NHK link", () => {
  const links: [link: string, nhkId: string][] = [
    ["http://www3.nhk.or.jp/news/html/20260101/k10010000000000.html", "k10010000000000"],
    [
      "https://www3.nhk.or.jp/news/html/20260101/k10010000000000.html?utm_int=news_contents",
      "k10010000000000",
    ],
    ["https://news.web.nhk/newsweb/na/nd-20261120a00001", "nd-20261120a00001"],
    ["https://news.web.nhk/newsweb/na/na-k10010000000000", "na-k10010000000000"],
    ["https://news.web.nhk/newsweb/na/nd-20261120a00001?utm_source=line&x=1#top", "nd-20261120a00001"],
    ["https://www3.nhk.or.jp/nhkworld/en/news/20261120_12/", "20261120_12"],
    ["https://www3.nhk.or.jp/nhkworld/news/20261120de00012/", "20261120de00012"],
    ["https://www.nhk.or.jp/rss/news/nd-20261120a00002/", "nd-20261120a00002"],
  ];
  it.each(links)("%s alone means the summary of that article", (link, nhkId) => {
    expect(parseText(link)).toEqual({ name: "summary", of: ofId(nhkId) });
  });
  it.each(links)("%s with a verb means what the verb says", (link, nhkId) => {
    const of = ofId(nhkId);
    expect(parseText(`関連 ${link}`)).toEqual({ name: "related", of });
    expect(parseText(`${link} の詳細を教えて`)).toEqual({ name: "details", of });
    expect(parseText(`${link}を要約して`)).toEqual({ name: "summary", of });
    expect(parseText(`related to ${link}`)).toEqual({ name: "related", of });
    expect(parseText(`details ${link}, please.`)).toEqual({ name: "details", of });
    expect(parseText(`「${link}」`)).toEqual({ name: "summary", of });
  });
  it("shared with its title means that article all the same", () => {
    const [link, nhkId] = links[2] ?? ["", ""];
    expect(parseText(`きょうのニュース 港に新しい橋\n${link}`)).toEqual({ name: "summary", of: ofId(nhkId) });
    expect(parseText(`${link}。`)).toEqual({ name: "summary", of: ofId(nhkId) });
    expect(parseText(`スポーツ ${link}`)).toEqual({ name: "summary", of: ofId(nhkId) });
  });
  it.each(links)("%s counts for more than thanks and greetings beside it", (link, nhkId) => {
    for (const courtesy of ["ありがとう", "こんにちは！", "thanks", "ok"]) {
      expect(parseText(`${courtesy} ${link}`)).toEqual({ name: "summary", of: ofId(nhkId) });
      expect(parseText(`${link}\n${courtesy}`)).toEqual({ name: "summary", of: ofId(nhkId) });
    }
    expect(parseText(`関連 ${link} ありがとう`)).toEqual({ name: "related", of: ofId(nhkId) });
  });
  it("is found at the end of a long message, and behind a link to something else", () => {
    const [link, nhkId] = links[0] ?? ["", ""];
    const of = ofId(nhkId);
    expect(parseText(`${"長い話。".repeat(500)}${link}`)).toEqual({ name: "summary", of });
    expect(parseText(`https://example.com/1 ${link}`)).toEqual({ name: "summary", of });
    expect(parseText(`https://news.web.nhk/newsweb ${link}`)).toEqual({ name: "summary", of });
  });
  it.each([
    "https://news.web.nhk/newsweb",
    "https://news.web.nhk",
    "https://www3.nhk.or.jp/news/",
    "https://www3.nhk.or.jp/news/index.html",
    "https://www3.nhk.or.jp/nhkworld/en/news/list/?p=2",
  ])("%s leads to no article: alone it means the latest, else what is said", (link) => {
    expect(parseText(link)).toEqual(latest());
    expect(parseText(`「${link}」。`)).toEqual(latest());
    expect(parseText(`${link} のスポーツ`)).toEqual(latest("sports"));
    expect(parseText(`大谷 ${link}`)).toEqual(search("大谷"));
    expect(parseText(`${link} ありがとう`)).toEqual({ name: "thanks" });
    expect(parseText(`${link}を要約して`)).toEqual({ name: "summary", of: NOTHING });
  });
  it("of somebody who only pretends to be NHK means nothing", () => {
    for (const host of [
      "nhk.or.jp.example.com",
      "notnhk.or.jp",
      "example.com/nhk.or.jp",
      "nhk.or.jp@example.com",
    ])
      expect(parseText(`https://${host}/news/html/k1.html`).name).toBe("search");
  });
});

describe("a quoted message", () => {
  const quote = { quotedMessageId: "5100" };
  const of: ArticleRef = { by: "quote", messageId: "5100" };
  it.each(["", "これは？", "なにこれ", "what is this?", "?"])(
    "with %j means its article's summary",
    (words) => {
      expect(parseText(words, quote)).toEqual({ name: "summary", of });
    },
  );
  it("with a verb means what the verb says", () => {
    expect(parseText("関連", quote)).toEqual({ name: "related", of });
    expect(parseText("もっと詳しく教えて", quote)).toEqual({ name: "details", of });
    expect(parseText("summary please", quote)).toEqual({ name: "summary", of });
  });
  it("does not get in the way of a command of its own", () => {
    expect(parseText("最新", quote)).toEqual(latest());
    expect(parseText("help", quote)).toEqual({ name: "help" });
    expect(parseText("検索 大谷", quote)).toEqual(search("大谷"));
    expect(parseText("English", quote)).toEqual({ name: "language", locale: "en" });
    expect(parseText("ありがとう", quote)).toEqual({ name: "thanks" });
  });
  it("gives way to a link", () => {
    const link = "https://news.web.nhk/newsweb/na/nd-20261120a00001";
    for (const message of [link, `${link} ありがとう`])
      expect(parseText(message, quote)).toEqual({ name: "summary", of: ofId("nd-20261120a00001") });
  });
});

const SIGNS = phrases("の を は ( 「 」 \\ … ? 。 ! / , 、 : - . # ' ﷺ ﾆ 👩‍👩‍👧 〜".replaceAll(" ", "|"));
const FRAGMENTS = [
  ...SIGNS,
  ...phrases(
    "について | に関する | して | ください | を見せて | が知りたい | please | the | about | in | show me",
  ),
  ...phrases("https:// | news.web.nhk/ | k10010000000000.html | nhk | 何か | 要約 | 検索 | 英語 | とは"),
  ...Object.values(NEWS_WORDS).flat(),
  ...Object.values(CATEGORY_WORDS).flat(),
  ...Object.values(COMMAND_WORDS).flat(),
  ...Object.values(ALERT_WORDS).flat(),
  ...Object.values(DELIVERY_WORDS).flat(),
  ...Object.values(SNOOZE_WORDS).flat(),
  ...phrases(
    "おやすみ時間 | から | 10:00 | 8時 | タイムゾーン | の通知を | にして | 緊急 | time zone | digest at | オフ",
  ),
  " ",
  "\n",
  "\u3000",
  "\u{D83D}",
];

it("whatever is typed is a command, and a search is for something", () => {
  const texts = fc.oneof(
    fc.string({ unit: "binary", maxLength: 400 }),
    fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 60 }).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(texts, fc.option(fc.constant("1"), { nil: undefined }), (text, quotedMessageId) => {
      const command = parseText(text, quotedMessageId === undefined ? {} : { quotedMessageId });
      expect(COMMAND_NAMES).toContain(command.name);
      if (command.name !== "search") return;
      // The word for it alone asks what to look for.
      const typed = compact(text.normalize("NFKC"));
      if (!COMMAND_WORDS.search.some((word) => typed.includes(compact(word))))
        expect(command.words.trim()).not.toBe("");
      expect(command.words.isWellFormed()).toBe(true);
    }),
    { numRuns: 500 },
  );
});

it("cuts a long text where no character is split", () => {
  for (const padding of ["", "雪"]) {
    const command = parseText(padding + "𠮷".repeat(400));
    expect(command).toEqual(search(padding + "𠮷".repeat(padding === "" ? 150 : 149)));
  }
});

describe("a hostile text", () => {
  /** Any text is parsed in about a millisecond; one that a pattern backtracks over takes from seconds to centuries. */
  const HANGS_AFTER_MS = 2_000;

  /** V8 breaks off even a regular expression when the time is over, and the test fails. */
  function parseOrFail(text: string): Command {
    const parsed: Command[] = [];
    const sandbox = { parse: () => void parsed.push(parseText(text)) };
    runInNewContext("parse()", sandbox, { timeout: HANGS_AFTER_MS });
    const [command] = parsed;
    if (command === undefined) throw new Error("nothing was parsed");
    return command;
  }

  const fullLength = (fragment: string) => fragment.repeat(Math.ceil(5_000 / fragment.length));
  const isBounded = (command: Command) => command.name !== "search" || command.words.length <= 300;

  it.each([
    ["a row of commas between words", `nhk${",".repeat(90)}最新${",".repeat(90)}x`],
    ["a row of commas before another word", `latest${",".repeat(290)}x`],
    ["one word over and over", `${"最新 ".repeat(90)}x`],
    ["small words over and over", `${"the any ".repeat(36)}x`],
    ["a link with a tail of commas", `https://www3.nhk.or.jp/news/html/k1${",".repeat(4_900)}x`],
    ["a host of hosts", `https://${"nhk.or.jp.".repeat(490)}`],
    ["many links", "https://nhk.jp/1 ".repeat(300)],
    ["end marks that are not at the end", `${"!".repeat(298)}x`],
  ])("that is %s is parsed at once", (_, text) => {
    expect(isBounded(parseOrFail(text))).toBe(true);
  });

  it("of words of the vocabulary with runs between them is parsed at once, and cut", () => {
    const lists = [...Object.values(NEWS_WORDS), Object.values(CATEGORY_WORDS).flat(), FRAGMENTS];
    const word = fc.constantFrom(...lists).chain((list) => fc.constantFrom(...list));
    const between = fc.oneof(fc.constantFrom(",", "、", ":", "/", " ", "の", "!"), word);
    const times = fc.constantFrom(1, 90, 200);
    const hostile = fc
      .tuple(word, between, word, times, fc.constantFrom("", "x", "庁"))
      .map(([first, run, second, count, end]) => {
        const row = run.repeat(count);
        return `${first}${row}${second}${row}${end}`;
      });
    fc.assert(
      fc.property(hostile, (text) => isBounded(parseOrFail(text))),
      // To shrink a text that hangs would take long.
      { numRuns: 1_000, endOnFailure: true },
    );
  });

  it("of one fragment, 5,000 characters of it, is parsed at once, and cut", () => {
    for (const fragment of FRAGMENTS) {
      expect(isBounded(parseOrFail(fullLength(fragment))), fragment).toBe(true);
      expect(isBounded(parseOrFail(`${fragment.repeat(250 / fragment.length)}x`)), fragment).toBe(true);
    }
  });
});
