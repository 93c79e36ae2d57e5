import express, { type ErrorRequestHandler, type Request, type Response, Router } from "express";
import type { z } from "zod";
import { perform, type Refusal } from "./acts.ts";
import type { ActResult, RawWebhook, ShownRichMenu } from "./control-api.ts";
import * as schemas from "./control-schemas.ts";
import { completeEvent } from "./events.ts";
import { USER_ID } from "./ids.ts";
import { menuOf } from "./rich-menus.ts";
import type { Stream } from "./stream.ts";
import { lineJson, type WebhookSender } from "./webhooks.ts";
import { stateOf, type WebhookEvent, type World } from "./world.ts";

/** What the control API needs. */
export interface ControlOptions {
  world: () => World;
  reset: () => void;
  stream: Stream;
  webhooks: WebhookSender;
}

type Reply = { status: number; body?: object } | Refusal;

/** The webhook body of these events for this bot. */
function webhookBody(world: World, events: WebhookEvent[]): string {
  return lineJson({ destination: world.bot.userId, events });
}

/** Sends whole events in one webhook; the id is told where there is exactly one. */
export async function sendEvents(
  world: World,
  webhooks: WebhookSender,
  events: WebhookEvent[],
  signature?: RawWebhook["signature"],
): Promise<ActResult> {
  const result = await webhooks.post(world.webhook.url, webhookBody(world, events), signature);
  const id = events.length === 1 ? events[0]?.webhookEventId : undefined;
  return { ...result, ...(typeof id === "string" ? { webhookEventId: id } : {}) };
}

async function sendRaw(world: World, webhooks: WebhookSender, raw: RawWebhook): Promise<ActResult> {
  if (raw.rawBody !== undefined) return webhooks.post(world.webhook.url, raw.rawBody, raw.signature);
  const events = (raw.events ?? []).map((event) => completeEvent(world, event));
  return sendEvents(world, webhooks, events, raw.signature);
}

/** The number in ?after=; 0 where there is none. */
const after = (req: Request): number => Number(req.query.after ?? 0) || 0;

/** A body of the given form, or the refusal that lists what is wrong with it. */
function parsed<T>(schema: z.ZodType<T>, req: Request, use: (value: T) => Reply | Promise<Reply>) {
  const result = schema.safeParse(req.body);
  if (result.success) return use(result.data);
  const issues = result.error.issues.map(({ path, message }) => ({ property: path.join("."), message }));
  return { status: 400, body: { message: "The body does not fit the control API", details: issues } };
}

const notFound = (what: string): Refusal => ({ refused: 404, message: `No such ${what}` });

function addPeople(router: Router, route: Route, world: () => World): void {
  router.post(
    "/users",
    route((req) =>
      parsed(schemas.newUser, req, (user) =>
        user.userId && world().people.user(user.userId)
          ? { refused: 409, message: "That user exists" }
          : { status: 201, body: world().people.addUser(user) },
      ),
    ),
  );
  router.patch(
    "/users/:userId",
    route((req) =>
      parsed(schemas.userChange, req, (change) => {
        const user = world().people.changeUser(String(req.params.userId), change);
        return user ? { status: 200, body: user } : notFound("user");
      }),
    ),
  );
  router.post(
    "/groups",
    route((req) =>
      parsed(schemas.newGroup, req, (group) => {
        if (group.groupId && world().people.group(group.groupId))
          return { refused: 409, message: "That group exists" };
        const strangers = group.memberIds.some((id) => world().people.reach(id, false) === "unknown");
        return strangers
          ? { refused: 400, message: "A member is no known user" }
          : { status: 201, body: world().people.addGroup(group) };
      }),
    ),
  );
}

type Route = (
  handle: (req: Request) => Reply | Promise<Reply>,
) => (req: Request, res: Response) => Promise<void>;

function addChats(router: Router, route: Route, { world, webhooks }: ControlOptions): void {
  router.post(
    "/chats/:chatId/act",
    route((req) =>
      parsed(schemas.act, req, async (act) => {
        const acted = perform(world(), String(req.params.chatId), act);
        if ("refused" in acted) return acted;
        const event = completeEvent(world(), acted.event);
        return { status: 200, body: await sendEvents(world(), webhooks, [event]) };
      }),
    ),
  );
  router.get(
    "/chats/:chatId",
    route((req) => {
      const chatId = String(req.params.chatId);
      const { people, chats } = world();
      const known = people.group(chatId) ?? people.reach(chatId, false) !== "unknown";
      return known ? { status: 200, body: chats.after(chatId, after(req)) } : notFound("chat");
    }),
  );
  router.post(
    "/webhook",
    route((req) =>
      parsed(schemas.rawWebhook, req, async (raw) => ({
        status: 200,
        body: await sendRaw(world(), webhooks, raw),
      })),
    ),
  );
}

/** What of rich menus LINE's app knows and the bot does not ask for. */
function addRichMenus(router: Router, route: Route, world: () => World): void {
  router.get(
    "/chats/:chatId/rich-menu",
    route((req) => {
      const chatId = String(req.params.chatId);
      const shown = USER_ID.test(chatId) ? menuOf(chatId, world().richMenus) : undefined;
      if (!shown) return notFound("rich menu");
      const { richMenuId, menu } = shown;
      return { status: 200, body: { richMenuId, definition: menu.definition } satisfies ShownRichMenu };
    }),
  );
  router.get("/rich-menus/:richMenuId/image", (req, res) => {
    const image = world().richMenus.menus.get(req.params.richMenuId)?.image;
    if (!image) return void res.status(404).json({ message: "No such picture" });
    res.set({ "content-type": image.contentType, "cache-control": "max-age=31536000, immutable" });
    res.send(image.bytes);
  });
}

function addConditions(router: Router, route: Route, { world, reset }: ControlOptions): void {
  router.post(
    "/faults",
    route((req) =>
      parsed(schemas.faultRule, req, (rule) => ({ status: 201, body: world().faults.add(rule) })),
    ),
  );
  router.delete(
    "/faults",
    route(() => {
      world().faults.clear();
      return { status: 204 };
    }),
  );
  router.delete(
    "/faults/:id",
    route((req) => (world().faults.remove(Number(req.params.id)) ? { status: 204 } : notFound("fault"))),
  );
  router.post(
    "/clock",
    route((req) =>
      parsed(schemas.clockMove, req, (move) => ({ status: 200, body: { now: world().clock.move(move) } })),
    ),
  );
  router.put(
    "/quota",
    route((req) =>
      parsed(schemas.quota, req, (quota) => {
        world().quota.set(quota);
        return { status: 200, body: world().quota.current() };
      }),
    ),
  );
  router.post(
    "/reset",
    route(() => {
      reset();
      return { status: 204 };
    }),
  );
}

const broken: ErrorRequestHandler = (error, _req, res, _next) => {
  const status = error instanceof Error && "status" in error ? Number(error.status) : 500;
  res.status(status).json({ message: error instanceof Error ? error.message : "It broke" });
};

/** The routes under /_emulator, as control-api.ts lists them. */
export function controlApi(options: ControlOptions): Router {
  const { world, stream } = options;
  const route: Route = (handle) => async (req, res) => {
    const reply = await handle(req);
    if (req.method !== "GET") stream.stateChanged();
    if ("refused" in reply) res.status(reply.refused).json({ message: reply.message });
    else if (reply.body) res.status(reply.status).json(reply.body);
    else res.status(reply.status).end();
  };
  const router = Router();
  router.use(express.json({ limit: "4mb" }));
  router.get(
    "/state",
    route(() => ({ status: 200, body: stateOf(world()) })),
  );
  router.get(
    "/calls",
    route((req) => ({ status: 200, body: world().calls.after(after(req)) })),
  );
  router.get("/stream", (_req, res) => stream.open(res));
  addPeople(router, route, world);
  addChats(router, route, options);
  addRichMenus(router, route, world);
  addConditions(router, route, options);
  router.use((_req, res) => void res.status(404).json({ message: "No such control" }));
  router.use(broken);
  return router;
}
