import type { DeliveredItem, Delivery, OwedItem } from "../domain/alert.ts";
import type { Article, ArticleId } from "../domain/article.ts";
import type { Locale, NewsLanguage } from "../domain/language.ts";
import type { Clock } from "../domain/time.ts";
import type { Topic, TopicNo } from "../domain/topic.ts";
import type { AlertMemory } from "../store/alert-memory.ts";
import type { Page, PlanningStore, Round } from "../store/planning.ts";
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
  seal: (delivery: Delivery, locale: Locale, news: NewsLanguage) => string;
  newId: () => string;
  clock: Clock;
  /** Called after each page, e.g. to keep a lease; a false answer ends the pass. */
  goOn: () => Promise<boolean>;
  /** How many batches are not sent yet. */
  backlog: () => Promise<number>;
  /** Resolves when it is worth asking for the backlog again. */
  pause: () => Promise<unknown>;
  /** Begins a stretch of work; gives what tells when it has kept webhooks waiting for long enough. */
  stretch: () => () => boolean;
  /** Told of a reader that can't be planned for. */
  onFault: (error: unknown) => void;
  /** Without it no page is planned. */
  lease?: { name: string; holder: string };
  /** Told when there are batches to send. */
  onBatches?: () => void;
  perPage?: PlanningStore["perPage"];
}

export interface Planner {
  /** Looks at everybody who may be owed something now; gives how many batches it made. */
  pass(): Promise<number>;
}

/**
 * LINE takes 200 batches a second. Who plans further ahead keeps the event loop from webhooks for nothing, and has urgent news
 * wait for the plan to end.
 */
const PLANNED_AHEAD = 200;

/** Turns the log into batches, page by page. The position in the log is written last: a crash repeats looks, not pushes. */
export function createPlanner(options: PlannerOptions): Planner {
  const { planning, log, clock, perPage = planning.perPage } = options;

  return {
    async pass() {
      await log.catchUp();
      const upTo = log.head();
      const news = log.since(await planning.position());
      const pass: Pass = {
        upTo,
        isUrgent: news.some(({ urgent }) => urgent),
        writer: createContentWriter(options),
        batches: 0,
      };
      const settled = log.start() - 1;
      for (const [topic, urgent] of urgentFirst(news)) {
        const wait = urgent ? undefined : () => untilNeeded(options, upTo);
        if (!(await goThrough({ topic, after: 0, settled }, perPage.followers, pass, options, wait)))
          return pass.batches;
      }
      if (news.length > 0) await planning.savePosition(upTo);
      const wait = () => untilNeeded(options, upTo);
      await goThrough({ wakeUpTo: clock() }, perPage.waking, pass, options, wait);
      return pass.batches;
    },
  };
}

/** What the pages of a pass share. */
interface Pass {
  upTo: number;
  isUrgent: boolean;
  writer: ReturnType<typeof createContentWriter>;
  /** Made so far. */
  batches: number;
}

/** Plans for the readers of a round; false where the pass is to end. `wait` comes between two pages and may end it too. */
async function goThrough(
  first: Round,
  limit: number,
  pass: Pass,
  options: PlannerOptions,
  wait: () => Promise<boolean> = async () => true,
): Promise<boolean> {
  let size = limit;
  for (let round = first; ; ) {
    const { held, looked, more, last } = await planPageOf(round, size, pass, options);
    if (!held || !(await options.goOn())) return false;
    if (!more) return true;
    if (!(await wait())) return false;
    // Readers who are owed much make small pages.
    size = looked < size ? looked : Math.min(2 * size, limit);
    if ("topic" in round) round = { ...round, after: last };
    await new Promise(setImmediate);
  }
}

async function planPageOf(round: Round, limit: number, pass: Pass, options: PlannerOptions): Promise<Page> {
  const { upTo, isUrgent, writer } = pass;
  const now = options.clock();
  const before = pass.batches;
  const page = await options.planning.planPage({ ...round, ...lease(options) }, limit, now, (readers) => {
    const moment = { upTo, now, isUrgent, isEnough: options.stretch() };
    const plan = planPage(readers, partsOf(options, moment, writer.idOf));
    pass.batches += plan.batches.length;
    return { ...plan, contents: writer.made() };
  });
  if (pass.batches > before) options.onBatches?.();
  return page;
}

const lease = ({ lease: held }: PlannerOptions) => (held ? { lease: held } : {});

/** Waits until the sender needs more; false where urgent news has come meanwhile, which the next pass begins with. */
async function untilNeeded(options: PlannerOptions, upTo: number): Promise<boolean> {
  const { log, goOn, backlog, pause } = options;
  for (;;) {
    if (log.since(upTo).some(({ urgent }) => urgent)) return false;
    if ((await backlog()) <= PLANNED_AHEAD) return true;
    await pause();
    if (!(await goOn())) return false;
  }
}

/** The topics of some news, those of urgent news first, and which they are. */
function urgentFirst(news: ReturnType<AlertMemory["since"]>): [TopicNo, boolean][] {
  const urgent = new Set(news.filter((entry) => entry.urgent).map(({ topic }) => topic));
  return [...urgent.union(new Set(news.map(({ topic }) => topic)))].map((topic) => [
    topic,
    urgent.has(topic),
  ]);
}

function partsOf(
  { log, budget, articleOf, topicOf, newId, onFault }: PlannerOptions,
  moment: Pick<PlanParts, "upTo" | "now" | "isUrgent" | "isEnough">,
  contentFor: PlanParts["contentFor"],
): PlanParts {
  const show = ({ articleId, topics, urgent, update, seq }: OwedItem): DeliveredItem | undefined => {
    const article = articleOf(articleId);
    return article && { article, reasons: topics.flatMap((no) => topicOf(no) ?? []), urgent, update, seq };
  };
  const isThere = (id: ArticleId) => articleOf(id) !== undefined;
  const localeOf = ({ topics }: OwedItem) => topicOf(topics[0] ?? 0)?.lang ?? "ja";
  const looks = { show, isThere, localeOf, contentFor, newKey: newId, onFault };
  return { log, ...moment, policy: budget.policy(), budget, ...looks };
}

/** Equal deliveries of one pass are rendered and stored once. */
function createContentWriter({ seal, newId }: PlannerOptions) {
  const ids = new Map<string, string>();
  let unwritten: { id: string; sealed: string }[] = [];
  return {
    idOf(key: string, delivery: () => Delivery, locale: Locale, news: NewsLanguage): string {
      const known = ids.get(key);
      if (known !== undefined) return known;
      const id = newId();
      ids.set(key, id);
      unwritten.push({ id, sealed: seal(delivery(), locale, news) });
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
