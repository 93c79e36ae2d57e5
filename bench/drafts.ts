import type { ArticleDraft } from "../src/domain/article.ts";
import { NEWS_WEB_CATEGORIES } from "../src/domain/category.ts";
import { DAY } from "../src/domain/time.ts";
import { archiveArticles } from "../tools/newsroom/articles.ts";
import { seededRandom } from "./measure.ts";

/** Texts of the sample newsroom, cut into pieces. */
function piecesOf(lang: string): string[] {
  const texts = archiveArticles(0)
    .filter((article) => article.lang === lang)
    .flatMap(({ versions }) => versions.map(({ title, lead }) => `${title} ${lead ?? ""}`));
  return lang === "ja"
    ? texts.flatMap((text) => text.match(/.{4,9}/gsu) ?? [])
    : texts.flatMap((text) => text.match(/(?:\S+\s*){2,5}/g) ?? []);
}

/**
 * Made-up articles, as many as asked, in the lengths of NHK's (titles of 17–32 characters, leads of 31–163) and the
 * words of the sample newsroom, spread over `days` before `now`; two thirds Japanese.
 */
export function syntheticDrafts(
  count: number,
  options: { now: number; days: number; seed?: number },
): ArticleDraft[] {
  const random = seededRandom(options.seed ?? 1);
  const pieces = { ja: piecesOf("ja"), en: piecesOf("en") };
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const several = (list: string[], n: number) => Array.from({ length: n }, () => pick(list));
  return Array.from({ length: count }, (_, n) => {
    const lang = n % 3 === 2 ? "en" : "ja";
    const words = pieces[lang];
    const at = options.now - Math.floor((n / count) * options.days * DAY);
    const nhkId = `nd-${n.toString().padStart(13, "0")}`;
    return {
      nhkId,
      url: `https://news.web.nhk/newsweb/na/${nhkId}`,
      lang,
      categories: ["top", pick(NEWS_WEB_CATEGORIES.slice(1))],
      form: "story",
      title: several(words, 3).join("").trim(),
      lead: `${several(words, 5 + Math.floor(random() * 12))
        .join("")
        .trim()}${lang === "ja" ? "。" : "."}`,
      publishedAt: at,
      modifiedAt: at,
    };
  });
}
