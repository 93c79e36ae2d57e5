import { LINE_SIGNATURE_HTTP_HEADER_NAME, validateSignature } from "@line/bot-sdk";
import express, { type ErrorRequestHandler, type RequestHandler, Router } from "express";
import type { Timer } from "../domain/time.ts";
import { parseWebhook } from "./event.ts";
import type { EventQueue } from "./events.ts";

export interface WebhookOptions {
  channelSecret: string;
  events: Pick<EventQueue, "take">;
  timer: Timer;
  /** True once this process takes no more: LINE brings the webhook again, to another instance or after the restart. */
  stopping?: () => boolean;
  /** Told how each webhook was answered, for metrics. */
  onWebhook?: (status: number, events: number) => void;
}

const BODY_LIMIT = "1mb";
/** LINE gives up on an answer after 2 s and counts it as failed. */
const ANSWER_WITHIN_MS = 1_500;

/** POST /webhook: signature over the raw bytes first, then shape, then the events; answers tell nothing but a status. */
export function createWebhookRouter(options: WebhookOptions): Router {
  const router = Router();
  const report = options.onWebhook ?? (() => undefined);

  const receive: RequestHandler = async (request, response) => {
    const body: unknown = request.body;
    const signature = request.get(LINE_SIGNATURE_HTTP_HEADER_NAME);
    const raw = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    if (!signature || !validateSignature(raw, options.channelSecret, signature)) return answer(401);
    const events = parseWebhook(raw.toString("utf8"));
    if (!events) return answer(400);
    return answer(await statusOf(options.events.take(events), options.timer), events.length);

    function answer(status: number, count = 0): void {
      report(status, count);
      response.status(status).end();
    }
  };

  const refuse: ErrorRequestHandler = (error, _request, response, _next) => {
    const status = tooLarge(error) ? 413 : 400;
    report(status, 0);
    response.status(status).end();
  };

  const refuseWhenStopping: RequestHandler = (_request, response, next) => {
    if (!options.stopping?.()) return next();
    report(503, 0);
    response.set("connection", "close").status(503).end();
  };

  router.post(
    "/webhook",
    refuseWhenStopping,
    express.raw({ type: () => true, limit: BODY_LIMIT, inflate: false }),
    receive,
    refuse,
  );
  return router;
}

/**
 * 200 when the events are dealt with, or take longer than LINE waits; 500 when one failed in that time, so that LINE
 * brings it again.
 */
function statusOf(done: Promise<void>, timer: Timer): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const stop = timer(ANSWER_WITHIN_MS, () => resolve(200));
  const settle = (status: number) => {
    stop();
    resolve(status);
  };
  done.then(
    () => settle(200),
    () => settle(500),
  );
  return promise;
}

const tooLarge = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "type" in error && error.type === "entity.too.large";
