import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { GlobalFonts } from "@napi-rs/canvas";
import { ConfigFault } from "../../src/domain/errors.ts";
import type { Locale } from "../../src/domain/language.ts";

/** A font that comes in slices, each a file with some of its characters. */
interface SlicedFont {
  name: string;
  /** By slice, its characters as CSS writes ranges: "U+3000-30ff,U+4e00". */
  slices: Record<string, string>;
}

/** Fonts come from npm, so that a menu looks the same wherever it is drawn. Japanese has Latin letters as well. */
const FONTS = {
  jp: () => import("@fontsource-variable/noto-sans-jp/unicode.json", { with: { type: "json" } }),
  kr: () => import("@fontsource-variable/noto-sans-kr/unicode.json", { with: { type: "json" } }),
  tc: () => import("@fontsource-variable/noto-sans-tc/unicode.json", { with: { type: "json" } }),
  thai: () => import("@fontsource-variable/noto-sans-thai/unicode.json", { with: { type: "json" } }),
};

const FONT_OF: Partial<Record<string, keyof typeof FONTS>> = { "zh-TW": "tc", ko: "kr", th: "thai" };

/**
 * Makes the characters of these texts drawable; gives the CSS families to draw them with. Throws ConfigFault where the
 * locale's font lacks one, rather than drawing a box.
 */
export async function fontFamilies(texts: string[], locale: Locale): Promise<string> {
  const script = FONT_OF[locale] ?? "jp";
  const font = { name: `noto-sans-${script}`, slices: (await FONTS[script]()).default };
  const characters = [...new Set(texts.join(""))];
  const needed = characters.map((character) => ({ character, slice: sliceWith(character, font) }));
  const lacking = needed.filter(({ slice }) => slice === undefined);
  if (lacking.length > 0)
    throw new ConfigFault(
      lacking.map(({ character }) => `locales/${locale}.ftl: no font to draw “${character}” with`),
    );
  const slices = [...new Set(needed.flatMap(({ slice }) => slice ?? []))].toSorted();
  return slices.map((slice) => `"${registered(font.name, slice)}"`).join(", ");
}

function sliceWith(character: string, { slices }: SlicedFont): string | undefined {
  const code = character.codePointAt(0) ?? 0;
  return Object.keys(slices).find((slice) =>
    rangesOf(slices[slice] ?? "").some(([from, to]) => code >= from && code <= to),
  );
}

/** "U+3000-30ff,U+4e00" as pairs of code points. */
const rangesOf = (css: string): [number, number][] =>
  css.split(",").map((range) => {
    const [from = "", to = from] = range.replace("U+", "").split("-");
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });

/** A slice under a name of its own, as slices of one name would hide each other. */
function registered(font: string, slice: string): string {
  const part = slice.replace(/[[\]]/g, "");
  const family = `${font} ${part}`;
  if (GlobalFonts.has(family)) return family;
  const file = import.meta.resolve(`@fontsource-variable/${font}/files/${font}-${part}-wght-normal.woff2`);
  GlobalFonts.register(readFileSync(fileURLToPath(file)), family);
  return family;
}
