import { describe, expect, it } from "vitest";
import type { Command, Reply } from "../../src/commands/command.ts";
import { parsePostback } from "../../src/commands/postback.ts";
import { DEFAULT_SETTINGS } from "../../src/domain/alert.ts";
import { LOCALES, type Locale } from "../../src/domain/language.ts";
import type { Message } from "../../src/line/messages.ts";
import { actionsIn, bubblesIn } from "./reading.ts";
import { shown, shownToAnybody, viewSamples } from "./view-samples.ts";

/** What a reader may want, whatever is on the screen. */
const FUNCTIONS: Record<string, (command: Command) => boolean> = {
  "the latest news": (command) => command.name === "latest" && !command.category,
  "a category": (command) => command.name === "latest" && command.category !== undefined,
  "a search": ({ name }) => name === "search",
  "what others read": ({ name }) => name === "popular",
  "following a topic": ({ name }) => name === "follow",
  "my alerts": ({ name }) => name === "my-alerts",
  settings: ({ name }) => name === "settings",
  "catching up": ({ name }) => name === "catch-up",
  "the language": ({ name }) => name === "language",
  "my data": ({ name }) => name === "my-data",
  help: ({ name }) => name === "help",
};

const tapsIn = (messages: Message[]): Command[] =>
  actionsIn(messages).flatMap(({ type, data = "" }) => (type === "uri" ? [] : [parsePostback(data)]));

/** The views that the first tap may bring, as this locale's reader sees them. */
function viewAfter(command: Command, locale: Locale): Message[] {
  const samples = viewSamples(locale);
  switch (command.name) {
    case "latest":
    case "popular":
      return samples.latest ?? [];
    case "help":
    case "summary":
    case "settings":
    case "my-alerts":
      return samples[command.name] ?? [];
    default:
      return [];
  }
}

describe.each(LOCALES)("from whatever is on the screen (%s)", (locale) => {
  const screens = shownToAnybody(locale);
  const after = new Map(
    (["latest", "help", "settings", "my-alerts"] as const).map((name) => [
      name as string,
      tapsIn(viewAfter({ name }, locale)),
    ]),
  );
  const withinTwoTaps = (messages: Message[]): Command[] => {
    const first = tapsIn(messages);
    return [...first, ...first.flatMap(({ name }) => after.get(name) ?? [])];
  };

  it.each(Object.entries(FUNCTIONS))("%s is two taps away at most", (_name, isIt) => {
    for (const screen of screens) expect(withinTwoTaps(screen).some(isIt)).toBe(true);
  });

  it("an article's summary is one tap away, what is related and its details two", () => {
    const summary = tapsIn(viewAfter({ name: "summary", of: { by: "nothing" } }, locale));
    expect(summary.map(({ name }) => name)).toEqual(expect.arrayContaining(["related", "details"]));
    for (const screen of [viewSamples(locale).digest, viewSamples(locale).latest, viewSamples(locale).story])
      expect(tapsIn(screen ?? []).map(({ name }) => name)).toContain("summary");
  });

  it("no row has more than LINE's 13, none offers a thing twice, and help stands last", () => {
    for (const screen of screens) {
      const row = actionsIn(onlyRowOf(screen)).map(({ data }) => data);
      expect(row.length).toBeLessThanOrEqual(13);
      expect(new Set(row).size).toBe(row.length);
      expect(row.at(-1)).toBe("v1:help");
    }
  });
});

/** The row of buttons alone. */
const onlyRowOf = (messages: Message[]): Message[] =>
  messages.slice(-1).map(({ quickReply }) => ({ type: "text", text: "", ...(quickReply && { quickReply }) }));

/** A desktop shows no quick replies. */
const onADesktop = (messages: Message[]): Message[] =>
  messages.map(({ quickReply: _row, ...message }) => message as Message);

describe("without quick replies, as on a desktop", () => {
  const lists: Reply[] = [
    { type: "note", note: "no-results", words: "星" },
    { type: "note", note: "failed" },
    { type: "note", note: "stale-button" },
    { type: "note", note: "confirm-delete" },
    { type: "note", note: "nothing-owed", follows: true },
    { type: "note", note: "no-articles-yet" },
    { type: "my-alerts", subscriptions: [], settings: DEFAULT_SETTINGS },
    { type: "help" },
  ];
  it.each(lists.map((reply) => [JSON.stringify(reply), reply] as const))(
    "%s is no dead end",
    (_name, reply) => {
      const messages = onADesktop(shown(reply, "ja"));
      expect(bubblesIn(messages)).not.toEqual([]);
      expect(tapsIn(messages)).not.toEqual([]);
    },
  );

  it("a list goes on after its last card", () => {
    const names = tapsIn(onADesktop(viewSamples("ja").latest ?? []));
    expect(names).toContainEqual(expect.objectContaining({ name: "latest", before: expect.any(String) }));
    expect(names).toContainEqual({ name: "help" });
  });

  it("every function is a tap away from help", () => {
    const names = tapsIn(onADesktop(shown({ type: "help" }, "ja")));
    for (const [name, isIt] of Object.entries(FUNCTIONS))
      if (!["help", "a category"].includes(name)) expect([name, names.some(isIt)]).toEqual([name, true]);
  });
});

it("the search button opens the keyboard with the search begun", () => {
  const search = actionsIn(shown({ type: "note", note: "thanks" }, "ja")).find(
    ({ data }) => parsePostback(data ?? "").name === "search",
  );
  expect(search).toMatchObject({ inputOption: "openKeyboard", fillInText: "検索 " });
});
