import type { ArticleDraft } from "../../src/domain/article.ts";

/** A draft with everything that NHK's feeds give, for tests to vary. */
export function draftOf(changes: Partial<ArticleDraft> = {}): ArticleDraft {
  const nhkId = changes.nhkId ?? "k10010000001000";
  return {
    nhkId,
    url: `https://news.example/${nhkId}.html`,
    lang: "ja",
    categories: ["top"],
    form: "story",
    title: "港の灯台、百年ぶりに塗り替え",
    lead: "職人たちが足場を組み、白い塔に新しい色を重ねている。",
    publishedAt: 1_700_000_000_000,
    ...changes,
  };
}

/** As many different drafts, numbered from `first`. */
export function draftsOf(count: number, first = 0): ArticleDraft[] {
  return Array.from({ length: count }, (_, index) => {
    const number = first + index;
    return draftOf({
      nhkId: `k${number}`,
      title: `第${number}回の港まつり`,
      publishedAt: 1_700_000_000_000 + number,
    });
  });
}
