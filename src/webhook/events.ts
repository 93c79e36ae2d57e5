import { type Clock, HOUR } from "../domain/time.ts";
import type { WebhookEvent } from "./event.ts";

/** Deals with one event; rejects where a redelivery should try again. */
export type Handler = (event: WebhookEvent) => Promise<void>;

export interface EventQueue {
  /** Takes in the events of one webhook body; resolves when all are dealt with, rejects when one has failed. */
  take(events: WebhookEvent[]): Promise<void>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  /** Events under way or waiting for an earlier one of their chat. */
  pending(): number;
}

/** Redeliveries come with the same id; how late is not documented, so ids are kept as long as memory is small. */
const REMEMBERED_IDS = 100_000;
const REMEMBERED_MS = 24 * HOUR;

/** Drops events seen before, keeps each chat's order, and lets chats go side by side. */
export function createEventQueue(options: {
  handle: Handler;
  clock: Clock;
  onDuplicate?: () => void;
}): EventQueue {
  const seen = new Map<string, { at: number; done: Promise<void> }>();
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
      return known.done;
    }
    const done = inOrderOfChat(event);
    seen.set(event.id, { at: options.clock(), done });
    // Only what succeeded stays dropped: LINE's redelivery of a failed event shall be dealt with.
    done.catch(() => seen.delete(event.id));
    forgetOld();
    return done;
  }

  function forgetOld(): void {
    for (const [id, { at }] of seen) {
      if (seen.size <= REMEMBERED_IDS && options.clock() - at < REMEMBERED_MS) return;
      seen.delete(id);
    }
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
