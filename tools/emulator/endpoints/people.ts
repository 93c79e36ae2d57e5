import { showSystemLine } from "../acts.ts";
import {
  type Answer,
  badRequest,
  type Endpoint,
  failure,
  type LineRequest,
  notFound,
  ok,
} from "../answers.ts";
import { completeEvent } from "../events.ts";
import { GROUP_ID, USER_ID } from "../ids.ts";
import type { Problem } from "../limits/checks.ts";
import { bodyError } from "../message-limits.ts";
import type { Circle } from "../people.ts";
import type { World } from "../world.ts";

const invalidParameter = (name: string): Answer =>
  failure(400, `The value for the '${name}' parameter is invalid`);

/** Friends, and strangers who have written, can be looked up; people who blocked the bot cannot. */
function profile({ params: { userId = "" } }: LineRequest, { people }: World): Answer {
  if (!USER_ID.test(userId)) return invalidParameter("userId");
  const user = people.user(userId);
  if (!user)
    return people.reach(userId, false) === "reached"
      ? ok({ userId, displayName: `Reader ${userId.slice(-4)}` })
      : notFound();
  const known =
    user.friendship === "friend" || (user.friendship === "never-friend" && user.wroteAt !== undefined);
  if (!known) return notFound();
  return ok({ userId, displayName: user.displayName, ...(user.language ? { language: user.language } : {}) });
}

/** An endpoint about a group that the bot is in. */
function ofGroup(answer: (group: Circle, request: LineRequest, world: World) => Answer): Endpoint["answer"] {
  return (request, world) => {
    const { groupId = "" } = request.params;
    if (!GROUP_ID.test(groupId)) return invalidParameter("groupId");
    const group = world.people.group(groupId);
    return group?.botIsMember ? answer(group, request, world) : notFound();
  };
}

function member(group: Circle, { params: { userId = "" } }: LineRequest, { people }: World): Answer {
  if (!USER_ID.test(userId)) return invalidParameter("userId");
  if (!group.memberIds.has(userId)) return notFound();
  return ok({ userId, displayName: people.user(userId)?.displayName ?? `Reader ${userId.slice(-4)}` });
}

function loadingProblems(seconds: unknown): Problem[] {
  const path = { parent: undefined, key: "loadingSeconds" };
  if (seconds === undefined) return [];
  if (typeof seconds !== "number" || !Number.isInteger(seconds))
    return [{ complaint: { is: "invalid" }, path }];
  const range: Problem[] =
    seconds < 5 || seconds > 60 ? [{ complaint: { is: "range", min: 5, max: 60 }, path }] : [];
  const step: Problem[] =
    seconds % 5 === 0 ? [] : [{ complaint: { is: "says", text: "must be a multiple of five" }, path }];
  return [...range, ...step];
}

const NOT_A_USER =
  "Only user id is acceptable, please confirm if there are any group/room ids or illegal ids.";

/** Loading animations are told to whoever watches the chats. */
export function loadingEndpoint(told: (chatId: string, until: number) => void): Endpoint {
  return {
    method: "POST",
    path: "/v2/bot/chat/loading/start",
    takes: "json",
    answer({ body }, world) {
      const { chatId, loadingSeconds = 20 } = body;
      if ((chatId ?? null) === null)
        return badRequest(
          bodyError([{ complaint: { is: "missing" }, path: { parent: undefined, key: "chatId" } }]),
        );
      const problems = loadingProblems(loadingSeconds);
      if (problems.length > 0) return badRequest(bodyError(problems));
      if (typeof chatId !== "string" || !USER_ID.test(chatId)) return failure(400, NOT_A_USER);
      told(chatId, world.clock.now() + Number(loadingSeconds) * 1000);
      return ok({}, 202);
    },
  };
}

const notAvailable = () => failure(403, "Access to this API is not available for your account");

/** Looking up people and groups (Messaging API reference, "Users" and "Group chats"). */
export function peopleEndpoints(send: (event: Record<string, unknown>) => void): Endpoint[] {
  return [
    { method: "GET", path: "/v2/bot/profile/:userId", answer: profile },
    { method: "GET", path: "/v2/bot/followers/ids", answer: notAvailable },
    {
      method: "GET",
      path: "/v2/bot/group/:groupId/summary",
      answer: ofGroup(({ groupId, name }) => ok({ groupId, groupName: name })),
    },
    {
      method: "GET",
      path: "/v2/bot/group/:groupId/members/count",
      answer: ofGroup(({ memberIds }) => ok({ count: memberIds.size })),
    },
    { method: "GET", path: "/v2/bot/group/:groupId/members/ids", answer: ofGroup(notAvailable) },
    { method: "GET", path: "/v2/bot/group/:groupId/member/:userId", answer: ofGroup(member) },
    {
      method: "POST",
      path: "/v2/bot/group/:groupId/leave",
      answer: ofGroup((group, _request, world) => {
        group.botIsMember = false;
        showSystemLine(world, group.groupId, "leave", `${world.bot.name} left`);
        send(completeEvent(world, { type: "leave", source: { type: "group", groupId: group.groupId } }));
        return ok();
      }),
    },
  ];
}
