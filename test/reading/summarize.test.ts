import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY } from "../../src/domain/time.ts";
import { sentences } from "../../src/reading/sentences.ts";
import { countWords, storySoFar, summarize } from "../../src/reading/summarize.ts";

const trimmed = (text: string) =>
  sentences(text)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");

describe("summarize", () => {
  const title = "港に灯台";
  const lead = "港に新しい灯台が建った。高さは30メートル。夜は遠くまで照らす。";

  it("gives NHK's own lead as it is where it fits", () => {
    expect(summarize({ title, lead, body: "本文。" }, { maxUnits: 100 })).toEqual({
      summary: lead,
      by: "nhk",
    });
    expect(summarize({ title, lead, body: "本文。" }, {}).summary).toBe(lead);
  });

  it("stops at a sentence end where the lead is longer", () => {
    const within = (maxUnits: number) => summarize({ title, lead }, { maxUnits }).summary;
    expect(within(22)).toBe("港に新しい灯台が建った。高さは30メートル。");
    expect(within(21)).toBe("港に新しい灯台が建った。");
    expect(summarize({ title, lead }, { sentences: 2 }).summary).toBe(within(22));
  });

  it("keeps a first sentence that alone is longer, rather than cut it", () => {
    expect(summarize({ title, lead }, { maxUnits: 3 }).summary).toBe("港に新しい灯台が建った。");
  });

  it("is empty where the source gave no text", () => {
    expect(summarize({ title, lead: "" }, { maxUnits: 100 })).toEqual({ summary: "", by: "nhk" });
  });
});

describe("a summary from the body", () => {
  const title = "Ferry service returns to Mori Island after the storm";
  const body = [
    "Islanders had waited nine days for this morning. The ferry service to Mori Island returned on Monday after the storm. It carries 240 people.",
    "Fishermen waved flags. The fare stays at 3.50 dollars.",
  ].join("\n");
  const article = { title, lead: "", body };

  it("says that it was picked by us", () => {
    expect(summarize(article, { sentences: 1 }).by).toBe("extract");
    expect(summarize(article, { maxUnits: 50 })).toEqual({
      summary: "Islanders had waited nine days for this morning.",
      by: "extract",
    });
  });

  it("in one sentence is the one of the first three that tells the news", () => {
    expect(summarize(article, { sentences: 1 }).summary).toBe(
      "The ferry service to Mori Island returned on Monday after the storm.",
    );
  });

  it("in two sentences keeps their order and lets no pronoun hang", () => {
    const he = {
      title: "Mayor Abe opens the tunnel in Kita",
      lead: "",
      body: "Snow fell. He opened the tunnel in Kita. Mayor Abe opens the tunnel in Kita today.",
    };
    expect(summarize(he, { sentences: 1 }).summary).toBe("Mayor Abe opens the tunnel in Kita today.");
    expect(summarize(article, { sentences: 2 }).summary).toMatch(
      /^Islanders .* The ferry service|^The ferry service .* It /s,
    );
  });

  it.each([
    ["また新しい灯台の塔を港で公開します。", "a sentence that goes on"],
    ["そして「灯台の塔を守る」と述べ、灯台の修理を約束しました。", "a sentence that goes on"],
    ["▽新しい灯台の塔は南の港にあります。", "an item of a list"],
    ["（灯台の塔 取材班）", "a byline"],
    ["灯台の塔 新しく", "a heading"],
    ["「新しい灯台の塔は港の宝です。夜も明るい」", "somebody's bare words"],
  ])("in Japanese is not %s, %s", (sentence) => {
    const told = "南の港で、灯台の修理が終わりました。";
    const lines = `${told}\n見学は無料です。\n${sentence}`;
    const { summary } = summarize({ title: "新しい灯台の塔 港に", lead: "", body: lines }, { sentences: 1 });
    expect(summary).toBe(told);
  });

  it.each([
    "この夏から、新しい灯台の塔を公開します。",
    "これまで閉まっていた新しい灯台の塔を公開します。",
    "この10年で、新しい灯台の塔が三つ建ちました。",
  ])("in Japanese may begin with a time: %s", (sentence) => {
    const body = `港の市場は休みです。\n${sentence}`;
    expect(summarize({ title: "新しい灯台の塔", lead: "", body }, { sentences: 1 }).summary).toBe(sentence);
  });

  it("in three or more is how the article begins", () => {
    const all = trimmed(body);
    for (const count of [3, 4])
      expect(trimmed(summarize(article, { sentences: count }).summary)).toEqual(all.slice(0, count));
    expect(trimmed(summarize(article, {}).summary)).toHaveLength(3);
  });
});

describe("whatever the text, a summary", () => {
  const piece = fc.constantFrom(
    ..."。！？「」（）『』\n ",
    ..."港町です",
    ...["He ", "U.S. ", "3.5", "No. ", "! ", '." ', "Mr. ", "a.m. ", "… ", "👨‍👩‍👧", "”", "(", "これは"],
  );
  const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));
  const limit = fc.record(
    { maxUnits: fc.integer({ min: 1, max: 80 }), sentences: fc.integer({ min: 1, max: 5 }) },
    { requiredKeys: [] },
  );

  it("is made of whole sentences in their order, and keeps its limits", () => {
    fc.assert(
      fc.property(text, text, limit, (lead, body, limits) => {
        const { summary, by } = summarize({ title: "港", lead, body }, limits);
        const all = trimmed(by === "nhk" ? lead : body);
        let rest = summary;
        let used = 0;
        for (const sentence of all) {
          if (!rest.startsWith(sentence)) continue;
          rest = rest.slice(sentence.length).trimStart();
          used++;
        }
        expect(rest).toBe("");
        expect(used).toBeLessThanOrEqual(limits.sentences ?? all.length);
        expect(used <= 1 || summary.length <= (limits.maxUnits ?? summary.length)).toBe(true);
      }),
    );
  });
});

describe("the story so far", () => {
  const START = Date.UTC(2026, 10, 20);
  const day = (title: string, lead: string, days: number) => ({
    title,
    lead,
    publishedAt: START + days * DAY,
  });
  const STORY = [
    day(
      "Landslide blocks road near Hata",
      "A landslide has blocked the only road to Hata. Three people are missing.",
      0,
    ),
    day(
      "Search goes on after landslide near Hata",
      "Rescue teams searched for the missing people with dogs. A landslide has blocked the only road to Hata.",
      1,
    ),
    day("Landslide near Hata: two people found", "Two of the missing people were found alive in a hut.", 2),
    day(
      "Road to Hata opens again",
      "The road to Hata opened again on Friday. It had been closed for four days.",
      4,
    ),
  ];
  const told = (maxUnits = 1_000, entries = 9) => storySoFar(STORY.toReversed(), { maxUnits, entries });

  it("goes from its beginning to its newest article", () => {
    const dates = told().map(({ article }) => article.publishedAt);
    expect(dates).toEqual(dates.toSorted((a, b) => a - b));
    expect(told().at(0)?.article).toBe(STORY[0]);
    expect(told().at(-1)?.article).toBe(STORY[3]);
    expect(told().at(-1)?.text).toMatch(/^The road to Hata opened again on Friday\./);
  });

  it("says nothing twice", () => {
    const text = told()
      .map((entry) => entry.text)
      .join(" ");
    expect(text.split("blocked the only road")).toHaveLength(2);
  });

  it("keeps the newest information, whatever it leaves out", () => {
    expect(told(10)).toEqual([{ article: STORY[3], text: "The road to Hata opened again on Friday." }]);
    expect(told(1_000, 2).map(({ article }) => article)).toEqual([STORY[0], STORY[3]]);
    const units = told(120).reduce((sum, { text }) => sum + text.length, 0);
    expect(units).toBeLessThanOrEqual(120);
  });

  it("tells each article from its beginning", () => {
    const story = [
      day("Dam at Kita", "Guests arrived by boat. The dam at Kita was opened by the mayor of Kita.", 0),
      day(
        "Dam at Kita opened",
        "Crowds of people from everywhere waited patiently in the cold rain. The dam at Kita stores water for nine towns.",
        1,
      ),
      day("Dam at Kita closed", "Engineers found cracks.", 2),
    ];
    for (const { article, text } of storySoFar(story, { maxUnits: 145, entries: 5 }))
      expect(article.lead.startsWith(text)).toBe(true);
  });

  it("prefers the newer of two articles that say the same", () => {
    const lead = "川の水位が下がり、避難の指示は解除された。";
    const same = [day("川の水位", lead, 0), day("川の水位 解除", lead, 1)];
    expect(storySoFar(same, { maxUnits: 500, entries: 5 })).toEqual([{ article: same[1], text: lead }]);
  });

  it("tells how it began, though the newest article says it again, where there were nothing else to tell", () => {
    const begun = "生成した画像に表示を義務づける法案の審議が始まった。";
    const passed = "生成した画像に表示を義務づける法案の審議が終わり、可決された。";
    const bill = [day("法案の審議", begun, 0), day("法案を可決", passed, 1)];
    expect(storySoFar(bill, { maxUnits: 500, entries: 5 }).map(({ text }) => text)).toEqual([begun, passed]);
  });

  it("tells the article that it is asked about, though others say the same again", () => {
    const grid = [
      day("送電網 首脳会議", "送電網をつなぐ構想を話し合う会議が海辺の町で開幕した。", 0),
      day("送電網 合意", "送電網を海底でつなぐことで9つの国が合意した。", 1),
      day("送電網 着工へ", "9つの国が合意した、送電網を海底でつなぐ工事は来年の春に始まる見通し。", 2),
    ];
    const days = (of?: (typeof grid)[number]) =>
      storySoFar(grid, { maxUnits: 500, entries: 5, of }).map(({ article }) => grid.indexOf(article));
    expect(days()).toEqual([0, 2]);
    expect(days(grid[1])).toEqual([0, 1, 2]);
    expect(days(grid[2])).toEqual([0, 2]);
  });

  it("joins Japanese sentences without spaces, and tells by its headline what has no text", () => {
    const story = [
      day("橋が閉鎖", "", 0),
      day("橋の点検始まる", "橋の点検が始まった。担当者40人が調べている。", 1),
    ];
    expect(storySoFar(story, { maxUnits: 500, entries: 5 }).map(({ text }) => text)).toEqual([
      "橋が閉鎖",
      "橋の点検が始まった。担当者40人が調べている。",
    ]);
  });

  it("of a long story tells its beginning and its newest thirty articles, whatever others would add", () => {
    const story = Array.from({ length: 40 }, (_, at) =>
      day(
        `Landslide near Hata, report ${at}`,
        `Road crews near Hata reported on day ${at} of the landslide.`,
        at,
      ),
    );
    story[0] = day("Landslide near Hata", "Heavy rain set a whole slope in motion on Sunday.", 0);
    story[5] = day(
      "Landslide near Hata: road opens",
      "The landslide near Hata: a second road opened with a feast.",
      5,
    );
    story[12] = day(
      "Landslide near Hata: choir sings",
      "A choir sang for everyone who had lost a house there.",
      12,
    );
    const texts = storySoFar(story, { maxUnits: 100_000, entries: 40 }).map(({ text }) => text);
    expect(texts[0]).toContain("Heavy rain");
    expect(texts.at(-1)).toContain("day 39 ");
    expect(texts.join()).toContain("choir");
    expect(texts.join()).not.toContain("feast");
  });

  it("of nothing is nothing", () => {
    expect(storySoFar([], { maxUnits: 500, entries: 5 })).toEqual([]);
  });
});

describe("countWords", () => {
  it("counts words between white space, and characters where a language writes none", () => {
    expect(countWords("  Two ferries, one harbor.\n", "en")).toBe(4);
    expect(countWords("港に 灯台。\n", "ja")).toBe(5);
    expect(countWords("𠮷野家", "ja-JP")).toBe(3);
    expect(countWords("新灯塔", "zh-Hant")).toBe(3);
    expect(countWords("un dos tres", "jam")).toBe(3);
    expect(countWords("", "en")).toBe(0);
  });
});
