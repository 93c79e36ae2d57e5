import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { datedQuery } from "../../src/reading/date-words.ts";

/** Monday, noon in Tokyo. */
const at = Date.UTC(2026, 10, 23, 3);
const zone = "Asia/Tokyo";

const local = (instant: number, inZone = zone) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(inZone).toPlainDateTime().toString();
const meaning = (query: string) => {
  const dated = datedQuery(query, { at, zone });
  return dated && [local(dated.span.from), local(dated.span.until), dated.rest.replace(/ +/g, " ")];
};
const day = (from: number, until = from + 1) => [from, until].map((no) => `2026-11-${no}T00:00:00`);

describe("a date in a query", () => {
  it.each([
    ["今日 地震", day(23), "地震"],
    ["昨日の地震", day(22), "地震"],
    ["地震 きのう", day(22), "地震"],
    ["きのうは地震", day(22), "地震"],
    ["とうきょうのきょうの予定", day(23), "とうきょうの 予定"],
    ["ねえきのうおきた火事", day(22), "ねえ おきた火事"],
    ["きょうあった地震", day(23), "あった地震"],
    ["きょうだけのセール", day(23), "だけのセール"],
    ["一昨日の火事", day(21), "火事"],
    ["さっきの地震どこ", day(23), "地震どこ"],
    ["先ほどの地震", day(23), "地震"],
    ["今揺れた", day(23), "揺れた"],
    ["先週 大谷", day(16, 23), "大谷"],
    ["今週の予定", day(23, 30), "予定"],
    ["先週末のサッカー", day(21, 23), "サッカー"],
    ["先週の金曜日の大谷", day(20), "大谷"],
    ["金曜の会見", day(20), "会見"],
    ["月曜 会見", day(23), "会見"],
    ["11月20日の地震", day(20), "地震"],
    ["１１月２０日", day(20), ""],
    ["2026年11月20日 地震", day(20), "地震"],
    ["11/20 台風", day(20), "台風"],
    ["2026-11-20 台風", day(20), "台風"],
    ["20日の会見", day(20), "会見"],
    ["3日前の火事", day(20), "火事"],
    ["三日前 政治", day(20), "政治"],
    ["11月19日から20日 台風", day(19, 21), "台風"],
    ["地震 11月20日〜21日", day(20, 22), "地震"],
    ["地震 11月20日～11月21日", day(20, 22), "地震"],
    ["11/19-11/20 台風", day(19, 21), "台風"],
    ["ferry Nov 19-20", day(19, 21), "ferry"],
    ["ferry from Nov 19 to 20", day(19, 21), "ferry"],
    ["先週の木曜 地震", day(19), "地震"],
    ["地震 先週の木曜", day(19), "地震"],
    ["quake yesterday", day(22), "quake"],
    ["yesterday's quake", day(22), "quake"],
    ["quake the day before yesterday", day(21), "quake"],
    ["ferry last week", day(16, 23), "ferry"],
    ["on Monday", day(23), ""],
    ["ferry last Monday", day(16), "ferry"],
    ["ferry on Friday", day(20), "ferry"],
    ["weekend ferry", day(21, 23), "ferry"],
    ["ferry Nov 20", day(20), "ferry"],
    ["ferry, November 20th, 2026", day(20), "ferry,"],
    ["20 November ferry", day(20), "ferry"],
    ["two days ago ferry", day(21), "ferry"],
  ])("%s", (query, span, rest) => {
    expect(meaning(query)).toEqual([...span, rest]);
  });

  it.each([
    ["11月 選挙", "2026-11-01", "2026-12-01"],
    ["12月の選挙", "2025-12-01", "2026-01-01"],
    ["in May", "2026-05-01", "2026-06-01"],
    ["先月 選挙", "2026-10-01", "2026-11-01"],
    ["昨年の選挙", "2025-01-01", "2026-01-01"],
    ["2025年の選挙", "2025-01-01", "2026-01-01"],
    ["11月30日の選挙", "2025-11-30", "2025-12-01"],
    ["31日の地震", "2026-10-31", "2026-11-01"],
    ["2月29日の大雪", "2024-02-29", "2024-03-01"],
  ])("%s is of the past", (query, from, until) => {
    expect(meaning(query)?.slice(0, 2)).toEqual([`${from}T00:00:00`, `${until}T00:00:00`]);
  });

  it("may be a stretch until now", () => {
    expect(meaning("過去24時間の地震")).toEqual(["2026-11-22T12:00:00", "2026-11-24T12:00:00", "地震"]);
    expect(meaning("last 3 days ferry")).toEqual(["2026-11-20T12:00:00", "2026-11-24T12:00:00", "ferry"]);
    expect(meaning("since Friday ferry")?.[0]).toBe("2026-11-20T00:00:00");
    expect(meaning("金曜以降の地震")?.[0]).toBe("2026-11-20T00:00:00");
    expect(meaning("昨夜の火事")).toEqual(["2026-11-22T17:00:00", "2026-11-23T06:00:00", "火事"]);
  });

  it.each([
    ...[
      "今日子",
      "とうきょう",
      "きょうと",
      "きょういく",
      ...[
        "かんきょう",
        "しゅうきょう",
        "こきょう",
        "きょうふ",
        "きょうみ",
        "のうきょう",
        "きょうがく",
        "きょうはく",
      ],
      "3日間の雨",
      "2月30日",
      "13/45",
      "20日間",
      "日本の日程",
      "11月号",
      "金曜ロードショー",
      "毎月の電気代",
      "30日前後",
      "昨日以前",
      "0日",
      "5月0日",
      "11月31日",
    ],
    ...[
      "Black Friday",
      "may flowers",
      "yesterdays",
      "marching",
      '"last week"',
      "「先週」の歌",
      "Bloody Sunday",
      "before yesterday",
      "before the weekend",
      "score 3/0",
      "2026-00-10",
      "may 0",
    ],
  ])("is not in %s", (query) => {
    expect(meaning(query)).toBeUndefined();
  });

  it("is one of the reader's zone", () => {
    const there = datedQuery("yesterday", { at, zone: "America/New_York" });
    expect(local(there?.span.from ?? 0, "America/New_York")).toBe("2026-11-21T00:00:00");
    const short = datedQuery("昨日", { at: Date.UTC(2026, 2, 9, 12), zone: "America/New_York" });
    expect((short?.span.until ?? 0) - (short?.span.from ?? 0)).toBe(23 * 3_600_000);
  });

  it("never fails, begins before it ends, and leaves quotations alone", () => {
    const piece = fc.constantFrom(
      ...[
        "昨日",
        "11月",
        "31日",
        "2月",
        "30",
        "99/99",
        "先週",
        "の",
        "月曜",
        " ",
        "last ",
        "999 ",
        "days ago",
        "nov ",
        "feb ",
      ],
      ...["大谷", "「", "」", '"', "2026年", "2099", "-", "000", "日前", "㎡", "ﾞ"],
    );
    const typed = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.array(piece).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(typed, (query) => {
        const dated = datedQuery(query, { at, zone });
        if (!dated) return;
        expect(dated.span.from).toBeLessThan(dated.span.until);
        for (const quoted of query.match(/「[^「」"]*」/gu) ?? [])
          if (/大谷/.test(quoted)) expect(dated.rest).toContain("大谷");
      }),
      { numRuns: 2_000 },
    );
  });
});
