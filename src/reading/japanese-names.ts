import { isKanjiAmount } from "./numbers.ts";

const segmenter = new Intl.Segmenter("ja", { granularity: "word" });

/** Whether all names of a summary stand in the article as the same words: 京都 does not stand in 東京都. */
export function japaneseNamesStandIn(summary: string, text: string): boolean {
  const [said, written] = [summary.normalize("NFKC"), text.normalize("NFKC")];
  const bounds = boundaries(written);
  return (
    Array.from(segmenter.segment(said)).every(
      (word) => !mayBeName(word) || standsIn(word.segment, written, bounds),
    ) &&
    Array.from(said.matchAll(LONE_KANJI)).every(
      ([kanji]) => COMMON_KANJI.has(kanji) || standsAlone(kanji, written),
    )
  );
}

/** Words in kanji and in katakana, and what is no common word in hiragana. */
function mayBeName({ segment, index, input }: Intl.SegmentData): boolean {
  if (NAME.test(segment)) return !NEWS_NOUNS.has(segment) && !isKanjiAmount(segment);
  return (
    /^\p{sc=Hiragana}{2,}$/u.test(segment) &&
    !COMMON_KANA.has(segment) &&
    !GOES_ON_KANJI.test(input.slice(0, index)) &&
    BEHIND_NAME.test(input.slice(index + segment.length))
  );
}

const NAME = /^(?:\p{sc=Han}|々|〆){2,}$|^[\p{sc=Katakana}ー]{2,}$/u;

/** There hiragana ends a word rather than begin one. */
const GOES_ON_KANJI = /[\p{sc=Han}々]$/u;
/** Particles, and nouns that names are put together with: つくば市, みずほ銀行, かんぽの. */
const BEHIND_NAME =
  /^(?:[がはをにのでともへや、。・」（(]|から|まで|など|さん|氏|[\p{sc=Han}\p{sc=Katakana}])/u;

/** A kanji that is a word by itself, before a particle or a person's title. */
const ALONE =
  "(?=[がはをにのでともへや、・」（(]|から|まで|など|さん|くん|ちゃん|氏|選手|議員|首相|大臣|容疑者|被告|社長|知事|監督|教授)";
const LONE_KANJI = new RegExp(String.raw`(?<![\p{sc=Han}\p{N}々])\p{sc=Han}${ALONE}`, "gu");
const standsAlone = (kanji: string, text: string): boolean =>
  new RegExp(String.raw`(?<!\p{sc=Han})${kanji}(?:(?!\p{sc=Han})|${ALONE})`, "u").test(text);

/** Kanji that are words, and hardly ever a family's name alone. */
const COMMON_KANJI = new Set(
  "人国県市町村年月日時分秒円中前後間上下内外朝夜昼今次車水火雨雪風声手目身心話事物者方他例数量額点形色音力",
);

/** Words in hiragana that name nobody: grammar, and what reports of every kind say. */
const COMMON_KANA = new Set(
  (
    "ます ました まし ません ませ せん です でした でし ですが した して しない しよう する すると します しまし すれば される された させる " +
    "いる いた いて いない いまし います おり おる ある あり あった あって ありまし なる なった なって なり なら なく なくなり ない なかった なし " +
    "れる られる られ れて れた れば まれ かれ され でき できる できた できない でも では ては とは には へは にも とも からも までも へと との への での からの までの " +
    "から まで より ほど だけ など のみ ずつ ごと ながら つつ まま ため よう ようと もの こと ことが ことに ところ ところが ところで わけ はず ほう ほうが ほか " +
    "うえ うち なか あと まえ とき ころ ごろ さい たび つど あたり まわり そば となり これ それ あれ どれ この その あの どの ここ そこ あそこ どこ こう そう どう " +
    "こちら そちら どちら いま いつ いつか いずれ いずれも すべて みな みんな だれ なに なぜ どうか また まだ まず さらに ただ ただし ただちに しかし そして そのため このため " +
    "これまで これまでに それぞれ それでも およそ ほぼ ほとんど かなり とても もっと もっとも やや すぐ ずっと ふたたび あらためて あらかじめ おおむね ごく たった よく よい いい " +
    "として とする とした とすれば とともに について につき により による によりますと によります によると によれば にくい やすい において における に対して にわたって にわたり " +
    "にあたって にあたり にあたる をめぐって をめぐる をめぐり をもって という といった といい って んで ものの にもかかわらず および あるいは または もしくは かつ " +
    "くらい ぐらい くる きた くれ くだ いく いけ いう いわ みる みて みせ おく おい おけ しまっ もらう もらい もらっ あげ つけ つく つくる つくり つくっ かかる かかり かける かけ かけて " +
    "わか わかる わかり わかっ あわ あわせ あわせて つながる つなが とどまり どまり とりまとめ まとめ まとめて はじめ はじめて めぐり ひとつ ひとり ふたり ふたつ みずから おのおの " +
    "きょう きのう あす あさ ゆうべ おととい あさって ことし らい らいねん おととし ひび けさ こんや こども こどもたち おとな おれ わたし たち わたしたち ひと われ われわれ " +
    "けが けがを がれき おそれ おわび きっかけ めど うそ いじめ ひき いのち くらし まち むら いえ やま かわ うみ みち ごみ ほしい ほしく いっしょ とおり ぶり さなか ひとびと"
  ).split(" "),
);

function boundaries(text: string): ReadonlySet<number> {
  return new Set([...Array.from(segmenter.segment(text), ({ index }) => index), text.length]);
}

function standsIn(word: string, text: string, bounds: ReadonlySet<number>): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
    if (bounds.has(at) && bounds.has(at + word.length)) return true;
  return false;
}

/** Nouns that reports of every kind use for what happened, and that name nobody. */
const NEWS_NOUNS = new Set(
  "発表 発生 確認 説明 判明 予定 見通 可能性 必要 対応 実施 開始 影響 今後 現在 状況 原因 理由 被害 対策 調査 増加 減少 以上 以下 以前 以降 今回 関係者 当局 結果 場合 一方 人々 複数 全体 多数 自身 同様 内容 問題 方針 計画 検討 決定 指摘 報告 公表 続出 再開 中止 終了".split(
    " ",
  ),
);
