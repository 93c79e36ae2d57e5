import fc from "fast-check";
import { expect, it } from "vitest";
import type { Enclosure } from "../../src/commands/command.ts";
import { parsePostback } from "../../src/commands/postback.ts";
import { LOCALES } from "../../src/domain/language.ts";
import { createEnclosureViews, createViews, type ViewOptions } from "../../src/views/views.ts";
import { articleOf } from "../articles.ts";
import { enclosuresAbout, PRESETS } from "./alert-replies.ts";
import { hostileArticle, hostileText } from "./hostile-articles.ts";
import { shippedTexts } from "./locale-files.ts";
import { actionsIn, altTextsOf, quickLabelsOf, shownIn } from "./reading.ts";
import { repliesAbout } from "./replies.ts";
import { expectSendable } from "./sendable.ts";

const options: ViewOptions = {
  texts: shippedTexts(),
  linkTo: ({ url }) => url,
  retentionDays: 30,
  presets: PRESETS,
  categoriesOf: () => ["top", "sports"],
};
const render = createViews(options);
const enclose = createEnclosureViews(options);

const ARTICLES = [articleOf({ title: "港の市場に新しい屋根" }), articleOf({ title: "円、小幅に上昇" })];
const OWED: Enclosure = {
  owed: {
    count: 3,
    topics: [{ topic: { kind: "category", lang: "ja", category: "economy" }, count: 3 }],
    since: Date.UTC(2026, 10, 22, 23, 10),
    zone: "Asia/Tokyo",
    articles: ARTICLES,
    range: { after: 7, upTo: 19 },
  },
};
const HELP = render({ type: "help" }, "ja");

it("a reply comes first and keeps its buttons, which LINE shows under the last message alone", () => {
  const messages = enclose(HELP, OWED, "ja");
  expect(altTextsOf(messages)[0]).toBe(altTextsOf(HELP)[0]);
  expect(messages).toHaveLength(HELP.length + 1);
  expect(quickLabelsOf(messages)).toEqual(quickLabelsOf(HELP));
  expect(messages.slice(0, -1).filter(({ quickReply }) => quickReply)).toEqual([]);
  expect(quickLabelsOf(HELP)).not.toEqual([]);
});

it("what is owed is said in short, with its titles and one tap for all of it", () => {
  const [notice] = enclose(HELP, OWED, "ja").slice(-1);
  expect(shownIn([notice!])).toContain("経済 の新着 3件（11月23日 08:10から）");
  const abroad = { ...OWED, owed: { ...OWED.owed!, zone: "Europe/London" } };
  expect(shownIn(enclose(HELP, abroad, "ja"))).toContain("11月22日 23:10から");
  for (const { title } of ARTICLES) expect(shownIn([notice!])).toContain(title);
  const taps = actionsIn([notice!]).map(({ data }) => parsePostback(data ?? ""));
  expect(taps).toContainEqual({ name: "catch-up", range: { after: 7, upTo: 19 } });
  expect(altTextsOf([notice!])[0]).toContain("港の市場に新しい屋根");
});

it("a short budget is told in the same message, or in a sentence of its own", () => {
  expect(shownIn(enclose(HELP, { ...OWED, step: "digest" }, "en"))).toContain("digest times");
  expect(enclose(HELP, { ...OWED, step: "digest" }, "en")).toHaveLength(HELP.length + 1);
  expect(shownIn(enclose(HELP, { step: "ask" }, "ja"))).toContain("話しかけてくださったとき");
});

it("nothing to tell changes nothing", () => {
  expect(enclose(HELP, {}, "ja")).toEqual(HELP);
});

it.each(LOCALES)("any reply has room for it, and LINE takes both, whatever they hold (%s)", (locale) => {
  const matter = fc.record({
    words: hostileText,
    category: fc.constantFrom("sports", "x".repeat(80)),
    articles: fc.tuple(hostileArticle, hostileArticle, hostileArticle),
  });
  fc.assert(
    fc.property(matter, (about) => {
      for (const reply of repliesAbout(about)) {
        const messages = render(reply, locale);
        for (const enclosure of enclosuresAbout(about).filter(({ owed, step }) => owed ?? step)) {
          const sent = enclose(messages, enclosure, locale);
          expect(sent).toHaveLength(messages.length + 1);
          expect(quickLabelsOf(sent)).toEqual(quickLabelsOf(messages));
        }
      }
      for (const enclosure of enclosuresAbout(about)) expectSendable(enclose(HELP, enclosure, locale));
    }),
    { numRuns: 10 },
  );
});
