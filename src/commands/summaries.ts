import type { Article, ArticleId } from "../domain/article.ts";
import { ModelFault } from "../domain/errors.ts";
import type { Log } from "../domain/log.ts";
import { type Clock, type EpochMs, MINUTE } from "../domain/time.ts";
import { type Summary, summarize } from "../reading/summarize.ts";
import { faultOf, sourceText } from "../reading/summary-check.ts";

/** Has somebody else, a model, write an article's summary of at most so many units. Throws ModelFault. */
export type WriteSummary = (article: Article, maxUnits: number) => Promise<string>;

/** What readers are shown as an article's summary. */
export interface Summaries {
  /** Never fails: without a model, or where its text may not be shown, NHK's own words. */
  of(article: Article): Promise<Summary>;
}

const SUMMARY_UNITS = 600;
/** Below that an article is its own summary. */
const WORTH_WRITING_UNITS = 80;
/** After a failure that is not one article's, readers don't wait for the model for that long. */
const REST = MINUTE;
/** Summaries in memory, the oldest dropped first. */
const REMEMBERED = 2_000;

export function createSummaries(options: {
  write: WriteSummary | undefined;
  clock: Clock;
  log: Log;
}): Summaries {
  const { write, clock, log } = options;
  const known = new Map<ArticleId, { revision: number; summary: Summary }>();
  const asked = new Map<ArticleId, { revision: number; summary: Promise<Summary> }>();
  let restsUntil: EpochMs = 0;

  /** Throws ModelFault. */
  async function written(article: Article, ask: WriteSummary): Promise<Summary> {
    const summary = await ask(article, SUMMARY_UNITS);
    const fault = summary.length > SUMMARY_UNITS ? "longer" : faultOf(summary, article);
    if (fault === undefined) return { summary, by: "model" };
    log.info({ article: article.id, revision: article.revision, fault }, "a model's summary is not shown");
    return ownWords(article);
  }

  async function ask(article: Article, writeSummary: WriteSummary): Promise<Summary> {
    try {
      return remember(article, await written(article, writeSummary));
    } catch (error) {
      return failed(article, error);
    } finally {
      asked.delete(article.id);
    }
  }

  /** What fails by this article alone is remembered; what may fail for all is tried again when the model has rested. */
  function failed(article: Article, error: unknown): Summary {
    const own = ownWords(article);
    if (!(error instanceof ModelFault)) {
      log.error({ err: error, article: article.id }, "a model's summary fails on our side");
      return remember(article, own);
    }
    if (isRefusal(error)) {
      log.warn({ article: article.id, status: error.status }, "the summary model refuses an article");
      return remember(article, own);
    }
    rest(error);
    return own;
  }

  function rest({ culprit, failure, status }: ModelFault): void {
    if (clock() >= restsUntil)
      log.warn({ culprit, failure, status }, "the summary model failed, and rests for a minute");
    restsUntil = clock() + REST;
  }

  function remember({ id, revision }: Article, summary: Summary): Summary {
    known.delete(id);
    known.set(id, { revision, summary });
    const oldest = known.keys().next().value;
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
    return summary;
  }

  return {
    async of(article) {
      const { id, revision } = article;
      if (!write || sourceText(article).length < WORTH_WRITING_UNITS) return ownWords(article);
      const before = asked.get(id) ?? known.get(id);
      if (before?.revision === revision) return before.summary;
      // One request an article at a time: beside a pending one, a correction is told in NHK's own words.
      if (asked.has(id) || clock() < restsUntil) return ownWords(article);
      const summary = ask(article, write);
      asked.set(id, { revision, summary });
      return summary;
    },
  };
}

/** Of these it is this request that the endpoint will not take; a wrong key, address or model name concerns all. */
const REFUSALS: ReadonlySet<number> = new Set([400, 413, 422]);
const isRefusal = ({ status = 0 }: ModelFault): boolean => REFUSALS.has(status);

const ownWords = (article: Article): Summary => summarize(article, { maxUnits: SUMMARY_UNITS });
