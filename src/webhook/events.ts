import { createRecent } from "../domain/recent.ts";
import type { WebhookEvent } from "./event.ts";

/** Deals with one event; rejects where a redelivery should try again. */
export type Handler = (event: WebhookEvent) => Promise<void>;

export interface EventQueue {
  /** Takes in the events of one webhook body; resolves when all are dealt with, rejects when one has failed. */
  take(events: WebhookEvent[]): Promise<void>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  /** Chats with an event under way. */
  pending(): number;
}

/** Redeliveries come with the same id; how late is not documented, so as many are kept as memory easily holds. */
const REMEMBERED_IDS = 100_000;

/** Drops events seen before, keeps each chat's order, and lets chats go side by side. */
export function createEventQueue(options: { handle: Handler; onDuplicate?: () => void }): EventQueue {
  const seen = createRecent<string, Promise<void>>(REMEMBERED_IDS);
  const lastOfChat = new Map<string, Promise<void>>();

  function inOrderOfChat(event: WebhookEvent): Promise<void> {
    const chat = `${event.chat.kind}:${event.chat.lineId}`;
    const before = lastOfChat.get(chat) ?? Promise.resolve();
    const done = before.then(() => options.handle(event));
    const settled = done.catch(() => undefined);
    lastOfChat.set(chat, settled);
    void settled.then(() => {
      if (lastOfChat.get(chat) === settled) lastOfChat.delete(chat);
    });
    return done;
  }

  function once(event: WebhookEvent): Promise<void> {
    const known = seen.get(event.id);
    if (known) {
      options.onDuplicate?.();
      return known;
    }
    const done = inOrderOfChat(event);
    seen.set(event.id, done);
    // Only what succeeded stays dropped: LINE's redelivery of a failed event shall be dealt with.
    done.catch(() => seen.delete(event.id));
    return done;
  }

  return {
    async take(events) {
      // One body may hold a chat's events out of order.
      const results = await Promise.allSettled(events.toSorted((a, b) => a.at - b.at).map(once));
      for (const result of results) if (result.status === "rejected") throw result.reason;
    },
    async idle() {
      while (lastOfChat.size > 0) await Promise.all(lastOfChat.values());
    },
    pending: () => lastOfChat.size,
  };
}
