import type { DeliverySettings } from "../domain/alert.ts";
import type { Topic } from "../domain/topic.ts";
import type { GroupPrice, PaidMode } from "./command.ts";
import type { Desk } from "./desk.ts";
import { PREVIEW_DAYS, recentlyIn } from "./topic-news.ts";

const DAYS_A_MONTH = 30;

/** What a month of topics costs a group at most, were it like the last days: every alert or digest, for every member. */
export function priceOf(
  mode: PaidMode,
  topics: readonly Topic[],
  { digestTimes }: Pick<DeliverySettings, "digestTimes">,
  members: number,
  desk: Pick<Desk, "cache" | "clock" | "explain">,
): GroupPrice {
  const articles = new Set(topics.flatMap((topic) => recentlyIn(topic, desk)));
  const alerts = Math.ceil((articles.size / PREVIEW_DAYS) * DAYS_A_MONTH);
  // No digest comes without news.
  const pushes = mode === "digest" ? Math.min(alerts, digestTimes.length * DAYS_A_MONTH) : alerts;
  return { members, messagesAMonth: pushes * members };
}
