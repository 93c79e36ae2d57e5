import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { ConfigFault } from "../domain/errors.ts";
import { forEachLocale, LOCALES, type Locale } from "../domain/language.ts";

/** Says a sentence of config/locales in one language. */
export type Say = (id: string, args?: Record<string, FluentVariable>) => string;

export type Texts = Record<Locale, Say>;

/**
 * Reads the sentences of every locale (Project Fluent). Faults of the files, sentences that one locale has and another
 * lacks, and variables that English does not know are the operator's and told all at once.
 */
export function createTexts(sources: Record<Locale, string>): Texts {
  const faults: string[] = [];
  const bundles = forEachLocale((locale) => bundleOf(locale, sources[locale], faults));
  const written = forEachLocale((locale) => variablesIn(sources[locale]));
  const ids = new Set(LOCALES.flatMap((locale) => [...written[locale].keys()]));
  for (const locale of LOCALES)
    for (const id of ids) {
      if (!bundles[locale].hasMessage(id)) faults.push(`locales/${locale}.ftl lacks ${id}`);
      const known = written.en.get(id) ?? written[locale].get(id);
      const unknown = written[locale].get(id)?.difference(known ?? new Set()) ?? [];
      for (const name of unknown) faults.push(`locales/${locale}.ftl: ${id} is given no $${name}`);
    }
  if (faults.length > 0) throw new ConfigFault(faults);
  return forEachLocale((locale) => sayer(bundles[locale]));
}

function bundleOf(locale: Locale, source: string, faults: string[]): FluentBundle {
  // Isolation marks would show as boxes in LINE's notifications; all these languages run left to right.
  const bundle = new FluentBundle(locale, { useIsolating: false });
  for (const error of bundle.addResource(new FluentResource(source)))
    faults.push(`locales/${locale}.ftl: ${error.message}`);
  return bundle;
}

/** By sentence, the variables in it; also of sentences that Fluent can't read, and so passes over. */
const variablesIn = (source: string): Map<string, Set<string>> =>
  new Map(
    Array.from(source.matchAll(/^([a-z][\w-]*) *=(.*(?:\n[ }].*)*)/gim), ([, id = "", body = ""]) => [
      id,
      new Set(Array.from(body.matchAll(/\$(\w+)/g), ([, name = ""]) => name)),
    ]),
  );

/** The ids of the sentences in a Fluent file. */
export const sentenceIds = (source: string): Iterable<string> => variablesIn(source).keys();

function sayer(bundle: FluentBundle): Say {
  return (id, args) => {
    const pattern = bundle.getMessage(id)?.value;
    if (!pattern) throw new RangeError(`no sentence ${id} in ${bundle.locales[0]}`);
    return bundle.formatPattern(pattern, args ?? null);
  };
}
