import { readFileSync } from "node:fs";
import { type RichMenuFile, readRichMenu } from "../../../config/rich-menu.ts";
import { sentenceIds } from "../../../src/views/texts.ts";
import { drawMenu } from "../../../tools/rich-menu/draw.ts";
import { type Draw, type Menu, menusOf } from "../../../tools/rich-menu/menus.ts";
import { LOCALE_FILES, shippedTexts } from "../../views/locale-files.ts";

const PATH = "config/rich-menu.json";

/** What is said about a file of an operator. */
export const readFile = (text: string) =>
  readRichMenu(PATH, () => text, new Set(sentenceIds(LOCALE_FILES.ja)));

/** The rich menu as it is shipped. */
export function shippedFile(): RichMenuFile {
  const { richMenu, faults } = readFile(readFileSync(new URL(`../../../${PATH}`, import.meta.url), "utf8"));
  if (!richMenu) throw new Error(faults.join("\n"));
  return richMenu;
}

/** The first bytes of a picture of the right size, as drawing takes long; `version` makes another of it. */
const sketch =
  (version: string): Draw =>
  async (tab, locale) => {
    const header = Buffer.alloc(33);
    header.write("89504e470d0a1a0a", "hex");
    header.write("IHDR", 12);
    header.writeUInt32BE(2500, 16);
    header.writeUInt32BE(1686, 20);
    return Buffer.concat([header, Buffer.from(`${tab} ${locale} ${version}`)]);
  };

/** The shipped menus with pictures that are sketched only, in two of the languages. */
export async function sketchedMenus(version: string): Promise<Menu[]> {
  const menus = await menusOf(shippedFile(), shippedTexts(), sketch(version));
  return menus.filter(({ locale }) => locale === "ja" || locale === "en");
}

/** The shipped menus as an operator has them, for tests that look. */
export function drawnMenus(): Promise<Menu[]> {
  const [file, texts] = [shippedFile(), shippedTexts()];
  return menusOf(file, texts, (tab, locale) => drawMenu(file, tab, locale, texts[locale]));
}
