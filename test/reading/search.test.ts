import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSearch } from "../../src/commands/search-words.ts";
import type { Article } from "../../src/domain/article.ts";
import { DAY } from "../../src/domain/time.ts";
import { createSearch } from "../../src/reading/search.ts";
import { createSearchIndex } from "../../src/reading/search-index.ts";
import { emptyTermIndex, putArticle } from "../../src/reading/term-index.ts";
import { fold } from "../../src/reading/tokenize.ts";
import { VARIANTS } from "../../src/reading/variants.ts";
import { createVocabulary } from "../../src/reading/vocabulary.ts";
import { archiveArticles } from "../../tools/newsroom/articles.ts";
import { articleOf } from "../articles.ts";

/** Monday, noon in Tokyo. */
const NOW = Date.UTC(2026, 10, 23, 3);
const asked = { at: NOW, zone: "Asia/Tokyo" };

/** Finds among articles, all given with a few words of their titles; answers with these. */
function library(...articles: Article[]) {
  const index = createSearchIndex();
  for (const article of articles) index.put(article);
  const titles = new Map(articles.map(({ id, title }) => [id, title]));
  const search = (query: string, lang?: string) =>
    index.search(readSearch(query, asked), { limit: 1_000, ...(lang && { lang }) });
  return {
    index,
    search,
    /** Titles of what has all that was asked for. */
    found: (query: string) =>
      search(query)
        .hits.filter(({ whole }) => whole)
        .map(({ id }) => titles.get(id)),
  };
}

const ago = (days: number) => NOW - days * DAY;
/** The sample newsroom's. */
const archive = archiveArticles(NOW).map(({ nhkId, lang, versions: [{ title, lead, datedAt }] }) =>
  articleOf({ nhkId, lang, title, lead, publishedAt: datedAt }),
);
const titled = (title: string, more: Partial<Article> = {}) => articleOf({ title, lead: "", ...more });
const quake = titled("北浜町で地震", { lead: "津波の心配はありません。", publishedAt: ago(1) });
const wave = titled("地震のあと津波を観測", { publishedAt: ago(4) });
const storm = titled("台風が島に接近", { publishedAt: ago(2) });
const match = titled("大谷が本塁打", { categories: ["sports"], publishedAt: ago(1) });
const stone = titled("大谷石の採掘場を公開", { categories: ["life"], publishedAt: ago(3) });
const rate = titled("Central bank raises interest rates", { lang: "en", publishedAt: ago(3) });
const interest = titled("Bank says interest in mergers raises the rate of change", {
  lang: "en",
  publishedAt: ago(5),
});
const ferry = titled("Ferry rescue ends", { lang: "en", categories: ["japan"], publishedAt: ago(1) });
const news = library(quake, wave, storm, match, stone, rate, interest, ferry);

describe("what a query says", () => {
  it("are words that all must be there, some that must not, or several of which one will do", () => {
    expect(news.found("地震 津波")).toHaveLength(2);
    expect(news.found("地震 -津波")).toEqual([]);
    expect(news.found("地震 −観測")).toEqual([quake.title]);
    expect(news.found("台風 | 津波を観測")).toEqual(expect.arrayContaining([storm.title, wave.title]));
    expect(news.found("typhoon or ferry")).toEqual([ferry.title]);
    expect(news.found("-地震 -bank -大谷 -ferry")).toEqual([storm.title]);
  });

  it("are phrases that stand there just so", () => {
    expect(news.found('"interest rates"')).toEqual([rate.title]);
    expect(news.found("“raises the rate”")).toEqual([interest.title]);
    expect(news.found("「島に接近」")).toEqual([storm.title]);
    expect(news.found('"rates interest"')).toEqual([]);
  });

  it("is a category beside a word, by which the others are left out", () => {
    expect(news.found("スポーツ 大谷")).toEqual([match.title]);
    expect(news.found("大谷 暮らし")).toEqual([stone.title]);
    expect(news.found("japan ferry")).toEqual([ferry.title]);
    expect(news.found("society ferry")).toEqual([ferry.title]);
  });

  it("is a category in quotation marks where no article says both words", () => {
    const derby = titled("Fans take the ferry to the derby", { lang: "en", categories: ["sports"] });
    const club = titled("New sports club", { lang: "en", categories: ["life"], publishedAt: ago(1) });
    const { search } = library(derby, club);
    expect(search('"sports" ferry').hits.map(({ id }) => id)).toEqual([derby.id]);
    const [boat, hall] = [titled("船で応援", { categories: ["sports"] }), titled("スポーツの殿堂")];
    expect(library(boat, hall).search("「スポーツ」 応援").hits).toEqual([
      expect.objectContaining({ id: boat.id, whole: false }),
    ]);
  });

  it("is a day, alone or beside words", () => {
    expect(news.found("昨日の地震")).toEqual([quake.title]);
    expect(news.found("11月19日の地震")).toEqual([wave.title]);
    expect(news.found("昨日")).toEqual([ferry.title, match.title, quake.title]);
    expect(news.found("スポーツ 昨日")).toEqual([match.title]);
    expect(news.found("bank last week")).toEqual([rate.title, interest.title]);
    expect(news.found("ferry on Sunday")).toEqual([ferry.title]);
  });

  it("that says nothing but categories and days finds the asker's language alone, be it of other days", () => {
    const old = titled("Old derby", { lang: "en", categories: ["sports"], publishedAt: ago(9) });
    const { search } = library(match, old);
    expect(search("sports yesterday").hits.map(({ id }) => id)).toEqual([match.id]);
    expect(search("sports yesterday", "en").hits.map(({ id }) => id)).toEqual([old.id]);
    expect(search("sports yesterday", "en").without).toBeDefined();
    expect(search("sports yesterday", "ja").hits.map(({ id }) => id)).toEqual([match.id]);
    expect(search("sports yesterday", "fr").hits.map(({ id }) => id)).toEqual([match.id]);
  });

  it("leaves out a place with what is of it, and no longer word that begins like it", () => {
    const typhoon = (title: string) => titled(title, { lang: "en", publishedAt: ago(1) });
    const [island, people, coast] = [
      typhoon("Typhoon cuts power on Okinawan islands"),
      typhoon("Typhoon shelters full of Okinawans"),
      typhoon("Typhoon nears the rainy coast"),
    ];
    const { found } = library(island, people, coast);
    expect(found("typhoon -okinawa")).toEqual([coast.title]);
    expect(found("typhoon -rain")).toHaveLength(3);
  });

  it("is understood without its date where nothing is of that day, and said not to be all", () => {
    expect(news.found("今日の地震")).toEqual([]);
    expect(news.search("今日の地震").hits).toHaveLength(2);
    expect(news.search("今日の地震").without).toEqual({ from: NOW - DAY / 2, until: NOW + DAY / 2 });
    expect(news.search("昨日の地震").without).toBeUndefined();
  });

  it("is never a date's words somewhere in a text", () => {
    const flu = titled("Flu season", { lang: "en", lead: "It began last month.", publishedAt: ago(90) });
    const tour = titled("Baseball tour next week", { lang: "en", publishedAt: ago(90) });
    const { search, found } = library(flu, tour);
    expect(search("sports last month").hits).toEqual([]);
    expect(found("baseball this week -ohtani")).toEqual([]);
    expect(found("flu last month")).toEqual([]);
  });

  it("may be a headline with signs and dates in it", () => {
    const pasted = titled("首相 “年内に” 20日の会見で", { publishedAt: ago(9) });
    const bloody = titled("Sunday concert - why not?", { lang: "en", publishedAt: ago(9) });
    const { found } = library(pasted, bloody, quake, ferry);
    expect(found(pasted.title)).toEqual([pasted.title]);
    expect(found(bloody.title)).toEqual([bloody.title]);
  });
});

describe("what a word may be written as", () => {
  it.each([
    ["熊", "クマが出没"],
    ["くま", "熊を捕獲"],
    ["米", "コメの価格"],
    ["コメ", "備蓄米を放出"],
    ["がん", "肺がんの新薬"],
    ["日本銀行", "日銀が利上げ"],
    ["コンピュータ", "コンピューターが故障"],
    ["コンピューター", "コンピュータ会社の決算"],
    ["ウィルス", "ウイルスを検出"],
    ["バイオリン", "ヴァイオリンの演奏会"],
    ["ｽﾏﾎ", "スマートフォンの販売"],
    ["雪", "大雪の予報"],
    ["いじめ", "学校のいじめを調査"],
    ["いじめ対策", "いじめ対策を強化"],
    ["橋の下", "橋と地下の道"],
    ["はなしば", "ハナシバ駅が開業"],
    ["いんふるえんざ", "インフルエンザが流行"],
    ["たいふう", "台風が接近"],
    ["ﾀｲﾌｳ", "台風が接近"],
    ["しんかんせん", "新幹線が運休"],
    ["シンカンセン", "新幹線が運休"],
    ["じしん", "沖合で地震"],
    ["こめ", "コメの価格"],
    ["せんきょ", "市長選挙の告示"],
    ["おおさか", "大阪で展示会"],
    ["にちぎん", "日本銀行が会合"],
    ["地しん", "沖合で地震"],
    ["台ふう", "台風が接近"],
    ["土砂くずれ", "土砂崩れで通行止め"],
    ["quake", "Earthquake hits town"],
    ["pm", "Prime minister resigns"],
    ["voting", "They voted"],
    ["colour", "Colored light and sleep"],
    ["engin", "Engineers on strike"],
  ])("%s finds %s", (query, title) => {
    const other = titled("まったく別の話題 something else");
    expect(library(titled(title), other).found(query)).toEqual([title]);
  });

  const storms = ["たいふう", "タイフウ", "台ふう"];
  it.each(storms)("finds the same in the same order in kana: %s", (kana) => {
    const { search } = library(
      titled("台風が上陸 港の船", { publishedAt: ago(3) }),
      titled("港の船", { lead: "台風で台風が台風に。", publishedAt: ago(1) }),
      titled("台風", { publishedAt: ago(2) }),
      ...Array.from({ length: 9 }, (_, n) => titled(`橋の工事 ${n}`)),
    );
    expect(search(kana).hits).toEqual(search("台風").hits);
  });

  it("is no other word with some of the sounds", () => {
    expect(library(titled("タイの首都で会議")).found("たいふう")).toEqual([]);
    expect(library(titled("ハナシバ駅")).found("はなしばな")).toEqual([]);
  });

  it("is a name of its own in katakana, where the news has that", () => {
    const [motorcycles, town, brewer] = ["カワサキのバイク", "川崎で展示会", "サッポロのビール"].map(
      (title) => titled(title),
    );
    expect(library(motorcycles!, town!, brewer!).found("カワサキ")).toEqual([motorcycles!.title]);
    expect(library(town!, brewer!).found("カワサキ")).toEqual([town!.title]);
  });

  it("is not what one sign of kana in it may stand for", () => {
    expect(library(titled("科学の祭典"), titled("化学の祭典")).found("か学")).toEqual([]);
  });

  it("comes before another name of it, which letters of other words may be", () => {
    const [measles, grammar] = [
      titled("麻疹の患者", { publishedAt: ago(1) }),
      titled("これではしかたがない"),
    ];
    expect(library(grammar, measles).found("麻疹")[0]).toBe(measles.title);
  });

  it("is each of the names that a thing has", () => {
    const oneWord = [...VARIANTS].filter(([word]) => !word.includes(" "));
    for (const [word, others] of oneWord)
      for (const title of [word, ...others])
        expect(library(titled(title), titled("別")).found(word), `${word} for ${title}`).toEqual([title]);
  });

  it("may be a name in capitals that is grammar otherwise", () => {
    const chief = titled("WHO’s chief resigns", { lang: "en" });
    const asks = titled("Chief asks who will pay for it", { lang: "en" });
    const firm = titled("IT企業が決算");
    const { found } = library(chief, asks, firm);
    expect(found("WHO")).toEqual([chief.title]);
    expect(found("ＩＴ")).toEqual([firm.title]);
    expect(found("who will pay")).toEqual([asks.title]);
    expect(found("世界保健機関")).toEqual([chief.title]);
  });

  it("is first what was typed, then what else it is called", () => {
    const { found } = library(titled("クマの目撃"), titled("熊の目撃"));
    expect(found("熊")[0]).toBe("熊の目撃");
    expect(found("クマ")[0]).toBe("クマの目撃");
    const inLeads = library(
      titled("朝の港", { lead: "スマホが届きました。", publishedAt: ago(2) }),
      titled("夜の港", { lead: "スマートフォンが届きました。", publishedAt: ago(1) }),
    );
    expect(inLeads.found("スマホ")).toEqual(["朝の港", "夜の港"]);
  });

  it("is first what was typed in kana, then what is written for it", () => {
    const others = Array.from({ length: 40 }, (_, n) => titled(`橋の工事 ${n}`));
    const titles = library(
      titled("大阪の祭り", { publishedAt: ago(1) }),
      titled("おおさか祭り", { publishedAt: ago(2) }),
      ...others,
    );
    expect(titles.found("おおさか")).toEqual(["おおさか祭り", "大阪の祭り"]);
    const leads = library(
      titled("朝の港", { lead: "「おおさか丸」が入りました。", publishedAt: ago(2) }),
      titled("夜の港", { lead: "大阪から船が着きました。", publishedAt: ago(1) }),
      ...others,
    );
    expect(leads.found("おおさか")).toEqual(["朝の港", "夜の港"]);
  });

  it("takes a kanji for a word rather than for a part of one", () => {
    const { found } = library(
      titled("熊を目撃", { publishedAt: ago(2) }),
      titled("熊本の天気", { publishedAt: ago(1) }),
    );
    expect(found("熊")).toEqual(["熊を目撃", "熊本の天気"]);
    expect(found("クマ")).toEqual(["熊を目撃"]);
  });

  const others = Array.from({ length: 20 }, (_, n) => titled(`橋の工事 ${n}`));

  it.each([
    ["やきゅう", "高校野球の開幕", "きゃべつやきゅうりの収穫"],
    ["やきゅう", "高校野球の開幕", "ピーマンやきゅうりの収穫"],
    ["じしん", "沖合で地震", "じしんぶらりの旅"],
    ["なら", "奈良の寺", "今回なら支援"],
  ])("finds %s as %s, not in %s", (query, title, other) => {
    const { found } = library(titled(title, { publishedAt: ago(9) }), titled(other), ...others);
    expect(found(query)).toEqual([title]);
  });

  it("takes hiragana for a word where at most a particle follows it", () => {
    for (const title of ["「やきゅう」の本", "町 やきゅうを見る", "プロやきゅうから学ぶ"]) {
      const { found } = library(titled("野球の試合"), titled(title, { publishedAt: ago(9) }), ...others);
      expect(found("やきゅう")).toEqual([title, "野球の試合"]);
    }
    const { found } = library(
      titled("追いつき勝つ", { publishedAt: ago(1) }),
      titled("広場で餅つき", { publishedAt: ago(1) }),
      titled("もうつきが出る", { publishedAt: ago(1) }),
      titled("町のつきを見る", { publishedAt: ago(2) }),
      ...others,
    );
    expect(found("つき").slice(0, 2).sort()).toEqual(["広場で餅つき", "町のつきを見る"]);
  });

  it("parts a word in hiragana from kanji, where it has a kanji spelling", () => {
    const { found } = library(
      titled("地震の避難所"),
      titled("水害の避難所"),
      titled("東京で地震"),
      ...others,
    );
    expect(found("じしんの避難所")).toEqual(["地震の避難所"]);
    expect(found("避難所のじしん")).toEqual(["地震の避難所"]);
    expect(found("東京のじしん")).toEqual(["東京で地震"]);
  });

  it("of three letters and more may be the end of a compound, which is about it", () => {
    const aside = titled("大学で発表会", { lead: "ワクチンの話も出ました。", publishedAt: ago(20) });
    const news = titled("インフルエンザワクチン 供給に遅れ", { publishedAt: ago(1) });
    const filler = Array.from({ length: 30 }, () => titled("市場で秋の果物を販売"));
    expect(library(aside, news, ...filler).found("ワクチン")[0]).toBe(news.title);
  });

  it("takes short katakana for a word rather than for a part of one", () => {
    const { found } = library(
      titled("港の工場", { lead: "タイの会社が建てました。", publishedAt: ago(2) }),
      titled("タイル工場でタイルの展示", { publishedAt: ago(1) }),
    );
    expect(found("タイ")).toEqual(["港の工場", "タイル工場でタイルの展示"]);
  });

  it("takes parts of words for meant where a title has them all, and a part of another name of the same", () => {
    const parts = library(
      titled("ゴールボールの大会", { publishedAt: ago(1) }),
      titled("球技の大会", { lead: "ボールがゴールに届きました。", publishedAt: ago(1) }),
      ...others,
    );
    expect(parts.found("ゴール ボール")[0]).toBe("ゴールボールの大会");
    const names = library(
      titled("新型コロナウイルスの検査", { publishedAt: ago(1) }),
      titled("検査の日", { lead: "コロナの検査が始まりました。", publishedAt: ago(1) }),
      ...others,
    );
    expect(names.found("コロナ")[0]).toBe("新型コロナウイルスの検査");
  });
});

describe("other words for much the same", () => {
  const others = Array.from({ length: 12 }, (_, n) => titled(`橋の工事 ${n}`));

  it.each([
    ["storm", "Typhoon nears the islands"],
    ["tremors", "Earthquake hits town"],
    ["rate hikes", "Bank raises key rate"],
    ["evacuation", "Islanders evacuate"],
    ["flight cancellations", "Airline cancels all flights"],
    ["電車 遅延", "新幹線が運転見合わせ"],
    ["ハッキング", "会社に不正アクセス"],
    ["今揺れた", "沖合で地震"],
  ])("find it, as if they were said: %s, %s", (query, title) => {
    expect(library(titled(title), ...others).found(query)).toEqual([title]);
  });

  it("find it after what says the word that was typed, however new and near it is", () => {
    const { found } = library(
      titled("Rate rise", { lang: "en", publishedAt: ago(0) }),
      titled("Town meets", { lang: "en", lead: "They fear a rate hike.", publishedAt: ago(40) }),
      ...others,
    );
    expect(found("rate hike")).toEqual(["Town meets", "Rate rise"]);
    expect(found("rate rise")).toEqual(["Rate rise", "Town meets"]);
  });

  it("are not what only is a kind of it, nor what begins like it", () => {
    const { found } = library(titled("Storm at sea"), titled("State of the harbour"), ...others);
    expect(found("typhoon")).toEqual([]);
    expect(found("station")).toEqual([]);
    const ends = library(titled("Cracks found in plant"), titled("Prices rise"), titled("台風が接近"));
    for (const query of ["foundation", "plantation", "rose festival", "嵐 解散"])
      expect(ends.search(query).hits).toEqual([]);
  });

  it("find nothing that the asker's language has behind what another has", () => {
    const [foreign, own] = [titled("嵐 storm"), titled("Typhoon", { lang: "en", publishedAt: ago(3) })];
    const { search } = library(foreign, own, ...others);
    expect(search("storm", "en").hits.map(({ id }) => id)).toEqual([own.id, foreign.id]);
  });
});

describe("a word that asks how it went", () => {
  it("narrows nothing, though what has it comes first", () => {
    const { found, search } = library(
      titled("町長選挙 新人が当選", { publishedAt: ago(1) }),
      titled("町長選挙 投票始まる", { lead: "結果は夜に出ます。", publishedAt: ago(2) }),
      titled("大会の結果", { publishedAt: ago(1) }),
    );
    expect(found("町長選挙 結果")).toEqual(["町長選挙 投票始まる", "町長選挙 新人が当選"]);
    expect(found("誰が当選した")).toEqual(["町長選挙 新人が当選"]);
    expect(found("結果")).toHaveLength(2);
    expect(search("火星 結果").hits).toEqual([]);
  });
});

describe("a slip", () => {
  const { search, found } = library(
    titled("Government warns of earthquakes", { lang: "en" }),
    titled("インフルエンザが流行"),
    titled("コミュニケーションの授業"),
  );

  it.each([
    ["goverment", "government"],
    ["govrenment", "government"],
    ["Earthqake warning", "earthquakes warning"],
    ["インフレエンザ", "インフルエンザ"],
    ["コミニュケーション", "コミュニケーション"],
  ])("%s is mended to %s, and said", (query, corrected) => {
    const result = search(query);
    expect(result.hits).toHaveLength(1);
    expect(result.corrected).toBe(corrected);
  });

  it("is mended where it is a word, not where its letters stand in another one", () => {
    const { search: ask } = library(titled("Mygoverment, a game, annoys government", { lang: "en" }));
    expect(ask("mygoverment goverment").corrected).toBe("mygoverment government");
  });

  it("is none in a category's word, nor where the mended word is found without the others", () => {
    const { search: ask } = library(
      titled("New port opens", { lang: "en" }),
      titled("Otani town hall", { lang: "en" }),
    );
    for (const query of ["sports ohtanis", "sports in march", "goverment otani", "hall porte"])
      expect(ask(query).corrected, query).toBeUndefined();
  });

  it("is none in a short word that another letter makes another word, but for its length or small letters", () => {
    const africa = library(
      titled("アフリカの選手が来日"),
      titled("カメラの展示会"),
      titled("ファッション展"),
    );
    expect(africa.search("アメリカ")).toMatchObject({ hits: [] });
    expect(library(titled("ワクチンを接種")).search("ワクチソ").corrected).toBe("ワクチン");
    expect(africa.search("カメーラ").corrected).toBe("カメラ");
    expect(library(titled("設備のトラブル")).search("トラプル").corrected).toBe("トラブル");
    expect(africa.search("フアッション").corrected).toBe("ファッション");
    expect(library(titled("フェリーの運航")).search("フエリー").corrected).toBe("フェリー");
    const english = library(titled("Major store spares tulips in Tokyo", { lang: "en" }));
    for (const query of ["mayor", "storm", "stone"]) expect(english.search(query).hits, query).toEqual([]);
    expect(english.search("tokio").corrected).toBe("tokyo");
    expect(english.search("stoer").corrected).toBe("store");
    expect(english.search("mahor").corrected).toBe("major");
  });

  it("is none where the word is there, too short, or far off", () => {
    expect(search("government").corrected).toBeUndefined();
    for (const query of ["warms", "wrn", "xyzzyx", "インフレ"]) expect(found(query)).toEqual([]);
  });
});

describe("what is found first", () => {
  it("is what has the word in its title, as it was typed", () => {
    const { found } = library(
      titled("市長が会見", { lead: "灯台の話もありました。灯台は古いです。", publishedAt: ago(5) }),
      titled("灯台に新しい光", { publishedAt: ago(4) }),
      titled("灯台守の新しい光", { publishedAt: ago(3) }),
      titled("町の祭り", { publishedAt: NOW }),
    );
    expect(found("灯台")).toEqual(["灯台に新しい光", "灯台守の新しい光", "市長が会見"]);
    const forms = library(
      titled("Votes are counted", { lang: "en" }),
      titled("Voting begins", { lang: "en" }),
    );
    expect(forms.found("voting")).toEqual(["Voting begins", "Votes are counted"]);
  });

  it("is the news, where many say the same", () => {
    const many = Array.from({ length: 80 }, (_, n) => titled(`地震 ${n}`, { publishedAt: ago(n) }));
    expect(
      library(...many)
        .found("地震")
        .slice(0, 3),
    ).toEqual(["地震 0", "地震 1", "地震 2"]);
  });

  it.each(["台風", "月 着陸", "クマ 白峰町"])(
    "is the news of the last day, where there is any, though an older title fits better: %s",
    (query) => {
      const published = new Map(archive.map(({ id, publishedAt }) => [id, publishedAt]));
      const { index, search } = library(...archive);
      const first = () => published.get(search(query, "ja").hits[0]?.id ?? "") ?? 0;
      const newest = Math.max(...published.values());
      expect(first()).toBeGreaterThan(newest - DAY);
      index.put(titled("町の話題", { publishedAt: newest + 10 * DAY }));
      expect(first()).toBeLessThan(newest - DAY);
      index.put(titled(query, { lang: "en", publishedAt: newest + 10 * DAY }));
      expect(first()).toBeLessThan(newest - DAY);
    },
  );

  it("is what was told last, where several titles of the day have it", () => {
    const told = [
      "津波注意報を津波警報に 海岸から離れて",
      "津波 各地で観測",
      "津波警報を注意報に切り替え",
      "津波注意報すべて解除",
    ];
    const hour = DAY / 24;
    const running = told.map((title, n) =>
      titled(title, { lead: "津波 ".repeat(4 - n), publishedAt: NOW - (4 - n) * hour }),
    );
    const { found, index } = library(...running, titled("津波に備える", { publishedAt: ago(9) }));
    expect(found("津波")).toEqual([...told.toReversed(), "津波に備える"]);
    index.put(titled("町の祭り", { publishedAt: NOW + 10 * DAY }));
    expect(found("津波")[0]).not.toBe(told.at(-1));
  });
});

describe("a number", () => {
  const { found, search } = library(
    ...Array.from({ length: 60 }, (_, n) =>
      titled(n < 40 ? "台風15号 町の様子" : "台風19号 町の様子", { publishedAt: ago(n) }),
    ),
    ...Array.from({ length: 300 }, () => titled("市場で秋の果物を販売")),
  );

  it.each(["台風19号", "台風 19号", "台風１９号"])("says which, and not how old: %s", (query) => {
    expect(found(query)).toEqual(Array(20).fill("台風19号 町の様子"));
    expect(search(query).hits.findLastIndex(({ whole }) => whole)).toBe(19);
  });

  it.each([
    ["1位", "大会で1位の選手", "首位発進の選手は11位から1つ順位を上げる"],
    ["100円", "弁当を100円に値下げ", "1万100円の弁当と4100円の弁当 円相場は100を超す"],
    ["震度3", "北浜町で震度３", "北浜町で震度30.5の装置 3人が震度を体験"],
    ["マグニチュード6.8", "マグニチュード6.8と推定", "マグニチュード7.4から6.85へ 8日に6人"],
    ["マグニチュド6.8", "マグニチュード6.8と推定", "マグニチュード7.4から6.85へ 8日に6人"],
    ["祭り 10万円", "祭りに10万円", "祭りに97万円 10万人"],
    ["台風十四号", "台風14号が接近", "台風15号が接近 14か所で号泣"],
  ])("stands there with its counter as it was typed, or it only comes close: %s", (query, has, other) => {
    const number = library(titled(other), titled("港の船", { lead: has }), titled("山の小屋"));
    expect(number.found(query)).toEqual(["港の船"]);
    expect(library(titled(other), titled("山の小屋")).found(query)).toEqual([]);
  });

  it.each([
    ["大雨で1万5000人に避難指示 九州", "大雨で避難指示 5000人に 四国"],
    ["1兆2000億円の補正予算案 閣議決定", "補正予算案 2000億円を積み増し 与党が提案"],
    ["PM2.5の濃度 4.2倍に", "PM3.5の濃度 2.4倍に"],
    ["G7サミット 首脳が北浜町に", "サミットを学ぶ 7人の首脳役"],
  ])("stands in the headline that has it: %s", (title, other) => {
    const both = library(titled(other, { publishedAt: ago(0) }), titled(title, { publishedAt: ago(1) }));
    expect(both.found(title)).toEqual([title]);
    expect(both.search(title).hits[0]?.whole).toBe(true);
  });

  it.each([
    ["大谷50号", "大谷翔平が50号ホームラン"],
    ["米国50%関税", "アメリカが50%の関税"],
    ["熊3頭", "クマ3頭を捕獲"],
    ["震度5以上", "震度5弱以上の地震"],
    ["震度7熊本", "熊本で震度7"],
    ["4Kテレビ", "4K放送のテレビ"],
    ["PM 2.5", "PM2.5の濃度"],
  ])("is not asked to stand beside what it does not count: %s", (query, title) => {
    expect(library(titled(title), titled("山の小屋")).found(query)).toEqual([title]);
  });

  it("comes first where it stands so, however much others say of its parts", () => {
    const first = titled("海の話", { lead: "長い航海のあとで1位になりました。", publishedAt: ago(300) });
    const others = Array.from({ length: 120 }, (_, n) =>
      titled(`首位 1 首位 ${n}`, { publishedAt: ago(n / 100) }),
    );
    expect(library(...others, first).search("1位").hits[0]?.id).toBe(first.id);
  });
});

describe("what comes close", () => {
  const { search } = library(
    titled("Typhoon nears the islands", { lang: "en", publishedAt: ago(1) }),
    titled("Typhoons form in the south", { lang: "en", publishedAt: ago(2) }),
    titled("How people sleep", { lang: "en", lead: "A study from Nagoya of 35 people in Nov." }),
    titled("北浜町で地震"),
    titled("南浜町で地震"),
    titled("眠りの研究", { lead: "名古屋市の45人が参加しました。" }),
    titled("市の予算", { lead: "32日の会議です。" }),
    titled("Rice prices", { lang: "en" }),
    ...["橋の工事", "駅の改修", "山の小屋", "川の魚"].map((title) => titled(title)),
  );
  const titles = (query: string) => search(query).hits.length;

  it("is told of the parts of a compound that no article has", () => {
    const all = library(titled("「徴用」の原告が会見"), titled("首相が島を訪問"), titled("島の祭り"));
    for (const query of ["元徴用工", "北沢首相"]) {
      expect(all.search(query).hits).toHaveLength(1);
      expect(all.found(query)).toEqual([]);
    }
    expect(all.search("北沢首相 -島").hits).toEqual([]);
  });

  it("is told of what has all but a letter of a compound, unless an article has that, too", () => {
    const factory = titled("半導体工場が着工");
    const katakana = titled("オンラインのゲーム大会");
    const all = library(factory, titled("市場の動き"), katakana, titled("オンライン授業"));
    expect(all.search("半導体工場長").hits.map(({ id }) => id)).toContain(factory.id);
    expect(all.found("半導体工場長")).toEqual([]);
    expect(all.found("半導体工場")).toEqual([factory.title]);
    expect(all.found("オンラインゲーム")).toEqual([katakana.title]);
    const chief = titled("半導体工場長が会見");
    expect(library(factory, chief).found("半導体工場長")).toEqual([chief.title]);
  });

  it("is told of the part of a compound that the news is about, not of what has most of its letters", () => {
    const leak = titled("会社で情報流出");
    const all = library(leak, titled("銀行の会合", { lead: "データを見て決めます。" }), titled("島の祭り"));
    expect(all.search("データ流出").hits).toEqual([expect.objectContaining({ id: leak.id, whole: false })]);
    const rice = library(titled("コメの価格"), titled("米の販売が始まる"));
    for (const query of ["米軍", "日米会談"]) expect(rice.search(query).hits, query).toEqual([]);
  });

  it("is nothing where it has but a word that is mostly told beside other news", () => {
    const aside = [1, 2, 3, 4].map((n) => titled(`橋の工事 ${n}`, { lead: "町長が会見しました。" }));
    const all = library(titled("社長が会見"), ...aside, titled("島の祭り"));
    expect(all.search("首相会見").hits).toEqual([]);
    expect(all.search("首相 会見").hits).toEqual([]);
    expect(all.found("会見")).toHaveLength(5);
    const vaccine = titled("Vaccine approved", { lang: "en", lead: "One side says more." });
    expect(library(vaccine, ...aside).search("vaccine side effects").hits).toEqual([
      expect.objectContaining({ id: vaccine.id, whole: false }),
    ]);
  });

  it.each([
    ["typhoon in Nagoya", 2],
    ["地震 名古屋市", 2],
    ["32月45日 地震", 2],
    ["rice nov 35", 1],
    ["zzzz 45", 0],
  ])("%s: what the news is about, never a place or number alone", (query, count) => {
    expect(titles(query)).toBe(count);
    expect(search(query).hits.some(({ whole }) => whole)).toBe(false);
  });

  it("has the larger part of many words, be it without the rarest of them", () => {
    const some = [
      "Ferry harbour cranes",
      "Cranes at ferry harbour",
      "Harbour ferry hits cranes",
      "Walrus seen",
    ];
    const others = Array.from({ length: 12 }, (_, n) => `Rice number ${n}`);
    const all = library(...[...some, ...others].map((title) => titled(title, { lang: "en" })));
    expect(all.search("walrus ferry harbour cranes").hits).toHaveLength(3);
  });

  it("finds the same in any order of its words", () => {
    const { search: ask } = library(
      ...["alfa", "bravo", "foxtrot"].map((title) => titled(title, { lang: "en" })),
    );
    expect(ask("foxtrot bravo delt echo").hits).toEqual(ask("delt echo bravo foxtrot").hits);
    const words = ["alfa", "bravo", "charli", "delt", "echo", "foxtrot"];
    const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 });
    const query = fc.shuffledSubarray(words, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(text, { minLength: 6, maxLength: 60 }), query, (texts, asked) => {
        const { search } = library(...texts.map((all) => titled(all.join(" "), { lang: "en" })));
        const hits = (all: string[]) =>
          search(all.join(" "))
            .hits.map(({ id }) => id)
            .sort();
        expect(hits(asked.toReversed())).toEqual(hits(asked));
      }),
      { numRuns: 300 },
    );
  });

  it("is in one of many categories that no article names", () => {
    const all = library(match, stone, titled("橋の工事", { categories: ["economy"] }));
    expect(all.search("sports business politics").hits).toHaveLength(2);
  });
});

describe("of titles with all the words", () => {
  it("the one that tells nothing else comes first, whatever function words it has", () => {
    const [all, more] = [
      titled("What is it with the ferry and the harbour?", { lang: "en", publishedAt: ago(1) }),
      titled("Ferry harbour gets cranes", { lang: "en", publishedAt: ago(1) }),
    ];
    expect(library(more, all).found("ferry harbour")).toEqual([all.title, more.title]);
  });

  it("the one that tells nothing rarer comes first, though another one says them more often", () => {
    const common = "Harbor market works delayed again: town council budget".split(" ");
    const others = Array.from({ length: 400 }, (_, n) =>
      titled(`${common[n % 8]} ${n % 100 === 0 ? "ferry lighthouse" : ""}`, {
        lang: "en",
        publishedAt: ago(20),
      }),
    );
    const meant = titled(`Ferry, lighthouse 2026: ${common.join(" ")}`, { lang: "en", publishedAt: ago(9) });
    const lead = "The ferry passed the lighthouse.";
    const other = titled("Ferry, lighthouse 2026: Narwhal sings", { lang: "en", lead, publishedAt: ago(8) });
    const today = titled("Rain ends", { lang: "en", publishedAt: NOW });
    // What comes close, or is in another language, makes nothing today's news.
    const close = titled("Ferry sails", { lang: "en", publishedAt: NOW });
    const foreign = titled("Ferry 島の lighthouse", { publishedAt: NOW });
    const { search } = library(...others, meant, other, today, close, foreign);
    for (const query of ["ferry lighthouse", "ferry lighthouse 2026", "ferries lighthouse"]) {
      const found = search(query, "en").hits.map(({ id }) => id);
      expect(found.indexOf(meant.id), query).toBeLessThan(found.indexOf(other.id));
    }
  });

  it("one with other forms of the words comes before one that only says them elsewhere", () => {
    const { found } = library(
      titled("Noodles return", { lang: "en", lead: "Climbing price? Price climbing.", publishedAt: ago(1) }),
      titled("Prices climb in the north for weeks", { lang: "en", publishedAt: ago(5) }),
    );
    expect(found("climbing price")).toEqual(["Prices climb in the north for weeks", "Noodles return"]);
  });

  it("the newest comes first, whatever else it tells, where many have them", () => {
    const news = titled("地震でヤイロチョウ逃げる", { publishedAt: ago(0) });
    const older = Array.from({ length: 80 }, (_, n) =>
      titled("町で地震 津波なし", { publishedAt: ago(3 + n) }),
    );
    expect(library(news, ...older).found("地震")[0]).toBe(news.title);
  });
});

describe("a short word", () => {
  const shorts = library(
    titled("Tsunami warning as warm weather begins", {
      lang: "en",
      lead: "Users of watchdog lists, 17 in all.",
    }),
    titled("Many managing directors", { lang: "en", lead: "Japan's X platform." }),
    titled("PM2.5の濃度"),
  );
  it.each(["war", "us", "man", "dog", "ty", "e", "1", "7", "２"])("is not a part of others: %s", (query) => {
    expect(shorts.search(query).hits).toEqual([]);
  });

  it.each([
    ["X", "Many managing directors"],
    ["user", "Tsunami warning as warm weather begins"],
    ["watchd", "Tsunami warning as warm weather begins"],
    ["manag", "Many managing directors"],
    ["PM 2.5", "PM2.5の濃度"],
  ])("is found where it stands by itself, a longer one also unfinished: %s", (query, title) => {
    expect(shorts.found(query)).toEqual([title]);
  });
});

describe("known items, on the sample newsroom", () => {
  const { search } = library(...archive);
  const wordsOf = ({ title, lang }: Article) =>
    fold(title).match(
      lang === "ja" ? /\p{sc=Han}{2,}|[\p{sc=Katakana}ー]{2,}|[a-z\d]{2,}/gu : /[\p{L}\p{N}]+/gu,
    ) ?? [];
  const holders = new Map<string, number>();
  for (const article of archive)
    for (const word of new Set(wordsOf(article))) holders.set(word, (holders.get(word) ?? 0) + 1);
  const frequency = (word: string) => holders.get(word) ?? 0;

  it.each(["ja", "en"])("are found first by their title's two rarest words: %s", (lang) => {
    const items = archive.filter((article) => article.lang === lang);
    const first = items.filter((article) => {
      const rarest = [...new Set(wordsOf(article))].sort((a, b) => frequency(a) - frequency(b)).slice(0, 2);
      return search(rarest.join(" "), lang).hits[0]?.id === article.id;
    });
    // Measured: 1 in both.
    expect(first.length / items.length).toBeGreaterThanOrEqual(0.99);
  });
});

describe("any query", () => {
  const piece = fc.constantFrom(
    ...[
      "地震",
      "津波",
      "昨日の",
      "スポーツ",
      "大谷",
      "bank",
      "rates",
      "quak",
      "-",
      "−",
      '"',
      "「",
      "」",
      "|",
      " or ",
      " not ",
    ],
    ...[" ", "　", "熊", "の", "11月", "20日", "last week", "いた", "コ", "ﾞ", "🐻", "the"],
    ...["0", "00", "3", "31", "/", "月", "日", "年", "2026", "may "],
  );
  const typed = fc.oneof(
    fc.string({ unit: "binary", maxLength: 30 }),
    fc.array(piece).map((all) => all.join("")),
  );

  it("is answered, and the same again", () => {
    fc.assert(
      fc.property(typed, (query) => {
        const once = news.search(query);
        expect(news.search(query)).toEqual(once);
        expect(new Set(once.hits.map(({ id }) => id)).size).toBe(once.hits.length);
      }),
      { numRuns: 1_000 },
    );
  });

  it("finds nothing that it excludes", () => {
    const word = fc.constantFrom("地震", "津波", "台風", "大谷", "bank", "rates", "島", "quak");
    fc.assert(
      fc.property(fc.array(word), word, (wanted, unwanted) => {
        const hits = news.search([...wanted, `-${unwanted}`].join(" ")).hits.map(({ id }) => id);
        const excluded = news.search(`"${unwanted}"`).hits.filter(({ whole }) => whole);
        for (const { id } of excluded) expect(hits).not.toContain(id);
      }),
    );
  });

  it.each([
    ["alternatives in hiragana", " | ", (word: string) => word],
    ["alternatives in quotation marks", " | ", (word: string) => `"${word}"`],
    ["excluding alternatives", " | ", (word: string) => `-${word}`],
  ])("has no article read through more than a few times: %s", (_, between, piece) => {
    const kana = Array.from("あいうえおかきくけこさしすせそ");
    const words = kana.flatMap((first) => kana.map((second) => piece(first + second)));
    const vocabulary = createVocabulary((id) => index.termOf[id] ?? "");
    const index = emptyTermIndex({ titleWeight: () => 1, vocabulary });
    const at = putArticle(index, titled("北の町"));
    const slot = index.slots[at];
    let readings = 0;
    if (slot)
      index.slots[at] = {
        ...slot,
        get text() {
          readings += 1;
          return slot.text;
        },
      };
    const query = readSearch(words.join(between), asked);
    createSearch({ index, vocabulary, categories: [] })(query, { limit: 5 });
    expect(readings).toBeLessThanOrEqual(20);
  });

  it.each(["「", "-", "または", '"', "1,", " の", "昨日の", "20日", "last ", "熊 "])(
    "is answered though it is LINE's longest text of nothing but %j",
    (words) => {
      expect(() => news.search(words.repeat(5_000 / words.length))).not.toThrow();
    },
  );
});
