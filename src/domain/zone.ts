/**
 * What people call a zone, where that is not a city of the IANA data: Japanese names, other cities, countries with one
 * time, and abbreviations, which are taken as their own people mean them ("EST" is the time of New York, in summer too).
 */
const NAMES: Record<string, string> = {
  "Asia/Tokyo": "東京 日本 大阪 京都 名古屋 札幌 福岡 沖縄 osaka kyoto jst",
  "Asia/Seoul": "ソウル 韓国 釜山 korea southkorea kst",
  "Asia/Shanghai": "上海 北京 中国 広州 深圳 beijing shenzhen guangzhou china",
  "Asia/Hong_Kong": "香港 hkt",
  "Asia/Taipei": "台北 台湾 taiwan",
  "Asia/Singapore": "シンガポール sgt",
  "Asia/Bangkok": "バンコク タイ thailand",
  "Asia/Ho_Chi_Minh": "ホーチミン ハノイ ベトナム hochiminh hochiminhcity hanoi vietnam",
  "Asia/Manila": "マニラ フィリピン philippines",
  "Asia/Jakarta": "ジャカルタ",
  "Asia/Kuala_Lumpur": "クアラルンプール マレーシア malaysia",
  "Asia/Kolkata": "インド デリー ムンバイ india delhi newdelhi mumbai kolkata bangalore",
  "Asia/Kathmandu": "ネパール カトマンズ nepal kathmandu",
  "Asia/Yangon": "ヤンゴン ミャンマー yangon myanmar",
  "Asia/Dubai": "ドバイ",
  "Europe/London": "ロンドン イギリス 英国 uk england britain bst",
  "Europe/Paris": "パリ フランス france cet cest",
  "Europe/Berlin": "ベルリン ドイツ フランクフルト ミュンヘン germany frankfurt munich",
  "Europe/Rome": "ローマ ミラノ イタリア italy milan",
  "Europe/Madrid": "マドリード バルセロナ スペイン spain barcelona",
  "Europe/Amsterdam": "アムステルダム オランダ netherlands",
  "Europe/Brussels": "ブリュッセル ベルギー belgium",
  "Europe/Zurich": "チューリヒ スイス switzerland geneva",
  "Europe/Vienna": "ウィーン オーストリア austria",
  "Europe/Helsinki": "ヘルシンキ フィンランド finland",
  "Europe/Stockholm": "ストックホルム スウェーデン sweden",
  "Europe/Istanbul": "イスタンブール トルコ turkey",
  "Europe/Kyiv": "キーウ ウクライナ ukraine kyiv",
  "Europe/Moscow": "モスクワ",
  "America/New_York":
    "ニューヨーク ワシントン ボストン アトランタ マイアミ nyc washington boston atlanta miami et est edt",
  "America/Chicago": "シカゴ ヒューストン ダラス houston dallas ct cst cdt",
  "America/Denver": "デンバー mt mst mdt",
  "America/Los_Angeles": "ロサンゼルス サンフランシスコ シアトル la sanfrancisco seattle sandiego pt pst pdt",
  "America/Toronto": "トロント モントリオール オタワ montreal ottawa",
  "America/Vancouver": "バンクーバー",
  "America/Mexico_City": "メキシコシティ",
  "America/Sao_Paulo": "サンパウロ リオデジャネイロ riodejaneiro",
  "America/Argentina/Buenos_Aires": "ブエノスアイレス アルゼンチン argentina",
  "Pacific/Honolulu": "ホノルル ハワイ hawaii hst",
  "Pacific/Guam": "グアム",
  "Australia/Sydney": "シドニー メルボルン aest aedt",
  "Australia/Perth": "パース",
  "Pacific/Auckland": "オークランド ニュージーランド newzealand nzst nzdt",
  "Africa/Cairo": "カイロ エジプト egypt",
  "Africa/Nairobi": "ナイロビ ケニア kenya",
  "Africa/Johannesburg": "ヨハネスブルク 南アフリカ southafrica",
  UTC: "世界標準時 協定世界時 gmt zulu",
};

const key = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_.・-]+/g, "");

/** Cities of the IANA data by their names; the names above win. */
const zoneOf = new Map<string, string>([
  ...Intl.supportedValuesOf("timeZone").map((zone) => [key(zone.split("/").at(-1) ?? zone), zone] as const),
  ...Object.entries(NAMES).flatMap(([zone, names]) =>
    names.split(" ").map((name) => [key(name), zone] as const),
  ),
]);

/** Whether a text is the name of an IANA time zone, spelled as there; offsets such as "+09:00" are none. */
export const isZone = (text: string): boolean => ianaZone(text) === text;

/**
 * The IANA zone that someone means who types a zone, a city, a country or an abbreviation ("new york", "東京", "PST"), in
 * English or Japanese; undefined where we know none.
 */
export function zoneFor(text: string): string | undefined {
  const name = text.trim();
  const bare = key(name)
    .replace(/(?<=\P{ASCII})(?:時間|市|都)$/u, "")
    .replace(/(?<=[a-z])time$/, "");
  return zoneOf.get(bare) ?? zoneOf.get(key(name)) ?? ianaZone(name.replace(/\s+/g, "_"));
}

function ianaZone(text: string): string | undefined {
  if (!/^[A-Za-z][\w+/-]*$/.test(text)) return undefined;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId;
  } catch {
    return undefined;
  }
}
