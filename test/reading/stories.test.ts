import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Locale } from "../../src/domain/language.ts";
import { DAY, type EpochMs, HOUR, MINUTE } from "../../src/domain/time.ts";
import { createStories, type Stories, type StoryArticle } from "../../src/reading/stories.ts";
import { archiveArticles, upcomingArticles, versionAt } from "../../tools/newsroom/articles.ts";
import { readUpcoming } from "../../tools/newsroom/texts.ts";
import { sampleArticles } from "../../tools/reading/sample.ts";
import { scoreStories } from "../../tools/reading/score.ts";
import alike from "./alike.json" with { type: "json" };

const START = Date.parse("2031-05-14T00:20:00+09:00");

/** Every article of the newsroom in a language, oldest first, with the thread that it belongs to as its label. */
const newsroom = (lang: Locale) => sampleArticles().filter((article) => article.lang === lang);

function follow(stories: Stories, article: StoryArticle): string {
  const storyId = stories.place(article);
  stories.put({ ...article, storyId });
  return storyId;
}

describe("stories of the newsroom", () => {
  // Measured: ja 1, .717, .889; en 1, .720, .904. Recall is what keeping events of one kind apart costs.
  it.each([
    ["ja", { precision: 0.98, recall: 0.69, bCubed: 0.87 }],
    ["en", { precision: 0.97, recall: 0.69, bCubed: 0.88 }],
  ] as const)("in %s hold together what belongs together, and hardly anything else", (lang, floor) => {
    const stories = createStories();
    const told = newsroom(lang).map((article) => ({ ...article, story: follow(stories, article) }));
    const { pairs, bCubed } = scoreStories(told);
    expect(pairs.precision).toBeGreaterThanOrEqual(floor.precision);
    expect(pairs.recall).toBeGreaterThanOrEqual(floor.recall);
    expect(bCubed.f1).toBeGreaterThanOrEqual(floor.bCubed);
  });
});

/** What the newsroom's feeds hold at an instant, each article in its wording of then, oldest first. */
function feedsAt(startedAt: EpochMs, now: EpochMs): (StoryArticle & { label: string })[] {
  const pace = { startedAt, paceMs: MINUTE };
  return [...archiveArticles(startedAt), ...upcomingArticles(readUpcoming(), pace, now)]
    .flatMap((article) => {
      const version = versionAt(article, now);
      const { nhkId: id, lang, categories, thread: label } = article;
      return version ? [{ ...version, id, lang, categories, label, publishedAt: version.datedAt }] : [];
    })
    .sort((a, b) => a.publishedAt - b.publishedAt);
}

describe("the newsroom's first two hours, polled each minute with what is corrected and continued in place", () => {
  it("mix no two threads, so that none who follows a tsunami is told of a drill or of last week's quake", () => {
    const stories = createStories();
    const told = new Map<string, StoryArticle & { storyId: string; label: string }>();
    for (let minute = 0; minute <= 120; minute += 1)
      for (const article of feedsAt(START, START + minute * MINUTE)) {
        const storyId = told.get(article.id)?.storyId ?? stories.place(article);
        stories.put({ ...article, storyId });
        told.set(article.id, { ...article, storyId });
      }
    const { precision } = scoreStories(
      [...told.values()].map((one) => ({ ...one, story: one.storyId })),
    ).pairs;
    expect(told.size).toBeGreaterThan(150);
    expect(precision).toBe(1);
  });
});

/** Invented articles of many events of few kinds, oldest first; the label is the event. */
const alikeIn = (lang: Locale): (StoryArticle & { kind: string; label: string })[] =>
  alike
    .filter((article) => article.lang === lang)
    .map(({ title, lead, kind, event, hours }, at) => ({
      id: `alike ${at}`,
      lang,
      title,
      lead,
      kind,
      publishedAt: START + hours * HOUR,
      label: `${kind} ${event}`,
    }))
    .sort((a, b) => a.publishedAt - b.publishedAt);

describe("events of one kind", () => {
  // Measured: precision 1 in all four; recall ja 1 alone and .889 amid the newsroom, en .833 and .833.
  it.each([
    ["ja", { precision: 0.95, recall: 0.83 }],
    ["en", { precision: 0.95, recall: 0.78 }],
  ] as const)("in %s are different stories, alone and amid other news", (lang, floor) => {
    for (const others of [[], newsroom(lang)]) {
      const stories = createStories();
      const all = [...others, ...alikeIn(lang)].sort((a, b) => a.publishedAt - b.publishedAt);
      const told = all.map((article) => ({ ...article, story: follow(stories, article) }));
      const { precision, recall } = scoreStories(told.filter(({ id }) => id.startsWith("alike"))).pairs;
      expect(precision).toBeGreaterThanOrEqual(floor.precision);
      expect(recall).toBeGreaterThanOrEqual(floor.recall);
    }
  });
});

const harbour: StoryArticle = {
  id: "harbour",
  lang: "en",
  title: "Bridge over Shiomi harbour closed after crack is found",
  lead: "Engineers found a crack in a main cable of the Shiomi harbour bridge.",
  publishedAt: START,
};
const reopened: StoryArticle = {
  id: "reopened",
  lang: "en",
  title: "Shiomi harbour bridge to reopen next week",
  lead: "The cracked cable of the harbour bridge has been replaced, the city says.",
  publishedAt: START + DAY,
};
const unlike: StoryArticle = {
  id: "unlike",
  lang: "en",
  title: "Chess champion retires at 31",
  lead: "The grandmaster said she will teach children in her home town.",
  publishedAt: START + HOUR,
};

describe("a new article", () => {
  it("continues the story of one like it", () => {
    const stories = createStories();
    expect(follow(stories, harbour)).toBe("harbour");
    expect(follow(stories, reopened)).toBe("harbour");
  });

  it("continues it also where headlines give every word a capital, as if all were names", () => {
    const stories = createStories();
    follow(stories, { ...harbour, title: "Cracked Harbour Bridge Closed After Engineers Find Damage" });
    expect(follow(stories, { ...reopened, title: "Cracked Harbour Bridge To Reopen Next Week" })).toBe(
      "harbour",
    );
  });

  it("begins a story of its own where none is like it, also as the second article ever", () => {
    const stories = createStories();
    follow(stories, harbour);
    expect(follow(stories, unlike)).toBe("unlike");
  });

  it("begins a story of its own three days after the last like it", () => {
    const stories = createStories();
    follow(stories, harbour);
    expect(stories.place({ ...reopened, publishedAt: START + 3 * DAY })).toBe("harbour");
    expect(stories.place({ ...reopened, publishedAt: START + 3 * DAY + 1 })).toBe("reopened");
  });

  it("continues no story of another language", () => {
    const stories = createStories();
    follow(stories, harbour);
    expect(stories.place({ ...reopened, lang: "fr" })).toBe("reopened");
  });

  it("continues a story through its latest article, and takes the story's name", () => {
    const stories = createStories();
    follow(stories, harbour);
    stories.put({ ...reopened, storyId: "harbour" });
    expect(stories.place({ ...reopened, id: "again", publishedAt: START + 4 * DAY })).toBe("harbour");
  });

  it("without words is a story of its own", () => {
    const stories = createStories();
    follow(stories, { ...harbour, id: "empty", title: "", lead: "" });
    expect(stories.place({ ...harbour, id: "empty too", title: "", lead: "" })).toBe("empty too");
  });
});

describe("a storm that is called by name", () => {
  const storm = (id: string, title: string, lead: string, days: number): StoryArticle => ({
    ...{ id, title, lead, lang: "ja", publishedAt: START + days * DAY },
  });
  const forms = storm("forms", "南の海上で台風7号が発生", "熱帯低気圧が台風になりました。", 0);
  const harvest = storm("harvest", "台風7号 ミカン農家に冠水の被害", "収穫を控えた畑が水につかりました。", 5);

  it("is one story, whatever of it is told and however long ago it was told of", () => {
    const stories = createStories();
    follow(stories, forms);
    expect(follow(stories, harvest)).toBe("forms");
    expect(
      stories.place(storm("later", "台風7号の被害 支援金を受け付け", "町役場で始まりました。", 12)),
    ).toBe("forms");
  });

  it("is another one a season later, in another language, or by another number", () => {
    const stories = createStories();
    follow(stories, forms);
    for (const other of [
      storm("season", forms.title, forms.lead, 300),
      { ...storm("foreign", forms.title, forms.lead, 1), lang: "zh" },
      storm("number", "南の海上で台風8号が発生", forms.lead, 1),
    ])
      expect(stories.place(other)).toBe(other.id);
  });

  it("is not what is told of its damage when it is over, which is many stories", () => {
    const stories = createStories();
    follow(stories, forms);
    const after = storm("after", "被災地の小学校で運動会", "先月の台風7号で校庭が水につかりました。", 5);
    expect(stories.place(after)).toBe("after");
    expect(stories.place({ ...after, title: "台風7号の被災地で運動会" })).toBe("after");
  });

  it("takes no other storm, though its latest articles named none", () => {
    const stories = createStories();
    stories.put({ ...forms, storyId: "forms" });
    const unnamed = storm("unnamed", "南の海上の台風 発達して北へ", "強い台風が北へ進んでいます。", 4);
    stories.put({ ...unnamed, storyId: "forms" });
    const same = { ...unnamed, id: "same", publishedAt: START + 4.5 * DAY };
    expect(stories.place(same)).toBe("forms");
    expect(stories.place({ ...same, title: "南の海上の台風8号 発達して北へ" })).toBe("same");
  });
});

describe("stories of articles that come in any order", () => {
  it("mix no events of the newsroom, though a team is called like a town that had a quake", () => {
    const articles = newsroom("ja");
    fc.assert(
      fc.property(fc.shuffledSubarray(articles, { minLength: articles.length / 2 }), (order) => {
        const stories = createStories();
        const told = order.map((article) => ({ ...article, story: follow(stories, article) }));
        expect(scoreStories(told).pairs.precision).toBe(1);
      }),
      { numRuns: 8, seed: 4 },
    );
  });
});

describe("an article that says what all others say", () => {
  it("continues none of them, as no word of it tells anything", () => {
    const stories = createStories();
    for (let n = 0; n < 60; n++) stories.put({ ...harbour, id: `same ${n}`, storyId: `same ${n}` });
    expect(stories.place(harbour)).toBe("harbour");
  });
});

describe("a busy week", () => {
  const WHERE = "汐見市 黒瀬町 三浜市 青嶺村 白崎市 石神町 柚木市 朝霧町 鳴海市 沢渡村 桐野市".split(" ");
  const WHO = "図書館 水族館 消防署 農協 商店街 小学校 漁協 博物館 美術館 病院 郵便局 温泉 動物園".split(" ");
  const WHAT =
    "新しい展示を始める 設備の入れ替えを終える 職員の研修を開く 催しに親子が集まる 募金を呼びかける 記念の式典を開く 利用の予約を受け付ける".split(
      " ",
    );
  const WHY = "地元の木材を使った 海外からの客に向けた 冬の寒さに備えた 若い世代に向けた 創立を祝う".split(
    " ",
  );
  const pick = (list: readonly string[], at: number) => list[at % list.length] ?? "";
  /** As many articles as NHK has in a week, here in hours: of everyday events that have nothing to do with each other. */
  const week: StoryArticle[] = Array.from({ length: 600 }, (_, n) => ({
    id: `everyday ${n}`,
    lang: "ja",
    title: `${pick(WHERE, n)}の${pick(WHO, n)} ${pick(WHAT, n)}`,
    lead: `${pick(WHERE, n)}の${pick(WHO, n)}は、${pick(WHY, n)}取り組みとして${pick(WHAT, n)}と発表しました。`,
    publishedAt: START + (n / 600) * DAY,
  }));
  const told = (id: string, texts: [title: string, lead: string][]): StoryArticle[] =>
    texts.map(([title, lead], n) => ({
      id: `${id} ${n}`,
      lang: "ja",
      title,
      lead,
      publishedAt: START + ((n + 1) / texts.length) * 20 * HOUR,
    }));
  const storiesOf = (articles: StoryArticle[], around: StoryArticle[]) => {
    const stories = createStories();
    const storyOf = new Map<string, string>();
    for (const article of [...articles, ...around].sort((a, b) => a.publishedAt - b.publishedAt))
      storyOf.set(article.id, follow(stories, article));
    return new Set(articles.map(({ id }) => storyOf.get(id))).size;
  };

  it("does not tear what much is told of", () => {
    const ferry = told("ferry", [
      [
        "定期船が座礁 乗客は全員救助",
        "沖合で定期船が浅瀬に乗り上げ、乗客42人は海上保安部に全員救助されました。",
      ],
      [
        "座礁した定期船 船長から事情聴取",
        "浅瀬に乗り上げた定期船の船長から、海上保安部が事情を聴いています。",
      ],
      [
        "座礁の定期船 燃料が流出 漁協が網を張る",
        "座礁した定期船から燃料が流れ出し、漁協が沖合に網を張りました。",
      ],
      [
        "定期船座礁 見張りが持ち場を離れたか",
        "定期船が座礁したとき、見張りが持ち場を離れていたことが海上保安部の調べで分かりました。",
      ],
      [
        "定期船の座礁 運航会社が会見し陳謝",
        "定期船の座礁を受けて運航会社の社長が会見し、乗客に陳謝しました。",
      ],
      [
        "座礁した定期船 満潮を待って引き出しへ",
        "浅瀬に乗り上げた定期船を、満潮を待って引き出す作業が始まりました。",
      ],
      ["定期船の引き出し 波が高く延期", "座礁した定期船を引き出す作業は、波が高いため延期されました。"],
      ["定期船座礁で欠航 島の店に品不足", "定期船の座礁で欠航が続き、島の店では食料などが不足しています。"],
      ["座礁の定期船 引き出しに成功", "座礁していた定期船は、引き船で浅瀬から引き出されました。"],
      [
        "座礁した定期船 船底に3メートルの裂け目",
        "引き出された定期船の船底に、長さ3メートルの裂け目が見つかりました。",
      ],
    ]);
    expect(storiesOf(ferry, week)).toBe(1);
  });

  it("does not take two events for one because they are told in the same words", () => {
    const records = told("record", [
      [
        "献血した人 若い世代で増加",
        "去年1年間に献血した人は、学校に出向く車を増やしたことなどから、過去最多になりました。",
      ],
      ["絵本の翻訳が増加", "動物を描いた絵本がよく売れていて、翻訳も含めた出版の数は過去最多になりました。"],
    ]);
    expect(storiesOf(records, week)).toBe(2);
  });
});

describe("what a market does", () => {
  const report = (id: string, title: string, hours: number): StoryArticle => ({
    ...{ id, title, lang: "ja", publishedAt: START + hours * HOUR },
    lead: `三浜市場の株価は${title.slice(-4)}しています。輸出の見通しが変わったとして、多くの銘柄で取り引きが増えました。`,
  });

  it("is one story a session, and another one the day after", () => {
    const stories = createStories();
    follow(stories, report("open", "三浜の株価 値上がり", 9));
    expect(follow(stories, report("close", "三浜の株価 値上がり", 15))).toBe("open");
    expect(follow(stories, report("next", "三浜の株価 値上がり", 33))).toBe("next");
    expect(follow(stories, report("next close", "三浜の株価 値下がり", 39))).toBe("next");
  });
});

describe("an article that is known", () => {
  it("keeps its story, whatever its words become", () => {
    const stories = createStories();
    follow(stories, harbour);
    follow(stories, reopened);
    expect(stories.place({ ...unlike, id: "reopened" })).toBe("harbour");
  });

  it("is found by its newer words only", () => {
    const stories = createStories();
    follow(stories, harbour);
    stories.put({ ...unlike, id: "harbour", storyId: "harbour" });
    expect(stories.place(reopened)).toBe("reopened");
    expect(stories.place(unlike)).toBe("harbour");
  });

  it("is continued for as long as its date moves on with newer words, as that of a 【詳細】 story does", () => {
    const stories = createStories();
    follow(stories, harbour);
    follow(stories, { ...harbour, lead: `${harbour.lead} Divers look at it.`, publishedAt: START + 5 * DAY });
    expect(stories.place({ ...reopened, publishedAt: START + 7 * DAY })).toBe("harbour");
  });

  it("is found no more when it is removed, and after a week", () => {
    const stories = createStories();
    follow(stories, harbour);
    stories.remove("harbour");
    expect(stories.place(reopened)).toBe("reopened");

    follow(stories, harbour);
    follow(stories, { ...unlike, publishedAt: START + 7 * DAY + 1 });
    expect(stories.place(reopened)).toBe("reopened");
  });

  it("of the far future, by a clock or a typing error, does not undo the stories for good", () => {
    const stories = createStories();
    follow(stories, { ...unlike, publishedAt: START + 4_000 * DAY });
    follow(stories, harbour);
    expect(follow(stories, reopened)).toBe("harbour");
  });
});

describe("placing", () => {
  it("changes nothing, so that asking again gives the same answer", () => {
    const articles = newsroom("en");
    fc.assert(
      fc.property(fc.shuffledSubarray(articles), (asked) => {
        const stories = createStories();
        for (const article of articles.slice(0, 20)) follow(stories, article);
        const answers = asked.map((article) => stories.place(article));
        expect(asked.map((article) => stories.place(article))).toEqual(answers);
      }),
      { numRuns: 10 },
    );
  });

  it("is the same whether articles were put, removed and put again, or put once", () => {
    const articles = newsroom("ja").slice(0, 40);
    fc.assert(
      fc.property(fc.subarray(articles), (moved) => {
        const [stories, control] = [createStories(), createStories()];
        for (const article of articles) {
          follow(control, article);
          stories.put({ ...article, storyId: control.place(article) });
        }
        for (const { id } of moved) stories.remove(id);
        for (const article of moved) stories.put({ ...article, storyId: control.place(article) });
        const next = newsroom("ja").slice(40, 60);
        expect(next.map(stories.place)).toEqual(next.map(control.place));
      }),
      { numRuns: 10 },
    );
  });
});
