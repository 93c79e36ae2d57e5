import { hash } from "node:crypto";
import { FeedFault } from "../domain/errors.ts";
import type { Source } from "../domain/source.ts";
import { type Clock, DAY, type EpochMs, HOUR } from "../domain/time.ts";
import type { FeedStore, FeedValidators } from "../store/feeds.ts";
import type { Fetched, FetchFeed } from "./fetcher.ts";
import { type FeedContent, readFeed } from "./read-feed.ts";

/** One URL's readable answer. */
export interface FeedReading {
  url: string;
  /** Absent where the feed is what it was when last taken over. */
  content?: FeedContent;
  newestItemAt?: EpochMs;
  /** False where the newest item is older than the source allows. */
  fresh: boolean;
  /** What to remember of the URL once its content is stored. */
  validators: FeedValidators;
}

/** What a source's URLs gave, in the order they were tried. */
export interface SourceReading {
  /** Readable answers, stale ones included. Only the last can be fresh: nothing is asked after it. */
  readings: FeedReading[];
  /** Why each URL before a fresh one was passed over. */
  faults: { url: string; fault: FeedFault }[];
}

/** URLs whose servers asked to be left alone, and until when. Kept by the caller from poll to poll. */
type RestingUrls = Map<string, EpochMs>;

/** What reading a source takes. */
export interface ReaderParts {
  fetch: FetchFeed;
  feeds: Pick<FeedStore, "validators">;
  clock: Clock;
  keepFullText: boolean;
  resting: RestingUrls;
}

/**
 * Asks a source's URLs in order until one answers with fresh items. A stale answer is kept and the next URL asked.
 * Throws only what is no feed's fault: a store that fails, or the signal's reason.
 */
export async function readSource(
  source: Source,
  parts: ReaderParts,
  signal?: AbortSignal,
): Promise<SourceReading> {
  const result: SourceReading = { readings: [], faults: [] };
  for (const url of source.urls) {
    try {
      const reading = await readUrl(url, source, parts, signal);
      result.readings.push(reading);
      if (reading.fresh) break;
      result.faults.push({ url, fault: new FeedFault("stale", "The newest item is too old") });
    } catch (error) {
      if (!(error instanceof FeedFault)) throw error;
      result.faults.push({ url, fault: error });
      if (error.retryAfterMs !== undefined) parts.resting.set(url, parts.clock() + error.retryAfterMs);
    }
  }
  return result;
}

async function readUrl(
  url: string,
  source: Source,
  parts: ReaderParts,
  signal?: AbortSignal,
): Promise<FeedReading> {
  const rest = (parts.resting.get(url) ?? 0) - parts.clock();
  // No server is left alone for longer than a day: what is longer was noted by a clock that was ahead.
  if (rest > 0 && rest <= DAY)
    throw new FeedFault("status", "Left alone as its server asked", { retryAfterMs: rest });
  parts.resting.delete(url);

  const known = await parts.feeds.validators(source.id, url);
  const fetched = await parts.fetch(url, known, signal);
  const now = parts.clock();
  if (fetched.status === "not-modified") return judged(source, now, { url, validators: known });

  const validators = validatorsOf(fetched);
  if (validators.bodyHash === known.bodyHash) {
    return judged(source, now, { url, validators: { ...validators, ...newestOf(known) } });
  }
  const content = await readFeed({ url, ...fetched }, source, { now, keepFullText: parts.keepFullText });
  return judged(source, now, { url, content, validators: { ...validators, ...newestOf(content) } });
}

/**
 * A feed that froze goes on answering 304, or 200 with the same bytes: its age counts all the same. One without dates
 * cannot be judged and counts as fresh.
 */
function judged(
  source: Source,
  now: EpochMs,
  reading: Pick<FeedReading, "url" | "content" | "validators">,
): FeedReading {
  const { newestItemAt } = reading.validators;
  const fresh = newestItemAt === undefined || newestItemAt >= now - source.staleAfterHours * HOUR;
  return { ...reading, ...newestOf(reading.validators), fresh };
}

function validatorsOf({ body, etag, lastModified }: Extract<Fetched, { status: "fetched" }>): FeedValidators {
  return {
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
    bodyHash: hash("sha256", body, "hex"),
  };
}

function newestOf({ newestItemAt }: { newestItemAt?: EpochMs }): { newestItemAt?: EpochMs } {
  return newestItemAt === undefined ? {} : { newestItemAt };
}
