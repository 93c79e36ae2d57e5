import type { Asker, Reply } from "./command.ts";
import type { Desk } from "./desk.ts";
import { followedTopics } from "./followed.ts";
import { catchUpItems, hearOf, type LogRange } from "./owed-news.ts";

/** All that the asker is owed, or was in a stretch of the log; moves no cursor. */
export async function catchUp(range: LogRange | undefined, { hash }: Asker, desk: Desk): Promise<Reply> {
  if (range) await hearOf(range, desk);
  const reader = await desk.subscriptions.reader(hash);
  const followed = (await followedTopics(reader, desk)).filter(({ muted }) => !muted);
  const items = reader ? catchUpItems(reader, desk, range) : [];
  if (items.length === 0) return { type: "note", note: "nothing-owed", follows: followed.length > 0 };
  return { type: "catch-up", items };
}
