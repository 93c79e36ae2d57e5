import { describe, expect, it } from "vitest";
import type { ArticleDraft } from "../../src/domain/article.ts";
import { createStore } from "../../src/store/store.ts";
import { draftOf, draftsOf } from "./drafts.ts";
import { describeContract } from "./engines.ts";

const T1 = 1_700_000_100_000;
const T2 = T1 + 60_000;
const PUBLISHED = 1_700_000_000_000;

describeContract("articles", (subject) => {
  const articles = () => subject().store.articles;
  const all = () => articles().changedSince(0, 10_000);

  describe("a draft of an unknown article", () => {
    it("becomes an article that reads back as it was ingested", async () => {
      const draft = draftOf({
        body: "全文\n二段落目",
        modifiedAt: PUBLISHED + 5,
        categories: ["top", "society"],
      });
      const { added, corrected, touched, unchanged } = await articles().ingest([draft], T1);
      expect({ corrected, touched, unchanged }).toEqual({ corrected: [], touched: [], unchanged: 0 });
      expect(added).toEqual([
        {
          ...draft,
          publisher: "nhk",
          id: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/),
          createdAt: T1,
          updatedAt: T1,
          revision: 1,
          contentHash: expect.stringMatching(/^[\da-f]{64}$/),
          storyId: added[0]?.id,
          seq: 1,
        },
      ]);
      expect(await all()).toEqual(added);
    });

    it("is dated with the first sight where NHK gives no date", async () => {
      const { publishedAt: _, ...undated } = draftOf();
      const { added } = await articles().ingest([undated], T1);
      expect(added[0]).toMatchObject({ publishedAt: T1 });
      expect(added[0]).not.toHaveProperty("modifiedAt");
      expect(added[0]).not.toHaveProperty("body");
    });

    it("gets its id from the maker that was given, told the time", async () => {
      const store = createStore(subject().database, { newId: (now) => `made-at-${now}` });
      await store.articles.ingest([draftOf()], T1);
      expect((await all())[0]?.id).toBe(`made-at-${T1}`);
    });

    it("is another article in another language", async () => {
      const { added } = await articles().ingest([draftOf(), draftOf({ lang: "en" })], T1);
      expect(new Set(added.map(({ id }) => id)).size).toBe(2);
    });
  });

  describe("a draft of a known article", () => {
    it("changes nothing and writes nothing when it says nothing new", async () => {
      await articles().ingest(draftsOf(3), T1);
      const before = await all();
      expect(await articles().ingest(draftsOf(3), T2)).toEqual({
        added: [],
        corrected: [],
        touched: [],
        unchanged: 3,
      });
      expect(await all()).toEqual(before);
      const { added } = await articles().ingest([draftOf({ nhkId: "next" })], T2);
      expect(added[0]?.seq).toBe(4);
    });

    it("with other words corrects it in place and moves it to the end of the sequence", async () => {
      await articles().ingest([draftOf(), draftOf({ nhkId: "other" })], T1);
      const [first] = await all();
      const draft = draftOf({ lead: "塗り替えは来月まで続く。", publishedAt: PUBLISHED + 60_000 });
      const { corrected } = await articles().ingest([draft], T2);
      expect(corrected).toEqual([
        {
          ...first,
          lead: draft.lead,
          publishedAt: draft.publishedAt,
          updatedAt: T2,
          revision: 2,
          contentHash: expect.not.stringMatching(first?.contentHash ?? ""),
          seq: 3,
        },
      ]);
      expect((await all()).map(({ nhkId }) => nhkId)).toEqual(["other", draft.nhkId]);
    });

    it("without a date corrects and keeps the date", async () => {
      await articles().ingest([draftOf()], T1);
      const { publishedAt: _, ...undated } = draftOf({ title: "灯台の塗り替え、始まる" });
      const { corrected } = await articles().ingest([undated], T2);
      expect(corrected[0]).toMatchObject({ title: undated.title, publishedAt: PUBLISHED, revision: 2 });
    });

    it("that is an older copy gives its categories but never its words, date or address", async () => {
      const newer = draftOf({ modifiedAt: PUBLISHED + 10_000 });
      await articles().ingest([newer], T1);
      const [before] = await all();
      const older = draftOf({
        title: "古い見出し",
        url: "https://old.example/",
        form: "video",
        modifiedAt: PUBLISHED + 9_999,
        categories: ["society"],
      });
      const { touched } = await articles().ingest([older], T2);
      expect(touched).toEqual([{ ...before, categories: ["top", "society"], seq: 2 }]);
      expect((await articles().ingest([older], T2)).unchanged).toBe(1);
    });

    it("with a time that only newer words can have is remembered, so that a late older copy is known as such", async () => {
      await articles().ingest([draftOf({ modifiedAt: 10 })], T1);
      await articles().ingest([draftOf({ modifiedAt: 30 })], T1);
      const { unchanged } = await articles().ingest([draftOf({ title: "途中の見出し", modifiedAt: 20 })], T2);
      expect(unchanged).toBe(1);
    });

    it("that once had no date is not taken for newer than NHK's own first date", async () => {
      const { publishedAt: _, ...undated } = draftOf();
      await articles().ingest([undated], T1);
      const { corrected } = await articles().ingest([draftOf({ title: "灯台、塗り替え完了" })], T2);
      expect(corrected[0]).toMatchObject({ title: "灯台、塗り替え完了", publishedAt: PUBLISHED });
    });

    it.each([
      ["a new category", { categories: ["sports"] }, { categories: ["top", "sports"] }],
      ["a newer date", { publishedAt: PUBLISHED + 1 }, { publishedAt: PUBLISHED + 1 }],
      ["another address", { url: "https://elsewhere.example/" }, { url: "https://elsewhere.example/" }],
      ["another form", { form: "rolling" as const }, { form: "rolling" }],
    ])(
      "with the same words and %s is touched: sequence moves, revision does not",
      async (_, change, expected) => {
        await articles().ingest([draftOf()], T1);
        const [before] = await all();
        const { touched, corrected } = await articles().ingest([draftOf(change)], T2);
        expect(corrected).toEqual([]);
        expect(touched).toEqual([{ ...before, ...expected, seq: 2 }]);
        expect(await all()).toEqual(touched);
      },
    );

    it("without a body does not erase the stored one", async () => {
      await articles().ingest([draftOf({ body: "全文" })], T1);
      expect((await articles().ingest([draftOf()], T2)).unchanged).toBe(1);
      const { corrected } = await articles().ingest([draftOf({ lead: "別の要約。" })], T2);
      expect(corrected[0]?.body).toBe("全文");
    });

    it("keeps its photograph, which another comes for only with a newer version", async () => {
      const image = "https://pictures.example/a.jpg";
      const other = "https://pictures.example/b.jpg";
      await articles().ingest([draftOf()], T1);
      expect((await articles().ingest([draftOf({ image })], T2)).touched).toMatchObject([{ image }]);
      expect((await articles().ingest([draftOf({ image: other })], T2)).unchanged).toBe(1);
      expect((await articles().ingest([draftOf()], T2)).unchanged).toBe(1);
      const later = { image: other, modifiedAt: 1_700_000_060_000 };
      await articles().ingest([draftOf(later)], T2);
      expect(await all()).toMatchObject([{ image: other, revision: 1 }]);
    });

    it("that brings the body for the first time corrects it", async () => {
      await articles().ingest([draftOf()], T1);
      const { corrected } = await articles().ingest([draftOf({ body: "全文" })], T2);
      expect(corrected[0]).toMatchObject({ body: "全文", revision: 2 });
    });
  });

  describe("two feeds with one article", () => {
    /** Polls each feed in turn, again and again; gives the revision after each poll. */
    async function pollInTurn(...feeds: ArticleDraft[]): Promise<number[]> {
      const revisions: number[] = [];
      for (const draft of Array.from({ length: 4 }, () => feeds).flat()) {
        await articles().ingest([draft], T2);
        revisions.push((await all())[0]!.revision);
      }
      return revisions;
    }

    it("of which one leaves the lead out keep the lead, and its revision", async () => {
      const { lead } = draftOf();
      expect(new Set(await pollInTurn(draftOf(), draftOf({ lead: "" })))).toEqual(new Set([1]));
      expect(await all()).toMatchObject([{ lead, seq: 1 }]);
    });

    it("that disagree about its words at one time settle on what came last", async () => {
      const one = draftOf({ title: "港の灯台を塗り替え" });
      const other = draftOf({ title: "港の灯台、白く", lead: "百年ぶりの塗り替えが始まった。" });
      expect(await pollInTurn(one, other)).toEqual([1, 2, 2, 2, 2, 2, 2, 2]);
      expect(await all()).toMatchObject([{ title: other.title, lead: other.lead, seq: 2 }]);
    });

    it.each([
      ["address", { url: "https://one.example/" }, { url: "https://two.example/" }],
      ["form", { form: "story" as const }, { form: "video" as const }],
    ])("that disagree about its %s settle too", async (_, one, other) => {
      await pollInTurn(draftOf(one), draftOf(other));
      expect(await all()).toMatchObject([{ ...other, revision: 1, seq: 2 }]);
    });

    it("that disagree where NHK gives no time settle too", async () => {
      const { publishedAt: _, ...undated } = draftOf();
      await pollInTurn({ ...undated, body: "一つ目。" }, { ...undated, body: "二つ目。" });
      expect(await all()).toMatchObject([{ body: "二つ目。", revision: 2, seq: 2 }]);
    });

    it("that disagree, one of them without leads, settle too", async () => {
      const bare = draftOf({ title: "灯台に新しい色", lead: "" });
      const full = draftOf({ title: "灯台、塗り替え" });
      expect((await pollInTurn(full, bare, draftOf())).at(-1)).toBe(3);
      expect((await pollInTurn(bare, full, draftOf())).at(-1)).toBe(3);
    });
  });

  describe("a correction that NHK makes in place, without another date", () => {
    it("is taken over, and the copy that another feed still has does not undo it", async () => {
      const [old, corrected] = [draftOf(), draftOf({ lead: "塗り替えは五十年ぶり。" })];
      await articles().ingest([old], T1);
      expect((await articles().ingest([corrected], T2)).corrected).toMatchObject([{ revision: 2 }]);
      const behind = draftOf({ categories: ["society"] });
      expect((await articles().ingest([behind], T2)).touched).toMatchObject([
        { lead: corrected.lead, categories: ["top", "society"] },
      ]);
      expect((await articles().ingest([{ ...behind, lead: "" }], T2)).unchanged).toBe(1);
    });

    it("may be made several times", async () => {
      for (const number of [1, 2, 3, 4, 5]) await articles().ingest([draftOf({ title: `${number}人` })], T2);
      expect(await all()).toMatchObject([{ title: "5人", revision: 5 }]);
    });

    it("can be taken back with a newer date", async () => {
      for (const title of ["一人", "二人"]) await articles().ingest([draftOf({ title })], T1);
      const again = draftOf({ title: "一人", publishedAt: PUBLISHED + 1 });
      expect((await articles().ingest([again], T2)).corrected).toMatchObject([
        { title: "一人", revision: 3 },
      ]);
      await articles().ingest([draftOf({ title: "二人", publishedAt: PUBLISHED + 1 })], T2);
      expect(await all()).toMatchObject([{ title: "一人", revision: 3 }]);
    });
  });

  it("takes two drafts of one article in one call as one change", async () => {
    const { added } = await articles().ingest(
      [
        draftOf({ title: "新しい見出し", publishedAt: PUBLISHED + 5 }),
        draftOf({ title: "古い見出し", categories: ["society"] }),
      ],
      T1,
    );
    expect(added).toHaveLength(1);
    expect(added[0]).toMatchObject({
      title: "新しい見出し",
      categories: ["top", "society"],
      revision: 1,
      seq: 1,
    });
    const again = [
      draftOf({ title: "三つ目", modifiedAt: T2 }),
      draftOf({ title: "四つ目", modifiedAt: T2 }),
    ];
    const { corrected } = await articles().ingest(again, T2);
    expect(corrected).toHaveLength(1);
    expect(corrected[0]).toMatchObject({ title: "四つ目", revision: 2, seq: 2 });
  });

  it("stores all drafts of a call or, when one cannot be stored, none", async () => {
    const store = createStore(subject().database, { newId: () => "the same for all" });
    await expect(store.articles.ingest(draftsOf(120), T1)).rejects.toThrow();
    expect(await all()).toEqual([]);
    expect((await articles().ingest([draftOf()], T1)).added[0]?.seq).toBe(1);
  });

  it("takes nothing", async () => {
    expect(await articles().ingest([], T1)).toEqual({ added: [], corrected: [], touched: [], unchanged: 0 });
  });

  it("takes more drafts than a statement has parameters, in their order", async () => {
    const { added } = await articles().ingest(draftsOf(1_200), T1);
    expect(added.map(({ seq }) => seq)).toEqual(added.map((_, index) => index + 1));
    expect(await all()).toEqual(added);
    expect((await articles().ingest(draftsOf(1_200), T2)).unchanged).toBe(1_200);
  });

  it("gives a follower page after page, each article once, at its last change", async () => {
    await articles().ingest(draftsOf(5), T1);
    await articles().ingest([draftOf({ nhkId: "k1", title: "訂正", publishedAt: T1 })], T2);
    const seen: string[] = [];
    for (let cursor = 0, page = await articles().changedSince(0, 2); page.length > 0; ) {
      seen.push(...page.map(({ nhkId }) => nhkId));
      cursor = page.at(-1)!.seq;
      page = await articles().changedSince(cursor, 2);
    }
    expect(seen).toEqual(["k0", "k2", "k3", "k4", "k1"]);
  });

  describe("reads", () => {
    it("are counted with the time of the last, without moving the article in sequence", async () => {
      const { added } = await articles().ingest([draftOf()], T1);
      const { id } = added[0]!;
      expect(await articles().readCount(id)).toEqual({ reads: 0 });
      expect(await articles().countRead(id, T2)).toBe(true);
      expect(await articles().countRead(id, T2 - 1)).toBe(true);
      expect(await articles().readCount(id)).toEqual({ reads: 2, lastReadAt: T2 });
      expect(await all()).toEqual(added);
    });

    it("survive a correction", async () => {
      const { added } = await articles().ingest([draftOf()], T1);
      const { id } = added[0]!;
      await articles().countRead(id, T1);
      await articles().ingest([draftOf({ title: "訂正" })], T2);
      expect(await articles().readCount(id)).toEqual({ reads: 1, lastReadAt: T1 });
    });

    it("of an unknown article are none and cannot be counted", async () => {
      expect(await articles().countRead("nothing", T1)).toBe(false);
      expect(await articles().readCount("nothing")).toEqual({ reads: 0 });
    });

    it("rank the articles of a language since a day", async () => {
      const { added } = await articles().ingest([...draftsOf(5), draftOf({ lang: "en" })], T1);
      const [old, second, first, unread, newerSecond, english] = added.map(({ id }) => id);
      const readTimes = async (id: string | undefined, times: number) => {
        for (let time = 0; time < times; time++) await articles().countRead(id!, T1);
      };
      await readTimes(old, 9);
      await readTimes(first, 3);
      await readTimes(second, 2);
      await readTimes(newerSecond, 2);
      await readTimes(english, 9);
      const query = { lang: "ja", publishedSince: PUBLISHED + 1, limit: 10 };
      const ranking = [
        { id: first, reads: 3 },
        { id: newerSecond, reads: 2 },
        { id: second, reads: 2 },
      ];
      expect(await articles().mostRead(query)).toEqual(ranking);
      expect(await articles().mostRead({ ...query, limit: 1 })).toEqual(ranking.slice(0, 1));
      expect(ranking.map(({ id }) => id)).not.toContain(unread);
    });
  });

  it("removes what was published before the cutoff, however much it is, and nothing else", async () => {
    await articles().ingest(draftsOf(1_100), T1);
    expect(await articles().removePublishedBefore(PUBLISHED + 1_098)).toBe(1_098);
    expect((await all()).map(({ nhkId }) => nhkId)).toEqual(["k1098", "k1099"]);
    expect(await articles().removePublishedBefore(PUBLISHED + 1_098)).toBe(0);
  });
});
