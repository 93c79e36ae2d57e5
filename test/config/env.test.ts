import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Config, readConfig } from "../../config/env.ts";
import { ConfigFault } from "../../src/domain/errors.ts";

const SECRETS = { LINE_CHANNEL_SECRET: "channel-secret", LINE_CHANNEL_ACCESS_TOKEN: "channel-token" };
const KEY = Buffer.alloc(32, 7).toString("base64");

const source = {
  id: "town",
  format: "rss",
  lang: "ja",
  category: "top",
  urls: ["https://news.example/feed.xml"],
  pollSeconds: 60,
  staleAfterHours: 6,
};

const none = {
  title: [],
  happening: [],
  opening: [],
  neverTitle: [],
  neverOpening: [],
  abroad: [],
  home: [],
};
const topics = { presets: {}, urgent: { ja: none, en: none } };

/** A file system that holds these files, and topics besides. */
const files = (texts: Record<string, string>) => (path: string) => {
  const text = { "config/topics.json": JSON.stringify(topics), ...texts }[path];
  if (text === undefined) throw new Error(`ENOENT: ${path}`);
  return text;
};

const fileOf = (...sources: object[]) => files({ "config/sources.json": JSON.stringify({ sources }) });

const read = (env: Record<string, string | undefined>, readText = fileOf(source)): Config =>
  readConfig({ ...SECRETS, ...env }, readText);

function faultsOf(env: Record<string, string | undefined>, readText = fileOf(source)): string[] {
  try {
    read(env, readText);
  } catch (error) {
    if (error instanceof ConfigFault) return error.faults;
    throw error;
  }
  return [];
}

describe("a summary model", () => {
  const URL_NAME = { SUMMARY_MODEL_URL: "http://localhost:11434/v1", SUMMARY_MODEL_NAME: "small" };

  it("is an endpoint and a name, and a key where there is one", () => {
    expect(read({}).summaryModel).toBeUndefined();
    expect(read(URL_NAME).summaryModel).toEqual({ url: "http://localhost:11434/v1", name: "small" });
    expect(read({ ...URL_NAME, SUMMARY_MODEL_KEY: "k" }).summaryModel).toMatchObject({ key: "k" });
  });

  it("that is half told is refused, with what lacks", () => {
    expect(faultsOf({ SUMMARY_MODEL_URL: URL_NAME.SUMMARY_MODEL_URL })).toEqual([
      "SUMMARY_MODEL_NAME is required with SUMMARY_MODEL_URL",
    ]);
    expect(faultsOf({ SUMMARY_MODEL_KEY: "k" })).toHaveLength(2);
    expect(faultsOf({ ...URL_NAME, SUMMARY_MODEL_URL: "localhost" })).toEqual([
      expect.stringContaining("SUMMARY_MODEL_URL must be a URL"),
    ]);
  });
});

describe("an environment with LINE's two secrets only", () => {
  it("is enough, and everything else has its default", () => {
    expect(read({})).toEqual({
      port: 3000,
      host: "0.0.0.0",
      line: {
        channelSecret: "channel-secret",
        channelAccessToken: "channel-token",
        apiBaseUrl: "https://api.line.me",
        multicastPerSecond: 200,
        pushPerSecond: 2_000,
      },
      database: { dataDir: "./data" },
      roles: new Set(["web", "worker"]),
      keepFullText: false,
      retentionDays: 30,
      urgentReserveShare: 0.2,
      logLevel: "info",
      sources: [source],
      topics: {
        presets: new Map(),
        urgent: { ja: expect.objectContaining({ title: { alternatives: [] } }), en: expect.anything() },
      },
    });
  });

  it("is the same with every other variable there but empty, as in a copied .env", () => {
    const empty = Object.fromEntries(
      [
        ...["LINE_MULTICAST_PER_SECOND", "LINE_PUSH_PER_SECOND"],
        ...[
          "PORT",
          "HOST",
          "LINE_API_BASE_URL",
          "DATABASE_URL",
          "DATA_DIR",
          "SOURCES_FILE",
          "TOPICS_FILE",
          "ID_KEY",
        ],
        ...["ADMIN_TOKEN", "PUBLIC_BASE_URL", "CONTACT", "ROLES", "KEEP_FULL_TEXT", "RETENTION_DAYS"],
      ].map((name, at) => [name, at % 2 ? "" : "  "]),
    );
    expect(read({ ...empty, LOG_LEVEL: undefined })).toEqual(read({}));
  });

  it("gives a configuration that nobody can change", () => {
    expect(Object.isFrozen(read({}))).toBe(true);
  });
});

describe("what an operator sets", () => {
  it("is taken over", () => {
    const config = read(
      {
        PORT: "0",
        HOST: "127.0.0.1",
        LINE_API_BASE_URL: "http://127.0.0.1:4010/",
        LINE_MULTICAST_PER_SECOND: "20",
        LINE_PUSH_PER_SECOND: "1",
        DATABASE_URL: "postgres://shirase:pw@db.example/news",
        DATA_DIR: "/var/lib/shirase",
        SOURCES_FILE: "mine.json",
        TOPICS_FILE: "my-topics.json",
        ID_KEY: KEY,
        ADMIN_TOKEN: "0123456789abcdef",
        PUBLIC_BASE_URL: "https://bot.example",
        CONTACT: "ops@bot.example",
        ROLES: "worker , web",
        KEEP_FULL_TEXT: "true",
        RETENTION_DAYS: "8",
        LOG_LEVEL: "debug",
      },
      files({ "mine.json": JSON.stringify({ sources: [source] }), "my-topics.json": JSON.stringify(topics) }),
    );
    expect(config).toMatchObject({
      port: 0,
      host: "127.0.0.1",
      line: { apiBaseUrl: "http://127.0.0.1:4010", multicastPerSecond: 20, pushPerSecond: 1 },
      database: { url: "postgres://shirase:pw@db.example/news", dataDir: "/var/lib/shirase" },
      idKey: Buffer.alloc(32, 7),
      adminToken: "0123456789abcdef",
      publicBaseUrl: "https://bot.example",
      contact: "ops@bot.example",
      roles: new Set(["web", "worker"]),
      keepFullText: true,
      retentionDays: 8,
      logLevel: "debug",
    });
  });

  it("may be one role", () => {
    expect(read({ ROLES: "worker" }).roles).toEqual(new Set(["worker"]));
  });

  it.each([
    ["PORT", "3000x"],
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["LINE_API_BASE_URL", "api.line.me"],
    ["LINE_API_BASE_URL", "ftp://api.line.me"],
    ["LINE_API_BASE_URL", "https://api.line.me/v2"],
    ["LINE_MULTICAST_PER_SECOND", "0"],
    ["LINE_PUSH_PER_SECOND", "many"],
    ["PUBLIC_BASE_URL", "bot"],
    ["PUBLIC_BASE_URL", "https://bot.example/?x=1"],
    ["DATABASE_URL", "mysql://db.example/news"],
    ["ID_KEY", "not base64!"],
    ["ID_KEY", Buffer.alloc(31).toString("base64")],
    ["ADMIN_TOKEN", "short"],
    ["CONTACT", "連絡先"],
    ["ROLES", "web,sender"],
    ["ROLES", ","],
    ["KEEP_FULL_TEXT", "yes"],
    ["RETENTION_DAYS", "0"],
    ["RETENTION_DAYS", "7"],
    ["RETENTION_DAYS", "1.5"],
    ["LOG_LEVEL", "loud"],
  ])("is refused by name where it cannot be meant: %s=%s", (name, value) => {
    const faults = faultsOf({ ID_KEY: KEY, [name]: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${name} must `));
  });

  it("is never repeated in a fault, as it may be a secret", () => {
    const faults = faultsOf({
      DATABASE_URL: "mysql://user:hush-1@db.example",
      ID_KEY: "hush-2",
      ADMIN_TOKEN: "hush-3",
      LINE_API_BASE_URL: "hush-4",
    });
    expect(faults).toHaveLength(4);
    expect(faults.join("\n")).not.toContain("hush");
  });
});

describe("PostgreSQL", () => {
  it("needs an ID_KEY, which instances share", () => {
    expect(faultsOf({ DATABASE_URL: "postgresql://db.example/news" })).toEqual([
      expect.stringMatching(/^ID_KEY is required with DATABASE_URL/),
    ]);
    expect(faultsOf({ DATABASE_URL: "postgresql://db.example/news", ID_KEY: KEY })).toEqual([]);
  });
});

describe("a configuration with many faults", () => {
  it("names every one of them at once", () => {
    const env = { LINE_CHANNEL_SECRET: " ", LINE_CHANNEL_ACCESS_TOKEN: undefined, PORT: "x" };
    const faults = faultsOf({
      ...env,
      DATABASE_URL: "postgres://db.example/news",
      SOURCES_FILE: "gone.json",
      TOPICS_FILE: "gone-too.json",
    });
    expect(faults).toEqual([
      expect.stringMatching(/^PORT must /),
      expect.stringMatching(/^LINE_CHANNEL_SECRET is missing/),
      expect.stringMatching(/^LINE_CHANNEL_ACCESS_TOKEN is missing/),
      expect.stringMatching(/^ID_KEY is required/),
      "SOURCES_FILE gone.json cannot be read",
      "TOPICS_FILE gone-too.json cannot be read",
    ]);
  });

  it("names those of the sources in one go, each with its place", () => {
    const faults = faultsOf(
      { RETENTION_DAYS: "x" },
      fileOf(source, { ...source, urls: ["ftp://news.example"], interval: 3 }, { ...source, pollSeconds: 0 }),
    );
    expect(faults).toEqual([
      expect.stringMatching(/^RETENTION_DAYS must /),
      expect.stringMatching(/^SOURCES_FILE config\/sources.json: sources.1.urls.0 must be an http\(s\) URL$/),
      expect.stringContaining("interval"),
      expect.stringMatching(/sources\.2\.pollSeconds/),
      "SOURCES_FILE config/sources.json: the id town stands twice",
    ]);
  });
});

describe("the list of sources", () => {
  it("may poll every second, and hold several sources", () => {
    const fast = { ...source, id: "town-2", pollSeconds: 1 };
    expect(read({}, fileOf(source, fast)).sources).toEqual([source, fast]);
  });

  it("is refused in one plain line where it is a list of another form", () => {
    const readText = files({ "config/sources.json": "[]" });
    expect(faultsOf({}, readText)).toEqual([
      expect.stringMatching(/^SOURCES_FILE config\/sources\.json: \S.*object/),
    ]);
  });

  it("is refused where it is no JSON", () => {
    const readText = files({ "config/sources.json": '{"sources": [' });
    expect(faultsOf({}, readText)).toEqual(["SOURCES_FILE config/sources.json is not valid JSON"]);
  });

  it.each([["[]"], ["null"], ['{"sources": {}}'], ['{"sources": []}'], ['{"sources": [3, "x", null]}']])(
    "is refused where it is another thing: %s",
    (text) => {
      expect(faultsOf({}, files({ "config/sources.json": text })).length).toBeGreaterThan(0);
    },
  );

  it("names an id that stands several times once", () => {
    const other = { ...source, id: "village" };
    expect(faultsOf({}, fileOf(source, other, source, source))).toEqual([
      "SOURCES_FILE config/sources.json: the id town stands twice",
    ]);
  });

  it.each([
    ["id", "Town news"],
    ["format", "atom"],
    ["lang", "Japanese"],
    ["category", "Top Stories"],
    ["urls", []],
    ["staleAfterHours", 0],
  ])("is refused for a bad %s", (name, value) => {
    const [fault, ...others] = faultsOf({}, fileOf({ ...source, [name]: value }));
    expect(fault).toContain(`sources.0.${name} `);
    expect(others).toEqual([]);
  });
});

describe("the shipped config/sources.json", () => {
  const shipped = (path: string) => readFileSync(join(import.meta.dirname, "../..", path), "utf8");
  const { sources } = read({}, shipped);

  it("is valid and covers NEWS WEB's eight categories and NHK WORLD", () => {
    const categories = sources.filter(({ lang }) => lang === "ja").map(({ category }) => category);
    expect(categories).toEqual([
      ...["top", "society", "life", "science", "politics", "economy", "world", "sports"],
    ]);
    expect(sources.some(({ lang, format }) => lang === "en" && format === "nhk-world-json")).toBe(true);
  });

  it("names no URL that NHK left behind: it would answer 200 with old news for ever", () => {
    const frozen = [/^https?:\/\/www3\.nhk\.or\.jp\/rss\/news/, /\/nhkworld\/data\/en\/news\/all\.json$/];
    const urls = sources.flatMap((one) => one.urls);
    expect(urls.filter((url) => frozen.some((pattern) => pattern.test(url)))).toEqual([]);
    expect(new Set(urls).size).toBe(urls.length);
  });
});
