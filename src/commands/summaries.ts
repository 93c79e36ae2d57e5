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
/** After a failure readers don't wait for the model for that long. */
const REST = MINUTE;
/** Summaries in memory, the oldest dropped first. */
const REMEMBERED = 2_000;

export function createSummaries(options: {
  write: WriteSummary | undefined;
  clock: Clock;
  log: Log;
}): Summaries {
  const { write, clock, log } = options;
  const known = new Map<ArticleId, { revision: number; summary: Promise<Summary> }>();
  let restsUntil: EpochMs = 0;

  /** Throws ModelFault. */
  async function written(article: Article, ask: WriteSummary): Promise<Summary> {
    const summary = await ask(article, SUMMARY_UNITS);
    const fault = summary.length > SUMMARY_UNITS ? "longer" : faultOf(summary, article);
    if (fault === undefined) return { summary, by: "model" };
    log.info({ article: article.id, revision: article.revision, fault }, "a model's summary is not shown");
    return ownWords(article);
  }

  /** What failed is forgotten, so that it is tried again when the model has rested. */
  function afterFailure(article: Article, error: unknown): Summary {
    known.delete(article.id);
    if (!(error instanceof ModelFault)) throw error;
    const { culprit, failure, status } = error;
    if (clock() >= restsUntil)
      log.warn({ culprit, failure, status }, "the summary model failed, and rests for a minute");
    restsUntil = clock() + REST;
    return ownWords(article);
  }

  function remember(article: Article, summary: Promise<Summary>): Promise<Summary> {
    known.delete(article.id);
    known.set(article.id, { revision: article.revision, summary });
    const oldest = known.keys().next().value;
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
    return summary;
  }

  return {
    async of(article) {
      if (!write || sourceText(article).length < WORTH_WRITING_UNITS) return ownWords(article);
      const before = known.get(article.id);
      if (before?.revision === article.revision) return before.summary;
      if (clock() < restsUntil) return ownWords(article);
      const asked = written(article, write).catch((error: unknown) => afterFailure(article, error));
      return remember(article, asked);
    },
  };
}

const ownWords = (article: Article): Summary => summarize(article, { maxUnits: SUMMARY_UNITS });
