import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FeedFault } from "../../src/domain/errors.ts";
import type { Source } from "../../src/domain/source.ts";
import { HOUR, MINUTE, SECOND } from "../../src/domain/time.ts";
import { createFetcher } from "../../src/sources/fetcher.ts";
import { pollRound, type RoundParts } from "../../src/sources/poll-round.ts";
import type { PollReport } from "../../src/sources/poll-source.ts";
import { createPoller, type Poller, type PollerParts } from "../../src/sources/poller.ts";
import { openDatabase } from "../../src/store/database.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { createPauses } from "./pauses.ts";
import { NOON, rssOf, type SampleItem, sampleSource } from "./sample.ts";
import { type TestServer, useServers } from "./servers.ts";

/** What a path of the sample newsroom answers. */
interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  /** Answers only when this resolves. */
  after?: Promise<unknown>;
}

const serve = useServers();
let directory: string;
let store: Store;
let now: number;
let newsroom: TestServer;
let answers: Map<string, Answer>;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "shirase-sources-"));
  store = createStore(await openDatabase({ dataDir: directory }));
  now = NOON;
  answers = new Map();
  newsroom = await serve(async (request, response) => {
    const {
      status = 200,
      headers = {},
      body = "",
      after,
    } = answers.get(request.url ?? "") ?? { status: 404 };
    await after;
    const known = headers.ETag !== undefined && request.headers["if-none-match"] === headers.ETag;
    response.writeHead(known ? 304 : status, headers).end(known ? "" : body);
  });
});

afterEach(async () => {
  await store.close();
  await rm(directory, { recursive: true });
});

const publish = (path: string, items: SampleItem[], headers: Record<string, string> = {}) =>
  answers.set(path, { body: rssOf(items), headers });
const source = (fields: Partial<Source> = {}, paths = ["/a.xml", "/b.xml"]) =>
  sampleSource({ ...fields, urls: paths.map((path) => newsroom.url + path) });
const asked = () => newsroom.requests.splice(0).map(({ url }) => url);
const articles = async () => (await store.articles.changedSince(0, 1_000)).map(({ nhkId }) => nhkId);
const stateOf = async (id: string) => (await store.feeds.states()).find(({ sourceId }) => sourceId === id);

interface Bench {
  poller: Poller;
  /** One round by hand: of what is due, or of all as if it were. Rejects with what failed on our side first. */
  polls: { due(): Promise<PollReport[]>; now(): Promise<PollReport[]> };
  reports: PollReport[];
  sentences: string[];
  /** Fields of the log's lines, one for each sentence. */
  fields: object[];
  pauses: ReturnType<typeof createPauses>;
}

/** A poller over the real store and real HTTP, with what it has told. */
function bench(sources: Source[], changes: Partial<PollerParts> = {}): Bench {
  const reports: PollReport[] = [];
  const sentences: string[] = [];
  const pauses = createPauses();
  const fields: object[] = [];
  const say = (said: object, sentence: string) => {
    fields.push(said);
    sentences.push(sentence);
  };
  const parts: PollerParts = {
    ...{ sources, articles: store.articles, feeds: store.feeds, leases: store.leases },
    fetch: createFetcher({ clock: () => now, userAgent: "Shirase/test" }),
    clock: () => now,
    random: () => 0.5,
    holder: "this instance",
    keepFullText: false,
    log: { info: say, warn: say },
    wait: pauses.wait,
    onPoll: (report) => reports.push(report),
    ...changes,
  };
  const polls = pollsOf({ ...parts, resting: new Map() });
  return { poller: createPoller(parts), polls, reports, sentences, fields, pauses };
}

function pollsOf(parts: RoundParts): Bench["polls"] {
  async function due(): Promise<PollReport[]> {
    const { reports, errors } = await pollRound(parts, new AbortController().signal);
    if (errors[0] !== undefined) throw errors[0].error;
    return reports;
  }
  return {
    due,
    async now() {
      for (const state of await store.feeds.states())
        await store.feeds.saveState({ ...state, nextPollAt: now });
      return due();
    },
  };
}

describe("what a poll takes over", () => {
  it("is history the first time and news from then on", async () => {
    const { polls } = bench([source()]);
    publish("/a.xml", [{ id: "nd-1", at: NOON - HOUR }]);
    expect(await polls.due()).toMatchObject([{ outcome: "fetched", history: true, added: 1 }]);

    now += 5 * MINUTE;
    publish("/a.xml", [
      { id: "nd-2", at: NOON },
      { id: "nd-1", at: NOON - HOUR },
    ]);
    expect(await polls.due()).toMatchObject([{ outcome: "fetched", history: false, added: 1 }]);
    expect(await articles()).toEqual(["nd-1", "nd-2"]);
  });

  it("counts corrections and what could not be used", async () => {
    const { polls } = bench([source()]);
    publish("/a.xml", [{ id: "nd-1", at: NOON, title: "港に鯨" }]);
    await polls.due();
    publish("/a.xml", [
      { id: "nd-1", at: NOON, title: "湾に鯨" },
      { id: "nd-2", title: "" },
    ]);
    expect(await polls.now()).toMatchObject([{ added: 0, corrected: 1, dropped: 1 }]);
  });

  it("is nothing that retention would delete again", async () => {
    const { polls } = bench([source()], { oldestKept: () => NOON - HOUR });
    publish("/a.xml", [
      { id: "nd-1", at: NOON },
      { id: "old", at: NOON - 2 * HOUR },
    ]);
    await polls.due();
    expect(await articles()).toEqual(["nd-1"]);
  });
});

describe("an unchanged feed", () => {
  it("costs one conditional request where the server knows validators", async () => {
    const { polls } = bench([source()]);
    publish("/a.xml", [{ id: "nd-1", at: NOON }], { ETag: '"1"' });
    await polls.due();
    expect(await polls.now()).toMatchObject([{ outcome: "unchanged", newestItemAt: NOON }]);
    expect(newsroom.requests.at(-1)!.headers["if-none-match"]).toBe('"1"');
    expect(asked()).toEqual(["/a.xml", "/a.xml"]);
  });

  it("is known by its bytes where the server knows none", async () => {
    let takeovers = 0;
    const counting: PollerParts["articles"] = {
      ingest(drafts, at) {
        takeovers++;
        return store.articles.ingest(drafts, at);
      },
    };
    const { polls } = bench([source()], { articles: counting });
    publish("/a.xml", [{ id: "nd-1", at: NOON }]);
    await polls.due();
    expect(await polls.now()).toMatchObject([{ outcome: "unchanged", newestItemAt: NOON }]);
    expect(takeovers).toBe(1);
  });
});

describe("a source whose first URL has failed", () => {
  const failures: [string, () => Answer, string][] = [
    ["answers an error", () => ({ status: 503 }), "status"],
    ["answers an empty 200", () => ({}), "empty"],
    ["cannot be parsed", () => ({ body: "<html>" }), "unparsable"],
    ["has no items", () => ({ body: rssOf([]) }), "empty"],
    ["is frozen", () => ({ body: rssOf([{ id: "nd-0", at: NOON - 7 * HOUR }]) }), "stale"],
    ["redirects elsewhere", () => ({ status: 301, headers: { Location: "http://nhk.test/" } }), "redirect"],
  ];

  it.each(failures)("because it %s is served by the next", async (_, answer, failure) => {
    const { polls, sentences } = bench([source()]);
    answers.set("/a.xml", answer());
    publish("/b.xml", [{ id: "nd-1", at: NOON }]);
    expect(await polls.due()).toMatchObject([{ outcome: "fetched", failure, newestItemAt: NOON }]);
    expect(await articles()).toContain("nd-1");
    expect(await stateOf("ja-top")).toMatchObject({
      activeUrl: `${newsroom.url}/b.xml`,
      failures: 0,
      lastFailure: failure,
      lastSuccessAt: NOON,
    });
    expect(sentences).toEqual(["source failed over to a later URL"]);
  });

  it("says so once, and once that it is well again", async () => {
    const { polls, sentences } = bench([source()]);
    publish("/b.xml", [{ id: "nd-1", at: NOON }]);
    for (let poll = 0; poll < 3; poll++) await polls.now();
    publish("/a.xml", [{ id: "nd-1", at: NOON }]);
    for (let poll = 0; poll < 3; poll++) await polls.now();
    expect(sentences).toEqual([
      "source failed over to a later URL",
      "source recovered: its first URL serves again",
    ]);
    expect(await stateOf("ja-top")).not.toHaveProperty("lastFailure");
  });

  it("tells the operator which host, and why", async () => {
    const { polls, fields } = bench([source()]);
    answers.set("/a.xml", { status: 503 });
    publish("/b.xml", [{ id: "nd-1", at: NOON }]);
    await polls.due();
    const { host } = new URL(newsroom.url);
    expect(fields).toMatchObject([
      {
        sourceId: "ja-top",
        host,
        added: 1,
        durationMs: 0,
        faults: [{ host, failure: "status", status: 503 }],
      },
    ]);
  });

  it("does not ask the later URLs while the first is fresh", async () => {
    const { polls } = bench([source()]);
    publish("/a.xml", [{ id: "nd-1", at: NOON }]);
    await polls.due();
    expect(asked()).toEqual(["/a.xml"]);
  });
});

describe("a source that is frozen everywhere", () => {
  it("is taken over as history, serves its least old URL and is called stale", async () => {
    const { polls, sentences } = bench([source()]);
    publish("/a.xml", [{ id: "nd-1", at: NOON - 9 * HOUR }]);
    publish("/b.xml", [{ id: "nd-2", at: NOON - 8 * HOUR }]);
    expect(await polls.due()).toMatchObject([
      { outcome: "stale", history: true, added: 2, failure: "stale", newestItemAt: NOON - 8 * HOUR },
    ]);
    expect(await articles()).toEqual(["nd-1", "nd-2"]);
    expect(await stateOf("ja-top")).toMatchObject({
      failures: 1,
      lastFailure: "stale",
      activeUrl: `${newsroom.url}/b.xml`,
      newestItemAt: NOON - 8 * HOUR,
      nextPollAt: NOON + 5 * MINUTE,
    });
    await polls.now();
    expect(sentences).toEqual(["source is stale: it answers, but with nothing new"]);
  });

  it.each([
    ["304", { ETag: '"1"' }, { ETag: '"2"' }],
    ["the same bytes", {}, {}],
  ])("is found out even when it goes on answering %s", async (_, headers, newHeaders) => {
    const { polls, sentences } = bench([source({}, ["/a.xml"])]);
    publish("/a.xml", [{ id: "nd-1", at: NOON }], headers);
    await polls.due();
    now += 6 * HOUR;
    expect(await polls.due()).toMatchObject([{ outcome: "unchanged" }]);
    now += 1;
    expect(await polls.now()).toMatchObject([{ outcome: "stale" }]);
    expect(sentences.at(-1)).toBe("source is stale: it answers, but with nothing new");

    publish("/a.xml", [{ id: "nd-2", at: now }], newHeaders);
    expect(await polls.now()).toMatchObject([{ outcome: "fetched", history: false, added: 1 }]);
    expect(sentences.at(-1)).toBe("source recovered: its first URL serves again");
  });
});

describe("a source that does not answer", () => {
  it("is asked less and less often, and says so once", async () => {
    const { polls, sentences } = bench([source()]);
    const waits: number[] = [];
    for (let poll = 0; poll < 5; poll++) {
      expect(await polls.now()).toMatchObject([{ outcome: "failed", failure: "status" }]);
      waits.push(((await stateOf("ja-top"))!.nextPollAt - now) / MINUTE);
    }
    expect(waits).toEqual([10, 20, 40, 60, 60]);
    expect(sentences).toEqual(["source fails: no URL answers with a feed"]);
  });

  it.each([
    ["<html>down for maintenance</html>", 200, /^source fails: unparsable/],
    ["", 200, /^source fails: what a URL answers is empty/],
    ["", 503, /^source fails: no URL answers/],
  ])("says what is wrong, be another URL out of reach: %s (%i)", async (body, status, sentence) => {
    const { polls, sentences } = bench([source()]);
    answers.set("/a.xml", { status, body, headers: {} });
    answers.set("/b.xml", { status: 503, headers: {} });
    await polls.due();
    expect(sentences).toEqual([expect.stringMatching(sentence)]);
  });

  it("keeps what it knew of the source", async () => {
    const { polls } = bench([source()]);
    publish("/a.xml", [{ id: "nd-1", at: NOON }]);
    await polls.due();
    answers.clear();
    now += HOUR;
    await polls.due();
    expect(await stateOf("ja-top")).toMatchObject({
      failures: 1,
      activeUrl: `${newsroom.url}/a.xml`,
      lastSuccessAt: NOON,
      newestItemAt: NOON,
    });
  });

  it("is not asked before its Retry-After is over, whatever was planned", async () => {
    const { polls } = bench([source({}, ["/a.xml"])]);
    answers.set("/a.xml", { status: 429, headers: { "Retry-After": "7200" } });
    await polls.due();
    expect((await stateOf("ja-top"))!.nextPollAt).toBe(NOON + 2 * HOUR);
    now += 2 * HOUR - 1;
    await polls.now();
    expect(asked()).toEqual(["/a.xml"]);
    now += 1;
    publish("/a.xml", [{ id: "nd-1", at: now }]);
    expect(await polls.now()).toMatchObject([{ outcome: "fetched" }]);
  });

  it("does not stop another of its URLs from serving meanwhile", async () => {
    const { polls } = bench([source()]);
    answers.set("/a.xml", { status: 503, headers: { "Retry-After": "3600" } });
    publish("/b.xml", [{ id: "nd-1", at: NOON }]);
    await polls.due();
    await polls.now();
    expect(asked()).toEqual(["/a.xml", "/b.xml", "/b.xml"]);
  });
});

describe("a crash in mid-poll", () => {
  it.each(["saveValidators", "saveState"] as const)(
    "before %s repeats work and loses nothing",
    async (step) => {
      publish("/a.xml", [{ id: "nd-1", at: NOON }], { ETag: '"1"' });
      const crash = () => Promise.reject(new Error("power cut"));
      const crashing = bench([source()], { feeds: { ...store.feeds, [step]: crash } });
      await expect(crashing.polls.due()).rejects.toThrow("power cut");
      expect(await articles()).toEqual(["nd-1"]);
      expect(await stateOf("ja-top")).toBeUndefined();

      const { polls } = bench([source()]);
      expect(await polls.due()).toMatchObject([{ history: true, added: 0 }]);
      expect(await articles()).toEqual(["nd-1"]);
      expect(await store.feeds.validators("ja-top", `${newsroom.url}/a.xml`)).toMatchObject({ etag: '"1"' });
    },
  );

  it("before the articles are stored leaves the feed unread", async () => {
    publish("/a.xml", [{ id: "nd-1", at: NOON }], { ETag: '"1"' });
    const ingest = () => Promise.reject(new Error("disk full"));
    const crashing = bench([source()], { articles: { ingest } });
    await expect(crashing.polls.due()).rejects.toThrow("disk full");
    expect(await store.feeds.validators("ja-top", `${newsroom.url}/a.xml`)).toEqual({});
    await bench([source()]).polls.due();
    expect(await articles()).toEqual(["nd-1"]);
  });
});

describe("a round", () => {
  it("polls what is due and nothing else", async () => {
    const { polls } = bench([
      source({ id: "a" }, ["/a.xml"]),
      source({ id: "b", pollSeconds: 1 }, ["/b.xml"]),
    ]);
    publish("/a.xml", [{ id: "nd-1", at: NOON }]);
    publish("/b.xml", [{ id: "nd-1", at: NOON }]);
    await polls.due();
    now += SECOND;
    expect((await polls.due()).map(({ sourceId }) => sourceId)).toEqual(["b"]);
    now += 5 * MINUTE;
    expect((await polls.due()).map(({ sourceId }) => sourceId)).toEqual(["a", "b"]);
  });

  it("polls four sources side by side, and a slow one holds up nobody", async () => {
    const others = Promise.withResolvers<void>();
    const ids = ["slow", "b", "c", "d", "e", "f"];
    const { polls, reports } = bench(
      ids.map((id) => source({ id }, [`/${id}.xml`])),
      {
        onPoll: (report) => {
          reports.push(report);
          if (reports.length === ids.length - 1) others.resolve();
        },
      },
    );
    for (const id of ids) publish(`/${id}.xml`, [{ id, at: NOON }]);
    answers.set("/slow.xml", { ...answers.get("/slow.xml"), after: others.promise });
    await polls.due();
    expect(reports.at(-1)!.sourceId).toBe("slow");
    expect((await articles()).toSorted()).toEqual(ids.toSorted());
  });

  it("does not let one source's trouble with the store be another's", async () => {
    const articlesStore: PollerParts["articles"] = {
      ingest: (drafts, at) =>
        drafts[0]?.categories[0] === "top"
          ? Promise.reject(new Error("disk full"))
          : store.articles.ingest(drafts, at),
    };
    const sources = [source({ id: "a", category: "top" }), source({ id: "b", category: "world" })];
    const { polls, reports } = bench(sources, { articles: articlesStore });
    publish("/a.xml", [{ id: "nd-1", at: NOON }]);
    await expect(polls.due()).rejects.toThrow("disk full");
    expect(reports.map(({ sourceId }) => sourceId)).toEqual(["b"]);
  });

  it("asks NHK nothing while another instance holds the lease, and takes over when that one is gone", async () => {
    publish("/a.xml", [{ id: "nd-1", at: NOON }]);
    const first = bench([source()]);
    const second = bench([source()], { holder: "another instance" });
    await first.polls.due();
    asked();
    expect(await second.polls.now()).toEqual([]);
    expect(asked()).toEqual([]);
    now += MINUTE;
    expect(await second.polls.now()).toHaveLength(1);
  });

  it("keeps its lease as long as a source has URLs to ask, however slow they are", async () => {
    const paths = ["/a.xml", "/b.xml", "/c.xml", "/d.xml", "/e.xml", "/f.xml", "/g.xml", "/h.xml"];
    const held: boolean[] = [];
    const slow: PollerParts["fetch"] = async () => {
      now += 10 * SECOND;
      held.push(!(await store.leases.acquire("poller", "another instance", now, SECOND)));
      throw new FeedFault("timeout", "No answer");
    };
    await bench([source({}, paths)], { fetch: slow }).polls.due();
    expect(held).toEqual(paths.map(() => true));
  });

  it("leaves a source to the instance that has taken the lease in the middle of its poll", async () => {
    const asleep: PollerParts["fetch"] = async () => {
      now += MINUTE;
      await store.leases.acquire("poller", "another instance", now, MINUTE);
      throw new FeedFault("timeout", "No answer");
    };
    const { polls } = bench([source()], { fetch: asleep });
    expect(await polls.due()).toEqual([]);
    expect(await stateOf("ja-top")).toBeUndefined();
  });

  it("gives an article both categories where two sources share a URL", async () => {
    publish("/a.xml", [{ id: "nd-1", at: NOON }], { ETag: '"1"' });
    const shared = [source({ id: "a", category: "top" }), source({ id: "b", category: "world" })];
    await bench(shared.slice(0, 1)).polls.due();
    await bench(shared).polls.due();
    expect(await store.articles.changedSince(0, 10)).toMatchObject([{ categories: ["top", "world"] }]);
  });
});

describe("the running poller", () => {
  it("says once that no source answers, and once that one does again", async () => {
    const both = [source({ id: "ja-top" }, ["/a.xml"]), source({ id: "en-top" }, ["/b.xml"])];
    publish("/a.xml", [{ id: "nd-1", at: NOON }]);
    const { poller, pauses, sentences } = bench(both);
    const again = async (wait: number) => {
      now += wait;
      pauses.end();
      await pauses.next();
      return sentences.splice(0).filter((sentence) => /NHK/.test(sentence));
    };
    poller.start();
    await pauses.next();
    answers.clear();
    expect(await again(HOUR)).toEqual([expect.stringMatching(/^none of NHK's sources answers/)]);
    expect(await again(HOUR)).toEqual([]);
    publish("/b.xml", [{ id: "nd-2", at: now }]);
    expect(await again(2 * HOUR)).toEqual(["NHK answers again"]);
    await poller.stop();
  });

  it("polls at once, then whenever something falls due", async () => {
    const { poller, pauses, reports } = bench([source({ pollSeconds: 10 })]);
    publish("/a.xml", [{ id: "nd-1", at: NOON }]);
    poller.start();
    expect((await pauses.next()).ms).toBe(10 * SECOND);
    now += 10 * SECOND;
    pauses.end();
    await pauses.next();
    expect(reports.map(({ outcome }) => outcome)).toEqual(["fetched", "unchanged"]);
    await poller.stop();
  });

  it("wakes often enough to keep its lease, and to find one that has become free", async () => {
    publish("/a.xml", [{ id: "nd-1", at: NOON }]);
    const first = bench([source({ pollSeconds: 30 })]);
    const second = bench([source({ pollSeconds: 30 })], { holder: "another instance" });
    first.poller.start();
    expect((await first.pauses.next()).ms).toBe(20 * SECOND);
    now += 40 * SECOND;
    second.poller.start();
    expect((await second.pauses.next()).ms).toBe(20 * SECOND);
    await first.poller.stop();
    second.pauses.end();
    await second.pauses.next();
    expect(await store.leases.acquire("poller", "a third", now, SECOND)).toBe(false);
    await second.poller.stop();
    expect(await store.leases.acquire("poller", "a third", now, SECOND)).toBe(true);
  });

  it("stops at once while a server keeps it waiting, and remembers nothing of that poll", async () => {
    const arrived = Promise.withResolvers<void>();
    const hanging = await serve(() => arrived.resolve());
    const { poller, sentences } = bench([sampleSource({ urls: [`${hanging.url}/a.xml`] })]);
    poller.start();
    await arrived.promise;
    await poller.stop();
    expect(await stateOf("ja-top")).toBeUndefined();
    expect(sentences).toEqual([]);
  });

  it("finishes a takeover under way before it stops", async () => {
    const ingesting = Promise.withResolvers<void>();
    const go = Promise.withResolvers<void>();
    const slowly: PollerParts["articles"] = {
      async ingest(drafts, at) {
        ingesting.resolve();
        await go.promise;
        return store.articles.ingest(drafts, at);
      },
    };
    publish("/a.xml", [{ id: "nd-1", at: NOON }]);
    const { poller } = bench([source()], { articles: slowly });
    poller.start();
    await ingesting.promise;
    const stopped = poller.stop();
    go.resolve();
    await stopped;
    expect(await articles()).toEqual(["nd-1"]);
    expect(await stateOf("ja-top")).toMatchObject({ lastSuccessAt: NOON });
  });

  it("goes on after the store has failed, and says so", async () => {
    let broken = true;
    const states = () => (broken ? Promise.reject(new Error("no connection")) : store.feeds.states());
    publish("/a.xml", [{ id: "nd-1", at: NOON }]);
    const { poller, pauses, sentences } = bench([source()], { feeds: { ...store.feeds, states } });
    poller.start();
    expect((await pauses.next()).ms).toBe(5 * SECOND);
    broken = false;
    pauses.end();
    await pauses.next();
    expect(sentences).toEqual(["polling failed on our side; it goes on", "source taken up"]);
    await poller.stop();
  });

  it("can be started and stopped again and again", async () => {
    publish("/a.xml", [{ id: "nd-1", at: NOON }]);
    const { poller, pauses } = bench([source()]);
    await poller.stop();
    for (let times = 0; times < 2; times++) {
      poller.start();
      poller.start();
      await pauses.next();
      await poller.stop();
      await poller.stop();
    }
    expect(asked()).toEqual(["/a.xml"]);
  });
});
