import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "../../../src/domain/time.ts";
import {
  archiveArticles,
  publishedArticle,
  revisedArticle,
  upcomingArticles,
  versionAt,
} from "../../../tools/newsroom/articles.ts";
import { writeDates } from "../../../tools/newsroom/dates.ts";
import { NewsText, readUpcoming } from "../../../tools/newsroom/texts.ts";

const START = Date.parse("2031-05-14T00:20:00+09:00");
const texts = readUpcoming();
const pace = { startedAt: START, paceMs: MINUTE };

const text = NewsText.parse({
  lang: "ja",
  categories: ["society"],
  title: "駅前の時計塔が90年ぶりに修理 鐘の音戻る",
  lead: "{日}、90年間止まっていた駅前の時計塔の修理が終わり、鐘が鳴りました。",
  form: "rolling",
  updates: [{ afterMinutes: 60, title: "時計塔の鐘 今夜から毎時鳴らすことに", lead: "{日}から鳴らします。" }],
});

describe("an article's id", () => {
  it("is NHK's form with the day in Japan, and leads to NHK's host", () => {
    for (const { lang, nhkId, url, versions } of archiveArticles(START)) {
      const day = new Date(versions[0].datedAt + 9 * HOUR).toISOString().slice(0, 10).replaceAll("-", "");
      expect(nhkId).toMatch(lang === "ja" ? /^nd-\d{8}de\d{5}$/ : /^\d{8}de\d{5}$/);
      expect(nhkId).toContain(day);
      expect(new URL(url).pathname.split("/")).toContain(nhkId);
    }
  });

  it("is the same for the same start, and never given twice", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000 }),
        fc.integer({ min: 0, max: 400 * DAY }),
        (minutes, shift) => {
          const startedAt = START + shift;
          const build = () => [
            ...archiveArticles(startedAt),
            ...upcomingArticles(texts, { startedAt, paceMs: MINUTE }, startedAt + minutes * MINUTE),
          ];
          const ids = build().map(({ nhkId }) => nhkId);
          expect(new Set(ids).size).toBe(ids.length);
          expect(build().map(({ nhkId }) => nhkId)).toEqual(ids);
        },
      ),
      { numRuns: 10 },
    );
  });
});

describe("upcoming articles", () => {
  const at = (paces: number) => upcomingArticles(texts, pace, START + paces * MINUTE);

  it("appear one by one, the first a pace after the start", () => {
    expect(at(0.9)).toHaveLength(0);
    expect(at(1)).toHaveLength(1);
    expect(at(7.5)).toHaveLength(7);
  });

  it("come again when all have been told, seldom, under a new id and date", () => {
    const first = at(1)[0];
    expect(at(texts.length + 239)).toHaveLength(texts.length);
    const again = at(texts.length + 240).at(-1);
    expect(again?.versions[0].title).toBe(first?.versions[0].title);
    expect(again?.nhkId).not.toBe(first?.nhkId);
    expect(again?.versions[0].datedAt).toBe(START + (texts.length + 240) * MINUTE);
  });

  it("fill a night without telling everything again", () => {
    const titles = at(8 * 60).map(({ versions }) => versions[0].title);
    expect(titles.length - new Set(titles).size).toBeLessThan(titles.length / 10);
  });

  it("stop growing, so that a newsroom can run for months", () => {
    const late = at(60 * 24 * 90);
    expect(late).toHaveLength(400);
    expect(late.at(-1)?.versions[0].datedAt).toBeGreaterThan(START + 90 * DAY - 4 * HOUR);
  });

  it("never appear where the pace is infinite", () => {
    expect(upcomingArticles(texts, { ...pace, paceMs: Number.POSITIVE_INFINITY }, START + DAY)).toEqual([]);
  });

  it("hold one urgent tsunami warning and a drill that must not pass for one", () => {
    const warnings = texts.filter((t) => t.lang === "ja" && t.title.startsWith("津波警報"));
    expect(warnings.filter(({ lead }) => lead.includes("ただちに"))).toHaveLength(1);
    expect(texts.filter((t) => t.title.includes("これは訓練です"))).toHaveLength(1);
  });
});

describe("an article's wordings", () => {
  it("change in place: a rolling story's date moves along, its id stays", () => {
    const article = publishedArticle(text, 0, START);
    const before = versionAt(article, START + 59 * MINUTE);
    const after = versionAt(article, START + 60 * MINUTE);
    expect(before?.title).toBe(text.title);
    expect(after).toMatchObject({ title: "時計塔の鐘 今夜から毎時鳴らすことに", datedAt: START + HOUR });
    expect(versionAt(article, START - 1)).toBeUndefined();
  });

  it("keep their date when they are corrected", () => {
    const article = publishedArticle({ ...text, form: "story", updates: [] }, 0, START);
    const corrected = revisedArticle(
      article,
      { title: "駅前の時計塔が91年ぶりに修理 鐘の音戻る" },
      START + HOUR,
    );
    expect(versionAt(corrected, START + HOUR)).toMatchObject({
      title: "駅前の時計塔が91年ぶりに修理 鐘の音戻る",
      lead: article.versions[0].lead,
      datedAt: START,
      from: START + HOUR,
    });
  });
});

describe("dates in texts", () => {
  it("are written as Japan's clock shows them at publication", () => {
    expect(writeDates("{日}と{日-1440}と{日-30}、{時刻-15}", START)).toBe("14日と13日と13日、午前0時5分");
    expect(writeDates("{weekday}, {weekday-30}, {time+720}", START)).toBe("Wednesday, Tuesday, 12:20 p.m.");
    expect(writeDates("{ほか}", START)).toBe("{ほか}");
  });

  it("end a sentence with one full stop, whether or not they end in one", () => {
    expect(writeDates("It shook at {time}. It was {weekday}. Then, at {time+1}, it ended.", START)).toBe(
      "It shook at 12:20 a.m. It was Wednesday. Then, at 12:21 a.m., it ended.",
    );
  });
});
