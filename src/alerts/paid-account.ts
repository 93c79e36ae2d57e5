import { billingDay, billingMonth, isSameBillingMonth } from "../domain/billing-month.ts";
import { LineFault } from "../domain/errors.ts";
import type { Log } from "../domain/log.ts";
import type { Clock, EpochMs } from "../domain/time.ts";
import type { Messenger } from "../line/messenger.ts";
import type { PaidDay, PaidMessages, PaidStore } from "../store/paid-messages.ts";
import type { Ledger } from "./budget-rules.ts";

/** Where paid messages stand, put together from LINE's figures and our own counts. */
export interface PaidAccount {
  /**
   * Reads all figures anew; gives what LINE answered, or undefined where it did not: its last figures then stand, and our
   * own messages are counted on top. Rejects where the database does not answer.
   */
  refresh(): Promise<QuotaAnswer | undefined>;
  /** Counts messages as spoken for from when they are planned until a refresh sees them waiting. */
  planned(messages: number, urgent: boolean): void;
  /** Messages used in the month of `now`: by LINE's count or ours, whichever is more. */
  used(now: EpochMs): number;
  /** Used and spoken for. */
  ledger(now: EpochMs): Omit<Ledger, "reserveShare">;
  /** Whether LINE has ever told its figures; until then the plan counts as the free one. */
  isQuotaKnown(): boolean;
}

/** What LINE tells of the month. */
export interface QuotaAnswer {
  /** The plan's messages a month; absent: no limit. */
  limit?: number;
  used: number;
}

export interface PaidAccountOptions {
  messenger: Pick<Messenger, "quota" | "consumption">;
  /** Counts of what was sent, to which the sender adds. */
  store: Pick<PaidStore, "since">;
  /** What was planned, by whichever instance, and is not settled. */
  batches: { waiting(): Promise<PaidMessages> };
  clock: Clock;
  log: Pick<Log, "info" | "warn" | "error">;
}

/** All that the last refresh found out. */
interface Figures {
  at: EpochMs;
  /** LINE's last answer, when it was given and what we had counted by then; it may be older than the refresh. */
  answer?: QuotaAnswer & { at: EpochMs; counted: number };
  /** Sent this month, by our own count. */
  sent: PaidMessages;
  pending: PaidMessages;
}

/** Japan's free plan: what is assumed until LINE tells. */
const FREE_PLAN = 200;

const TOKEN_REFUSED =
  "LINE does not tell its quota: it refuses the channel access token; check LINE_CHANNEL_ACCESS_TOKEN";

const NOTHING: PaidMessages = { plain: 0, urgent: 0 };
const sumOf = ({ plain, urgent }: PaidMessages): number => plain + urgent;
const plus = (a: PaidMessages, b: PaidMessages): PaidMessages => ({
  plain: a.plain + b.plain,
  urgent: a.urgent + b.urgent,
});

/** Starts with the free plan and nothing used. */
export function createPaidAccount({
  messenger,
  store,
  batches,
  clock,
  log,
}: PaidAccountOptions): PaidAccount {
  let planned = NOTHING;
  let figures = startingFigures(clock());
  let fault: LineFault["failure"] | undefined;

  async function askLine(): Promise<QuotaAnswer | undefined> {
    try {
      const [quota, used] = await Promise.all([messenger.quota(), messenger.consumption()]);
      if (fault !== undefined) log.info({}, "LINE tells its quota again");
      fault = undefined;
      return { ...quota, used };
    } catch (error) {
      if (!(error instanceof LineFault)) throw error;
      if (error.failure !== fault) complain(error);
      fault = error.failure;
      return undefined;
    }
  }

  /** A wrong token is the operator's to mend, and needs no stack. */
  function complain(error: LineFault): void {
    const limit = limitOf(figures);
    if (error.failure === "unauthorized") log.error({ limit, culprit: "operator" }, TOKEN_REFUSED);
    else log.warn({ err: error, limit }, "LINE does not tell its quota");
  }

  return {
    async refresh() {
      const at = clock();
      const before = planned;
      // In this order a batch that is sent meanwhile counts twice until the next refresh, but never not at all.
      const waiting = await batches.waiting();
      const days = await store.since(billingDay(billingMonth(at).start));
      const sent = sentInMonth(days, at);
      const answer = await askLine();
      planned = { plain: planned.plain - before.plain, urgent: planned.urgent - before.urgent };
      figures = {
        ...figures,
        ...(answer && { answer: { ...answer, at, counted: sumOf(sent) } }),
        ...{ at, sent, pending: waiting },
      };
      return answer;
    },
    planned(messages, urgent) {
      planned = plus(planned, urgent ? { plain: 0, urgent: messages } : { plain: messages, urgent: 0 });
    },
    used: (now) => usedAt(figures, now),
    ledger(now) {
      const waiting = plus(figures.pending, planned);
      const sentUrgent = isSameBillingMonth(figures.at, now) ? figures.sent.urgent : 0;
      return {
        limit: limitOf(figures),
        used: usedAt(figures, now) + sumOf(waiting),
        usedUrgent: sentUrgent + waiting.urgent,
      };
    },
    isQuotaKnown: () => figures.answer !== undefined,
  };
}

const startingFigures = (at: EpochMs): Figures => ({
  at,
  sent: NOTHING,
  pending: NOTHING,
});

const limitOf = ({ answer }: Figures): number | undefined => (answer ? answer.limit : FREE_PLAN);

function usedAt({ answer, sent, at }: Figures, now: EpochMs): number {
  if (!isSameBillingMonth(at, now)) return 0;
  const counted = sumOf(sent);
  if (answer === undefined || !isSameBillingMonth(answer.at, at)) return counted;
  return Math.max(answer.used, answer.counted) + Math.max(0, counted - answer.counted);
}

/** By month and not up to today, so that a clock that was set back forgets nothing. */
function sentInMonth(days: readonly PaidDay[], now: EpochMs): PaidMessages {
  const month = billingDay(now).slice(0, "2026-11".length);
  return days.filter(({ day }) => day.startsWith(month)).reduce(plus, NOTHING);
}
