import { Router } from "express";
import type { Registry } from "prom-client";

/** Why the bot is not ready yet or any more, or undefined when it is. */
export type Readiness = () => Promise<string | undefined>;

/** GET /healthz: the process lives. GET /readyz: it can answer readers. GET /metrics: numbers for Prometheus. */
export function createHealthRouter(options: { readiness: Readiness; registry: Registry }): Router {
  const router = Router();
  router.get("/healthz", (_request, response) => {
    response.json({ status: "ok" });
  });
  router.get("/readyz", async (_request, response) => {
    const reason = await options.readiness();
    response
      .status(reason === undefined ? 200 : 503)
      .json(reason === undefined ? { status: "ready" } : { reason });
  });
  router.get("/metrics", async (_request, response) => {
    response.type(options.registry.contentType).send(await options.registry.metrics());
  });
  return router;
}
