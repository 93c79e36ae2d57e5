import type { DeliveryMode } from "../domain/alert.ts";
import type { Languages, Locale } from "../domain/language.ts";
import type { PresetLabel, Topic } from "../domain/topic.ts";
import { clipUnits } from "../line/limits.ts";
import { categoryLabel } from "./categories.ts";
import type { Say } from "./texts.ts";

/** What the operator's topics.json calls its presets, by name. */
export type Presets = ReadonlyMap<string, { label: PresetLabel }>;

/** What it takes to name a topic. */
export interface LabelContext extends Languages {
  say: Say;
  presets: Presets;
}

/** Enough to tell topics apart, and short enough for three of them to stand in a line. */
const LABEL_UNITS = 40;

/** A topic's name, clipped; one whose news is in another language than the reader's says so. */
export function topicLabel(topic: Topic, context: LabelContext): string {
  const name = nameOf(topic, context);
  if (topic.lang === context.news) return name;
  return context.say("topic-of-language", { topic: name, language: context.say(`language-${topic.lang}`) });
}

function nameOf(topic: Topic, { say, locale, presets }: LabelContext): string {
  switch (topic.kind) {
    case "category":
      return clipUnits(categoryLabel(topic.category, say), LABEL_UNITS);
    case "preset":
      return presetLabel(topic.preset, presets, locale);
    case "words":
      return say("topic-words", { words: clipUnits(topic.words, LABEL_UNITS) });
    case "story":
      return say("topic-story", { title: clipUnits(topic.title, LABEL_UNITS) });
  }
}

/** A preset's name; of one that the operator has taken out, the one it had in the file. */
export const presetLabel = (preset: string, presets: Presets, locale: Locale): string =>
  clipUnits(labelIn(locale, presets.get(preset)?.label) ?? preset, LABEL_UNITS);

const labelIn = (locale: Locale, label: PresetLabel | undefined): string | undefined =>
  label?.[locale] ?? label?.en;

const LABELS_IN_A_LINE = 3;

/** The names of some topics in a line: all of them, or the first and how many more. */
export function topicLabels(topics: readonly Topic[], context: LabelContext): string {
  const labels = topics.slice(0, LABELS_IN_A_LINE).map((topic) => topicLabel(topic, context));
  const line = labels.join(context.say("list-separator"));
  const more = topics.length - labels.length;
  return more > 0 ? context.say("topics-and-more", { topics: line, more }) : line;
}

/** How soon a topic's news is told, in a word. */
export const modeLabel = (mode: DeliveryMode, say: Say): string => say(`mode-${mode}`);
