import { z } from "zod";
import { parsePostback } from "../src/commands/postback.ts";
import { LOCALES, type Locale } from "../src/domain/language.ts";
import { LIMITS } from "../src/line/limits.ts";
import { RICH_MENU_TABS, type RichMenuTab } from "../src/line/rich-menus.ts";

/** What the operator decides about the rich menu: the same for all languages, so labels are ids of sentences. */
export interface RichMenuFile {
  /** Whose menu those see who have not been given another. */
  defaultLocale: Locale;
  /** Whether the menu is open when somebody comes to the chat. */
  open: boolean;
  /** The sentence on LINE's bar that opens and closes the menu. */
  bar: string;
  tabs: Record<RichMenuTab, TabPlan>;
  /** By name: an SVG path of lines, in a square of 24 by 24. */
  icons: Record<string, string>;
}

/** A tab with its tiles, in reading order, `columns` in a row. */
export interface TabPlan {
  label: string;
  icon: string;
  columns: number;
  tiles: TilePlan[];
}

interface TilePlan {
  label: string;
  icon: string;
  action: TileAction;
}

/** What a tap does: tells the bot, opening the keyboard or not, or opens a page. */
export type TileAction = { postback: string; keyboard: boolean } | { uri: string };

const sentenceId = z.string().regex(/^[a-z][a-z0-9-]*$/, "must be the id of a sentence of config/locales");
const iconName = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "must be lower-case letters, digits and hyphens");

const postback = z
  .string()
  .max(LIMITS.postbackDataUnits)
  .refine((data) => parsePostback(data).name !== "stale-button", "is no button of the bot");

const uri = z
  .string()
  .max(LIMITS.uriUnits)
  .refine(
    (text) => URL.canParse(text) && /^(?:https?|line|tel):$/.test(new URL(text).protocol),
    "must be an address that begins with http:, https:, line: or tel:",
  );

const action = z.union(
  [z.strictObject({ postback, keyboard: z.boolean().default(false) }), z.strictObject({ uri })],
  { error: "must have either a postback or a uri" },
);

/** LINE takes 20 areas, of which one is the other tab. */
const MOST_TILES = 19;

const tab = z.strictObject({
  label: sentenceId,
  icon: iconName,
  columns: z.number().int().min(1).max(4),
  tiles: z
    .array(z.strictObject({ label: sentenceId, icon: iconName, action }))
    .min(1)
    .max(MOST_TILES),
});

const richMenuFile = z.strictObject({
  defaultLocale: z.enum(LOCALES),
  open: z.boolean(),
  bar: sentenceId,
  tabs: z.strictObject({ news: tab, alerts: tab }),
  icons: z.record(
    iconName,
    z.string().regex(/^[MLHVCSQTAZmlhvcsqtaz\d\s,.+-]{1,2000}$/, "must be an SVG path"),
  ),
}) satisfies z.ZodType<RichMenuFile>;

/** Reads the operator's rich menu, whose labels are among `sentences`; faults are sentences for the operator, all of them. */
export function readRichMenu(
  path: string,
  readText: (path: string) => string,
  sentences: ReadonlySet<string>,
): { richMenu?: RichMenuFile; faults: string[] } {
  let json: unknown;
  try {
    json = JSON.parse(readText(path));
  } catch (error) {
    return { faults: [`${path} ${error instanceof SyntaxError ? "is not valid JSON" : "cannot be read"}`] };
  }
  const { data, error } = richMenuFile.safeParse(json);
  const faults =
    error?.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`.trim()) ??
    (data ? strangeNames(data, sentences) : []);
  return { ...(data && { richMenu: data }), faults: faults.map((fault) => `${path}: ${fault}`) };
}

/** Icons and sentences that the file names and nobody has. */
function strangeNames({ bar, tabs, icons }: RichMenuFile, sentences: ReadonlySet<string>): string[] {
  const named = RICH_MENU_TABS.flatMap((name) => [
    { at: `tabs.${name}`, ...tabs[name] },
    ...tabs[name].tiles.map((tile, index) => ({ at: `tabs.${name}.tiles.${index}`, ...tile })),
  ]);
  const labels = [
    { at: "bar", id: bar },
    ...named.map(({ at, label }) => ({ at: `${at}.label`, id: label })),
  ];
  return [
    ...named
      .filter(({ icon }) => !Object.hasOwn(icons, icon))
      .map(({ at, icon }) => `${at}.icon names ${icon}, which icons lacks`),
    ...labels
      .filter(({ id }) => !sentences.has(id))
      .map(({ at, id }) => `${at} names ${id}, which config/locales lacks`),
  ];
}
