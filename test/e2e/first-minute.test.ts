import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buttonOf, newsOn, told } from "./alert-readers.ts";
import { type House, openHouse, shown } from "./house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const WORDINGS = {
  ja: {
    promise: /フォローした話題の新しい記事だけ.*料金はかかりません/s,
    volume: /この7日間.*(?:件|本)/s,
    following: "フォローしました",
  },
  en: {
    promise: /only to news on topics you follow.*costs you nothing/s,
    volume: /In the last 7 days: /,
    following: "Now following",
  },
} as const;

/** An article of the preset that a button follows, made of a word of that preset's. */
function articleOn(button: string, language: "ja" | "en") {
  const preset = button.split(":").at(-1) ?? "";
  const word = house.config.topics.presets.get(preset)?.words[language].alternatives[0]?.all[0]?.text;
  if (word === undefined) throw new Error(`${button} follows no preset`);
  return { title: `${word} ${word}`, lead: newsOn(word).lead };
}

describe.each(["ja", "en"] as const)("the first minute in %s", (language) => {
  const wording = WORDINGS[language];

  it("goes from adding the bot to an alert by one tap and not a word", async () => {
    const person = await house.befriend("newcomer", language);
    const greeting = await person.act({ type: "follow" });
    expect(shown(greeting).match(/"type":"bubble","size":"kilo"/g)).toHaveLength(3);
    expect(shown(greeting)).toMatch(wording.promise);
    expect(shown(greeting)).toMatch(wording.volume);

    const follow = buttonOf(greeting, "v1:follow:instant:");
    expect(shown(await person.tap(follow))).toContain(wording.following);
    const article = articleOn(follow, language);
    await house.publish({ lang: language, ...article });
    expect(shown([await told(person, 1)])).toContain(article.title);
  });

  it("shows what a suggestion would bring on a tap, and follows it with the next", async () => {
    const person = await house.befriend("careful", language);
    const greeting = await person.act({ type: "follow" });
    const preview = await person.tap(buttonOf(greeting, "v1:follow::"));
    expect(shown(await person.tap(buttonOf(preview, "v1:follow:digest:")))).toContain(wording.following);
  });

  it("suggests three topics", async () => {
    const person = await house.befriend("counter", language);
    const suggested = shown(await person.act({ type: "follow" })).match(
      /"data":"v1:follow:(?:instant|digest):/g,
    );
    expect(suggested).toHaveLength(3);
  });
});
