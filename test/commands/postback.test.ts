import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Command } from "../../src/commands/command.ts";
import {
  articlePostback,
  type ButtonCommand,
  parsePostback,
  postbackData,
} from "../../src/commands/postback.ts";
import { LOCALES } from "../../src/domain/language.ts";
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
const QUESTIONS = ["summary", "related", "details"] as const;

const buttonCommand: fc.Arbitrary<ButtonCommand> = fc.oneof(
  fc.record(
    { name: fc.constant("latest" as const), category, before: articleId },
    { requiredKeys: ["name"] },
  ),
  fc.record(
    { name: fc.constant("language" as const), locale: fc.constantFrom(...LOCALES) },
    { requiredKeys: ["name"] },
  ),
  fc.record({ name: fc.constantFrom("popular" as const, "help" as const, "my-data" as const) }),
  fc.record({ name: fc.constant("delete-data" as const), confirmed: fc.boolean() }),
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
          if (data !== "v1:delete-data:confirmed") expect(command).not.toMatchObject({ confirmed: true });
        },
      ),
      { numRuns: 500 },
    );
  });
});
