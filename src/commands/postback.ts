import { z } from "zod";
import { DELIVERY_MODES, type DeliveryMode } from "../domain/alert.ts";
import type { ArticleId } from "../domain/article.ts";
import { SUMMARY_KINDS } from "../domain/feedback.ts";
import { LOCALES, NEWS_LANGUAGES } from "../domain/language.ts";
import type { TopicNo } from "../domain/topic.ts";
import { LIMITS } from "../line/limits.ts";
import { type ArticleQuestion, type Command, type FollowTarget, SNOOZES } from "./command.ts";

/** What buttons send. Versioned, as buttons in old messages stay tappable for years. */
const VERSION = "v1";

const articleId = z.uuid();
/** As domain/category.ts makes slugs, of NHK WORLD's names in whatever script. */
const category = z.string().regex(/^[\p{L}\p{N}-]{1,80}$/u);
const preset = z.string().regex(/^[a-z0-9-]{1,40}$/);
const mode = z.enum(DELIVERY_MODES);
const confirmed = z.literal("confirmed");
const CONFIRMED = { confirmed: true } as const;
const count = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
const minute = count.refine((value) => value < 24 * 60);
const zoneName = z.string().regex(/^[\w+/-]{1,64}$/);
/** `a:b` reads as two fields: in words of a reader's own, only what would do so is escaped, as data is short. */
const ownWords = z
  .string()
  .max(LIMITS.postbackDataUnits)
  .transform((escaped) => escaped.replace(/%(?:25|3A)/g, decodeURIComponent))
  .refine((words) => words.trim() !== "");
const escapeWords = (words: string): string => words.replace(/[%:]/g, encodeURIComponent);

const plain = <Name extends PlainName>(name: Name) => z.tuple([]).transform(() => ({ name }));
const ofArticle = <Name extends ArticleButton>(name: Name) =>
  z.tuple([articleId]).transform(([id]) => ({ name, of: { by: "id" as const, id } }));
const onOrOff = <Name extends "urgent" | "furigana">(name: Name) =>
  z.tuple([z.enum(["on", "off"])]).transform(([state]) => ({ name, on: state === "on" }));
const ofTopic = <Name extends "pause" | "resume">(name: Name) =>
  z.tuple([count.optional()]).transform(([no]) => ({ name, ...(no !== undefined && { which: byNo(no) }) }));
const byNo = (no: number) => ({ by: "no" as const, no });

const target = z.union([
  z.tuple([z.literal("category"), category]).transform(([by, slug]) => ({ by, category: slug })),
  z.tuple([z.literal("preset"), preset]).transform(([by, name]) => ({ by, preset: name })),
  z.tuple([z.literal("story"), articleId]).transform(([by, id]) => ({ by, of: { by: "id" as const, id } })),
  z.tuple([z.literal("words"), ownWords]).transform(([by, words]) => ({ by, words })),
]);

const follow = z.union([
  z.tuple([]).transform(() => ({ what: { by: "nothing" as const } })),
  z.tuple([mode.or(z.literal(""))], z.string()).transform(([way, ...what], context) => {
    const read = target.safeParse(what);
    if (read.success) return { what: read.data, ...(way && { mode: way }) };
    context.addIssue("no target");
    return z.NEVER;
  }),
]);

const unfollow = z.union([
  z.tuple([]).transform(() => ({ by: "nothing" as const })),
  z.tuple([count]).transform(([no]) => byNo(no)),
  z.tuple([z.literal("all"), z.enum(["ask", "confirmed"])]).transform(([by, step]) => ({
    by,
    confirmed: step === "confirmed",
  })),
]);

const language = z.union([
  z.tuple([z.literal("news"), z.enum(NEWS_LANGUAGES)]).transform(([, news]) => ({ news })),
  z.tuple([z.enum(LOCALES).optional()]).transform(([locale]) => ({ ...(locale && { locale }) })),
]);

const digestTimes = z.union([
  z.tuple([]).transform(() => ({})),
  z.tuple([z.literal("add"), minute]).transform(([, add]) => ({ add })),
  z.tuple([z.literal("remove"), minute]).transform(([, remove]) => ({ remove })),
  z.tuple([z.literal("set"), minute], minute).transform(([, ...times]) => ({ times })),
]);

const quiet = z.union([
  z.tuple([]).transform(() => ({})),
  z.tuple([z.literal("off")]).transform(() => ({ off: true })),
  z.tuple([z.literal("from"), minute]).transform(([, from]) => ({ from })),
  z.tuple([z.literal("to"), minute]).transform(([, to]) => ({ to })),
  z.tuple([minute, minute]).transform(([from, to]) => ({ from, to })),
]);

const range = z.union([
  z.tuple([]).transform(() => ({})),
  z.tuple([count, count]).transform(([after, upTo]) => ({ range: { after, upTo } })),
]);

/** By name, the fields after it: `v1:latest:sports:<last article shown>`. */
const BUTTONS: Record<string, z.ZodType<Command>> = {
  summary: ofArticle("summary"),
  related: ofArticle("related"),
  details: ofArticle("details"),
  "so-far": ofArticle("so-far"),
  since: ofArticle("since"),
  why: ofArticle("why"),
  less: ofArticle("less"),
  "unfollow-alert": ofArticle("unfollow-alert"),
  "mute-alert": ofArticle("mute-alert"),
  latest: z.tuple([category.or(z.literal("")), articleId.or(z.literal(""))]).transform(([slug, before]) => ({
    name: "latest",
    ...(slug && { category: slug }),
    ...(before && { before }),
  })),
  search: z.tuple([]).transform(() => ({ name: "search", words: "" })),
  popular: plain("popular"),
  categories: plain("categories"),
  help: plain("help"),
  feedback: z
    .tuple([z.enum(SUMMARY_KINDS), z.enum(["up", "down"])])
    .transform(([by, vote]) => ({ name: "feedback", by, vote })),
  "my-data": plain("my-data"),
  "my-alerts": plain("my-alerts"),
  settings: plain("settings"),
  language: language.transform((choice) => ({ name: "language", ...choice })),
  "delete-data": z
    .tuple([z.enum(["ask", "confirmed"])])
    .transform(([step]) => ({ name: "delete-data", confirmed: step === "confirmed" })),
  leave: z
    .tuple([z.enum(["ask", "confirmed"])])
    .transform(([step]) => ({ name: "leave", confirmed: step === "confirmed" })),
  follow: follow.transform((wish) => ({ name: "follow", ...wish })),
  unfollow: unfollow.transform((which) => ({ name: "unfollow", which })),
  pause: ofTopic("pause"),
  resume: ofTopic("resume"),
  "topic-mode": z
    .tuple([count, mode, confirmed.optional()])
    .transform(([no, way, said]) => ({ name: "topic-mode", no, mode: way, ...(said && CONFIRMED) })),
  snooze: z
    .tuple([z.enum(SNOOZES).optional()])
    .transform(([length]) => ({ name: "snooze", ...(length && { length }) })),
  mute: z
    .tuple([ownWords, z.enum(NEWS_LANGUAGES).optional()])
    .transform(([word, lang]) => ({ name: "mute", word, ...(lang && { lang }) })),
  "catch-up": range.transform((what) => ({ name: "catch-up", ...what })),
  delivery: z
    .tuple([mode, confirmed.optional()])
    .transform(([way, said]) => ({ name: "delivery", mode: way, ...(said && CONFIRMED) })),
  "digest-times": digestTimes.transform((times) => ({ name: "digest-times", ...times })),
  quiet: quiet.transform((hours) => ({ name: "quiet", ...hours })),
  zone: z.tuple([zoneName.optional()]).transform(([zone]) => ({ name: "zone", ...(zone && { zone }) })),
  urgent: onOrOff("urgent"),
  furigana: onOrOff("furigana"),
};

/**
 * What a tapped button asks for; data that is none of ours, or of another version, is a stale button.
 * @param time what was picked in LINE's time picker, "HH:mm"
 */
export function parsePostback(data: string, time?: string): Command {
  const [version, name = "", ...rest] = data.split(":");
  const button = version === VERSION && Object.hasOwn(BUTTONS, name) ? BUTTONS[name] : undefined;
  const parsed = button?.safeParse(time === undefined ? rest : [...rest, ...pickedMinute(time)]);
  return parsed?.success ? parsed.data : { name: "stale-button" };
}

/** The field that a picker leaves to be filled. */
function pickedMinute(time: string): string[] {
  const [, hours, minutes] = /^(\d\d):([0-5]\d)$/.exec(time) ?? [];
  return [String(Number(hours) * 60 + Number(minutes))];
}

type PlainName = "popular" | "categories" | "help" | "my-data" | "my-alerts" | "settings";
type ArticleButton = ArticleQuestion | "why" | "less" | "unfollow-alert" | "mute-alert";

type ByNo = { by: "no"; no: TopicNo };
type DeliveryCommand = Extract<Command, { name: "delivery" | "digest-times" | "quiet" | "zone" | "urgent" }>;
type TopicCommand =
  | Extract<Command, { name: "topic-mode" | "mute" }>
  | { name: "unfollow"; which: ByNo | { by: "nothing" } | { by: "all"; confirmed: boolean } }
  | { name: "pause" | "resume"; which?: ByNo };

/** The commands that a button can carry, besides following and what is asked of one article. */
export type ButtonCommand =
  | Extract<
      Command,
      {
        name:
          | PlainName
          | "latest"
          | "feedback"
          | "language"
          | "delete-data"
          | "leave"
          | "furigana"
          | "snooze"
          | "catch-up";
      }
    >
  /** Asks what to look for. */
  | { name: "search"; words: "" }
  | TopicCommand
  | DeliveryCommand;

/** Data for a button that sends a command; parsePostback reads it back. */
export function postbackData(command: ButtonCommand): string {
  return [VERSION, command.name, ...fieldsOf(command)].join(":");
}

type Fields = (string | number)[];

function fieldsOf(command: ButtonCommand): Fields {
  switch (command.name) {
    case "latest":
      return [command.category ?? "", command.before ?? ""];
    case "feedback":
      return [command.by, command.vote];
    case "language":
      return command.news ? ["news", command.news] : given(command.locale);
    case "furigana":
      return [command.on ? "on" : "off"];
    case "delete-data":
    case "leave":
      return [command.confirmed ? "confirmed" : "ask"];
    case "snooze":
      return given(command.length);
    case "catch-up":
      return command.range ? [command.range.after, command.range.upTo] : [];
    case "unfollow":
    case "pause":
    case "resume":
    case "topic-mode":
    case "mute":
      return topicFields(command);
    case "delivery":
    case "digest-times":
    case "quiet":
    case "zone":
    case "urgent":
      return deliveryFields(command);
    default:
      return [];
  }
}

const given = (field: string | number | undefined): Fields => (field === undefined ? [] : [field]);

const confirmation = ({ confirmed: said }: { confirmed?: true }): Fields => (said ? ["confirmed"] : []);

function topicFields(command: TopicCommand): Fields {
  switch (command.name) {
    case "unfollow":
      return unfollowFields(command.which);
    case "topic-mode":
      return [command.no, command.mode, ...confirmation(command)];
    case "mute":
      return [escapeWords(command.word), ...given(command.lang)];
    default:
      return given(command.which?.no);
  }
}

function deliveryFields(command: DeliveryCommand): Fields {
  switch (command.name) {
    case "delivery":
      return [command.mode, ...confirmation(command)];
    case "digest-times":
      return digestTimesFields(command);
    case "quiet":
      return quietFields(command);
    case "zone":
      return given(command.zone);
    case "urgent":
      return command.on === undefined ? [] : [command.on ? "on" : "off"];
  }
}

function unfollowFields(which: Extract<TopicCommand, { name: "unfollow" }>["which"]): Fields {
  if (which.by === "no") return [which.no];
  return which.by === "all" ? ["all", which.confirmed ? "confirmed" : "ask"] : [];
}

function digestTimesFields({ times, add, remove }: Extract<Command, { name: "digest-times" }>): Fields {
  if (times) return ["set", ...times];
  if (add !== undefined) return ["add", add];
  return remove === undefined ? [] : ["remove", remove];
}

function quietFields({ from, to, off }: Extract<Command, { name: "quiet" }>): Fields {
  if (off) return ["off"];
  if (from !== undefined && to !== undefined) return [from, to];
  if (from !== undefined) return ["from", from];
  return to === undefined ? [] : ["to", to];
}

/** Data for a button of LINE's time picker: the minute picked becomes its last field. */
export const pickerData = (what: "digest-times:add" | "quiet:from" | "quiet:to"): string =>
  `${VERSION}:${what}`;

/** Data for a button that asks something of one article. */
export const articlePostback = (name: ArticleButton, id: ArticleId): string => [VERSION, name, id].join(":");

/**
 * Data for a button that follows, or that without a mode shows what following would bring; undefined where no button
 * can carry the target: words too long for it, or a story told by anything but an article's id.
 */
export function followData(what: FollowTarget, way?: DeliveryMode): string | undefined {
  const fields = targetFields(what);
  if (!fields) return undefined;
  const data = [VERSION, "follow", ...(fields.length > 0 ? [way ?? "", ...fields] : [])].join(":");
  return data.length <= LIMITS.postbackDataUnits ? data : undefined;
}

function targetFields(what: FollowTarget): string[] | undefined {
  switch (what.by) {
    case "words":
      return ["words", escapeWords(what.words)];
    case "category":
      return ["category", what.category];
    case "preset":
      return ["preset", what.preset];
    case "story":
      return what.of.by === "id" ? ["story", what.of.id] : undefined;
    case "nothing":
      return [];
  }
}
