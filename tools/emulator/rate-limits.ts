/** So many requests in so many milliseconds. */
interface Rate {
  requests: number;
  perMs: number;
}

/** Rates by endpoint, e.g. "POST /v2/bot/message/multicast"; "others" for all that are not named. */
export type Rates = Record<string, Rate>;

const SECOND = 1000;
const HOUR = 3_600_000;

/** LINE's own rates (Messaging API reference, "Rate limits"). */
export const LINE_RATES: Rates = {
  "POST /v2/bot/message/multicast": { requests: 200, perMs: SECOND },
  "POST /v2/bot/message/broadcast": { requests: 60, perMs: HOUR },
  "POST /v2/bot/message/narrowcast": { requests: 60, perMs: HOUR },
  "POST /v2/bot/chat/loading/start": { requests: 100, perMs: SECOND },
  "GET /v2/bot/channel/webhook/endpoint": { requests: 1000, perMs: 60 * SECOND },
  "PUT /v2/bot/channel/webhook/endpoint": { requests: 1000, perMs: 60 * SECOND },
  "POST /v2/bot/channel/webhook/test": { requests: 60, perMs: HOUR },
  "POST /v2/bot/richmenu": { requests: 100, perMs: HOUR },
  "DELETE /v2/bot/richmenu/:richMenuId": { requests: 100, perMs: HOUR },
  "DELETE /v2/bot/richmenu/alias/:richMenuAliasId": { requests: 100, perMs: HOUR },
  "POST /v2/bot/richmenu/batch": { requests: 3, perMs: HOUR },
  "GET /v2/bot/richmenu/list": { requests: 10, perMs: SECOND },
  others: { requests: 2000, perMs: SECOND },
};

/** Takes one request's token from an endpoint's bucket; false where it is empty. */
export type TakeToken = (endpoint: string) => boolean;

/** One token bucket per endpoint, full at first, refilled evenly. */
export function createRateLimits(rates: Rates, now: () => number): TakeToken {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (endpoint) => {
    const rate = rates[endpoint] ?? rates.others;
    if (!rate) return true;
    const bucket = buckets.get(endpoint) ?? { tokens: rate.requests, at: now() };
    buckets.set(endpoint, bucket);
    const gained = (Math.max(0, now() - bucket.at) * rate.requests) / rate.perMs;
    bucket.tokens = Math.min(rate.requests, bucket.tokens + gained);
    bucket.at = now();
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  };
}
