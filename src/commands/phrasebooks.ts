import type { Category } from "../domain/category.ts";
import type { Phrasebook } from "./phrasebook.ts";
import { INDONESIAN } from "./phrasebook-id.ts";
import { KOREAN } from "./phrasebook-ko.ts";
import { THAI } from "./phrasebook-th.ts";
import { TRADITIONAL_CHINESE } from "./phrasebook-zh-tw.ts";

const PHRASEBOOKS = [TRADITIONAL_CHINESE, KOREAN, THAI, INDONESIAN];

/** The words of all phrasebooks for one thing. Messages are read in NFKC, which takes a Thai vowel apart. */
const inAll = (of: (book: Phrasebook) => readonly string[]): string[] =>
  PHRASEBOOKS.flatMap(of).map((word) => word.normalize("NFKC"));

export const commandPhrases = (name: keyof Phrasebook["commands"]): string[] =>
  inAll(({ commands }) => commands[name]);
export const alertPhrases = (name: keyof Phrasebook["alerts"]): string[] =>
  inAll(({ alerts }) => alerts[name]);
export const modePhrases = (mode: keyof Phrasebook["modes"]): string[] => inAll(({ modes }) => modes[mode]);
export const snoozePhrases = (length: keyof Phrasebook["snoozes"]): string[] =>
  inAll(({ snoozes }) => snoozes[length]);
export const urgentPhrases = (state: keyof Phrasebook["urgent"]): string[] =>
  inAll(({ urgent }) => urgent[state]);
export const categoryPhrases = (category: Category): string[] =>
  inAll(({ categories }) => categories[category] ?? []);
export const newsPhrases = (kind: keyof Phrasebook["news"]): string[] => inAll(({ news }) => news[kind]);
export const STORY_PHRASES = inAll(({ story }) => story);

export const FOLLOW_PHRASES = PHRASEBOOKS.flatMap(({ follow }) => follow);
export const UNFOLLOW_PHRASES = PHRASEBOOKS.flatMap(({ unfollow }) => unfollow);
export const SHELL_PHRASES = PHRASEBOOKS.flatMap(({ shells }) => shells);
