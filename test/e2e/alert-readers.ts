import { expect } from "vitest";
import type { Bubble } from "../../tools/emulator/control-api.ts";
import { buttonsIn, type House, type Person } from "./house.ts";

export interface AlertReaders {
  newReader(language?: "ja" | "en"): Promise<Person>;
  /** Somebody who follows words of its own and nothing else. */
  following(words: string, language?: "ja" | "en", mode?: "instant" | "digest" | "ask"): Promise<Person>;
  /** Waits by looking until alerts that were due by now have gone out: a reader of its own was told of something newer. */
  settled(): Promise<void>;
}

/** People in a house who follow things. */
export function readersIn(house: () => House): AlertReaders {
  async function newReader(language: "ja" | "en" = "ja"): Promise<Person> {
    const person = await house().befriend("reader", language);
    await person.act({ type: "follow" });
    return person;
  }

  async function following(words: string, language: "ja" | "en" = "ja", mode = "instant"): Promise<Person> {
    const person = await newReader(language);
    await person.tap(`v1:follow:${mode}:words:${words}`);
    return person;
  }

  return {
    newReader,
    following,
    async settled() {
      const name = madeUpName();
      const watcher = await following(name);
      await house().publish({ title: `${name}の話題`, lead: `${name}についての記事です。` });
      await told(watcher, 1);
    },
  };
}

/** A poller whose clock was set back may sleep for its longest pause, 20 s, before it looks again. */
const TOLD_WITHIN_MS = 30_000;

/** Waits by looking until that many messages have come unasked; gives the last of them. */
export async function told(person: Person, count: number): Promise<Bubble> {
  await expect.poll(async () => (await person.alerts()).length, { timeout: TOLD_WITHIN_MS }).toBe(count);
  const last = (await person.alerts()).at(-1);
  if (!last) throw new Error("no alert");
  return last;
}

/** The data of the first button that begins so. */
export function buttonOf(bubbles: Bubble[], start: string): string {
  const data = buttonsIn(bubbles).find((button) => button.startsWith(start));
  if (data === undefined) throw new Error(`no button ${start} in ${buttonsIn(bubbles).join(" ")}`);
  return data;
}

/** Words of no other article: katakana that mean nothing. */
const madeUpName = (): string =>
  Array.from({ length: 12 }, () => String.fromCharCode(0x30a2 + Math.floor(Math.random() * 70))).join("");

/** An article about what a reader follows, whose other words no other article has: a story of its own. */
export function newsOn(words: string): { title: string; lead: string } {
  const own = () => `${madeUpName()}が${madeUpName()}で${madeUpName()}`;
  return { title: `${words} ${own()}`, lead: `${own()}。${own()}。` };
}
