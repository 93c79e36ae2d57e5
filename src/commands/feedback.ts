import { billingDay } from "../domain/billing-month.ts";
import type { Command, Reply } from "./command.ts";
import type { Desk } from "./desk.ts";

/** Counts what a reader thinks of a summary; a second tap counts once more, as nobody keeps who tapped before. */
export async function feedback(
  { by, vote }: Extract<Command, { name: "feedback" }>,
  desk: Pick<Desk, "feedback" | "clock">,
): Promise<Reply> {
  await desk.feedback.add(billingDay(desk.clock()), by, vote);
  return { type: "note", note: vote === "up" ? "feedback-up" : "feedback-down" };
}
