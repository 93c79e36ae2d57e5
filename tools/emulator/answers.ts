import type { ErrorBody, ErrorDetail } from "./message-limits.ts";
import type { World } from "./world.ts";

/** One request to LINE's API, after the checks that all endpoints share. */
export interface LineRequest {
  params: Record<string, string>;
  query: URLSearchParams;
  /** Of a JSON body; empty where the endpoint takes none. */
  body: Record<string, unknown>;
  /** Of an upload. */
  bytes: Buffer;
  contentType: string;
  requestId: string;
  retryKey: string | undefined;
}

/** What LINE answers. */
export interface Answer {
  status: number;
  body: object;
  headers?: Record<string, string>;
}

/** One of LINE's endpoints. `path` is Express's pattern; it also names the rate limit. */
export interface Endpoint {
  method: "GET" | "POST" | "PUT" | "DELETE";
  path: string;
  takes?: "json" | "bytes";
  /** Takes X-Line-Retry-Key. */
  retryable?: boolean;
  answer(request: LineRequest, world: World): Answer | Promise<Answer>;
}

/** A success. */
export const ok = (body: object = {}, status = 200): Answer => ({ status, body });

/** A refusal in LINE's words. */
export function failure(status: number, message: string, details?: ErrorDetail[]): Answer {
  return { status, body: { message, ...(details ? { details } : {}) } };
}

/** A request that is wrong. */
export const badRequest = (body: ErrorBody): Answer => ({ status: 400, body });

/** What does not exist. */
export const notFound = (): Answer => failure(404, "Not found");

/** The words of an exhausted rate limit. */
export const RATE_LIMIT_MESSAGE = "The API rate limit has been exceeded. Try again later.";

/** The words of an exhausted monthly quota. */
export const QUOTA_MESSAGE = "You have reached your monthly limit.";
