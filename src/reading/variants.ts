import { WRITTEN_FOR } from "./kana-spellings.ts";
import { fold, stem } from "./tokenize.ts";

/**
 * Spellings and names of one thing that readers and NHK use side by side, where no rule leads from the one to the other.
 * Only what means the same in nearly all news: who looks for one finds the others, too.
 */
const SAME = `
クマ/熊/くま; イノシシ/猪; シカ/鹿; サル/猿; イヌ/犬; ネコ/猫/ねこ; ウシ/牛; ブタ/豚; ニワトリ/鶏; ウマ/馬; ヘビ/蛇; クジラ/鯨; ツル/鶴
サクラ/桜/さくら; ウメ/梅; スギ/杉; リンゴ/りんご/林檎; ミカン/みかん; イチゴ/いちご; ブドウ/ぶどう/葡萄; サンマ/さんま/秋刀魚
ウナギ/うなぎ/鰻; マグロ/まぐろ/鮪; サケ/鮭; カニ/蟹; エビ/海老; 卵/たまご/タマゴ; タマネギ/玉ねぎ/たまねぎ; 小麦/コムギ; 大豆/ダイズ
子ども/子供/こども; がん/ガン/癌; はしか/麻疹/麻しん; たばこ/タバコ/煙草; けが/ケガ/怪我; ごみ/ゴミ; いじめ/イジメ; ひきこもり/引きこもり
障害者/障がい者; うつ病/鬱病; ろうそく/ロウソク; コメ/お米/備蓄米/新米/米価/米農家
首相/総理; 日銀/日本銀行; 国連/国際連合; 自民/自民党; 公明/公明党; 厚労省/厚生労働省; 経産省/経済産業省; 文科省/文部科学省; 国交省/国土交通省
農水省/農林水産省; 東電/東京電力; 関電/関西電力; 原発/原子力発電所; 最高裁/最高裁判所; 東証/東京証券取引所; 東大/東京大学; 京大/京都大学
アメリカ/米国; イギリス/英国; オーストラリア/豪州; キーウ/キエフ; 大リーグ/メジャーリーグ/mlb; 五輪/オリンピック; w杯/ワールドカップ
ana/全日空; jal/日本航空; 立民/立憲民主党; 育休/育児休業/育児休暇; 独禁法/独占禁止法; 京アニ/京都アニメーション; ioc/国際オリンピック委員会
スマホ/スマートフォン; パソコン/pc; コロナ/新型コロナウイルス; インフル/インフルエンザ; ai/人工知能/artificial intelligence
eu/欧州連合/european union; WHO/世界保健機関/world health organization; gdp/国内総生産/gross domestic product; imf/国際通貨基金
wto/世界貿易機関; iaea/国際原子力機関; nato/北大西洋条約機構; ev/電気自動車/electric vehicle; lng/液化天然ガス
earthquake/quake; pm/prime minister; us/usa/america/united states; uk/britain/united kingdom; un/united nations; boj/bank of japan
covid/coronavirus; tv/television; flu/influenza; sdf/self-defense forces; ldp/liberal democratic party; airplane/aeroplane/plane/aircraft
color/colour; honor/honour; labor/labour; harbor/harbour; neighbor/neighbour; favor/favour; behavior/behaviour; defense/defence
center/centre; theater/theatre; program/programme; aging/ageing; tire/tyre; organization/organisation
`;

/** These say more than what they are found for (米 is a country in most of its words). */
const ONE_WAY: [word: string, also: string[]][] = [
  ["米", ["コメ"]],
  ["お米", ["コメ"]],
  ["備蓄米", ["コメ"]],
  ["ブレグジット", ["eu離脱"]],
  ["こめ", ["コメ", "米"]],
];

/**
 * Words that the news uses for much the same, and behind a sign > those that only are found by the word before it, as they are
 * kinds of it. What says one of them answers, too, after what says the word that was typed.
 */
const MUCH_THE_SAME = `
揺れ>地震; 揺れた>地震; 大雨/豪雨; 洪水>氾濫/浸水; 火事/火災; 土砂崩れ/土砂災害; 電車/列車; 電車>新幹線/鉄道; 列車>新幹線
遅延/遅れ; 遅延>運転見合わせ/運休/止まった; 遅れ>運転見合わせ/止まった; 運休/運転見合わせ; 運休>欠航; 飛行機/旅客機/航空機; 飛行機>空の便; 船/船舶; 船>フェリー/客船/漁船
宇宙>月面/小惑星/ロケット/人工衛星/探査機; 水泳>競泳; 新記録>日本新/世界新; 日本新記録/日本新; 選挙>市長選/知事選/参院選/衆院選; 裁判>訴訟/公判
漏えい/漏洩/流出; サイバー攻撃/不正アクセス/ハッキング; 迷惑メール>偽メール; 詐欺メール>偽メール; ディープフェイク/偽動画; 盗難>盗まれ; 窃盗>盗まれ/盗んだ; 泥棒>盗まれ/盗んだ
値段/価格; 値上げ/値上がり; 値下げ/値下がり; 給料/賃金/給与; 電気代/電気料金; 株>株価; 副作用/副反応; 予防接種>ワクチン; エアコン/冷房; 図書館>図書室
負傷/けが; 負傷者/けが人; 死者>死亡; 辞任/辞職; 停戦/休戦; 外国人観光客/訪日客/インバウンド; 老人>高齢者
tremor>earthquake/quake; storm>typhoon/hurricane/cyclone; blackout/outage; outage>power failure/power cut; blackout>power failure/power cut
increase/rise/raise/hike/climb; increase/rise/raise/hike/climb>rose; decrease/fall/drop/decline; decrease/fall/drop/decline>fell; delay>suspend/halt/stop; train>shinkansen/railway; shinkansen>bullet train
ship/vessel/boat; ship>ferry; boat>ferry; plane>flight; breach/leak; cyberattack/hacking/hackers; hack>cyberattack; scam/fraud; theft/stolen; steal/stole/stolen; thief>stolen
space>lunar/asteroid/rocket/satellite/spacecraft; chip/semiconductor; factory>plant; agreement/pact/treaty; law>bill/legislation; regulation>law/bill/rule
parliament>lower house/upper house; stock>nikkei; wage/salary; injure/hurt; death/dead/die; blaze/fire; win/winner; win/winner>won; rain/rainfall
child/children/kid; woman/women; man/men; sink/sank/sunk; shake/shook; strike/struck; freeze/froze/frozen; resign/quit; ceasefire/truce; bike>motorbike
`;

/** By folded word of a query: what else it is called, folded; perhaps several words. */
export const VARIANTS = new Map<string, readonly string[]>();
/** By folded word that has a commoner spelling or name: this one. */
export const FIRST_SPELLINGS = new Map<string, string>();
/** By folded word of a query: other words for much the same, folded; perhaps several words each. */
export const AKIN = new Map<string, readonly string[]>();

const groupsOf = (list: string): string[] => list.trim().split(/[\n;]+/);
const wordsOf = (group: string): string[] => group.split("/").map((word) => fold(word.trim()));
const without = (words: readonly string[], word: string): string[] => words.filter((other) => other !== word);

for (const group of groupsOf(SAME)) {
  const words = wordsOf(group);
  const [first = "", ...later] = words;
  for (const word of words) VARIANTS.set(word, without(words, word));
  for (const word of later) FIRST_SPELLINGS.set(word, first);
}
for (const [word, also] of ONE_WAY) {
  VARIANTS.set(word, also);
  if (also[0] !== undefined) FIRST_SPELLINGS.set(word, also[0]);
}
for (const [kana, written] of WRITTEN_FOR) {
  if (!VARIANTS.has(kana)) VARIANTS.set(kana, [written, ...(VARIANTS.get(written) ?? [])]);
}
for (const group of groupsOf(MUCH_THE_SAME)) {
  const [words = [], kinds = words] = group.split(">").map(wordsOf);
  for (const word of words) AKIN.set(word, [...(AKIN.get(word) ?? []), ...without(kinds, word)]);
}

const byStem = (words: ReadonlyMap<string, readonly string[]>) =>
  new Map(Array.from(words, ([word, others]) => [stem(word), others]));
const [VARIANTS_BY_STEM, AKIN_BY_STEM] = [byStem(VARIANTS), byStem(AKIN)];

/** What else a folded word is called, in whichever form it is typed (earthquakes). */
export const variantsOf = (word: string): readonly string[] => VARIANTS_BY_STEM.get(stem(word)) ?? [];

/** Other words for much the same as a folded word, in whichever form it is typed (hiked), and as its other names. */
export const akinTo = (word: string): readonly string[] => [
  ...[word, ...variantsOf(word)].flatMap((name) => AKIN_BY_STEM.get(stem(name)) ?? []),
  ...verbsOf(word),
];

/** What an English noun may be made of: evacuation, cancellation. Most are no words, and stand nowhere. */
const verbsOf = (word: string): string[] =>
  [/^([a-z]{4,}[st])ions?$/, /^([a-z]{6,})ations?$/].flatMap((noun) => noun.exec(word)?.[1] ?? []);

/** Whether a folded word asks how or where it was, what few of the articles meant have as a word (市長選 結果). */
export const asksOnly = (word: string): boolean => ASKING.has(stem(word));
const ASKING = new Set("結果 状況 詳細 続報 誰 何 どこ いつ なぜ result outcome update detail".split(" "));
