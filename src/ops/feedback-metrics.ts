import { Gauge, type Registry } from "prom-client";
import type { SummaryFeedback } from "../domain/feedback.ts";

/** Adds what readers think of summaries, over all time and all instances; read from the database when Prometheus asks. */
export function addFeedbackGauge(registry: Registry, read: () => Promise<SummaryFeedback[]>): void {
  new Gauge({
    name: "shirase_summary_feedback",
    help: "Taps on a summary's thumbs by whose words it is; nothing while the database does not answer.",
    labelNames: ["by", "vote"],
    registers: [registry],
    async collect() {
      this.reset();
      for (const { by, up, down } of await read().catch(() => [])) {
        this.set({ by, vote: "up" }, up);
        this.set({ by, vote: "down" }, down);
      }
    },
  });
}
