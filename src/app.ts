import express, { type ErrorRequestHandler, type Express, type Router } from "express";
import type { Desk } from "./commands/desk.ts";
import type { Log } from "./domain/log.ts";

export interface AppParts {
  /** Absent where this instance answers no webhooks. */
  webhook?: Router;
  health: Router;
  status: Router;
  desk: Pick<Desk, "cache" | "reads">;
  log: Log;
}

/** The HTTP side of the bot; never listens, so that tests need no port. */
export function createApp(parts: AppParts): Express {
  const app = express();
  app.disable("x-powered-by");
  // Answers change with every article, and nobody asks for them conditionally.
  app.disable("etag");
  if (parts.webhook) app.use(parts.webhook);
  app.use(parts.health, parts.status, readLinks(parts.desk));
  app.use((_request, response) => {
    response.status(404).end();
  });
  app.use(silentErrors(parts.log));
  return app;
}

/** Cards in old messages outlive the articles they lead to. */
const GONE =
  "この記事はもう手元にありません。NHKのサイトでお探しください。\nThis article is no longer here. Please look for it at NHK.\n";

/** GET /r/:articleId counts a read and goes on to NHK; who read is neither known nor kept. */
function readLinks({ cache, reads }: AppParts["desk"]): Router {
  const router = express.Router();
  router.get("/r/:articleId", (request, response) => {
    const article = cache.get(request.params.articleId);
    if (!article) {
      response.status(404).type("text/plain").send(GONE);
      return;
    }
    // HEAD is a machine's look.
    if (request.method === "GET") reads.count(article.id);
    response.set("cache-control", "no-store").redirect(302, article.url);
  });
  return router;
}

/** The operator gets the cause, the caller a status; what the caller did wrong ("/r/%E0") is no error of ours. */
function silentErrors(log: Log): ErrorRequestHandler {
  return (error, request, response, _next) => {
    if (isClientError(error)) {
      response.status(400).end();
      return;
    }
    log.error({ err: error, method: request.method, route: request.route?.path }, "request failed");
    response.status(500).end();
  };
}

const isClientError = (error: unknown): boolean =>
  error instanceof Error && "status" in error && error.status === 400;
