import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { loadConfig } from "../config/env.ts";
import { readLocales } from "../config/locales.ts";
import { type RichMenuFile, readRichMenu } from "../config/rich-menu.ts";
import { ConfigFault, LineFault } from "../src/domain/errors.ts";
import { createTexts, sentenceIds } from "../src/views/texts.ts";
import { applyChanges } from "./rich-menu/apply.ts";
import { type Change, changesNeeded } from "./rich-menu/changes.ts";
import { drawMenu } from "./rich-menu/draw.ts";
import { createRichMenuChannel } from "./rich-menu/line.ts";
import { type Menu, menusOf } from "./rich-menu/menus.ts";

const USAGE = `npm run rich-menu -- apply|status|remove|draw [--file config/rich-menu.json] [--out data/rich-menu]

The menu below the chat: a tab of news and one of alerts, in every language of the bot.
  apply    makes the channel's menus what the file says; a second run changes nothing
  status   says what apply would change
  remove   takes the menus away again
  draw     writes the pictures to --out, without a channel
`;

const SUBCOMMANDS = ["apply", "status", "remove", "draw"] as const;
type Subcommand = (typeof SUBCOMMANDS)[number];

const readText = (path: string): string => readFileSync(path, "utf8");

/** The operator's file and the menus it makes; throws ConfigFault with every fault of the file. */
async function readMenus(path: string): Promise<{ file: RichMenuFile; menus: Menu[] }> {
  const sources = readLocales();
  const texts = createTexts(sources);
  const { richMenu: file, faults } = readRichMenu(path, readText, new Set(sentenceIds(sources.ja)));
  if (!file || faults.length > 0) throw new ConfigFault(faults);
  const menus = await menusOf(file, texts, (tab, locale) => drawMenu(file, tab, locale, texts[locale]));
  return { file, menus };
}

async function draw(path: string, folder: string): Promise<void> {
  const { menus } = await readMenus(path);
  mkdirSync(folder, { recursive: true });
  for (const { tab, locale, image } of menus) {
    const picture = join(folder, `${tab}-${locale}.png`);
    writeFileSync(picture, image);
    console.log(`${picture}  ${Math.ceil(image.length / 1024)} KB`);
  }
}

/** Brings the channel to what it should have. */
async function apply(path: string): Promise<void> {
  const { channel, found, changes } = await compare(path);
  await applyChanges(changes, found, { channel, wait: delay, onChange: tell });
  if (changes.length === 0) console.log(NOTHING_TO_DO);
}

async function status(path: string): Promise<void> {
  const { changes } = await compare(path);
  for (const change of changes) console.log(`to do: ${sentenceOf(change)}`);
  if (changes.length === 0) console.log(NOTHING_TO_DO);
}

const NOTHING_TO_DO = "The rich menus are as they should be.";

async function compare(path: string) {
  const { line } = loadConfig();
  const { file, menus } = await readMenus(path);
  const channel = createRichMenuChannel(line.apiBaseUrl, line.channelAccessToken);
  const found = await channel.found();
  return { channel, found, changes: changesNeeded(menus, found, file.defaultLocale) };
}

/** Takes away what is ours, whatever the file says. */
async function remove(): Promise<void> {
  const { line } = loadConfig();
  const channel = createRichMenuChannel(line.apiBaseUrl, line.channelAccessToken);
  const found = await channel.found();
  const changes = changesNeeded([], found);
  await applyChanges(changes, found, { channel, wait: delay, onChange: tell });
  if (changes.length === 0) console.log("There are no rich menus of this bot.");
}

const tell = (change: Change): void => console.log(sentenceOf(change));

function sentenceOf(change: Change): string {
  switch (change.do) {
    case "create":
      return `make ${change.menu.name}`;
    case "point":
      return `point ${change.alias} to it`;
    case "default":
      return `show ${change.to} to everybody who has no other`;
    case "replace":
      return `give people the new menus (${change.links.length} are old)`;
    case "no-default":
      return "show no menu to those who have none of their own";
    case "drop-alias":
      return `drop ${change.alias}`;
    case "delete":
      return `delete ${change.name}`;
  }
}

async function run(args: string[]): Promise<number> {
  const asked = readArgs(args);
  if (typeof asked === "string") {
    process.stderr.write(`${asked}${USAGE}`);
    return 2;
  }
  const { name, file, out } = asked;
  switch (name) {
    case "apply":
      await apply(file);
      return 0;
    case "status":
      await status(file);
      return 0;
    case "remove":
      await remove();
      return 0;
    case "draw":
      await draw(file, out);
      return 0;
  }
}

/** What to do, or what is wrong with the arguments. */
function readArgs(args: string[]): { name: Subcommand; file: string; out: string } | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        file: { type: "string", default: "config/rich-menu.json" },
        out: { type: "string", default: "data/rich-menu" },
      },
    });
    const name = SUBCOMMANDS.find((subcommand) => subcommand === positionals[0]);
    return name && positionals.length === 1 ? { name, ...values } : "";
  } catch (error) {
    return `${error instanceof Error ? error.message : error}\n`;
  }
}

/** Faults that a person can mend are for a person: plain lines instead of a stack. */
function refuse(error: unknown): number {
  if (error instanceof ConfigFault) console.error(error.faults.join("\n"));
  else if (error instanceof LineFault)
    console.error([error.message.replace(/\.$/, ""), ...adviceOn(error)].join(". "));
  else console.error(error);
  return 1;
}

function adviceOn({ failure }: LineFault): string[] {
  switch (failure) {
    case "unauthorized":
      return ["Check LINE_CHANNEL_ACCESS_TOKEN"];
    case "rate":
      return ["LINE takes only so many changes an hour; run this again then, and it goes on from here"];
    case "unreachable":
      return ["Run this again, and it goes on from here"];
    default:
      return [];
  }
}

process.exit(await run(process.argv.slice(2)).catch(refuse));
