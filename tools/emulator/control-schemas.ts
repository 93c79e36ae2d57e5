import { z } from "zod";
import type { Act, ClockMove, FaultRule, NewGroup, NewUser, Quota, RawWebhook } from "./control-api.ts";
import { GROUP_ID, USER_ID } from "./ids.ts";

const userId = z.string().regex(USER_ID);
const from = userId.exactOptional();
const milliseconds = z.number().int();

/** POST /_emulator/users. */
export const newUser = z.strictObject({
  userId: userId.exactOptional(),
  displayName: z.string().min(1),
  language: z.string().exactOptional(),
  friendship: z.enum(["friend", "blocked", "never-friend", "deleted"]).exactOptional(),
}) satisfies z.ZodType<NewUser>;

/** PATCH /_emulator/users/:userId; an id does not change. */
export const userChange = z.strictObject({
  displayName: z.string().min(1).exactOptional(),
  language: newUser.shape.language,
  friendship: newUser.shape.friendship,
}) satisfies z.ZodType<Partial<NewUser>>;

/** POST /_emulator/groups. */
export const newGroup = z.strictObject({
  groupId: z.string().regex(GROUP_ID).exactOptional(),
  name: z.string().min(1),
  memberIds: z.array(userId),
}) satisfies z.ZodType<NewGroup>;

/** POST /_emulator/chats/:chatId/act. */
export const act = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("text"),
    text: z.string().min(1),
    from,
    mentionBot: z.boolean().exactOptional(),
    quotedMessageId: z.string().exactOptional(),
  }),
  z.strictObject({ type: z.enum(["sticker", "image", "video", "audio", "location", "file"]), from }),
  z.strictObject({
    type: z.literal("postback"),
    data: z.string().min(1),
    displayText: z.string().exactOptional(),
    params: z.record(z.string(), z.string()).exactOptional(),
    from,
  }),
  z.strictObject({
    type: z.literal("richmenuswitch"),
    richMenuAliasId: z.string().min(1),
    data: z.string().min(1),
  }),
  z.strictObject({ type: z.enum(["follow", "unfollow", "join", "leave"]) }),
]) satisfies z.ZodType<Act>;

/** POST /_emulator/webhook. */
export const rawWebhook = z.strictObject({
  events: z.array(z.record(z.string(), z.unknown())).exactOptional(),
  rawBody: z.string().exactOptional(),
  signature: z.enum(["valid", "wrong", "missing", "short"]).exactOptional(),
}) satisfies z.ZodType<RawWebhook>;

/** POST /_emulator/faults. */
export const faultRule = z.strictObject({
  path: z.string().startsWith("/").exactOptional(),
  times: z.number().int().positive().exactOptional(),
  share: z.number().min(0).max(1).exactOptional(),
  fault: z.discriminatedUnion("type", [
    z.strictObject({
      type: z.literal("status"),
      status: z.literal([500, 502, 503, 429, 400]),
      message: z.string().exactOptional(),
    }),
    z.strictObject({ type: z.literal("drop"), when: z.enum(["before", "after"]) }),
    z.strictObject({ type: z.literal("delay"), milliseconds: milliseconds.min(0).max(600_000) }),
  ]),
}) satisfies z.ZodType<FaultRule>;

/** POST /_emulator/clock. */
export const clockMove = z.union([
  z.strictObject({ advanceMs: milliseconds }),
  z.strictObject({ setTo: milliseconds.min(0) }),
]) satisfies z.ZodType<ClockMove>;

/** PUT /_emulator/quota. */
export const quota = z
  .strictObject({
    type: z.enum(["none", "limited"]),
    value: z.number().int().min(0).exactOptional(),
    used: z.number().int().min(0),
  })
  .refine(({ type, value }) => type === "none" || value !== undefined, {
    message: "A limited quota needs its value",
  }) satisfies z.ZodType<Quota>;
