import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What happened, in numbers, for Prometheus. No label holds anything about a person. */
export interface Metrics {
  registry: Registry;
  webhook(status: number, events: number): void;
  event(what: string, outcome: string): void;
  duplicate(): void;
  lineCall(call: { endpoint: string; status: number; milliseconds: number }): void;
  /** What became of a batch; `delayMs` since it was planned. */
  batch(batch: { kind: string; outcome: string; recipients: number; delayMs: number }): void;
  poll(poll: {
    sourceId: string;
    outcome: string;
    added: number;
    corrected: number;
    newestItemAt?: number;
  }): void;
}

export interface Gauges {
  articles: () => number;
  pendingEvents: () => number;
  /** A language model for summaries is configured. */
  hasSummaryModel: boolean;
}

export function createMetrics(gauges: Gauges): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const counter = (name: string, help: string, labelNames: string[] = []) =>
    new Counter({ name, help, labelNames, registers });
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });

  const webhooks = counter("shirase_webhooks_total", "Webhook requests by HTTP status answered.", ["status"]);
  const received = counter("shirase_webhook_events_total", "Events in accepted webhooks.");
  const duplicates = counter(
    "shirase_webhook_duplicates_total",
    "Events dropped because they were seen before.",
  );
  const handled = counter("shirase_events_handled_total", "Events by command or type, and outcome.", [
    "what",
    "outcome",
  ]);
  const polls = counter("shirase_polls_total", "Polls of NHK's sources by outcome.", ["source", "outcome"]);
  const articles = counter("shirase_articles_total", "Articles taken in, new or corrected.", ["change"]);
  const newest = new Gauge({
    name: "shirase_source_newest_item_timestamp_seconds",
    help: "Publication time of a source's newest item.",
    labelNames: ["source"],
    registers,
  });
  const lineCalls = new Histogram({
    name: "shirase_line_call_seconds",
    help: "Calls to LINE's API by endpoint and status; status 0 means no answer.",
    labelNames: ["endpoint", "status"],
    buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers,
  });
  gauge("shirase_articles", "Articles in memory.", gauges.articles);
  gauge("shirase_pending_chats", "Chats with events under way.", gauges.pendingEvents);
  gauge("shirase_summary_model", "1 where a language model for summaries is configured.", () =>
    Number(gauges.hasSummaryModel),
  );

  return {
    registry,
    webhook(status, events) {
      webhooks.inc({ status });
      received.inc(events);
    },
    event: (what, outcome) => handled.inc({ what, outcome }),
    duplicate: () => duplicates.inc(),
    lineCall: ({ endpoint, status, milliseconds }) =>
      lineCalls.observe({ endpoint, status }, milliseconds / 1_000),
    batch: batchMetrics(registers),
    poll({ sourceId, outcome, added, corrected, newestItemAt }) {
      polls.inc({ source: sourceId, outcome });
      articles.inc({ change: "added" }, added);
      articles.inc({ change: "corrected" }, corrected);
      if (newestItemAt !== undefined) newest.set({ source: sourceId }, newestItemAt / 1_000);
    },
  };
}

function batchMetrics(registers: Registry[]): Metrics["batch"] {
  const batches = new Counter({
    name: "shirase_batches_total",
    help: "Batches of alerts by kind and what became of them.",
    labelNames: ["kind", "outcome"],
    registers,
  });
  const told = new Counter({
    name: "shirase_recipients_told_total",
    help: "Recipients of batches that LINE accepted.",
    registers,
  });
  const delay = new Histogram({
    name: "shirase_batch_delay_seconds",
    help: "From planning a batch to LINE accepting it.",
    buckets: [0.1, 0.3, 1, 3, 10, 30, 300, 3_600],
    registers,
  });
  return ({ kind, outcome, recipients, delayMs }) => {
    batches.inc({ kind, outcome });
    if (outcome !== "settle") return;
    told.inc(recipients);
    delay.observe(delayMs / 1_000);
  };
}
