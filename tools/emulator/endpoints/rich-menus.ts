import { randomBytes } from "node:crypto";
import {
  type Answer,
  badRequest,
  type Endpoint,
  failure,
  type LineRequest,
  notFound,
  ok,
} from "../answers.ts";
import { isRecord } from "../limits/checks.ts";
import { pictureSize, richMenuProblems } from "../limits/rich-menu.ts";
import { bodyError } from "../message-limits.ts";
import type { RichMenu } from "../rich-menus.ts";
import type { World } from "../world.ts";
import { linkEndpoints, ofMenu } from "./rich-menu-links.ts";

const MOST_MENUS = 1000;
const MOST_ALIASES = 1000;
const LARGEST_IMAGE_BYTES = 1024 * 1024;
const ALIAS_ID = /^[a-z0-9_-]{1,32}$/;

function refusalOf(definition: unknown): Answer | undefined {
  const problems = richMenuProblems(definition);
  return problems.length > 0 ? badRequest(bodyError(problems, "terse")) : undefined;
}

function create({ body }: LineRequest, { richMenus }: World): Answer {
  const refusal = refusalOf(body);
  if (refusal) return refusal;
  if (richMenus.menus.size >= MOST_MENUS) return failure(400, "The number of rich menus exceeds the limit");
  const richMenuId = `richmenu-${randomBytes(16).toString("hex")}`;
  richMenus.menus.set(richMenuId, { definition: body });
  return ok({ richMenuId });
}

const upload = ofMenu((menu, _id, { bytes, contentType }) => {
  if (menu.image) return failure(400, "An image has already been uploaded to the richmenu");
  if (!/^image\/(?:png|jpeg)$/.test(contentType)) return failure(415, "Unsupported Media Type");
  if (bytes.length > LARGEST_IMAGE_BYTES) return failure(413, "Request Entity Too Large");
  const size = pictureSize(bytes);
  const wanted = menu.definition.size;
  if (!size || !isRecord(wanted) || size.width !== wanted.width || size.height !== wanted.height)
    return failure(400, "The image size is not allowed for richmenu");
  menu.image = { bytes, contentType };
  return ok();
});

const described = (richMenuId: string, { definition }: RichMenu) => ({ richMenuId, ...definition });

function remove(id: string, { richMenus }: World): void {
  richMenus.menus.delete(id);
  if (richMenus.defaultId === id) richMenus.defaultId = undefined;
  for (const [userId, linked] of richMenus.links) if (linked === id) richMenus.links.delete(userId);
}

const menus: Endpoint[] = [
  { method: "POST", path: "/v2/bot/richmenu", takes: "json", answer: create },
  {
    method: "POST",
    path: "/v2/bot/richmenu/validate",
    takes: "json",
    answer: ({ body }) => refusalOf(body) ?? ok(),
  },
  { method: "POST", path: "/v2/bot/richmenu/:richMenuId/content", takes: "bytes", answer: upload },
  {
    method: "GET",
    path: "/v2/bot/richmenu/list",
    answer: (_request, { richMenus }) =>
      ok({ richmenus: [...richMenus.menus].map(([id, menu]) => described(id, menu)) }),
  },
  {
    method: "GET",
    path: "/v2/bot/richmenu/:richMenuId",
    answer: ofMenu((menu, id) => ok(described(id, menu))),
  },
  {
    method: "DELETE",
    path: "/v2/bot/richmenu/:richMenuId",
    answer: ofMenu((_menu, id, _request, world) => {
      remove(id, world);
      return ok();
    }),
  },
];

/** An alias of a menu that exists: made where `fresh`, changed otherwise. */
function setAlias(aliasId: unknown, menuId: unknown, { richMenus }: World, fresh: boolean): Answer {
  if (typeof aliasId !== "string" || !ALIAS_ID.test(aliasId))
    return failure(400, "invalid richmenu alias id");
  if (richMenus.aliases.has(aliasId) === fresh)
    return fresh ? failure(400, "conflict richmenu alias id") : failure(404, "richmenu alias not found");
  if (fresh && richMenus.aliases.size >= MOST_ALIASES)
    return failure(400, "The number of richmenu aliases exceeds the limit");
  if (typeof menuId !== "string" || !richMenus.menus.get(menuId)?.image)
    return failure(400, "richmenu not found");
  richMenus.aliases.set(aliasId, menuId);
  return ok();
}

const aliases: Endpoint[] = [
  {
    method: "POST",
    path: "/v2/bot/richmenu/alias",
    takes: "json",
    answer: ({ body }, world) => setAlias(body.richMenuAliasId, body.richMenuId, world, true),
  },
  {
    method: "GET",
    path: "/v2/bot/richmenu/alias/list",
    answer: (_request, { richMenus }) =>
      ok({
        aliases: [...richMenus.aliases].map(([richMenuAliasId, richMenuId]) => ({
          richMenuAliasId,
          richMenuId,
        })),
      }),
  },
  {
    method: "POST",
    path: "/v2/bot/richmenu/alias/:richMenuAliasId",
    takes: "json",
    answer: ({ params, body }, world) => setAlias(params.richMenuAliasId, body.richMenuId, world, false),
  },
  {
    method: "GET",
    path: "/v2/bot/richmenu/alias/:richMenuAliasId",
    answer({ params: { richMenuAliasId = "" } }, { richMenus }) {
      const richMenuId = richMenus.aliases.get(richMenuAliasId);
      return richMenuId ? ok({ richMenuAliasId, richMenuId }) : failure(404, "richmenu alias not found");
    },
  },
  {
    method: "DELETE",
    path: "/v2/bot/richmenu/alias/:richMenuAliasId",
    answer: ({ params: { richMenuAliasId = "" } }, { richMenus }) =>
      richMenus.aliases.delete(richMenuAliasId) ? ok() : notFound(),
  },
];

/** Rich menus (Messaging API reference, "Rich menu"); more exact paths come first. */
export const richMenuEndpoints: Endpoint[] = [...aliases, ...linkEndpoints, ...menus];
