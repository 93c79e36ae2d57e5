import { FluentResource } from "@fluent/bundle";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/domain/article.ts";
import { ConfigFault } from "../../src/domain/errors.ts";
import { forEachLocale, LOCALES } from "../../src/domain/language.ts";
import { RICH_MENU_TABS } from "../../src/line/rich-menus.ts";
import { createTexts, type Say, type Texts } from "../../src/views/texts.ts";
import { createDeliveryViews, createEnclosureViews, createViews } from "../../src/views/views.ts";
import { definitionOf } from "../../tools/rich-menu/menus.ts";
import { articleOf } from "../articles.ts";
import { shippedFile } from "../tools/rich-menu/menus.ts";
import { deliveriesAbout, enclosuresAbout, PRESETS } from "./alert-replies.ts";
import { LOCALE_FILES, shippedTexts } from "./locale-files.ts";
import { type Matter, repliesAbout } from "./replies.ts";

function faultsOf(ja: string, en: string): string[] {
  try {
    createTexts({ ...forEachLocale(() => en), ja, en });
  } catch (error) {
    if (error instanceof ConfigFault) return error.faults;
    throw error;
  }
  return [];
}

describe("the sentences of an operator", () => {
  it("must be there in every language: all that are missing are told at once", () => {
    expect(faultsOf("a = あ\nb = い\n", "b = b\nc = c\nd = d\n")).toEqual([
      "locales/ja.ftl lacks c",
      "locales/ja.ftl lacks d",
      ...["en", "zh-TW", "ko", "th", "id"].map((locale) => `locales/${locale}.ftl lacks a`),
    ]);
  });
  it("that cannot be read count as missing, with the file's name", () => {
    const faults = faultsOf("a = { $x\nb = い\n", "a = a\nb = b\n");
    expect(faults.some((fault) => fault.startsWith("locales/ja.ftl"))).toBe(true);
    expect(faults.join()).toContain("a");
  });
  it("are not given what the English ones do not ask for, wherever in a sentence that stands", () => {
    const english = "a = { $x }\nb = b\n";
    const plural = "a = { $x ->\n    [one] { $y }\n   *[other] { $x }\n  }\nb = い\n";
    expect(faultsOf(plural, english)).toEqual(["locales/ja.ftl: a is given no $y"]);
    expect(faultsOf("a = { $x }\nb = { $b } { $c }\n", english)).toEqual([
      "locales/ja.ftl: b is given no $b",
      "locales/ja.ftl: b is given no $c",
    ]);
    expect(faultsOf("a = あ\nb = い\n", english)).toEqual([]);
  });
  it("that are all there are fine", () => {
    expect(faultsOf("a = あ", "a = a")).toEqual([]);
  });
});

it("a sentence keeps what it is given as it is, without marks around it", () => {
  const { en } = createTexts(forEachLocale(() => "a = “{ $words }”"));
  expect(en("a", { words: "{ $count } \u202E}" })).toBe("“{ $count } \u202E}”");
});

it("an unknown sentence is our error, not an empty message", () => {
  expect(() => shippedTexts().ja("no-such-sentence")).toThrow(RangeError);
});

/** Everything there is to show about one article, in every language. */
function viewsOf(texts: Texts, category: string, article: Article) {
  const options = {
    texts,
    linkTo: ({ url }: Article) => url,
    retentionDays: 30,
    presets: PRESETS,
    categoriesOf: () => [category],
  };
  const render = createViews(options);
  const matter: Matter = { words: "星", category, articles: [article, articleOf({ lead: "" })] };
  return {
    replies() {
      for (const locale of LOCALES) for (const reply of repliesAbout(matter)) render(reply, locale);
    },
    deliveries() {
      for (const locale of LOCALES) {
        for (const delivery of deliveriesAbout(matter)) createDeliveryViews(options)(delivery, locale);
        for (const enclosure of enclosuresAbout(matter)) createEnclosureViews(options)([], enclosure, locale);
      }
    },
  };
}

describe("the shipped sentences", () => {
  const used = new Set<string>();
  const noting =
    (say: Say): Say =>
    (id, args) => {
      used.add(id);
      return say(id, args);
    };
  const shipped = shippedTexts();
  const texts: Texts = forEachLocale((locale) => noting(shipped[locale]));
  const categories = [
    ...["top", "society", "life", "science", "politics", "economy", "world", "sports"],
    ...["asia", "japan", "biz-tech", "unheard-of"],
  ];
  for (const category of categories)
    for (const form of ["story", "video", "rolling"] as const)
      viewsOf(texts, category, articleOf({ form, categories: [category] })).replies();
  viewsOf(texts, "sports", articleOf()).deliveries();

  const richMenu = shippedFile();
  for (const tab of RICH_MENU_TABS)
    for (const locale of LOCALES) definitionOf(richMenu, tab, locale, texts[locale]);

  it.each(LOCALES)("are all used, and all that are used are there (%s)", (locale) => {
    const written = LOCALE_FILES[locale].matchAll(/^([a-z][a-z0-9-]*) =/gm);
    expect(Array.from(written, ([, id]) => id).toSorted()).toEqual([...used].toSorted());
  });
  it.each(LOCALES)(
    "use the same variables as in English, and nothing that Fluent can't read (%s)",
    (locale) => {
      const sentencesOf = (file: string) =>
        file.replace(/^#.*\n/gm, "").match(/^\S(?!#).*(?:\n[ }].*)*/gm) ?? [];
      const variablesOf = (file: string) =>
        new Map(
          sentencesOf(file).map((sentence) => [
            sentence.slice(0, sentence.indexOf(" =")),
            [...new Set(Array.from(sentence.matchAll(/\$(\w+)/g), ([, name]) => name))].toSorted(),
          ]),
        );
      const { body } = new FluentResource(LOCALE_FILES[locale]);
      expect(body.map(({ id }) => id)).toEqual([...variablesOf(LOCALE_FILES[locale]).keys()]);
      expect(variablesOf(LOCALE_FILES[locale])).toEqual(variablesOf(LOCALE_FILES.en));
    },
  );
});
