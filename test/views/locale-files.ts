import { readLocales } from "../../config/locales.ts";
import { createTexts, type Texts } from "../../src/views/texts.ts";

/** The Fluent files as they are shipped. */
export const LOCALE_FILES = readLocales();

export const shippedTexts = (): Texts => createTexts(LOCALE_FILES);
