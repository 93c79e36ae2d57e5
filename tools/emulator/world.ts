import { type Calls, createCalls } from "./calls.ts";
import { type Chats, createChats } from "./chats.ts";
import { type Clock, createClock } from "./clock.ts";
import type { Bubble, Delivery, EmulatorState, NewGroup, NewUser, Quota } from "./control-api.ts";
import { createExpiringMap, type ExpiringMap } from "./expiring-map.ts";
import { createFaults, type Faults } from "./faults.ts";
import { createMessageIds } from "./ids.ts";
import { createPeople, type People } from "./people.ts";
import { createQuota, type QuotaAccount } from "./quota.ts";
import { createRandom } from "./random.ts";
import { createRateLimits, LINE_RATES, type Rates, type TakeToken } from "./rate-limits.ts";
import { createReplyTokens, type ReplyTokens } from "./reply-tokens.ts";
import { createRetryKeys, type RetryKeys } from "./retry-keys.ts";
import { createRichMenus, type RichMenus, shownMenus } from "./rich-menus.ts";

/** What the emulator starts with and goes back to when it is reset. */
export interface WorldOptions {
  webhookUrl?: string;
  botUserId?: string;
  botName?: string;
  /** The time the emulator's clock follows, epoch milliseconds; the machine's when absent. */
  clock?: () => number;
  /** Of the shares of faults; 1 when absent. */
  seed?: number;
  notice?: string;
  quota?: Quota;
  users?: NewUser[];
  groups?: NewGroup[];
  /** Every well-formed user id is a friend, without being stored: for load tests. */
  anyUserIsFriend?: boolean;
  /** LINE's own rates when absent, none where false. */
  rates?: Rates | false;
  /** False keeps no bodies of calls: for load tests. */
  recordCalls?: boolean;
  /** Told of every event that is about to be sent. */
  onEvent?: (event: WebhookEvent) => void;
  /** Told how far the clock is ahead of the one it follows, in milliseconds, whenever it is moved. */
  onClockMove?: (aheadMs: number) => void;
}

/** A webhook event as it is sent. */
export type WebhookEvent = Record<string, unknown>;

/** Everything the emulator knows, LINE's memory and the people's. */
export interface World {
  clock: Clock;
  people: People;
  chats: Chats;
  quota: QuotaAccount;
  replyTokens: ReplyTokens;
  retryKeys: RetryKeys;
  takeToken: TakeToken;
  faults: Faults;
  calls: Calls;
  richMenus: RichMenus;
  sentEvents: ExpiringMap<WebhookEvent>;
  nextMessageId: () => string;
  reached: Record<Delivery, number>;
  bot: { userId: string; name: string };
  webhook: { url: string | undefined };
  notice: string | undefined;
  onEvent: (event: WebhookEvent) => void;
}

const DEFAULT_BOT_ID = `U${"b07".padEnd(32, "0")}`;
const DAY_MS = 24 * 3_600_000;

/** A fresh world; `told` hears of every bubble. */
export function createWorld(options: WorldOptions, told: (bubble: Bubble) => void): World {
  const clock = createClock(options.clock ?? Date.now, options.onClockMove);
  const { now } = clock;
  const people = createPeople(now, options.anyUserIsFriend ?? false);
  for (const user of options.users ?? []) people.addUser(user);
  for (const group of options.groups ?? []) people.addGroup(group);
  const { rates = LINE_RATES } = options;
  return {
    clock,
    people,
    chats: createChats(told),
    quota: createQuota(options.quota ?? { type: "none", used: 0 }, now),
    replyTokens: createReplyTokens(now),
    retryKeys: createRetryKeys(now),
    takeToken: rates ? createRateLimits(rates, now) : () => true,
    faults: createFaults(createRandom(options.seed ?? 1)),
    calls: createCalls(options.recordCalls ?? true),
    richMenus: createRichMenus(),
    sentEvents: createExpiringMap(DAY_MS, 1000, now),
    nextMessageId: createMessageIds(now()),
    reached: { reply: 0, push: 0, multicast: 0, broadcast: 0 },
    bot: { userId: options.botUserId ?? DEFAULT_BOT_ID, name: options.botName ?? "Shirase" },
    webhook: { url: options.webhookUrl },
    notice: options.notice,
    onEvent: options.onEvent ?? (() => undefined),
  };
}

/** The world as GET /_emulator/state tells it. */
export function stateOf(world: World): EmulatorState {
  const users = world.people.users();
  return {
    now: world.clock.now(),
    botUserId: world.bot.userId,
    ...(world.webhook.url ? { webhookUrl: world.webhook.url } : {}),
    users,
    groups: world.people.groups(),
    quota: world.quota.current(),
    faults: world.faults.rules(),
    ...(world.notice ? { notice: world.notice } : {}),
    reached: { ...world.reached },
    richMenus: shownMenus(
      users.map(({ userId }) => userId),
      world.richMenus,
    ),
  };
}
