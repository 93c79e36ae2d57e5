/** Whose words a summary is: NHK's own lead, sentences we took from the body, or a model's that stood the check. */
export const SUMMARY_KINDS = ["nhk", "extract", "model"] as const;
export type SummaryKind = (typeof SUMMARY_KINDS)[number];

/** How readers liked the summaries of one kind, without who. */
export interface SummaryFeedback {
  by: SummaryKind;
  up: number;
  down: number;
}
