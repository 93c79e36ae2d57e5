import { readFileSync } from "node:fs";
import { z } from "zod";
import { LOG_DAYS } from "../src/domain/alert.ts";
import { ConfigFault } from "../src/domain/errors.ts";
import type { Source } from "../src/domain/source.ts";
import { readSources } from "./sources.ts";
import { readTopics, type Topics } from "./topics.ts";

/** Everything an operator can decide, validated once; no other file reads the environment. */
export interface Config {
  port: number;
  host: string;
  line: {
    channelSecret: string;
    channelAccessToken: string;
    apiBaseUrl: string;
    multicastPerSecond: number;
    pushPerSecond: number;
  };
  database: { url?: string; dataDir: string };
  /** 32 bytes; absent with SQLite, where the key is made once and kept in the data directory. */
  idKey?: Buffer;
  adminToken?: string;
  publicBaseUrl?: string;
  contact?: string;
  roles: ReadonlySet<Role>;
  keepFullText: boolean;
  retentionDays: number;
  /** Share of a month's paid messages kept for urgent news, 0 to 1. */
  urgentReserveShare: number;
  logLevel: (typeof LOG_LEVELS)[number];
  /** An OpenAI-compatible endpoint that writes summaries; absent: there is none. */
  summaryModel?: { url: string; key?: string; name: string };
  sources: Source[];
  topics: Topics;
}

/** `web` answers webhooks, `worker` polls NHK; one process may do both. */
export type Role = "web" | "worker";

const ROLES: Role[] = ["web", "worker"];
const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal"] as const;

const url = (protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(" or ")}`,
    // What follows takes a URL for granted.
    abort: true,
  });

/** LINE's SDK and ours drop a path behind the host, so only an origin can be meant. */
const origin = url(["http:", "https:"])
  .refine((text) => new URL(text).pathname === "/" && new URL(text).search === "", {
    error: "must be an origin, without a path",
  })
  .transform((text) => new URL(text).origin);

/** What is copied from LINE's console; a stray line break or quote would only show as failing calls. */
const headerValue = (whereToFind: string) =>
  z
    .string({ error: `is missing: ${whereToFind}` })
    .transform((text) => text.trim())
    .refine((text) => /^[!-~]+$/.test(text), {
      error: "holds characters that it cannot have, such as spaces",
    });

const LOOPBACK = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

const flag = z
  .enum(["true", "false"], { error: "must be true or false" })
  .transform((text) => text === "true");

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be a whole number from ${min} to ${max}`);

const retentionDays = z
  .string()
  .refine(
    (text) => /^\d+$/.test(text) && Number(text) > LOG_DAYS && Number(text) <= 3_650,
    `must be a whole number from ${LOG_DAYS + 1} to 3650, as readers are told what came in the last ${LOG_DAYS} days`,
  )
  .transform(Number);

const roles = z
  .string()
  .transform((text) => text.split(",").map((role) => role.trim()))
  .refine((list) => list.every((role) => ROLES.some((known) => known === role)), {
    error: `must be a comma-separated choice of ${ROLES.join(", ")}`,
  })
  .transform((list) => new Set(ROLES.filter((role) => list.includes(role))));

const idKey = z
  .base64("must be base64")
  .transform((text) => Buffer.from(text, "base64"))
  .refine((key) => key.length === 32, "must be 32 bytes in base64: openssl rand -base64 32");

const environment = z.object({
  PORT: wholeNumber(0, 65_535).default(3000),
  HOST: z.string().default("0.0.0.0"),
  LINE_CHANNEL_SECRET: headerValue("LINE Developers Console, Basic settings"),
  LINE_CHANNEL_ACCESS_TOKEN: headerValue("LINE Developers Console, Messaging API"),
  LINE_API_BASE_URL: origin.default("https://api.line.me"),
  LINE_MULTICAST_PER_SECOND: wholeNumber(1, 10_000).default(200),
  LINE_PUSH_PER_SECOND: wholeNumber(1, 10_000).default(2_000),
  DATABASE_URL: url(["postgres:", "postgresql:"]).optional(),
  DATA_DIR: z.string().default("./data"),
  SOURCES_FILE: z.string().default("config/sources.json"),
  TOPICS_FILE: z.string().default("config/topics.json"),
  ID_KEY: idKey.optional(),
  ADMIN_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  PUBLIC_BASE_URL: origin
    .refine((text) => text.startsWith("https:") || LOOPBACK.test(text), {
      error: "must be https, as LINE's readers come from outside",
    })
    .optional(),
  CONTACT: z
    .string()
    .regex(/^[\x20-\x7e]{1,200}$/, "must be an e-mail address or a URL, for the User-Agent header")
    .optional(),
  ROLES: roles.default(new Set(ROLES)),
  KEEP_FULL_TEXT: flag.default(false),
  RETENTION_DAYS: retentionDays.default(30),
  URGENT_RESERVE_PERCENT: wholeNumber(0, 100).default(20),
  SUMMARY_MODEL_URL: url(["http:", "https:"]).optional(),
  SUMMARY_MODEL_KEY: headerValue("your model provider's console").optional(),
  SUMMARY_MODEL_NAME: z.string().optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(", ")}` }).default("info"),
});

/** Reads process.env. */
export const loadConfig = (): Config => readConfig(process.env, (path) => readFileSync(path, "utf8"));

/** Validates an environment and the files it names; throws one ConfigFault with every fault there is. */
export function readConfig(
  env: Record<string, string | undefined>,
  readText: (path: string) => string,
): Config {
  // An empty value, as in `ADMIN_TOKEN=` of an .env file, means unset.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = environment.safeParse(given);
  const sources = readSources(given.SOURCES_FILE ?? "config/sources.json", readText);
  const { topics, faults: topicsFaults } = readTopics(given.TOPICS_FILE ?? "config/topics.json", readText);
  const faults = [
    ...(parsed.error?.issues.map(describeIssue) ?? []),
    ...crossFaults(given),
    ...sources.faults,
    ...topicsFaults,
  ];
  if (!parsed.success || !topics || faults.length > 0) throw new ConfigFault(faults);
  return freezeConfig(parsed.data, { sources: sources.sources, topics });
}

const describeIssue = (issue: z.core.$ZodIssue) => `${issue.path.join(".")} ${issue.message}`;

function crossFaults(env: Record<string, string | undefined>): string[] {
  const model = ["SUMMARY_MODEL_URL", "SUMMARY_MODEL_NAME"];
  const given = [...model, "SUMMARY_MODEL_KEY"].filter((name) => env[name]);
  const missing = given.length === 0 ? [] : model.filter((name) => !env[name]);
  return [
    ...(env.DATABASE_URL && !env.ID_KEY
      ? ["ID_KEY is required with DATABASE_URL, as instances must share it: openssl rand -base64 32"]
      : []),
    ...missing.map((name) => `${name} is required with ${given.join(", ")}`),
  ];
}

function freezeConfig(env: z.infer<typeof environment>, files: Pick<Config, "sources" | "topics">): Config {
  return Object.freeze({
    port: env.PORT,
    host: env.HOST,
    line: {
      channelSecret: env.LINE_CHANNEL_SECRET,
      channelAccessToken: env.LINE_CHANNEL_ACCESS_TOKEN,
      apiBaseUrl: env.LINE_API_BASE_URL,
      multicastPerSecond: env.LINE_MULTICAST_PER_SECOND,
      pushPerSecond: env.LINE_PUSH_PER_SECOND,
    },
    database: { dataDir: env.DATA_DIR, ...(env.DATABASE_URL && { url: env.DATABASE_URL }) },
    ...(env.ID_KEY && { idKey: env.ID_KEY }),
    ...(env.ADMIN_TOKEN && { adminToken: env.ADMIN_TOKEN }),
    ...(env.PUBLIC_BASE_URL && { publicBaseUrl: env.PUBLIC_BASE_URL }),
    ...(env.CONTACT && { contact: env.CONTACT }),
    roles: env.ROLES,
    keepFullText: env.KEEP_FULL_TEXT,
    retentionDays: env.RETENTION_DAYS,
    urgentReserveShare: env.URGENT_RESERVE_PERCENT / 100,
    logLevel: env.LOG_LEVEL,
    ...(env.SUMMARY_MODEL_URL !== undefined &&
      env.SUMMARY_MODEL_NAME !== undefined && {
        summaryModel: {
          url: env.SUMMARY_MODEL_URL,
          name: env.SUMMARY_MODEL_NAME,
          ...(env.SUMMARY_MODEL_KEY && { key: env.SUMMARY_MODEL_KEY }),
        },
      }),
    ...files,
  });
}
