import { WRITTEN_FOR } from "./kana-spellings.ts";
import { fold } from "./tokenize.ts";

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

/** By folded word of a query: what else it is called, folded; perhaps several words. */
export const VARIANTS = new Map<string, readonly string[]>();
/** By folded word that has a commoner spelling or name: this one. */
export const FIRST_SPELLINGS = new Map<string, string>();
for (const group of SAME.trim().split(/[\n;]+/)) {
  const words = group.split("/").map((word) => fold(word.trim()));
  const [first = "", ...later] = words;
  for (const word of words)
    VARIANTS.set(
      word,
      words.filter((other) => other !== word),
    );
  for (const word of later) FIRST_SPELLINGS.set(word, first);
}
for (const [word, also] of ONE_WAY) {
  VARIANTS.set(word, also);
  if (also[0] !== undefined) FIRST_SPELLINGS.set(word, also[0]);
}
for (const [kana, written] of WRITTEN_FOR) {
  if (!VARIANTS.has(kana)) VARIANTS.set(kana, [written, ...(VARIANTS.get(written) ?? [])]);
}
