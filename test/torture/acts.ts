import { setTimeout as delay } from "node:timers/promises";
import type { Act, ActResult } from "../../tools/emulator/control-api.ts";
import type { Instance } from "./instances.ts";
import type { Content } from "./mailboxes.ts";
import { TOPIC_WORDS, type TorturedReader } from "./readers.ts";
import { numberOf, type Stage } from "./stage.ts";
import { whileClockStands } from "./time.ts";

/** One thing that a reader may do, with what the model makes of it. */
export async function act(stage: Stage, reader: TorturedReader): Promise<void> {
  if (hasLeft(stage, reader.chatId)) return;
  const { chance, oneOf } = stage.dice;
  const deeds = reader.kind === "user" ? PERSONS_DEEDS : GROUPS_DEEDS;
  await DEEDS[oneOf(deeds)](stage, reader);
  // Somebody who changes their mind at once has it both ways in one fan-out.
  if (!hasLeft(stage, reader.chatId) && chance(0.2)) await DEEDS[oneOf(LASTING)](stage, reader);
  await readEnclosures(stage, reader);
}

type Deed = (stage: Stage, reader: TorturedReader) => Promise<void>;

const DEEDS = {
  leave: async (stage, reader) => {
    await say(stage, reader, { type: reader.kind === "user" ? "unfollow" : "leave" });
    stage.mailboxes.leave(reader.chatId);
    stage.model.left(reader.chatId);
  },
  delete: async (stage, reader) => {
    await say(stage, reader, text("データを削除"));
    await tap(stage, reader, /^v1:delete-data:.*confirmed/);
    stage.mailboxes.leave(reader.chatId);
    stage.model.left(reader.chatId);
  },
  unfollow: async (stage, reader) => {
    const topic = ownTopic(stage, reader);
    if (topic === undefined) return;
    await say(stage, reader, text(`解除 ${TOPIC_WORDS[topic]}`));
    stage.model.unfollowed(reader.chatId, topic);
  },
  follow: async (stage, reader) => {
    const topic = otherTopic(stage, reader);
    if (topic === undefined) return;
    await say(stage, reader, text(`登録 ${TOPIC_WORDS[topic]}`));
    await tap(stage, reader, /^v1:follow:.*instant/);
    stage.model.followed(reader.chatId, topic);
  },
  mute: async (stage, reader) => {
    const topic = otherTopic(stage, reader);
    if (topic === undefined) return;
    await say(stage, reader, text(`ミュート ${TOPIC_WORDS[topic]}`));
    stage.model.muted(reader.chatId, topic);
  },
  pauseOrResume: async (stage, reader) => {
    const topic = ownTopic(stage, reader);
    if (topic === undefined) return;
    const paused = !reader.subscriptions.some((own) => own.topic === topic && own.paused);
    await say(stage, reader, text(`${paused ? "停止" : "再開"} ${TOPIC_WORDS[topic]}`));
    stage.model.paused(reader.chatId, topic, paused);
  },
  catchUp,
} satisfies Record<string, Deed>;

const LASTING = ["unfollow", "mute", "pauseOrResume"] as const;
const PERSONS_DEEDS = [...LASTING, "leave", "delete", "unfollow", "follow", "catchUp", "catchUp"] as const;
/** A group hears the price before it follows, which is another story. */
const GROUPS_DEEDS = [...LASTING, "leave", "catchUp", "catchUp"] as const;

const text = (words: string): Act => ({ type: "text", text: words });

function ownTopic({ dice }: Stage, { subscriptions }: TorturedReader): number | undefined {
  const own = subscriptions.filter(({ muted }) => !muted);
  return own.length > 0 ? dice.oneOf(own).topic : undefined;
}

function otherTopic({ dice }: Stage, { subscriptions }: TorturedReader): number | undefined {
  const topic = dice.below(TOPIC_WORDS.length);
  return subscriptions.some((own) => own.topic === topic) ? undefined : topic;
}

const hasLeft = ({ mailboxes }: Stage, chatId: string): boolean => mailboxes.of(chatId).leftAt !== undefined;

/** Asks for all that is owed. */
export async function catchUp(stage: Stage, reader: TorturedReader): Promise<void> {
  if (hasLeft(stage, reader.chatId)) return;
  await stage.mailboxes.reading(reader.chatId, () => say(stage, reader, text("まとめ")));
  await readEnclosures(stage, reader);
}

/** What a message told in short is read in full: its button shows the same stretch of the log. */
export async function readEnclosures(stage: Stage, reader: TorturedReader): Promise<void> {
  const { mailboxes, model } = stage;
  for (;;) {
    const enclosure = mailboxes.nextEnclosure(reader.chatId);
    if (enclosure === undefined || hasLeft(stage, reader.chatId)) return;
    const { data, isUnconfirmed } = enclosure;
    const heard = mailboxes.listen(reader.chatId);
    await mailboxes.reading(reader.chatId, () => say(stage, reader, { type: "postback", data }));
    if (isUnconfirmed) model.unconfirmed(reader.chatId, numbersIn(stage, heard()));
  }
}

const numbersIn = (stage: Stage, replies: readonly Content[]): string[] =>
  replies.flatMap(({ articles }) => articles.map((id) => numberOf(stage, id)));

async function tap(stage: Stage, reader: TorturedReader, wanted: RegExp): Promise<void> {
  const buttons = stage.mailboxes.of(reader.chatId).replies.at(-1)?.buttons ?? [];
  const data = buttons.find((button) => wanted.test(button));
  if (data === undefined) throw new Error(`no button ${wanted} in ${JSON.stringify(buttons)}`);
  await say(stage, reader, { type: "postback", data });
}

/** Does something; whoever gets no answer does it again. */
async function say(stage: Stage, { chatId, kind }: TorturedReader, what: Act): Promise<void> {
  const { emulator, mailboxes } = stage;
  const said = kind === "group" && what.type === "text" ? { ...what, mentionBot: true } : what;
  mailboxes.note(chatId, "text" in what ? what.text : "data" in what ? what.data : what.type);
  for (;;) {
    const talk = { chatId, heard: mailboxes.listen(chatId) };
    let outcome = await deliver(stage, talk, async () => {
      const result = await emulator.act(chatId, said);
      if ("refused" in result) throw new Error(result.message);
      return result;
    });
    while (outcome.state === "failed") {
      const { event } = outcome;
      await delay(20);
      outcome = await deliver(stage, talk, () => emulator.redeliver(event));
    }
    if (outcome.state === "answered" || what.type === "unfollow" || what.type === "leave") return;
  }
}

/** A chat, and what the bot has answered in it. */
interface Talk {
  chatId: string;
  heard: () => readonly Content[];
}

/** What became of the delivery of an event; `unanswered`: LINE will not bring it again. */
type Outcome = { state: "answered" | "unanswered" } | { state: "failed"; event: string };

/** The bot acknowledges what takes longer, and goes on. */
const EARLY_MS = 1_400;
/** So long the answer to an acknowledged event may take, and as long until it is written down that LINE has it. */
const ANSWER_MS = 8_000;
/** What a process has sent before it was killed may still come for so long. */
const ECHO_MS = 200;

const TWICE_SHARE = 0.1;

/** Has LINE bring an event to some instance, now and then to two at once, and waits for the answer. */
async function deliver(stage: Stage, talk: Talk, send: () => Promise<ActResult>): Promise<Outcome> {
  const { emulator, dice } = stage;
  const outcome = await deliverOnce(stage, talk, send);
  if (outcome.state !== "failed" || !dice.chance(TWICE_SHARE)) return outcome;
  const twice = await Promise.all(
    [1, 2].map(() => deliverOnce(stage, talk, () => emulator.redeliver(outcome.event))),
  );
  return twice.find(({ state }) => state === "answered") ?? twice[0] ?? outcome;
}

function deliverOnce(
  stage: Stage,
  { chatId, heard }: Talk,
  send: () => Promise<ActResult>,
): Promise<Outcome> {
  return whileClockStands(stage, async () => {
    const { mailboxes, model, dice, instances, emulator } = stage;
    const front = dice.oneOf(instances);
    emulator.setWebhookUrl(`http://127.0.0.1:${front.port}/webhook`);
    const isAnswered = () => heard().length > 0;
    const { status, milliseconds, webhookEventId = "" } = await send();
    if (status !== 200) return { state: "failed", event: webhookEventId };
    if (milliseconds < EARLY_MS) return { state: isAnswered() ? "answered" : "unanswered" };
    mailboxes.note(chatId, `acknowledged after ${Math.round(milliseconds)} ms`);
    if (!(await comesTrue(isAnswered, front))) return { state: "unanswered" };
    if (!(await comesTrue(() => isConfirmed(stage, chatId), front))) {
      mailboxes.note(chatId, "the bot will never know whether that came");
      mailboxes.unconfirmed(chatId);
      model.unconfirmed(chatId, numbersIn(stage, heard()));
    }
    return { state: "answered" };
  });
}

/** Waits until it is so; in vain where the process is killed before. */
async function comesTrue(isSo: () => boolean | Promise<boolean>, process: Instance): Promise<boolean> {
  for (const end = performance.now() + ANSWER_MS; process.isAlive(); await delay(10)) {
    if (await isSo()) return true;
    if (performance.now() > end) return false;
  }
  await delay(ECHO_MS);
  return isSo();
}

/** Whether no reply to a reader is one of which the bot does not know what became. */
async function isConfirmed({ database, recipients }: Stage, chatId: string): Promise<boolean> {
  const open = await database.queries
    .selectFrom("batches")
    .select("no")
    .where("kind", "=", "reply")
    .where("recipients", "like", `[[${recipients.get(chatId)},%`)
    .executeTakeFirst();
  return open === undefined;
}
