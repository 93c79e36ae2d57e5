import { describe, expect, it } from "vitest";
import { createHealthRouter, type Readiness } from "../../src/ops/health.ts";
import { createMetrics } from "../../src/ops/metrics.ts";
import { serve } from "./serve.ts";

const metricsOf = () => createMetrics({ articles: () => 42, pendingEvents: () => 3, hasSummaryModel: true });

const health = (readiness: Readiness, metrics = metricsOf()) =>
  serve(createHealthRouter({ readiness, registry: metrics.registry }));

describe("GET /healthz", () => {
  it("says that the process lives, whether it is ready or not", async () => {
    const get = await health(async () => "the database does not answer");
    const response = await get("/healthz");
    expect([response.status, await response.json()]).toEqual([200, { status: "ok" }]);
  });
});

describe("GET /readyz", () => {
  it("is 200 while readers can be answered, and 503 with the reason while not", async () => {
    let reason: string | undefined = "the database does not answer";
    const get = await health(async () => reason);
    const unready = await get("/readyz");
    expect([unready.status, await unready.json()]).toEqual([503, { reason }]);
    reason = undefined;
    const ready = await get("/readyz");
    expect([ready.status, await ready.json()]).toEqual([200, { status: "ready" }]);
  });
});

describe("GET /metrics", () => {
  it("tells Prometheus what happened", async () => {
    const metrics = metricsOf();
    metrics.webhook(200, 2);
    metrics.webhook(200, 1);
    metrics.webhook(401, 0);
    metrics.duplicate();
    metrics.event("latest", "replied");
    metrics.lineCall({ endpoint: "reply", status: 0, milliseconds: 250 });
    metrics.poll({
      sourceId: "town",
      outcome: "taken",
      added: 3,
      corrected: 1,
      newestItemAt: 1_700_000_000_000,
    });
    metrics.poll({ sourceId: "town", outcome: "failed", added: 0, corrected: 0 });
    const response = await (await health(async () => undefined, metrics))("/metrics");
    expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
    const lines = (await response.text()).split("\n");
    expect(lines).toEqual(
      expect.arrayContaining([
        'shirase_webhooks_total{status="200"} 2',
        'shirase_webhooks_total{status="401"} 1',
        "shirase_webhook_events_total 3",
        "shirase_webhook_duplicates_total 1",
        'shirase_events_handled_total{what="latest",outcome="replied"} 1',
        'shirase_line_call_seconds_bucket{le="0.1",endpoint="reply",status="0"} 0',
        'shirase_line_call_seconds_bucket{le="0.3",endpoint="reply",status="0"} 1',
        'shirase_line_call_seconds_count{endpoint="reply",status="0"} 1',
        'shirase_polls_total{source="town",outcome="taken"} 1',
        'shirase_polls_total{source="town",outcome="failed"} 1',
        'shirase_articles_total{change="added"} 3',
        'shirase_articles_total{change="corrected"} 1',
        'shirase_source_newest_item_timestamp_seconds{source="town"} 1700000000',
        "shirase_articles 42",
        "shirase_pending_chats 3",
        "shirase_summary_model 1",
      ]),
    );
    expect(lines.some((line) => line.startsWith("process_resident_memory_bytes "))).toBe(true);
  });

  it("keeps two bots in one process apart", async () => {
    const [one, other] = [metricsOf(), metricsOf()];
    one.duplicate();
    expect(await other.registry.metrics()).toContain("shirase_webhook_duplicates_total 0");
  });
});
