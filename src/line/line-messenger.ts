import { z } from "zod";
import { LineFault } from "../domain/errors.ts";
import { SECOND } from "../domain/time.ts";
import { createLineApi, type LineAnswer, type LineApi, type LineApiOptions, readAnswer } from "./line-api.ts";
import type { Message } from "./messages.ts";
import type { Messenger } from "./messenger.ts";

export interface LineMessengerOptions extends LineApiOptions {
  /** Waits before a further try. */
  wait: (ms: number) => Promise<unknown>;
  /** 0 ≤ x < 1, for jitter. */
  random: () => number;
  /** How long a push or multicast may take; 15 seconds when absent, as a try that is given up too early costs another. */
  pushTimeoutMs?: number;
}

const REPLY_TRIES = 3;
const FIRST_BACK_OFF_MS = 250;
const PUSH_TIMEOUT_MS = 15 * SECOND;
/** A profile is a courtesy: the reader should not wait for it. */
const PROFILE_TIMEOUT_MS = 700;
/** So is an animation, and the answer waits for the fate of one that was asked for. */
const LOADING_TIMEOUT_MS = 300;
/** Longer than nearly every answer takes; LINE takes multiples of 5. */
const LOADING_SECONDS = 10;

const sentMessages = z.object({ sentMessages: z.array(z.object({ id: z.coerce.string() })) });
const profile = z.object({ language: z.string().optional() });
const amount = z.number().int().nonnegative();
const quotaAnswer = z.discriminatedUnion("type", [
  z.object({ type: z.literal("none") }).transform(() => ({})),
  z.object({ type: z.literal("limited"), value: amount }).transform(({ value }) => ({ limit: value })),
]);
const consumptionAnswer = z.object({ totalUsage: amount });
const membersAnswer = z.object({ count: amount });

/** LINE itself, or the emulator: whatever answers at the base URL. */
export function createLineMessenger(options: LineMessengerOptions): Messenger & { destroy(): Promise<void> } {
  const api = createLineApi(options);
  return {
    ...answering(api, options),
    ...pushing(api, options),
    ...showingMenus(api),
    destroy: api.destroy,
  };
}

/** What answers readers and costs nothing. */
function answering(
  api: LineApi,
  options: LineMessengerOptions,
): Pick<Messenger, "reply" | "profileLanguage" | "startLoading" | "leave"> {
  return {
    async reply(replyToken, messages) {
      const body = bodyOf("replyToken", replyToken, serialize(messages));
      const path = "/v2/bot/message/reply";
      const answer = await retryReply(() => api.call("reply", { path, body }), options);
      return answer ? sentIds(answer) : [];
    },
    async profileLanguage(userId) {
      const path = `/v2/bot/profile/${encodeURIComponent(userId)}`;
      const answer = await unlessGone(api.call("profile", { path, timeoutMs: PROFILE_TIMEOUT_MS }));
      return answer && readAnswer(answer, profile.catch({})).language;
    },
    async leave(chatId, kind) {
      await api.call("leave", { path: `/v2/bot/${kind}/${encodeURIComponent(chatId)}/leave`, body: EMPTY });
    },
    async startLoading(userId) {
      const body = Buffer.from(JSON.stringify({ chatId: userId, loadingSeconds: LOADING_SECONDS }));
      await api.call("loading", {
        path: "/v2/bot/chat/loading/start",
        body,
        timeoutMs: LOADING_TIMEOUT_MS,
      });
    },
  };
}

/** LINE wants a POST, and nothing in it. */
const EMPTY = Buffer.alloc(0);

/** What is billed, and what tells how much of it is left. */
function pushing(
  api: LineApi,
  { pushTimeoutMs = PUSH_TIMEOUT_MS }: LineMessengerOptions,
): Omit<Messenger, "reply" | "profileLanguage" | "startLoading" | "leave" | MenuMethod> {
  async function send(
    endpoint: "push" | "multicast",
    to: string | string[],
    messages: Buffer,
    retryKey: string,
  ): Promise<void> {
    const path = `/v2/bot/message/${endpoint}`;
    const body = bodyOf("to", to, messages);
    try {
      await api.call(endpoint, { path, body, retryKey, timeoutMs: pushTimeoutMs });
    } catch (error) {
      if (!(error instanceof LineFault && error.status === ALREADY_ACCEPTED)) throw error;
    }
  }

  return {
    push: (to, messages, retryKey) => send("push", to, messages, retryKey),
    multicast: (to, messages, retryKey) => send("multicast", to, messages, retryKey),
    async isValidPush(messages) {
      const body = Buffer.concat([Buffer.from('{"messages":'), messages, TAIL]);
      try {
        await api.call("validate", { path: "/v2/bot/message/validate/push", body });
        return true;
      } catch (error) {
        if (error instanceof LineFault && error.failure === "refused") return false;
        throw error;
      }
    },
    async quota() {
      return readAnswer(await api.call("quota", { path: "/v2/bot/message/quota" }), quotaAnswer);
    },
    async consumption() {
      const answer = await api.call("consumption", { path: "/v2/bot/message/quota/consumption" });
      return readAnswer(answer, consumptionAnswer).totalUsage;
    },
    async memberCount(chatId, kind) {
      const path = `/v2/bot/${kind}/${encodeURIComponent(chatId)}/members/count`;
      return readAnswer(await api.call("members", { path }), membersAnswer).count;
    },
  };
}

type MenuMethod = "richMenus" | "richMenuOf" | "linkRichMenu" | "unlinkRichMenu";

const richMenuAnswer = z.object({ richMenuId: z.string() });
const aliasesAnswer = z.object({
  aliases: z.array(z.object({ richMenuAliasId: z.string(), richMenuId: z.string() })),
});

/** What is below the chat. */
function showingMenus(api: LineApi): Pick<Messenger, MenuMethod> {
  /** LINE answers 404 where nothing is linked. */
  const linked = async (path: string): Promise<string | undefined> => {
    const answer = await unlessGone(api.call("rich-menu", { path }));
    return answer && readAnswer(answer, richMenuAnswer).richMenuId;
  };
  const ofUser = (userId: string) => `/v2/bot/user/${encodeURIComponent(userId)}/richmenu`;

  return {
    async richMenus() {
      const answer = await api.call("rich-menu", { path: "/v2/bot/richmenu/alias/list" });
      const { aliases } = readAnswer(answer, aliasesAnswer);
      // A channel without aliases has no menu of ours, whatever its default is.
      const defaultId = aliases.length > 0 ? await linked("/v2/bot/user/all/richmenu") : undefined;
      return {
        aliases: new Map(aliases.map(({ richMenuAliasId, richMenuId }) => [richMenuAliasId, richMenuId])),
        ...(defaultId !== undefined && { defaultId }),
      };
    },
    richMenuOf: (userId) => linked(ofUser(userId)),
    async linkRichMenu(userId, richMenuId) {
      const path = `${ofUser(userId)}/${encodeURIComponent(richMenuId)}`;
      return (await unlessGone(api.call("rich-menu", { method: "POST", path }))) !== undefined;
    },
    async unlinkRichMenu(userId) {
      await unlessGone(api.call("rich-menu", { method: "DELETE", path: ofUser(userId) }));
    },
  };
}

/** The answer; undefined where what was asked for does not exist. */
async function unlessGone(answer: Promise<LineAnswer>): Promise<LineAnswer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof LineFault && error.failure === "gone") return undefined;
    throw error;
  }
}

/** The status of a retry key that LINE has accepted before (guide "Retry failed API requests"). */
const ALREADY_ACCEPTED = 409;

/**
 * Trying a reply again is safe although LINE has no retry key for it: the token works once. So a used token on a later
 * try means that the earlier one, whose answer was lost, arrived.
 */
async function retryReply(
  attempt: () => Promise<LineAnswer>,
  { wait, random }: Pick<LineMessengerOptions, "wait" | "random">,
): Promise<LineAnswer | undefined> {
  let mayHaveArrived = false;
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof LineFault)) throw error;
      if (error.failure === "gone" && mayHaveArrived) return undefined;
      const worthTrying = error.failure === "unreachable" || error.failure === "rate";
      if (!worthTrying || tries === REPLY_TRIES) throw error;
      mayHaveArrived ||= error.failure === "unreachable";
      await wait(FIRST_BACK_OFF_MS * 2 ** (tries - 1) * (0.5 + random()));
    }
  }
}

const TAIL = Buffer.from("}");

/** The body of a request that sends: whom to, and the messages as they were written before. */
function bodyOf(property: "replyToken" | "to", value: string | string[], messages: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`{"${property}":${JSON.stringify(value)},"messages":`), messages, TAIL]);
}

/** Messages that many readers get ("latest") are one array, written as JSON once. */
const serialized = new WeakMap<readonly Message[], Buffer>();

function serialize(messages: readonly Message[]): Buffer {
  let json = serialized.get(messages);
  if (json === undefined) {
    json = Buffer.from(JSON.stringify(messages));
    serialized.set(messages, json);
  }
  return json;
}

/** Messages that LINE accepted are sent, whatever else its answer says. */
const sentIds = (answer: LineAnswer): string[] =>
  readAnswer(answer, sentMessages.catch({ sentMessages: [] })).sentMessages.map(({ id }) => id);
