import axios, { type AxiosInstance, type AxiosResponse } from "axios";
import { FeedFault } from "../domain/errors.ts";
import { type Clock, SECOND } from "../domain/time.ts";
import type { FeedValidators } from "../store/feeds.ts";
import { parseRetryAfter } from "./retry-after.ts";

/** Ten times the largest feed seen. */
const MAX_BYTES = 2 * 1024 * 1024;
const TIMEOUT_MS = 10 * SECOND;
const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** What a feed's server answered. `body` is decompressed and holds at least one byte. */
export type Fetched =
  | { status: "not-modified" }
  | { status: "fetched"; body: Uint8Array; etag?: string; lastModified?: string; contentType?: string };

/**
 * One conditional GET. Throws a FeedFault of the kind network, timeout, status, redirect, empty or too-large; where
 * `signal` ended it, the signal's reason.
 */
export type FetchFeed = (
  url: string,
  validators: Pick<FeedValidators, "etag" | "lastModified">,
  signal?: AbortSignal,
) => Promise<Fetched>;

/** What a fetcher is made of; limits have defaults. */
export interface FetcherParts {
  clock: Clock;
  /** See `userAgent`. */
  userAgent: string;
  http?: AxiosInstance;
  /** For the whole request, redirects and body included. */
  timeoutMs?: number;
  /** Of the body after decompression. */
  maxBytes?: number;
}

/** The name under which the bot asks NHK's servers, with the operator's contact address where there is one. */
export function userAgent(version: string, contact?: string): string {
  // A header takes no line breaks, and Node refuses what is not Latin-1.
  const comment = (contact ?? "").replace(/[^\x20-\x7e]/g, "").trim();
  return comment === "" ? `Shirase/${version}` : `Shirase/${version} (+${comment})`;
}

/** Makes the one function that asks NHK's servers. Connections go out directly: no proxy of the environment is used. */
export function createFetcher(parts: FetcherParts): FetchFeed {
  const { clock, http = axios.create(), timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES } = parts;

  const get = (url: URL, headers: Record<string, string>, signal: AbortSignal) =>
    http.get<Uint8Array>(url.href, {
      headers,
      signal,
      responseType: "arraybuffer",
      maxContentLength: maxBytes,
      // Redirects are followed here, by our rules.
      maxRedirects: 0,
      validateStatus: () => true,
      decompress: true,
      proxy: false,
    });

  return async (url, validators, signal) => {
    const timeout = AbortSignal.timeout(timeoutMs);
    const either = signal === undefined ? timeout : AbortSignal.any([timeout, signal]);
    const headers = requestHeaders(parts.userAgent, validators);
    try {
      const response = await followRedirects(new URL(url), (hop) => get(hop, headers, either));
      if (response.status === 304 && isConditional(validators)) return { status: "not-modified" };
      return answerOf(response, clock);
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof FeedFault) throw error;
      if (timeout.aborted)
        throw new FeedFault("timeout", `No answer within ${timeoutMs} ms`, { cause: error });
      throw transportFault(error, maxBytes);
    }
  };
}

/** To an unconditional request 304 is no answer: nothing is known that could be unmodified. */
function isConditional({ etag, lastModified }: Pick<FeedValidators, "etag" | "lastModified">): boolean {
  return etag !== undefined || lastModified !== undefined;
}

function requestHeaders(agent: string, validators: Pick<FeedValidators, "etag" | "lastModified">) {
  return {
    "User-Agent": agent,
    Accept: "application/rss+xml, application/xml, application/json, */*;q=0.5",
    ...(validators.etag === undefined ? {} : { "If-None-Match": validators.etag }),
    ...(validators.lastModified === undefined ? {} : { "If-Modified-Since": validators.lastModified }),
  };
}

async function followRedirects(
  start: URL,
  get: (url: URL) => Promise<AxiosResponse<Uint8Array>>,
): Promise<AxiosResponse<Uint8Array>> {
  let url = start;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const response = await get(url);
    if (!REDIRECTS.has(response.status)) return response;
    url = redirectTarget(response, url);
  }
  throw new FeedFault("redirect", `More than ${MAX_REDIRECTS} redirects`);
}

/** To https anywhere, or to the same host without leaving https: news must not come from whoever sits on the line. */
function redirectTarget(response: AxiosResponse, from: URL): URL {
  const to = URL.parse(header(response, "location") ?? "", from);
  const trusted =
    to?.protocol === "https:" || (to?.protocol === from.protocol && to.hostname === from.hostname);
  if (to === null || !trusted || header(response, "location") === undefined) {
    throw new FeedFault("redirect", `Redirect from ${from.host} to an address not followed`, {
      status: response.status,
    });
  }
  return to;
}

function answerOf(response: AxiosResponse<Uint8Array>, clock: Clock): Fetched {
  if (response.status !== 200) throw statusFault(response, clock);
  if (response.data.byteLength === 0) throw new FeedFault("empty", "An empty body", { status: 200 });
  const etag = header(response, "etag");
  const lastModified = header(response, "last-modified");
  const contentType = header(response, "content-type");
  return {
    status: "fetched",
    body: response.data,
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
    ...(contentType === undefined ? {} : { contentType }),
  };
}

function statusFault(response: AxiosResponse, clock: Clock): FeedFault {
  const { status } = response;
  const mayAskToWait = status === 403 || status === 429 || status >= 500;
  const retryAfterMs = mayAskToWait ? parseRetryAfter(header(response, "retry-after"), clock) : undefined;
  return new FeedFault("status", `HTTP status ${status}`, {
    status,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

function transportFault(error: unknown, maxBytes: number): FeedFault {
  // A body over maxContentLength is the one bad response that axios reports without the response.
  const tooLarge =
    axios.isAxiosError(error) &&
    error.code === axios.AxiosError.ERR_BAD_RESPONSE &&
    error.response === undefined;
  return tooLarge
    ? new FeedFault("too-large", `More than ${maxBytes} bytes`, { cause: error })
    : new FeedFault("network", "The connection failed", { cause: error });
}

function header(response: AxiosResponse, name: string): string | undefined {
  const value: unknown = response.headers[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}
