import { answer } from "../commands/answer.ts";
import type { Asker, Command, Reply } from "../commands/command.ts";
import type { Desk } from "../commands/desk.ts";
import type { EasyReading } from "../commands/easy-reading.ts";
import { greeting } from "../commands/latest.ts";
import { parseText } from "../commands/parse.ts";
import { parsePostback } from "../commands/postback.ts";
import { plainly, type Telling, telling } from "../commands/telling.ts";
import type { ArticleId } from "../domain/article.ts";
import { culpritOf, type LineFailure, LineFault } from "../domain/errors.ts";
import type { Languages } from "../domain/language.ts";
import type { Log } from "../domain/log.ts";
import { createRecent } from "../domain/recent.ts";
import type { RecipientHash } from "../domain/recipient.ts";
import { type EpochMs, MINUTE, type Timer } from "../domain/time.ts";
import type { Identity } from "../line/identity.ts";
import type { Messenger } from "../line/messenger.ts";
import type { RichMenus } from "../line/rich-menus.ts";
import type { Enclose, Render } from "../views/views.ts";
import type { WebhookEvent } from "./event.ts";
import type { Handler } from "./events.ts";
import { createLoading, type Wait } from "./loading.ts";

export interface HandlerOptions {
  desk: Desk;
  render: Render;
  enclose: Enclose;
  easyReading: EasyReading;
  messenger: Pick<Messenger, "leave" | "memberCount" | "profileLanguage" | "reply" | "startLoading">;
  richMenus: RichMenus;
  identity: Identity;
  log: Log;
  timer: Timer;
  /** Told of every event dealt with, for metrics: a command's name or an event's type. */
  onHandled?: (what: string, outcome: "replied" | "silent" | "failed") => void;
}

/** Answers events: decides the reply, sends it, remembers which message showed which articles. */
export function createHandler(options: HandlerOptions): Handler {
  const { desk, identity } = options;
  const friendships = createFriendships();
  const loading = createLoading({ ...options, clock: desk.clock });

  async function arrive(event: WebhookEvent, hash: RecipientHash): Promise<void> {
    if (!friendships.isNews(hash, event.at)) return silent(event);
    const asker = await askerOf(event, hash, options);
    // The greeting needs no database: a new friend is greeted even where it is down.
    const results = await Promise.allSettled([
      desk.locales.surelyOf({ hash }).then((languages) => desk.locales.save(asker, languages)),
      send(event, "follow", plainly(greeting(asker.news, desk)), asker, options),
    ]);
    void showMenu(event, asker, options);
    for (const result of results) if (result.status === "rejected") throw result.reason;
  }

  async function depart(event: WebhookEvent, hash: RecipientHash): Promise<void> {
    if (!friendships.isNews(hash, event.at)) return silent(event);
    await desk.recipients.remove(hash);
    desk.locales.forget(hash);
    silent(event);
  }

  /** A push to a group is billed for each member, so one that follows is counted anew. */
  async function recount({ chat }: WebhookEvent, hash: RecipientHash): Promise<void> {
    if (chat.kind === "user" || !desk.locales.follows(hash)) return;
    const members = await options.messenger.memberCount(chat.lineId, chat.kind);
    await desk.subscriptions.setMembers(hash, members);
  }

  function silent(event: WebhookEvent): void {
    options.onHandled?.(event.what.type, "silent");
  }

  async function dealWith(event: WebhookEvent): Promise<void> {
    const hash = identity.hashOf(event.chat.lineId);
    switch (event.what.type) {
      case "follow":
        return arrive(event, hash);
      case "unfollow":
      case "leave":
        return depart(event, hash);
      case "menu-switch":
        if (!event.what.worked) options.log.warn({}, DEAD_TAB);
        return silent(event);
      case "members":
        await recount(event, hash);
        return silent(event);
      case "join":
        return send(
          event,
          "join",
          plainly({ type: "note", note: "group-hello" }),
          await askerOf(event, hash, options),
          options,
        );
      default: {
        const command = commandOf(event);
        if (!command || event.replyToken === undefined) return silent(event);
        const wait = loading(event.chat);
        try {
          await respond(event, command, await askerOf(event, hash, options), wait, options);
        } finally {
          await wait.end();
        }
        return;
      }
    }
  }

  return async (event) => {
    try {
      await dealWith(event);
    } catch (error) {
      // What LINE did is logged where it was called.
      if (!(error instanceof LineFault)) {
        options.onHandled?.(event.what.type, "failed");
        options.log.error({ err: error, event: event.what.type }, "event failed");
      }
      throw error;
    }
  };
}

/** What an event asks for; in a group only a mention of the bot or a tap on its button asks anything. */
function commandOf({ what, chat }: WebhookEvent): Command | undefined {
  switch (what.type) {
    case "postback":
      return parsePostback(what.data, what.time);
    case "text":
      if (chat.kind !== "user" && !what.mentionsBot) return undefined;
      return parseText(what.text, what);
    case "sticker":
    case "media":
      return chat.kind === "user" ? { name: "wordless", content: what.type } : undefined;
    default:
      return undefined;
  }
}

async function askerOf(event: WebhookEvent, hash: RecipientHash, options: HandlerOptions): Promise<Asker> {
  const { kind, lineId } = event.chat;
  const languages = await options.desk.locales.languagesOf({
    hash,
    ...(event.what.type === "text" && { text: event.what.text }),
    ...(kind === "user" && { profileLanguage: () => options.messenger.profileLanguage(lineId) }),
  });
  return {
    hash,
    kind,
    ...languages,
    seal: () => options.identity.seal(lineId),
    ...(kind !== "user" && { memberCount: () => options.messenger.memberCount(lineId, kind) }),
  };
}

/** Whatever goes wrong on our side, the reader is told so, and the operator what. */
async function respond(
  event: WebhookEvent,
  command: Command,
  asker: Asker,
  wait: Wait,
  options: HandlerOptions,
): Promise<void> {
  const reply = await answer(command, asker, options.desk).catch((error: unknown) => {
    options.log.error({ err: error, command: command.name, culprit: culpritOf(error) }, "command failed");
    return FAILED;
  });
  const told = await tell(event, reply, command, asker, options);
  const eased = await ease(told, asker, options);
  await wait.end();
  await send(event, command.name, eased, asker, options);
  if (reply.type === "note" && reply.note === "left") await leave(event, options);
  // Nothing waits for the menu, which follows the answer.
  if (command.name !== "delete-data") void showMenu(event, asker, options);
  else if (command.confirmed) void hideMenu(event, asker, options);
}

const DEAD_TAB = "a tab of the rich menu leads nowhere: npm run rich-menu -- apply";

/** The menu speaks the language that was chosen or is the profile's; a guess from a message must not turn it over. */
async function showMenu(
  { chat }: WebhookEvent,
  { hash }: Asker,
  { desk, richMenus }: HandlerOptions,
): Promise<void> {
  if (chat.kind !== "user") return;
  const { locale } = await desk.locales.surelyOf({ hash });
  if (locale) await richMenus.show(chat.lineId, hash, locale);
}

async function hideMenu(
  { chat }: WebhookEvent,
  { hash }: Asker,
  { richMenus }: HandlerOptions,
): Promise<void> {
  if (chat.kind === "user") await richMenus.forget(chat.lineId, hash);
}

/** With the readings of kanji, for who wants them; a dictionary that fails costs the readings, not the reply. */
async function ease(told: Telling, { hash }: Asker, options: HandlerOptions): Promise<Telling> {
  const { desk, easyReading, log } = options;
  if (!desk.locales.wantsFurigana(hash)) return told;
  try {
    const enclosure = told.enclosure && (await easyReading.ofEnclosure(told.enclosure));
    return { ...told, reply: await easyReading.ofReply(told.reply), ...(enclosure && { enclosure }) };
  } catch (error) {
    log.error({ err: error }, "a reply goes without the readings of its kanji");
    return told;
  }
}

/** After the goodbye, as nothing can be sent later. Where LINE fails, its redelivery of the tap has it tried again. */
async function leave(
  { chat: { kind, lineId } }: WebhookEvent,
  { messenger, log }: HandlerOptions,
): Promise<void> {
  if (kind === "user") return;
  try {
    await messenger.leave(lineId, kind);
  } catch (error) {
    if (!(error instanceof LineFault)) throw error;
    // The group has been faster.
    if (error.failure === "gone") return;
    const { culprit, failure, status, requestId } = error;
    log.warn({ culprit, failure, status, requestId }, "a group was not left");
    throw error;
  }
}

const FAILED: Reply = { type: "note", note: "failed" };

/** A database that does not answer costs the news, not the reply. */
async function tell(
  event: WebhookEvent,
  reply: Reply,
  command: Command,
  asker: Asker,
  { desk, identity, log }: HandlerOptions,
): Promise<Telling> {
  if (reply === FAILED) return plainly(reply);
  try {
    const id = identity.messageHashOf(event.id);
    return await telling(reply, command, asker, { id, isRedelivery: event.isRedelivery ?? false }, desk);
  } catch (error) {
    log.error({ err: error, command: command.name }, "a reply goes without the news that its reader is owed");
    return plainly(reply);
  }
}

async function send(
  event: WebhookEvent,
  what: string,
  told: Telling,
  asker: Asker,
  options: HandlerOptions,
): Promise<void> {
  if (event.replyToken === undefined) return;
  try {
    const shown = await deliver(event.replyToken, told, asker, options);
    options.onHandled?.(what, shown === FAILED ? "failed" : "replied");
    await (shown === FAILED ? told.failed() : told.arrived());
  } catch (error) {
    if (!(error instanceof LineFault)) throw error;
    options.onHandled?.(what, "failed");
    const { culprit, failure, status, requestId } = error;
    options.log.warn({ what, culprit, failure, status, requestId }, SENTENCES[failure]);
    // A token that was good for an event and is not for its redelivery was used: the reply of then arrived.
    const isUsed = failure === "gone" && told.again && options.desk.clock() - event.at < TOKEN_LIFE_MS;
    if (isUsed) await told.arrived();
    // Where LINE did not answer, only a redelivery can tell.
    else if (failure !== "unreachable") await told.failed();
    // A used or expired token, or a message LINE refuses, will not be better when LINE brings the event again.
    if (failure !== "gone" && failure !== "refused") throw error;
  }
}

/** Later LINE refuses a redelivery's token though it was never used (Messaging API reference, "Send reply message"). */
const TOKEN_LIFE_MS = 20 * MINUTE;

/** What the operator reads when a reply did not arrive. */
const SENTENCES: Record<LineFailure, string> = {
  unreachable: "reply failed: LINE did not answer",
  rate: "reply failed: LINE's rate limit is exceeded",
  quota: "reply failed: LINE counts it as a paid message, and the month is used up",
  refused: "reply failed: LINE refuses the message",
  unauthorized: "reply failed: LINE refuses the channel access token; check LINE_CHANNEL_ACCESS_TOKEN",
  gone: "reply failed: the reply token was used or has expired",
};

/** Gives the reply that was sent: the one meant, or an apology where that one could not be shown. */
async function deliver(
  token: string,
  { reply, enclosure }: Telling,
  { locale, news }: Languages,
  options: HandlerOptions,
): Promise<Reply> {
  const { messenger, render, enclose, desk, log } = options;
  let messageIds: string[];
  try {
    const messages = render(reply, locale, news);
    messageIds = await messenger.reply(
      token,
      enclosure ? enclose(messages, enclosure, locale, news) : messages,
    );
  } catch (error) {
    if (error instanceof LineFault && error.failure !== "refused") throw error;
    // We made no message of it, or one that LINE refused: our fault, and the token is still good for a word to the reader.
    log.error({ err: error, reply: reply.type }, "a reply could not be shown");
    await messenger.reply(token, render(FAILED, locale, news));
    return FAILED;
  }
  const articleIds = articlesIn(reply);
  if (articleIds.length > 0) for (const id of messageIds) desk.sentMessages.remember(id, articleIds);
  return reply;
}

/** The articles that quoting a reply may mean. */
function articlesIn(reply: Reply): ArticleId[] {
  switch (reply.type) {
    case "list":
    case "greeting":
      return reply.articles.map(({ id }) => id);
    case "catch-up":
      return reply.items.map(({ article }) => article.id);
    case "story":
      return reply.entries.slice(-1).map(({ article }) => article.id);
    case "summary":
    case "details":
    case "why":
    case "choose-mute":
      return [reply.article.id];
    default:
      return [];
  }
}

/** Who came or left lately: LINE does not keep order, and the late one of two such events must not undo the later. */
function createFriendships() {
  const changedAt = createRecent<RecipientHash, EpochMs>(10_000);
  return {
    /** False where something newer is known of the chat. */
    isNews(hash: RecipientHash, at: EpochMs): boolean {
      if ((changedAt.get(hash) ?? 0) > at) return false;
      changedAt.set(hash, at);
      return true;
    },
  };
}
