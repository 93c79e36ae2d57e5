import { describe, expect, it } from "vitest";
import { LOCALES } from "../../../src/domain/language.ts";
import { RICH_MENU_TABS } from "../../../src/line/rich-menus.ts";
import { pictureSize, richMenuProblems } from "../../../tools/emulator/limits/rich-menu.ts";
import { COLORS, drawMenu } from "../../../tools/rich-menu/draw.ts";
import { definitionOf } from "../../../tools/rich-menu/menus.ts";
import { contrast } from "../../views/contrast.ts";
import { shippedTexts } from "../../views/locale-files.ts";
import { shippedFile } from "./menus.ts";

const file = shippedFile();
const texts = shippedTexts();

describe.each(LOCALES)("the rich menu (%s)", (locale) => {
  it.each(RICH_MENU_TABS)("is a picture and a definition that LINE takes (%s)", async (tab) => {
    const picture = await drawMenu(file, tab, locale, texts[locale]);
    expect(pictureSize(picture)).toEqual({ width: 2500, height: 1686 });
    expect(picture.length).toBeLessThanOrEqual(1024 * 1024);
    const definition = { ...definitionOf(file, tab, locale, texts[locale]), name: "menu" };
    expect(richMenuProblems(definition)).toEqual([]);
    for (const { bounds } of definition.areas ?? []) {
      expect((bounds?.x ?? 0) + (bounds?.width ?? 0)).toBeLessThanOrEqual(2500);
      expect((bounds?.y ?? 0) + (bounds?.height ?? 0)).toBeLessThanOrEqual(1686);
    }
  });
});

it("a picture is the same each time it is drawn", async () => {
  const [one, two] = [
    await drawMenu(file, "news", "ja", texts.ja),
    await drawMenu(file, "news", "ja", texts.ja),
  ];
  expect(one.equals(two)).toBe(true);
});

it("what is written stands out from its ground", () => {
  const pairs = [
    [COLORS.ink, COLORS.ground],
    [COLORS.ink, COLORS.card],
    [COLORS.idleInk, COLORS.idleTab],
    ...RICH_MENU_TABS.flatMap((tab) => [
      [COLORS.accent[tab], COLORS.tint[tab]],
      [COLORS.accent[tab], COLORS.ground],
    ]),
  ];
  for (const [one = "", other = ""] of pairs) expect(contrast(one, other)).toBeGreaterThanOrEqual(4.5);
});

it("a label that does not fit, or that no font can draw, is the operator's to change", async () => {
  const saying = (id: string, label: string) => (asked: string) => (asked === id ? label : texts.en(asked));
  const draw = (label: string) => drawMenu(file, "news", "en", saying("menu-latest", label));
  await expect(draw("The very latest news of all there is to read")).rejects.toMatchObject({
    culprit: "operator",
    faults: ["locales/en.ftl: “The very latest news of all there is to read” is too long for the rich menu"],
  });
  await expect(draw("News \u{1F4F0}")).rejects.toMatchObject({
    faults: ["locales/en.ftl: no font to draw “\u{1F4F0}” with"],
  });
});
