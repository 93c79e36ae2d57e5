import type { Article } from "../domain/article.ts";
import { wasTold } from "../domain/owed.ts";
import type { Reader } from "../domain/reader.ts";
import type { Desk } from "./desk.ts";

/** What a reader was alerted to in the last days, the last first. */
export function toldLately(
  reader: Reader | undefined,
  { alertLog, cache }: Pick<Desk, "alertLog" | "cache">,
): Article[] {
  if (!reader) return [];
  const told = reader.subscriptions.flatMap(({ topic, since, earlier }) =>
    alertLog.after(topic, earlier?.after ?? since).filter((entry) => wasTold(entry, reader)),
  );
  const lastFirst = told.toSorted((a, b) => b.seq - a.seq).map(({ articleId }) => articleId);
  return [...new Set(lastFirst)].flatMap((id) => cache.get(id) ?? []);
}
