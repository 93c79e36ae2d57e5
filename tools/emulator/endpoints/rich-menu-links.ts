import { z } from "zod";
import { type Answer, type Endpoint, failure, type LineRequest, ok } from "../answers.ts";
import { USER_ID } from "../ids.ts";
import type { BatchOperation, RichMenu } from "../rich-menus.ts";
import type { World } from "../world.ts";

/** An endpoint about one rich menu. */
export function ofMenu(
  answer: (menu: RichMenu, id: string, request: LineRequest, world: World) => Answer,
): Endpoint["answer"] {
  return (request, world) => {
    const { richMenuId = "" } = request.params;
    const menu = world.richMenus.menus.get(richMenuId);
    return menu ? answer(menu, richMenuId, request, world) : failure(404, "richmenu not found");
  };
}

const NO_IMAGE = failure(400, "must upload richmenu image before applying it to user");

const single: Endpoint[] = [
  {
    method: "POST",
    path: "/v2/bot/user/all/richmenu/:richMenuId",
    answer: ofMenu((menu, id, _request, world) => {
      if (!menu.image) return NO_IMAGE;
      world.richMenus.defaultId = id;
      return ok();
    }),
  },
  {
    method: "GET",
    path: "/v2/bot/user/all/richmenu",
    answer: (_request, { richMenus: { defaultId } }) =>
      defaultId ? ok({ richMenuId: defaultId }) : failure(404, "no default richmenu"),
  },
  {
    method: "DELETE",
    path: "/v2/bot/user/all/richmenu",
    answer(_request, { richMenus }) {
      richMenus.defaultId = undefined;
      return ok();
    },
  },
  {
    method: "POST",
    path: "/v2/bot/user/:userId/richmenu/:richMenuId",
    answer: ofMenu((menu, id, { params: { userId = "" } }, world) => {
      if (!USER_ID.test(userId)) return failure(400, "The value for the 'userId' parameter is invalid");
      if (!menu.image) return NO_IMAGE;
      world.richMenus.links.set(userId, id);
      return ok();
    }),
  },
  {
    method: "GET",
    path: "/v2/bot/user/:userId/richmenu",
    answer({ params: { userId = "" } }, { richMenus }) {
      const richMenuId = richMenus.links.get(userId);
      return richMenuId ? ok({ richMenuId }) : failure(404, "the user has no richmenu");
    },
  },
  {
    method: "DELETE",
    path: "/v2/bot/user/:userId/richmenu",
    answer({ params: { userId = "" } }, { richMenus }) {
      richMenus.links.delete(userId);
      return ok();
    },
  },
];

const userIds = z.array(z.string().regex(USER_ID)).min(1).max(500);
const bulkLink = z.object({ richMenuId: z.string(), userIds });
const bulkUnlink = z.object({ userIds });

const badBody = failure(400, "The request body is invalid");

const bulk: Endpoint[] = [
  {
    method: "POST",
    path: "/v2/bot/richmenu/bulk/link",
    takes: "json",
    answer({ body }, { richMenus }) {
      const { data } = bulkLink.safeParse(body);
      if (!data) return badBody;
      const menu = richMenus.menus.get(data.richMenuId);
      if (!menu) return failure(404, "richmenu not found");
      if (!menu.image) return NO_IMAGE;
      for (const userId of data.userIds) richMenus.links.set(userId, data.richMenuId);
      return ok({}, 202);
    },
  },
  {
    method: "POST",
    path: "/v2/bot/richmenu/bulk/unlink",
    takes: "json",
    answer({ body }, { richMenus }) {
      const { data } = bulkUnlink.safeParse(body);
      for (const userId of data?.userIds ?? []) richMenus.links.delete(userId);
      return data ? ok({}, 202) : badBody;
    },
  },
];

const batch = z.object({
  operations: z
    .array(
      z.discriminatedUnion("type", [
        z.object({ type: z.literal("link"), from: z.string(), to: z.string() }),
        z.object({ type: z.literal("unlink"), from: z.string() }),
        z.object({ type: z.literal("unlinkAll") }),
      ]),
    )
    .min(1)
    .max(1000),
});

/** The operations of a batch, or its refusal. */
function operationsOf({ body }: LineRequest, { richMenus: { menus } }: World): BatchOperation[] | Answer {
  const { data } = batch.safeParse(body);
  if (!data) return badBody;
  const named = data.operations.flatMap((operation) => [
    ...("from" in operation ? [operation.from] : []),
    ...("to" in operation ? [operation.to] : []),
  ]);
  if (named.some((id) => !menus.has(id))) return failure(400, "richmenu not found");
  if (data.operations.some((operation) => "to" in operation && !menus.get(operation.to)?.image))
    return NO_IMAGE;
  return data.operations;
}

/** All at once, as each person has one menu: who is moved by one operation is not moved on by the next. */
function carryOut(operations: BatchOperation[], { richMenus: { links } }: World): void {
  for (const [userId, linked] of [...links]) {
    const operation = operations.find((one) => one.type === "unlinkAll" || one.from === linked);
    if (operation?.type === "link") links.set(userId, operation.to);
    else if (operation) links.delete(userId);
  }
}

/** LINE works on a batch for a while; here it is done between the first and the second look at its progress. */
function progress({ query }: LineRequest, world: World): Answer {
  const work = world.richMenus.batches.get(query.get("requestId") ?? "");
  if (!work) return failure(404, "Not found");
  const acceptedTime = new Date(work.acceptedAt).toISOString();
  if (work.completedAt !== undefined)
    return ok({ phase: "succeeded", acceptedTime, completedTime: new Date(work.completedAt).toISOString() });
  carryOut(work.operations, world);
  work.completedAt = world.clock.now();
  return ok({ phase: "ongoing", acceptedTime });
}

const batches: Endpoint[] = [
  {
    method: "POST",
    path: "/v2/bot/richmenu/batch",
    takes: "json",
    answer(request, world) {
      const operations = operationsOf(request, world);
      if (!Array.isArray(operations)) return operations;
      world.richMenus.batches.set(request.requestId, { operations, acceptedAt: world.clock.now() });
      return ok({}, 202);
    },
  },
  {
    method: "POST",
    path: "/v2/bot/richmenu/validate/batch",
    takes: "json",
    answer(request, world) {
      const operations = operationsOf(request, world);
      return Array.isArray(operations) ? ok() : operations;
    },
  },
  { method: "GET", path: "/v2/bot/richmenu/progress/batch", answer: progress },
];

/** Who has which rich menu: the default one, one person's, many people's (reference, "Rich menu", "Per-user rich menu"). */
export const linkEndpoints: Endpoint[] = [...single, ...bulk, ...batches];
