import type { Act, Bubble } from "./control-api.ts";
import { numberedMessage } from "./events.ts";
import { USER_ID } from "./ids.ts";
import type { Circle } from "./people.ts";
import { switchMenu } from "./rich-menus.ts";
import type { WebhookEvent, World } from "./world.ts";

/** Why an act is not possible, with the HTTP status to say so. */
export interface Refusal {
  refused: 400 | 404 | 409;
  message: string;
}

/** What an act makes the platform tell the bot; common fields are still to be filled in. */
export type Acted = { event: WebhookEvent } | Refusal;

type Passage = Extract<Act, { type: "follow" | "unfollow" | "join" | "leave" }>;
type Switch = Extract<Act, { type: "richmenuswitch" }>;
type Saying = Exclude<Act, Passage | Switch>;
type Content = Bubble["message"];

const isPassage = (act: Act): act is Passage =>
  act.type === "follow" || act.type === "unfollow" || act.type === "join" || act.type === "leave";

const refuse = (refused: Refusal["refused"], message: string): Refusal => ({ refused, message });

function textContent(act: Extract<Saying, { type: "text" }>, world: World, inGroup: boolean): Content {
  const mention = `@${world.bot.name}`;
  const mentioned = {
    text: `${mention} ${act.text}`,
    mention: {
      mentionees: [
        { index: 0, length: mention.length, type: "user", userId: world.bot.userId, isSelf: true },
      ],
    },
  };
  return {
    type: "text",
    text: act.text,
    ...(act.mentionBot && inGroup ? mentioned : {}),
    ...(act.quotedMessageId ? { quotedMessageId: act.quotedMessageId } : {}),
  };
}

const contentProvider = { type: "line" };

/** Messages other than text always have the same content. */
const samples: Record<Exclude<Saying["type"], "text" | "postback">, Content> = {
  sticker: { type: "sticker", packageId: "446", stickerId: "1988", stickerResourceType: "ANIMATION" },
  image: { type: "image", contentProvider },
  video: { type: "video", duration: 12_000, contentProvider },
  audio: { type: "audio", duration: 5000, contentProvider },
  location: {
    type: "location",
    title: "A station",
    address: "1 Station Street",
    latitude: 35.6812,
    longitude: 139.7671,
  },
  file: { type: "file", fileName: "notes.txt", fileSize: 2048 },
};

/** A line of LINE's own: who came, went, or was blocked. */
export function showSystemLine(world: World, chatId: string, event: string, text: string): void {
  const messageId = world.nextMessageId();
  const message = { type: "text", text, event };
  world.chats.add({ chatId, at: world.clock.now(), from: "system", messageId, message });
}

/** What a person shows in the chat: a postback shows its displayText, if any. */
function show(world: World, chatId: string, userId: string, messageId: string, message: Content): void {
  const inGroup = !USER_ID.test(chatId);
  world.chats.add({
    chatId,
    at: world.clock.now(),
    from: "user",
    ...(inGroup ? { userId } : {}),
    messageId,
    message,
  });
}

/** A message or postback of a person who is there. */
function say(world: World, chatId: string, userId: string, act: Saying, shown: boolean): WebhookEvent {
  const inGroup = !USER_ID.test(chatId);
  const source = inGroup ? { type: "group", groupId: chatId, userId } : { type: "user", userId };
  if (act.type === "postback") {
    const { data, displayText, params } = act;
    if (shown && displayText)
      show(world, chatId, userId, world.nextMessageId(), { type: "text", text: displayText });
    return { type: "postback", source, postback: { data, ...(params ? { params } : {}) } };
  }
  const content = act.type === "text" ? textContent(act, world, inGroup) : samples[act.type];
  const message = numberedMessage(world, content);
  if (shown) show(world, chatId, userId, String(message.id), content);
  return { type: "message", source, message };
}

function follow(world: World, userId: string, act: "follow" | "unfollow"): Acted {
  const user = world.people.user(userId);
  const source = { type: "user", userId };
  if (act === "unfollow" && user?.friendship === "blocked")
    return refuse(409, "They have blocked the bot already");
  const isUnblocked = user?.friendship === "blocked";
  if (user) {
    user.friendship = act === "follow" ? "friend" : "blocked";
    const done = act === "follow" ? (isUnblocked ? "unblocked" : "added") : "blocked";
    showSystemLine(world, userId, act, `${user.displayName} ${done} ${world.bot.name}`);
  }
  return { event: { type: act, source, ...(act === "follow" ? { follow: { isUnblocked } } : {}) } };
}

/** LINE's app changes the menu by itself; the bot hears what became of it. */
function switchTo(world: World, userId: string, { richMenuAliasId, data }: Switch): WebhookEvent {
  const status = switchMenu(userId, richMenuAliasId, world.richMenus);
  const newAlias = status === "SUCCESS" ? { newRichMenuAliasId: richMenuAliasId } : {};
  return {
    type: "postback",
    source: { type: "user", userId },
    postback: { data, params: { ...newAlias, status } },
  };
}

function actAlone(world: World, userId: string, act: Act): Acted {
  const user = world.people.user(userId);
  if (!user && world.people.reach(userId, false) === "unknown") return refuse(404, "No such user");
  if (user?.friendship === "deleted") return refuse(409, "Their account is deleted");
  if (isPassage(act)) {
    if (act.type === "join" || act.type === "leave")
      return refuse(400, "The bot joins and leaves groups only");
    return follow(world, userId, act.type);
  }
  if (user?.friendship === "blocked")
    return refuse(409, "They have blocked the bot, so nothing they write reaches it");
  if (act.type === "richmenuswitch") return { event: switchTo(world, userId, act) };
  if (user) user.wroteAt = world.clock.now();
  return { event: say(world, userId, userId, act, user !== undefined) };
}

function joinOrLeave(world: World, group: Circle, act: Passage["type"]): Acted {
  if (act !== "join" && act !== "leave") return refuse(400, "Only people follow the bot");
  if (act === "leave" && !group.botIsMember) return refuse(409, "The bot is not in this group");
  const { groupId } = group;
  group.botIsMember = act === "join";
  showSystemLine(world, groupId, act, `${world.bot.name} ${act === "join" ? "joined" : "left"}`);
  return { event: { type: act, source: { type: "group", groupId } } };
}

function actInGroup(world: World, groupId: string, act: Act): Acted {
  const group = world.people.group(groupId);
  if (!group) return refuse(404, "No such group");
  if (isPassage(act)) return joinOrLeave(world, group, act.type);
  if (act.type === "richmenuswitch") return refuse(400, "Groups have no rich menu");
  if (!group.botIsMember) return refuse(409, "The bot is not in this group");
  const userId = act.from ?? [...group.memberIds][0];
  if (userId === undefined || !group.memberIds.has(userId)) return refuse(400, "They are not in this group");
  return { event: say(world, groupId, userId, act, true) };
}

/** Lets a person act in their chat with the bot or in a group: changes the world and tells the event it makes. */
export function perform(world: World, chatId: string, act: Act): Acted {
  return USER_ID.test(chatId) ? actAlone(world, chatId, act) : actInGroup(world, chatId, act);
}
