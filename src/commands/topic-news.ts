import type { Article } from "../domain/article.ts";
import { DAY } from "../domain/time.ts";
import type { Topic } from "../domain/topic.ts";
import type { Desk } from "./desk.ts";
import { fold } from "./tidy.ts";

/** What a topic would have brought is told of so many days. */
export const PREVIEW_DAYS = 7;

/** More a day are better told in a digest. */
const MANY_A_DAY = 5;

/** Whether so many articles in the days of a preview are better told in a digest. */
export const isMuch = (count: number): boolean => count > MANY_A_DAY * PREVIEW_DAYS;

/** The articles that a topic would have brought in the last days, newest first. */
export function recentlyIn(topic: Topic, desk: Pick<Desk, "cache" | "clock" | "explain">): Article[] {
  return desk.cache
    .publishedSince(topic.lang, desk.clock() - PREVIEW_DAYS * DAY)
    .filter((article) => desk.explain(topic, article) !== undefined);
}

/** The preset that words are the label or name of. */
export const presetNamed = (words: string, { presets }: Pick<Desk, "presets">): string | undefined =>
  [...presets].find(([name, { label }]) =>
    [name, ...Object.values(label).flatMap((one) => [one, ...one.split(LABEL_JOINT)])].some(
      (known) => fold(known) === fold(words),
    ),
  )?.[0];

/** What joins the parts of a label, each of which names it too: "地震・津波", "Earthquakes and tsunami", "Gempa dan tsunami". */
const LABEL_JOINT = /[・·、]|และ| (?:and|dan) /u;
