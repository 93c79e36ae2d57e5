import type { Response } from "express";
import { z } from "zod";
import { DAY, type EpochMs } from "../../src/domain/time.ts";
import type { Feed } from "./feeds.ts";
import { sendFeed } from "./send-feed.ts";

/**
 * A fault to inject into the next `times` requests of a feed (every one, when absent), or of all feeds where it names no
 * path. Rules are tried in the order in which they came; the first that matches acts.
 *
 * | mode           | what the client meets                                                            |
 * |----------------|----------------------------------------------------------------------------------|
 * | `error`        | `status` (500), with `retryAfterSeconds` as Retry-After where given                |
 * | `empty`        | 200 and no byte                                                                  |
 * | `garbage`      | 200 and an HTML page that is no feed                                             |
 * | `truncated`    | 200 and the first half of the feed                                               |
 * | `oversize`     | 200 and the feed after `bytes` (8 MiB) of blanks                                 |
 * | `stale`        | 200 and the feed as it stood `ageMs` ago (three days)                            |
 * | `slow`         | the feed after `delayMs` (10 s)                                                  |
 * | `redirect`     | 301 to `location`; when absent, to the same feed with `?moved`, which is served  |
 * | `not-modified` | 304, whatever validators the client sent                                         |
 * | `drop`         | the connection breaks without an answer                                          |
 */
export const FaultRule = z.strictObject({
  path: z.string().startsWith("/").optional(),
  mode: z.enum([
    "error",
    "empty",
    "garbage",
    "truncated",
    "oversize",
    "stale",
    "slow",
    "redirect",
    "not-modified",
    "drop",
  ]),
  times: z.int().positive().optional(),
  status: z.int().min(400).max(599).default(500),
  retryAfterSeconds: z.int().positive().optional(),
  bytes: z
    .int()
    .positive()
    .max(64 * 1024 * 1024)
    .default(8 * 1024 * 1024),
  ageMs: z
    .int()
    .positive()
    .default(3 * DAY),
  delayMs: z.int().positive().default(10_000),
  location: z.string().optional(),
});
export type FaultRule = z.infer<typeof FaultRule>;

/** The rules in force, each with how often it still acts. */
export interface Faults {
  add(rule: FaultRule): void;
  clear(): void;
  /** The rule that acts on this request, which uses it up by one. */
  take(path: string, moved: boolean): FaultRule | undefined;
}

/** An empty set of fault rules. */
export function createFaults(): Faults {
  let rules: { rule: FaultRule; left: number }[] = [];
  return {
    add: (rule) => {
      rules.push({ rule, left: rule.times ?? Number.POSITIVE_INFINITY });
    },
    clear: () => {
      rules = [];
    },
    take: (path, moved) => {
      const hit = rules.find(
        // A redirect leads back to the same path: it must not catch the request it caused.
        ({ rule }) => (rule.path ?? path) === path && !(rule.mode === "redirect" && moved),
      );
      if (!hit) return undefined;
      hit.left -= 1;
      rules = rules.filter(({ left }) => left > 0);
      return hit.rule;
    },
  };
}

const PAGE =
  "<!DOCTYPE html><html lang=ja><title>確認</title><body><p>このページは表示できません。<br></body>";

/** Everything a fault needs to know of the request it spoils. */
export interface Spoiled {
  path: string;
  response: Response;
  now: EpochMs;
  feedAt(now: EpochMs): Feed;
}

type Spoil = (rule: FaultRule, spoiled: Spoiled) => void;

const SPOIL: Record<FaultRule["mode"], Spoil> = {
  error: ({ status, retryAfterSeconds }, { response }) => {
    if (retryAfterSeconds !== undefined) response.set("Retry-After", String(retryAfterSeconds));
    response.sendStatus(status);
  },
  empty: (_, { response, feedAt, now }) => {
    response.set("Content-Type", feedAt(now).contentType).end();
  },
  garbage: (_, { response }) => {
    response.type("html").send(PAGE);
  },
  truncated: (_, { response, feedAt, now }) => {
    const feed = feedAt(now);
    sendFeed(response, { ...feed, body: feed.body.slice(0, feed.body.length / 2) });
  },
  oversize: ({ bytes }, { response, feedAt, now }) => {
    const feed = feedAt(now);
    response.set("Content-Type", feed.contentType).end(" ".repeat(bytes) + feed.body);
  },
  stale: ({ ageMs }, { response, feedAt, now }) => sendFeed(response, feedAt(now - ageMs)),
  slow: ({ delayMs }, { response, feedAt, now }) => {
    const timer = setTimeout(() => sendFeed(response, feedAt(now)), delayMs);
    response.once("close", () => clearTimeout(timer));
  },
  redirect: ({ location }, { response, path }) => response.redirect(301, location ?? `${path}?moved`),
  "not-modified": (_, { response }) => {
    response.status(304).end();
  },
  drop: (_, { response }) => {
    response.destroy();
  },
};

/** Answers a request as a fault rule says. */
export function spoil(rule: FaultRule, spoiled: Spoiled): void {
  SPOIL[rule.mode](rule, spoiled);
}
