import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ARTICLE_QUESTIONS, type Command, type FollowTarget, SNOOZES } from "../../src/commands/command.ts";
import {
  articlePostback,
  type ButtonCommand,
  followData,
  parsePostback,
  pickerData,
  postbackData,
} from "../../src/commands/postback.ts";
import { DELIVERY_MODES } from "../../src/domain/alert.ts";
import { SUMMARY_KINDS } from "../../src/domain/feedback.ts";
import { LOCALES, NEWS_LANGUAGES } from "../../src/domain/language.ts";
import { LIMITS } from "../../src/line/limits.ts";

const STALE: Command = { name: "stale-button" };
const articleId = fc.uuid({ version: 7 });
const category = fc.constantFrom(
  "top",
  "sports",
  "biz-tech",
  "kultur-und-ökonomie",
  "アジア",
  "a".repeat(80),
);
const QUESTIONS = [...ARTICLE_QUESTIONS, "why", "less", "unfollow-alert", "mute-alert"] as const;
const mode = fc.constantFrom(...DELIVERY_MODES);
const no = fc.integer({ min: 0, max: 2 ** 45 });
const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
/** Words as somebody may type them, with all that data gives a meaning to. */
const ownWords = fc
  .oneof(
    fc.string({ unit: "binary" }),
    fc
      .array(fc.constantFrom("大谷", ":", "%", "%3A", "%25", "%2525", '"a b"', " -", " | ", "🐻", "\n", "\0"))
      .map((parts) => parts.join("")),
  )
  .filter((words) => words.trim() !== "");
const target: fc.Arbitrary<FollowTarget> = fc.oneof(
  ownWords.map((words) => ({ by: "words" as const, words })),
  category.map((slug) => ({ by: "category" as const, category: slug })),
  fc.constantFrom("earthquake", "severe-weather").map((preset) => ({ by: "preset" as const, preset })),
  articleId.map((id) => ({ by: "story" as const, of: { by: "id" as const, id } })),
  fc.constant({ by: "nothing" as const }),
);

const buttonCommand: fc.Arbitrary<ButtonCommand> = fc.oneof(
  fc.constant({ name: "search" as const, words: "" as const }),
  fc.record(
    { name: fc.constant("latest" as const), category, before: articleId },
    { requiredKeys: ["name"] },
  ),
  fc.record(
    { name: fc.constant("language" as const), locale: fc.constantFrom(...LOCALES) },
    { requiredKeys: ["name"] },
  ),
  fc.record({ name: fc.constant("language" as const), news: fc.constantFrom(...NEWS_LANGUAGES) }),
  fc.record({
    name: fc.constantFrom(
      "popular" as const,
      "help" as const,
      "my-data" as const,
      "my-alerts" as const,
      "settings" as const,
    ),
  }),
  fc.record({ name: fc.constant("furigana" as const), on: fc.boolean() }),
  fc.record({
    name: fc.constant("feedback" as const),
    by: fc.constantFrom(...SUMMARY_KINDS),
    vote: fc.constantFrom("up" as const, "down" as const),
  }),
  fc.record({
    name: fc.constantFrom("delete-data" as const, "leave" as const),
    confirmed: fc.boolean(),
  }),
  fc.record({
    name: fc.constant("unfollow" as const),
    which: fc.oneof(
      fc.record({ by: fc.constant("no" as const), no }),
      fc.record({ by: fc.constant("nothing" as const) }),
      fc.record({ by: fc.constant("all" as const), confirmed: fc.boolean() }),
    ),
  }),
  fc.record(
    {
      name: fc.constantFrom("pause" as const, "resume" as const),
      which: fc.record({ by: fc.constant("no" as const), no }),
    },
    { requiredKeys: ["name"] },
  ),
  fc.record(
    { name: fc.constant("topic-mode" as const), no, mode, confirmed: fc.constant(true as const) },
    { requiredKeys: ["name", "no", "mode"] },
  ),
  fc.record(
    { name: fc.constant("snooze" as const), length: fc.constantFrom(...SNOOZES) },
    { requiredKeys: ["name"] },
  ),
  fc.record(
    { name: fc.constant("mute" as const), word: ownWords, lang: fc.constantFrom(...NEWS_LANGUAGES) },
    { requiredKeys: ["name", "word"] },
  ),
  fc.record(
    { name: fc.constant("catch-up" as const), range: fc.record({ after: no, upTo: no }) },
    { requiredKeys: ["name"] },
  ),
  fc.record(
    { name: fc.constant("delivery" as const), mode, confirmed: fc.constant(true as const) },
    { requiredKeys: ["name", "mode"] },
  ),
  fc
    .oneof(
      fc.record({ add: minute }),
      fc.record({ remove: minute }),
      fc.record({ times: fc.array(minute, { minLength: 1, maxLength: 3 }) }),
      fc.constant({}),
    )
    .map((times) => ({ name: "digest-times" as const, ...times })),
  fc
    .oneof(fc.record({ from: minute, to: minute }, { requiredKeys: [] }), fc.constant({ off: true }))
    .map((hours) => ({ name: "quiet" as const, ...hours })),
  fc.record(
    {
      name: fc.constant("zone" as const),
      zone: fc.constantFrom("Asia/Tokyo", "Etc/GMT+9", "America/Port-au-Prince"),
    },
    { requiredKeys: ["name"] },
  ),
  fc.record({ name: fc.constant("urgent" as const), on: fc.boolean() }),
);

describe("a button", () => {
  it("asks for what it says, within LINE's 300 characters", () => {
    fc.assert(
      fc.property(buttonCommand, (command) => {
        const data = postbackData(command);
        expect(data.length).toBeLessThanOrEqual(LIMITS.postbackDataUnits);
        expect(parsePostback(data)).toEqual(command);
      }),
    );
  });

  it("follows exactly what it says, whatever words those are, or there is no such button", () => {
    fc.assert(
      fc.property(target, fc.option(mode, { nil: undefined }), (what, way) => {
        const data = followData(what, way);
        if (data === undefined) return expect(what).toMatchObject({ by: "words" });
        expect(data.length).toBeLessThanOrEqual(LIMITS.postbackDataUnits);
        const asked = what.by === "nothing" ? {} : { ...(way && { mode: way }) };
        expect(parsePostback(data)).toEqual({ name: "follow", what, ...asked });
      }),
      { numRuns: 500 },
    );
    expect(followData({ by: "words", words: "雪".repeat(300) }, "instant")).toBeUndefined();
    expect(followData({ by: "words", words: "雪".repeat(276) }, "instant")).toBeDefined();
    expect(followData({ by: "story", of: { by: "quote", messageId: "1" } })).toBeUndefined();
  });

  it("with LINE's time picker brings the time that was picked", () => {
    expect(parsePostback(pickerData("digest-times:add"), "07:30")).toEqual({
      name: "digest-times",
      add: 450,
    });
    expect(parsePostback(pickerData("quiet:from"), "22:00")).toEqual({ name: "quiet", from: 1_320 });
    expect(parsePostback(pickerData("quiet:to"), "00:00")).toEqual({ name: "quiet", to: 0 });
    for (const time of [undefined, "", "24:00", "7:30", "07:60", "noon"])
      expect(parsePostback(pickerData("quiet:to"), time)).toEqual(STALE);
  });

  it("of an article asks about that article", () => {
    fc.assert(
      fc.property(articleId, fc.constantFrom(...QUESTIONS), (id, name) => {
        expect(parsePostback(articlePostback(name, id))).toEqual({ name, of: { by: "id", id } });
      }),
    );
  });

  it("keeps its data as the contract says, as it stays in chats for years", () => {
    const id = "019a0000-0000-7000-8000-000000000001";
    expect(articlePostback("summary", id)).toBe(`v1:summary:${id}`);
    expect(postbackData({ name: "latest", category: "sports" })).toBe("v1:latest:sports:");
    expect(postbackData({ name: "delete-data", confirmed: true })).toBe("v1:delete-data:confirmed");
    expect(articlePostback("why", id)).toBe(`v1:why:${id}`);
    expect(followData({ by: "words", words: '大谷 -野球 "2:1" 5%' }, "instant")).toBe(
      'v1:follow:instant:words:大谷 -野球 "2%3A1" 5%25',
    );
    expect(followData({ by: "category", category: "sports" })).toBe("v1:follow::category:sports");
    expect(postbackData({ name: "catch-up", range: { after: 7, upTo: 12 } })).toBe("v1:catch-up:7:12");
    expect(postbackData({ name: "quiet", from: 1_320, to: 420 })).toBe("v1:quiet:1320:420");
  });
});

describe("data that no button of ours sends", () => {
  const id = "019a0000-0000-7000-8000-000000000001";
  it.each([
    "",
    ":",
    "v1",
    "v1:",
    "help",
    "v2:help",
    "v1:unknown",
    "V1:help",
    "v1:help:more",
    "v1:summary",
    "v1:summary:",
    "v1:summary:1",
    `v1:summary:${id}:${id}`,
    `v1:summary:${id} `,
    "v1:latest:Sports News:",
    `v1:latest:sports:${id}x`,
    `v1:latest:${"a".repeat(300)}:`,
    "v1:language:fr",
    "v1:delete-data:",
    "v1:delete-data:confirmed!",
    '{"v1":"help"}',
    "v1:__proto__",
    "v1:toString",
    "v1:follow:",
    "v1:follow::words:",
    "v1:follow::words: ",
    "v1:follow:soon:category:sports",
    "v1:follow::category:sports:world",
    `v1:follow::words:${"雪".repeat(301)}`,
    "v1:unfollow:-1",
    "v1:unfollow:all",
    "v1:unfollow:1e3",
    "v1:topic-mode:1:never",
    "v1:snooze:year",
    "v1:catch-up:7",
    "v1:digest-times:add:1440",
    "v1:digest-times:set",
    "v1:quiet:5",
    "v1:urgent:",
    "v1:mute:a:b",
    "v1:zone:Asia Tokyo",
    "v1:constructor",
    `v1:help${"\0".repeat(300)}`,
    "v1:".repeat(2_000),
  ])("%j is a stale button", (data) => {
    expect(parsePostback(data)).toEqual(STALE);
  });

  it("never throws, and never deletes without a confirmation of ours", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((rest) => `v1:${rest}`),
        ),
        (data) => {
          const command = parsePostback(data);
          expect(command.name).toBeTypeOf("string");
          if (!/^v1:(?:delete-data|leave):confirmed$/.test(data))
            expect(command).not.toMatchObject({ confirmed: true });
        },
      ),
      { numRuns: 500 },
    );
  });
});
