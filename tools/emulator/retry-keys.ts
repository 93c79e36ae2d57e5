import { createExpiringMap } from "./expiring-map.ts";

const KEPT_MS = 24 * 3_600_000;
const CAPACITY = 1_000_000;

/** One message of a successful push or reply. */
export interface SentMessage {
  id: string;
  quoteToken?: string;
}

/** A request that LINE accepted under a retry key. */
interface AcceptedRequest {
  requestId: string;
  /** Of a push only: LINE repeats them in its 409. */
  sentMessages?: SentMessage[];
}

/** X-Line-Retry-Key: only requests that were accepted use up their key, for 24 hours. */
export interface RetryKeys {
  accepted(key: string): AcceptedRequest | undefined;
  accept(key: string, request: AcceptedRequest): void;
}

/** The form of a retry key: a UUID in hexadecimal. */
export const RETRY_KEY = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Keeps retry keys by the given clock (Messaging API guide, "Retrying an API request"). */
export function createRetryKeys(now: () => number): RetryKeys {
  const requests = createExpiringMap<AcceptedRequest & { at: number }>(KEPT_MS, CAPACITY, now);
  return {
    accepted(key) {
      const request = requests.get(key.toLowerCase());
      return request && now() - request.at < KEPT_MS ? request : undefined;
    },
    accept: (key, request) => requests.set(key.toLowerCase(), { ...request, at: now() }),
  };
}
