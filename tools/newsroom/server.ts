import type { AddressInfo } from "node:net";
import express, { type Express, type Request, type Response } from "express";
import { z } from "zod";
import { NEWS_WEB_CATEGORIES } from "../../src/domain/category.ts";
import type { Clock, EpochMs } from "../../src/domain/time.ts";
import {
  archiveArticles,
  type NewsroomArticle,
  type Pace,
  publishedArticle,
  revisedArticle,
  upcomingArticles,
} from "./articles.ts";
import { createFaults, FaultRule, type Faults, spoil } from "./faults.ts";
import { type Feed, newsWebFeed, worldFeed } from "./feeds.ts";
import { sendFeed } from "./send-feed.ts";
import { NewsText, readUpcoming } from "./texts.ts";

/** One request for a feed and what was answered: tells a test how often, and how politely, the newsroom was asked. */
export interface FeedRequest {
  at: EpochMs;
  path: string;
  /** 0 where a fault broke the connection; 200 where one delays the answer. */
  status: number;
  /** Whether the client sent If-None-Match or If-Modified-Since. */
  conditional: boolean;
  userAgent: string;
}

/** A running newsroom: the origin of its feeds, without a slash at its end. */
export interface Newsroom {
  url: string;
  close(): Promise<void>;
}

export interface NewsroomOptions {
  /** 0 or absent: any free port. */
  port?: number;
  clock: Clock;
  /** One upcoming article appears every so many milliseconds; Infinity: none. One minute when absent. */
  paceMs?: number;
}

/** Path of NHK WORLD's list of news. */
export const WORLD_PATH = "/nhkworld/data/news/all.json";

/** Path of NEWS WEB's feed of a category, by its number 0…7. */
export const newsWebPath = (category: number) => `/n-data/conf/na/rss/cat${category}.xml`;

const Correction = z.strictObject({
  nhkId: z.string(),
  title: z.string().optional(),
  lead: z.string().optional(),
});

const REQUESTS_KEPT = 1_000;

interface Desk {
  clock: Clock;
  faults: Faults;
  requests: FeedRequest[];
  articles(): NewsroomArticle[];
  publish(text: NewsText): NewsroomArticle;
  correct(correction: z.infer<typeof Correction>): NewsroomArticle | undefined;
}

function createDesk(clock: Clock, paceMs: number): Desk {
  const pace: Pace = { startedAt: clock(), paceMs };
  const archive = archiveArticles(pace.startedAt);
  const texts = readUpcoming();
  const published: NewsroomArticle[] = [];
  return {
    clock,
    faults: createFaults(),
    requests: [],
    articles: () => [...archive, ...upcomingArticles(texts, pace, clock()), ...published],
    publish: (text) => {
      const article = publishedArticle(text, published.length, clock());
      published.push(article);
      return article;
    },
    correct: ({ nhkId, title, lead }) => {
      const index = published.findIndex((article) => article.nhkId === nhkId);
      const article = published[index];
      if (!article) return undefined;
      const revised = revisedArticle(article, { title, lead }, clock());
      published[index] = revised;
      return revised;
    },
  };
}

/** Notes what was just answered; called in the same turn, so that whoever got the answer finds it noted. */
function note(desk: Desk, { path, headers }: Request, response: Response): void {
  desk.requests.push({
    at: desk.clock(),
    path,
    status: response.destroyed ? 0 : response.statusCode,
    conditional: "if-none-match" in headers || "if-modified-since" in headers,
    userAgent: headers["user-agent"] ?? "",
  });
  desk.requests.splice(0, desk.requests.length - REQUESTS_KEPT);
}

function serveFeed(app: Express, desk: Desk, path: string, feedAt: (now: EpochMs) => Feed): void {
  app.get(path, (request: Request, response: Response) => {
    const now = desk.clock();
    const rule = desk.faults.take(path, "moved" in request.query);
    if (rule) spoil(rule, { path, response, now, feedAt });
    else sendFeed(response, feedAt(now));
    note(desk, request, response);
  });
}

/** Answers 400 with what is wrong, or hands the parsed body on. */
function withBody<T>(schema: z.ZodType<T>, handle: (body: T, response: Response) => void) {
  return (request: Request, response: Response) => {
    const parsed = schema.safeParse(request.body);
    if (parsed.success) handle(parsed.data, response);
    else response.status(400).json({ error: z.prettifyError(parsed.error) });
  };
}

const told = ({ nhkId, url }: NewsroomArticle) => ({ nhkId, url });

function serveControls(app: Express, desk: Desk): void {
  const json = express.json();
  app.post(
    "/_newsroom/publish",
    json,
    withBody(NewsText, (text, response) => {
      response.status(201).json(told(desk.publish(text)));
    }),
  );
  app.post(
    "/_newsroom/correct",
    json,
    withBody(Correction, (correction, response) => {
      const article = desk.correct(correction);
      if (article) response.json(told(article));
      else response.status(404).json({ error: "no article of that id was published here" });
    }),
  );
  app.post(
    "/_newsroom/faults",
    json,
    withBody(FaultRule, (rule, response) => {
      desk.faults.add(rule);
      response.sendStatus(201);
    }),
  );
  app.delete("/_newsroom/faults", (_request, response) => {
    desk.faults.clear();
    response.sendStatus(204);
  });
  app.get("/_newsroom/requests", (_request, response) => {
    response.json(desk.requests);
  });
}

function newsroomApp(desk: Desk): Express {
  const app = express().disable("x-powered-by");
  for (const category of NEWS_WEB_CATEGORIES.keys())
    serveFeed(app, desk, newsWebPath(category), (now) => newsWebFeed(desk.articles(), category, now));
  serveFeed(app, desk, WORLD_PATH, (now) => worldFeed(desk.articles(), now));
  serveControls(app, desk);
  return app;
}

/**
 * Starts a server on 127.0.0.1 that plays NHK with invented news, beginning at the clock's present:
 *
 * | request                        | body                          | answer                                |
 * |--------------------------------|-------------------------------|---------------------------------------|
 * | GET /n-data/conf/na/rss/catN.xml |                             | RSS 2.0, or 304                       |
 * | GET /nhkworld/data/news/all.json |                             | JSON, or 304                          |
 * | POST /_newsroom/publish        | NewsText                      | 201 {nhkId, url}: in the feeds at once |
 * | POST /_newsroom/correct        | {nhkId, title?, lead?}        | {nhkId, url}, or 404                  |
 * | POST /_newsroom/faults         | FaultRule                     | 201                                   |
 * | DELETE /_newsroom/faults       |                               | 204                                   |
 * | GET /_newsroom/requests        |                               | FeedRequest[], oldest first           |
 *
 * Rejects where the port is taken; with a RangeError where the pace is not positive.
 */
export async function createNewsroom({
  port = 0,
  clock,
  paceMs = 60_000,
}: NewsroomOptions): Promise<Newsroom> {
  if (!(paceMs > 0)) throw new RangeError("paceMs must be positive");
  const app = newsroomApp(createDesk(clock, paceMs));
  const { promise: listening, resolve, reject } = Promise.withResolvers<void>();
  const server = app.listen(port, "127.0.0.1", (error) => (error ? reject(error) : resolve()));
  await listening;
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${bound}`,
    close: async () => {
      const { promise: closed, resolve: done } = Promise.withResolvers<void>();
      server.close(() => done());
      server.closeAllConnections();
      await closed;
    },
  };
}
