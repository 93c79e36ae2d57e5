/**
 * Places that a Japanese text names, its headline in the first line: municipalities, coasts and railway lines anywhere in it, and
 * the prefecture or country that the headline sets it in.
 */
export function placesIn(text: string): Set<string> {
  const headline = text.split("\n", 1)[0] ?? "";
  const places = new Set(Array.from(text.matchAll(PLACE), ([name]) => name));
  for (const [name] of text.matchAll(LINE)) places.add(name);
  for (const [name] of headline.matchAll(ABROAD)) if (COUNTRIES.has(name)) places.add(name);
  const [, prefecture] = headline.match(DATELINE) ?? [];
  if (prefecture !== undefined) places.add(prefecture + (SUFFIX[prefecture] ?? "県"));
  return places;
}

/** Prefectures and municipalities by their last letter, but no 市場, 区間 or 地区; ports; and where at sea, which says which quake. */
const PLACE =
  /北海道|東京都|(?:京都|大阪)府|[\p{sc=Han}ヶケ]{1,4}?(?:県|(?<![都地挙])[市区町村])(?![場間域分別])|[\p{sc=Han}ヶケ]{2,4}?(?<![空漁入出寄帰開])港(?![湾内区])|[\p{sc=Han}ヶケ]{1,4}?(?:半島|島(?=近海|[沖とでに]))/gu;

/** Railway lines, but no 上下線, 国内線 or 前線, and no 新幹線: these are mostly told of together. */
const LINE =
  /[\p{sc=Han}ヶケノ]{2,6}?(?<!上下|国内|国際|平行|放射|在来|三味|延長|[全路各両車前視架号無電支戦沿配回曲直断幹])線/gu;

/** How NHK's headlines end that say where it happened: 愛媛, 愛媛 今治. Elsewhere a prefecture may be a team. */
const DATELINE =
  /\s(北海道|青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|東京|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|三重|滋賀|京都|大阪|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄)(?:\s[\p{sc=Han}ヶケ]{1,5})?$/u;
const SUFFIX: Readonly<Record<string, string>> = { 北海道: "", 東京: "都", 京都: "府", 大阪: "府" };

/** What may be a country, where something happens in it: トルコで, ペルー南部で. Others only have to do with it. */
const ABROAD = /(?:[\p{sc=Katakana}ー]{2,}|\p{sc=Han}{2})(?=(?:[東西南北中]部|首都)?で)/gu;

const COUNTRIES: ReadonlySet<string> = new Set(countriesButJapan());

/** As the CLDR calls them in Japanese, at length and in short: イギリス and 英国. Its codes are two letters. */
function countriesButJapan(): string[] {
  const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return (["long", "short"] as const).flatMap((style) => {
    const regions = new Intl.DisplayNames("ja", { type: "region", style, fallback: "none" });
    return codes.flatMap((code) => (code === "JP" ? [] : (regions.of(code) ?? [])));
  });
}
