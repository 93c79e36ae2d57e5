import { createHash, timingSafeEqual } from "node:crypto";
import { type RequestHandler, Router } from "express";
import type { SummaryFeedback, SummaryKind } from "../domain/feedback.ts";
import { conditionOf, type Source, type SourceCondition, type SourceState } from "../domain/source.ts";

/** What the operator sees at /status; numbers about readers, nothing about one of them. */
export interface Status {
  version: string;
  startedAt: string;
  articles: number;
  recipients: number;
  alerts: AlertStatus;
  budget: BudgetStatus;
  /** What readers thought of summaries in the last 30 days, by kind. */
  feedback: SummaryFeedback[];
  sources: SourceStatus[];
}

export interface AlertStatus {
  /** Recipients who follow something. */
  followers: number;
  topics: number;
  /** Entries of the alert log in memory. */
  logEntries: number;
  /** Batches that wait or are under way, the paid messages they cost, and when the oldest was planned. */
  batchesWaiting: number;
  messagesWaiting: number;
  oldestBatch?: string;
}

/** Where the month's paid messages stand. */
export interface BudgetStatus {
  /** Absent: no limit. */
  limit?: number;
  used: number;
  /** What the whole month will come to. */
  forecast: number;
  /** Messages kept for urgent news. */
  reserve: number;
  step: string;
  since: string;
  reason: string;
}

export interface SourceStatus {
  id: string;
  state: "waiting" | SourceCondition;
  /** Host of the URL that served last. */
  servedBy?: string;
  /** Which of the source's URLs that is, from 1; absent where the operator has since taken it out. */
  choice?: number;
  newestItem?: string;
  lastSuccess?: string;
  lastFailure?: string;
}

export interface StatusOptions {
  /** Without one there is no page. */
  adminToken?: string;
  read: () => Promise<Status>;
}

/** GET /status: a page, or JSON for programs, behind the operator's token (Bearer, or as the password of any user). */
export function createStatusRouter({ adminToken, read }: StatusOptions): Router {
  const router = Router();
  if (adminToken === undefined) return router;
  router.get("/status", requireToken(adminToken), async (request, response) => {
    const status = await read();
    response.set("cache-control", "no-store");
    if (request.accepts(["html", "json"]) === "json") response.json(status);
    else response.type("html").send(page(status));
  });
  return router;
}

function requireToken(token: string): RequestHandler {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return (request, response, next) => {
    const given = givenToken(request.get("authorization") ?? "");
    if (given !== undefined && timingSafeEqual(digest(given), digest(token))) return next();
    response.set("www-authenticate", 'Basic realm="shirase"').status(401).end();
  };
}

/** The token in an Authorization header; schemes are written in any case (RFC 9110), tokens may hold spaces and colons. */
function givenToken(authorization: string): string | undefined {
  const [, scheme, credentials = ""] = /^(\w+) +(.*)$/.exec(authorization) ?? [];
  switch (scheme?.toLowerCase()) {
    case "bearer":
      return credentials;
    case "basic":
      return Buffer.from(credentials, "base64")
        .toString()
        .replace(/^[^:]*:?/, "");
    default:
      return undefined;
  }
}

/** How a source fares, from what the poller remembers of it. */
export function sourceStatus(source: Source, state: SourceState | undefined): SourceStatus {
  const iso = (at: number) => new Date(at).toISOString();
  if (!state) return { id: source.id, state: "waiting" };
  const { activeUrl, newestItemAt, lastSuccessAt, lastFailure } = state;
  const choice = activeUrl === undefined ? 0 : source.urls.indexOf(activeUrl) + 1;
  return {
    id: source.id,
    state: conditionOf(source, state) ?? "waiting",
    ...(activeUrl !== undefined && { servedBy: new URL(activeUrl).host }),
    ...(choice > 0 && { choice }),
    ...(newestItemAt !== undefined && { newestItem: iso(newestItemAt) }),
    ...(lastSuccessAt !== undefined && { lastSuccess: iso(lastSuccessAt) }),
    ...(lastFailure !== undefined && { lastFailure }),
  };
}

const COLUMNS = ["id", "state", "servedBy", "choice", "newestItem", "lastSuccess", "lastFailure"] as const;

/** Steps and their reasons in words; what has none is shown as it is. */
const MEANINGS: Record<string, string> = {
  instant: "at once",
  merged: "merged for a while",
  digest: "with digests",
  ask: "only with replies",
  "no-limit": "the plan has no limit",
  "within-quota": "the month's messages suffice",
  "forecast-over-quota": "a better step would use up the month's messages",
  "better-step-on-trial": "a better step seems possible and is watched for a day",
  "quota-unknown": "LINE has not told the plan yet, so it counts as the free one",
  "quota-used-up": "LINE says that the month's messages are used up",
};
const meaningOf = (name: string) => MEANINGS[name] ?? name;

const budgetRows = ({ limit, used, forecast, reserve, step, since, reason }: BudgetStatus): Fact[] => [
  ["Paid messages this month", limit === undefined ? `${used}, without a limit` : `${used} of ${limit}`],
  ["Forecast of the month", String(forecast)],
  ["Kept for urgent news", String(reserve)],
  ["Alerts go out", `${meaningOf(step)}, since ${since}: ${meaningOf(reason)}`],
];

const alertRows = (alerts: AlertStatus): Fact[] => [
  ["Followers", `${alerts.followers} of ${alerts.topics} topics`],
  ["Alert log in memory", `${alerts.logEntries} entries`],
  ["Waiting to be sent", waitingText(alerts)],
];

const waitingText = ({ batchesWaiting, messagesWaiting, oldestBatch }: AlertStatus): string =>
  batchesWaiting === 0
    ? "nothing"
    : `${batchesWaiting} batches, ${messagesWaiting} paid messages${oldestBatch === undefined ? "" : `, the oldest planned at ${oldestBatch}`}`;

const KINDS: Record<SummaryKind, string> = {
  nhk: "NHK's own words",
  extract: "Sentences picked",
  model: "A model's words",
};

const feedbackRows = (feedback: SummaryFeedback[]): Fact[] =>
  feedback.length === 0
    ? [["No voices yet", ""]]
    : feedback.map(({ by, up, down }) => [KINDS[by], `${up} liked, ${down} not`]);

type Fact = [name: string, value: string];

function page(status: Status): string {
  const row = (source: SourceStatus) =>
    `<tr class="${source.state}">${COLUMNS.map((name) => `<td>${escapeHtml(String(source[name] ?? ""))}</td>`).join("")}</tr>`;
  const fact = ([name, value]: Fact) => `<tr><th>${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`;
  const facts = (rows: Fact[]) => `<table>${rows.map(fact).join("")}</table>`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shirase: status</title>
<style>body{font:15px system-ui;margin:2rem}table{border-collapse:collapse}td,th{padding:.3rem .8rem;text-align:left;border-bottom:1px solid #ddd}.failing,.stale{background:#fdecea}</style>
<h1>Shirase ${escapeHtml(status.version)}</h1>
<p>Up since ${escapeHtml(status.startedAt)}. ${status.articles} articles in memory, ${status.recipients} recipients.</p>
<h2>Alerts</h2>${facts([...alertRows(status.alerts), ...budgetRows(status.budget)])}
<h2>Summaries, last 30 days</h2>${facts(feedbackRows(status.feedback))}
<h2>Sources</h2>
<table><tr>${COLUMNS.map((name) => `<th>${name}</th>`).join("")}</tr>${status.sources.map(row).join("")}</table></html>`;
}

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
