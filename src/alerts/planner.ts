import type { DeliveredItem, Delivery, OwedItem } from "../domain/alert.ts";
import type { Article, ArticleId } from "../domain/article.ts";
import type { Locale } from "../domain/language.ts";
import type { Clock } from "../domain/time.ts";
import type { Topic, TopicNo } from "../domain/topic.ts";
import type { AlertMemory } from "../store/alert-memory.ts";
import type { PlanningStore, Round } from "../store/planning.ts";
import type { Allowance, PlanParts } from "./plan.ts";
import { planPage } from "./plan.ts";
import type { Policy } from "./schedule.ts";

export interface PlannerOptions {
  planning: PlanningStore;
  log: AlertMemory;
  articleOf: (id: ArticleId) => Article | undefined;
  topicOf: (no: TopicNo) => Topic | undefined;
  budget: Allowance & { policy(): Policy };
  /** A delivery as LINE messages, serialized and sealed. */
  seal: (delivery: Delivery, locale: Locale) => string;
  newId: () => string;
  clock: Clock;
  /** Called after each page, e.g. to keep a lease; a false answer ends the pass. */
  goOn: () => Promise<boolean>;
  perPage?: typeof PER_PAGE;
}

export interface Planner {
  /** Looks at everybody who may be owed something now; gives how many batches it made. */
  pass(): Promise<number>;
}

/** So many take some milliseconds, and webhooks come in between: who wakes may be owed days of news, followers mostly one. */
const PER_PAGE = { followers: 1_000, waking: 300 };

/** Turns the log into batches, page by page. The position in the log is written last: a crash repeats looks, not pushes. */
export function createPlanner(options: PlannerOptions): Planner {
  const { planning, log, clock, perPage = PER_PAGE } = options;

  return {
    async pass() {
      await log.catchUp();
      const upTo = log.head();
      const news = log.since(await planning.position());
      const writer = createContentWriter(options);
      let batches = 0;

      const isUrgent = news.some(({ urgent }) => urgent);

      async function goThrough(first: Round, limit: number): Promise<boolean> {
        for (let round = first; ; ) {
          const now = clock();
          const page = await planning.planPage(round, limit, now, (readers) => {
            const moment = { upTo, now, isUrgent };
            const plan = planPage(readers, partsOf(options, moment, writer.idOf));
            batches += plan.batches.length;
            return { ...plan, contents: writer.made() };
          });
          if (!(await options.goOn())) return false;
          if (page.readers < limit) return true;
          if ("topic" in round) round = { topic: round.topic, after: page.last };
          await new Promise(setImmediate);
        }
      }

      for (const topic of urgentFirst(news))
        if (!(await goThrough({ topic, after: 0 }, perPage.followers))) return batches;
      if (news.length > 0) await planning.savePosition(upTo);
      await goThrough({ wakeUpTo: clock() }, perPage.waking);
      return batches;
    },
  };
}

const urgentFirst = (news: ReturnType<AlertMemory["since"]>): Set<TopicNo> =>
  new Set([...news].sort((a, b) => Number(b.urgent) - Number(a.urgent)).map(({ topic }) => topic));

function partsOf(
  { log, budget, articleOf, topicOf, newId }: PlannerOptions,
  moment: Pick<PlanParts, "upTo" | "now" | "isUrgent">,
  contentFor: PlanParts["contentFor"],
): PlanParts {
  const show = ({ articleId, topics, urgent, update, seq }: OwedItem): DeliveredItem | undefined => {
    const article = articleOf(articleId);
    return article && { article, reasons: topics.flatMap((no) => topicOf(no) ?? []), urgent, update, seq };
  };
  const isThere = (id: ArticleId) => articleOf(id) !== undefined;
  const localeOf = ({ topics }: OwedItem) => topicOf(topics[0] ?? 0)?.lang ?? "ja";
  const looks = { show, isThere, localeOf, contentFor, newKey: newId };
  return { log, ...moment, policy: budget.policy(), budget, ...looks };
}

/** Equal deliveries of one pass are rendered and stored once. */
function createContentWriter({ seal, newId }: PlannerOptions) {
  const ids = new Map<string, string>();
  let unwritten: { id: string; sealed: string }[] = [];
  return {
    idOf(key: string, delivery: () => Delivery, locale: Locale): string {
      const known = ids.get(key);
      if (known !== undefined) return known;
      const id = newId();
      ids.set(key, id);
      unwritten.push({ id, sealed: seal(delivery(), locale) });
      return id;
    },
    /** What is to be written with the page under way. */
    made() {
      const made = unwritten;
      unwritten = [];
      return made;
    },
  };
}
