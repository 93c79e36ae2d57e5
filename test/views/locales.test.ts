import { describe, expect, it } from "vitest";
import type { Command, Reply } from "../../src/commands/command.ts";
import { parseText } from "../../src/commands/parse.ts";
import { NEWS_WEB_CATEGORIES } from "../../src/domain/category.ts";
import { LOCALES, type Locale } from "../../src/domain/language.ts";
import { LIMITS } from "../../src/line/limits.ts";
import type { Message } from "../../src/line/messages.ts";
import {
  createDeliveryViews,
  createEnclosureViews,
  createViews,
  type ViewOptions,
} from "../../src/views/views.ts";
import { articleOf } from "../articles.ts";
import { deliveriesAbout, enclosuresAbout, PRESETS } from "./alert-replies.ts";
import { shippedTexts } from "./locale-files.ts";
import { actionsIn, altTextsOf, quickLabelsOf, textsIn } from "./reading.ts";
import { type Matter, repliesAbout } from "./replies.ts";

const texts = shippedTexts();
const graphemes = new Intl.Segmenter("ja", { granularity: "grapheme" });
const lengthOf = (label: string) => Array.from(graphemes.segment(label)).length;

/** Everything there is to show about a short article: whatever is cut then, is a sentence of ours. */
function* shownIn(locale: Locale): Generator<Message[]> {
  const article = articleOf({ title: "湖の宿", lead: "宿ができた。" });
  const options: ViewOptions = {
    texts,
    linkTo: ({ url }) => url,
    retentionDays: 3_650,
    presets: PRESETS,
    categoriesOf: () => ["sports"],
  };
  const about: Matter = { words: "星", category: "sports", articles: [article, article] };
  for (const reply of repliesAbout(about).filter(isOurs)) yield createViews(options)(reply, locale);
  for (const delivery of deliveriesAbout(about)) yield createDeliveryViews(options)(delivery, locale);
  for (const enclosure of enclosuresAbout(about)) yield createEnclosureViews(options)([], enclosure, locale);
}

/** What is chosen from has names that others gave. */
const isOurs = ({ type }: Reply): boolean =>
  !["choose-topic", "choose-mute", "what-to-follow"].includes(type);

describe.each(LOCALES)("in %s", (locale) => {
  const say = texts[locale];

  it("no button, notification or text is longer than LINE takes", () => {
    const cut = new Set<string | undefined>();
    for (const messages of shownIn(locale))
      for (const text of [
        ...quickLabelsOf(messages),
        ...actionsIn(messages).flatMap(({ label, displayText }) => [label, displayText]),
        ...altTextsOf(messages),
        ...textsIn(messages),
      ])
        if (text?.endsWith("…")) cut.add(text);
    expect([...cut]).toEqual([]);
  });

  it("every category fits a quick reply", () => {
    for (const category of [...NEWS_WEB_CATEGORIES, "asia", "japan", "biz-tech"])
      expect(lengthOf(say(`category-${category}`)), category).toBeLessThanOrEqual(
        LIMITS.quickReplyLabelGraphemes,
      );
  });

  const namesOf = (words: readonly string[]) => words.map((word) => parseText(word).name);
  const HELP: [topic: string, names: Command["name"][]][] = [
    ["latest", ["latest"]],
    ["article", ["summary", "related", "details"]],
    ["story", ["so-far", "since"]],
    ["popular", ["popular"]],
    ["follow", ["follow", "unfollow"]],
    ["my-alerts", ["my-alerts"]],
    ["catch-up", ["catch-up"]],
    ["settings", ["settings"]],
    ["language", ["language"]],
    ["data", ["my-data"]],
  ];
  it.each(HELP)("the words that help teaches can be typed: %s", (topic, names) => {
    // Thai lists stand between spaces, and no word of one has any.
    const between = locale === "th" ? " " : /[、,・] ?/;
    expect(namesOf(say(`help-${topic}-label`).split(between))).toEqual(names);
  });

  const quotedIn = (id: string, args?: Record<string, string>) =>
    [...say(id, args).matchAll(/[“「‘]([^”」’]+)[”」’]/g)].map(([, words = ""]) => words);
  it("what our sentences quote means what they say", () => {
    expect(quotedIn("help-latest").map((words) => parseText(words))).toEqual([
      { name: "latest", category: "sports" },
    ]);
    expect(namesOf(quotedIn("help-follow"))).toEqual(["follow", "unfollow"]);
    expect(namesOf(quotedIn("what-to-follow").slice(0, 2))).toEqual(["follow", "follow"]);
    for (const id of ["refused-empty", "refused-only-exclusions", "refused-only-date"])
      expect(namesOf(quotedIn(id, { words: "…" }).filter((words) => words !== "…")), id).toEqual(["follow"]);
    expect(quotedIn("unknown-times").map((words) => parseText(words))).toEqual([
      { name: "digest-times", times: [8 * 60, 19 * 60] },
    ]);
    expect(quotedIn("ask-quiet").map((words) => parseText(words))).toEqual([
      { name: "quiet", from: 22 * 60, to: 7 * 60 },
    ]);
    expect(quotedIn("ask-zone").map((words) => parseText(words))).toEqual([
      { name: "zone", zone: expect.stringContaining("/") },
    ]);
    expect(namesOf(quotedIn("paused-all"))).toEqual(["resume"]);
    for (const id of ["thanks", "sticker"]) expect(namesOf(quotedIn(id))).toEqual(["latest", "help"]);
    expect(namesOf(quotedIn("group-hello"))).toEqual(expect.arrayContaining(["latest", "follow", "leave"]));
  });
});
