import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import express, { type ErrorRequestHandler, type Request, type Response, Router } from "express";
import {
  type Answer,
  type Endpoint,
  failure,
  type LineRequest,
  notFound,
  RATE_LIMIT_MESSAGE,
} from "./answers.ts";
import type { DrawnFault } from "./faults.ts";
import { isRecord } from "./limits/checks.ts";
import { RETRY_KEY } from "./retry-keys.ts";
import type { World } from "./world.ts";

const LARGEST_BODY_BYTES = 2 * 1024 * 1024;

/** Where V8 stopped reading; at the end where it does not say. */
function jsonRefusal(text: string, error: unknown): Answer {
  const found = /line (\d+) column (\d+)/.exec(error instanceof Error ? error.message : "");
  const lines = text.split("\n");
  const [line, column] = found
    ? [Number(found[1]), Number(found[2])]
    : [lines.length, (lines.at(-1) ?? "").length + 1];
  return failure(400, `The request body could not be parsed as JSON (line: ${line}, column: ${column})`);
}

function parseJson(text: string): { body: Record<string, unknown> } | { refusal: Answer } {
  try {
    const body: unknown = JSON.parse(text);
    return isRecord(body) ? { body } : { refusal: jsonRefusal(text, undefined) };
  } catch (error) {
    return { refusal: jsonRefusal(text, error) };
  }
}

const UNAUTHORIZED =
  "Authentication failed due to the following reason: invalid token. " +
  "Confirm that the access token in the authorization header is valid.";

/** A retry key on an endpoint without it, or one that is no UUID; LINE does not document the words. */
function retryKeyRefusal(endpoint: Endpoint, key: string | undefined): Answer | undefined {
  if (key === undefined) return undefined;
  if (!endpoint.retryable) return failure(400, "The retry key is not supported by this endpoint");
  return RETRY_KEY.test(key) ? undefined : failure(400, "The retry key is invalid");
}

/** The answer to one call, before any fault: token, rate limit, retry key, JSON, then the endpoint itself. */
async function answerTo(endpoint: Endpoint | undefined, call: ReceivedCall, world: World): Promise<Answer> {
  if (!endpoint) return notFound();
  if (!call.authorized) return failure(401, UNAUTHORIZED);
  if (!world.takeToken(`${endpoint.method} ${endpoint.path}`)) return failure(429, RATE_LIMIT_MESSAGE);
  const refusal = retryKeyRefusal(endpoint, call.request.retryKey);
  if (refusal) return refusal;
  if (endpoint.takes !== "json") return endpoint.answer(call.request, world);
  const parsed = parseJson(call.request.bytes.toString("utf8"));
  if ("refusal" in parsed) return parsed.refusal;
  call.request.body = parsed.body;
  return endpoint.answer(call.request, world);
}

interface ReceivedCall {
  method: string;
  path: string;
  authorized: boolean;
  request: LineRequest;
}

function receive(req: Request, token: string): ReceivedCall {
  const retryKey = req.get("x-line-retry-key");
  return {
    method: req.method,
    path: req.path,
    authorized: req.get("authorization") === `Bearer ${token}`,
    request: {
      params: Object.fromEntries(Object.entries(req.params).map(([key, value]) => [key, String(value)])),
      query: new URLSearchParams(req.url.split("?")[1]),
      body: {},
      bytes: Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0),
      contentType: req.get("content-type")?.split(";")[0]?.trim() ?? "",
      requestId: randomUUID(),
      retryKey,
    },
  };
}

const FAULT_MESSAGES: Record<number, string> = { 429: RATE_LIMIT_MESSAGE, 400: "Bad Request" };

function faultAnswer({ status, message }: NonNullable<DrawnFault["status"]>): Answer {
  return failure(status, message ?? FAULT_MESSAGES[status] ?? "The service is not available");
}

/** The JSON of a request; its text where it is none or nobody has read it. */
function bodyOf({ body, bytes }: LineRequest): unknown {
  if (Object.keys(body).length > 0) return body;
  const parsed = parseJson(bytes.toString("utf8"));
  return "body" in parsed ? parsed.body : bytes.toString("utf8");
}

function record(world: World, call: ReceivedCall, answer: Answer | undefined, dropped: boolean): void {
  const { bytes, contentType, retryKey } = call.request;
  world.calls.add(
    {
      at: world.clock.now(),
      method: call.method,
      path: call.path,
      status: answer?.status ?? 0,
      ...(retryKey === undefined ? {} : { retryKey }),
      ...(dropped ? { dropped } : {}),
      ...(bytes.length > 0 && !contentType.startsWith("image/") ? { body: bodyOf(call.request) } : {}),
      ...(answer ? { response: answer.body } : {}),
    },
    bytes.length,
  );
}

function send(res: Response, requestId: string, answer: Answer): void {
  res
    .status(answer.status)
    .set({ "x-line-request-id": requestId, "cache-control": "no-store", ...answer.headers })
    .json(answer.body);
}

/** What the routes of LINE's API need beside the world. */
export interface LineApiOptions {
  world: () => World;
  channelAccessToken: string;
  endpoints: Endpoint[];
  /** After every call, for whoever watches the state. */
  acted: () => void;
}

/** LINE's API, its faults included. Every answer is JSON with an x-line-request-id of its own. */
export function lineApi({ world: current, channelAccessToken, endpoints, acted }: LineApiOptions): Router {
  const serve = async (endpoint: Endpoint | undefined, req: Request, res: Response) => {
    const world = current();
    const call = receive(req, channelAccessToken);
    const fault = world.faults.draw(req.path);
    if (fault.drop === "before") {
      record(world, call, undefined, false);
      await delay(fault.delayMs);
      req.socket.destroy();
      return;
    }
    const answer = fault.status ? faultAnswer(fault.status) : await answerTo(endpoint, call, world);
    record(world, call, answer, fault.drop === "after");
    acted();
    if (fault.delayMs > 0) await delay(fault.delayMs);
    if (fault.drop) req.socket.destroy();
    else send(res, call.request.requestId, answer);
  };
  const router = Router({ caseSensitive: true, strict: true });
  router.use(express.raw({ type: () => true, limit: LARGEST_BODY_BYTES }));
  for (const endpoint of endpoints) {
    const method = endpoint.method.toLowerCase() as Lowercase<Endpoint["method"]>;
    router[method](endpoint.path, (req: Request, res: Response) => serve(endpoint, req, res));
  }
  router.use((req, res) => serve(undefined, req, res));
  const broken: ErrorRequestHandler = (error, _req, res, _next) => {
    const status = isRecord(error) && typeof error.status === "number" ? error.status : 500;
    const message = status === 413 ? "Request Entity Too Large" : "Bad Request";
    send(res, randomUUID(), failure(status, status === 500 ? "Internal Server Error" : message));
  };
  router.use(broken);
  return router;
}
