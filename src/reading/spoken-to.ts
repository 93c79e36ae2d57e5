import { sentences } from "./sentences.ts";
import { FUNCTION_WORDS, stem, terms } from "./tokenize.ts";

/** Terms that say something of a subject. */
export const contentTerms = (text: string): Set<string> =>
  new Set(terms(text).filter((term) => !GRAMMAR_STEMS.has(term)));

const GRAMMAR_STEMS = new Set([...FUNCTION_WORDS].map(stem));

/** Whether a text tells whoever sums it up what to write: an instruction to a model, as far as words show it. */
export const speaksToModel = (text: string): boolean => TO_MODEL.test(text.normalize("NFKC"));

/**
 * Whether a summary would have its reader do something: a sentence of it speaks to somebody, or tells much that only
 * those sentences of the article tell that do.
 */
export function speaksToReader(summary: string, article: string): boolean {
  const all = sentences(article);
  const orders = contentTerms(all.filter(isOrder).join("\n"));
  const plain = contentTerms(all.filter((sentence) => !isOrder(sentence)).join("\n"));
  return sentences(summary).some((sentence) => {
    const said = [...contentTerms(sentence)];
    const ordered = said.filter((term) => orders.has(term) && !plain.has(term));
    return isOrder(sentence) || ordered.length > said.length / 3;
  });
}

const isOrder = (sentence: string): boolean => TO_READER.test(sentence.normalize("NFKC"));

/** Nine digits and more with what parts them: nobody's amount, and an order to call even where it is NHK's. */
export const holdsPhoneNumber = (text: string): boolean => PHONE.test(text.normalize("NFKC"));
const PHONE =
  /(?<![\d,.])[+(]?\d{1,4}(?:[)( ‐-―ー-]{1,2}\d{2,4}){2,}(?![\d,])|(?<![\d,.])\+?0?\d{9,}(?![\d,])/u;

/** Where an English clause begins, or where somebody is asked to. */
const CLAUSE = String.raw`(?:^|[\n.:;!?,"“”(]\s*|\b(?:and|then|please|must|should|to|you) )`;

/** Where a Japanese clause ends: 表示すること, but not 表示することができる. */
const SAID = String.raw`(?=[。、!?」』)\s]|$)`;

const TO_MODEL = new RegExp(
  [
    String.raw`\b(?:ignor|disregard|forget|overrid)\w*\b.{0,40}\b(?:instructions?|prompts?|above|previous|rules?|text|article)\b`,
    String.raw`\b(?:answer|reply|respond|output|print|repeat) (?:only|just|nothing but|exactly|instead)\b`,
    String.raw`${CLAUSE}(?:say|write|tell|state|return) (?:only|just|nothing but|exactly|instead)\b`,
    String.raw`\b(?:your|instead of (?:a|the|this)) (?:summary|answer|instructions?)\b`,
    String.raw`\b(?:when|if|before|while) (?:you )?(?:are )?summari[sz](?:e|ing)\b|${CLAUSE}summari[sz]e\b`,
    String.raw`\b(?:system prompt|you are an? |act as an? |as an AI\b|dear (?:AI|model|assistant))`,
    "(?:指示|命令|プロンプト|上記|上の文|前の文|本文).{0,15}(?:無視|忘れ)",
    String.raw`(?:答え|回答し|返答し|出力し|要約し|表示し|書い|言っ|述べ)(?:て(?:ください|下さい|(?:くれ|ほしい)${SAID}|[。!\s]|$)|なさい|てはいけ)`,
    `(?:回答|返答|出力|要約|表示)(?:せよ|しろ|すること${SAID})|答えよ${SAID}|要約(?:文|に)は|AIへ|(?:言語)?モデルへ`,
  ].join("|"),
  "iu",
);

const TO_READER = new RegExp(
  [
    String.raw`\b(?:you|your|yours)\b`,
    String.raw`(?:^|[\n.:;!?"“”(]\s*|\b(?:please|now) )(?:call|phone|dial|click|visit|send|text|transfer|pay|share|subscribe|download|enter|tap|scan|reply|answer|contact|join|buy|register|sign up|log in|follow|ignore|write|say)\b`,
    String.raw`\b(?:who(?:ever)?|that) (?:calls?|phones?|dials?|clicks?|texts?|repl(?:y|ies)|registers?|transfers?)\b`,
    "ください|下さい|なさい|ましょう|あなた|お電話|ご連絡|お申し?込み|今すぐ",
    "(?:リンク|URL|QRコード)(?:から|先|を(?:開|押|タップ|クリック))",
    "(?:に|へ|で)(?:電話|返信|送金|振り?込み|登録|連絡)(?:する|して|すれば|した)(?:人|方|と|者)",
  ].join("|"),
  "iu",
);
