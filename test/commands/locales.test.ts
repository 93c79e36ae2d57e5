import { describe, expect, it } from "vitest";
import { createLocales, localeOfText, type Reader } from "../../src/commands/locales.ts";
import { useDesk } from "./open-desk.ts";

const opened = useDesk();
const localeOf = async (reader: Reader) => (await opened().desk.locales.languagesOf(reader)).locale;

/** A LINE that counts how often it is asked for a profile. */
function profileSaying(language: string | undefined | Error) {
  const calls = { count: 0 };
  const profileLanguage = async () => {
    calls.count += 1;
    if (language instanceof Error) throw language;
    return language;
  };
  return { calls, profileLanguage };
}

describe("a reader's language", () => {
  it("is Japanese where nothing tells", async () => {
    const { asker } = opened();
    expect(await localeOf({ hash: asker().hash })).toBe("ja");
    expect(await localeOf({ hash: asker().hash, text: "👍" })).toBe("ja");
  });

  it("is the message's, and stays so for messages without words", async () => {
    const { asker } = opened();
    const { hash } = asker();
    expect(await localeOf({ hash, text: "latest" })).toBe("en");
    expect(await localeOf({ hash })).toBe("en");
    expect(await localeOf({ hash, text: "最新" })).toBe("ja");
  });

  it("is the profile's rather than the message's", async () => {
    const { asker } = opened();
    const { hash } = asker();
    const { profileLanguage } = profileSaying("en-GB");
    expect(await localeOf({ hash, text: "最新", profileLanguage })).toBe("en");
  });

  it("is the chosen one rather than the profile's and the message's", async () => {
    const { desk, asker } = opened();
    const { calls, profileLanguage } = profileSaying("en");
    await desk.locales.save(asker(), { locale: "ja" });
    expect(await localeOf({ hash: asker().hash, text: "latest", profileLanguage })).toBe("ja");
    expect(calls.count).toBe(0);
  });

  it("comes from the message where the profile is in none of the languages", async () => {
    const { asker } = opened();
    const { profileLanguage } = profileSaying("de");
    expect(await localeOf({ hash: asker().hash, text: "latest", profileLanguage })).toBe("en");
  });

  it("is asked of LINE once, and again only where LINE gave no answer", async () => {
    const { asker } = opened();
    for (const [number, language] of [new Error("no answer"), undefined, "en"].entries()) {
      const { hash } = asker("ja", `U${number}`);
      const { calls, profileLanguage } = profileSaying(language);
      for (const text of ["最新", "latest", undefined, "人気"])
        await localeOf({ hash, profileLanguage, ...(text !== undefined && { text }) });
      expect(calls.count).toBe(language instanceof Error ? 4 : 1);
      await opened().desk.locales.surelyOf({ hash });
      await localeOf({ hash, profileLanguage });
      expect(calls.count).toBe(language instanceof Error ? 5 : 1);
    }
  });

  it("chosen at another instance arrives with the next catch-up", async () => {
    const { desk, store, asker } = opened();
    const { hash } = asker();
    const other = createLocales({ recipients: store.recipients, clock: desk.clock });
    await other.save(asker(), { locale: "en" });
    expect(await localeOf({ hash, text: "最新" })).toBe("ja");
    await desk.locales.catchUp();
    expect(await localeOf({ hash, text: "最新" })).toBe("en");
    await other.save(asker(), { locale: "ja" });
    await Promise.all([desk.locales.catchUp(), desk.locales.catchUp()]);
    expect(await localeOf({ hash, text: "latest" })).toBe("ja");
  });

  it("of many readers is caught up with in one go", async () => {
    const { desk, store, asker } = opened();
    for (let number = 0; number < 60; number++)
      await store.recipients.save(
        {
          hash: asker("ja", `U${number}`).hash,
          sealed: "sealed",
          kind: "user",
          locale: number % 2 ? "en" : "ja",
        },
        number,
      );
    await desk.locales.catchUp();
    for (let number = 0; number < 60; number++)
      expect(await localeOf({ hash: asker("ja", `U${number}`).hash })).toBe(number % 2 ? "en" : "ja");
  });

  it("is forgotten with the reader", async () => {
    const { desk, asker } = opened();
    const { hash } = asker();
    await desk.locales.save(asker(), { locale: "en" });
    desk.locales.forget(hash);
    expect(await localeOf({ hash })).toBe("ja");
  });

  it("is forgotten with the reader also where it was only guessed", async () => {
    const { desk, asker } = opened();
    const { hash } = asker();
    expect(await localeOf({ hash, text: "latest" })).toBe("en");
    desk.locales.forget(hash);
    expect(await localeOf({ hash })).toBe("ja");
  });
});

it("the language of a message is that of its words, not of its links and signs", () => {
  const messages: [text: string, locale: "ja" | "en" | undefined][] = [
    ["最新", "ja"],
    ["ﾆｭｰｽ", "ja"],
    ["NHKのニュース", "ja"],
    ["latest", "en"],
    ["Ｎｅｗｓ", "en"],
    ["https://news.web.nhk/newsweb/na/nd-20261120a00001", undefined],
    ["これ https://news.web.nhk/newsweb/na/nd-20261120a00001", "ja"],
    ["https://www3.nhk.or.jp/nhkworld/en/news/20261120_12/ summary", "en"],
    ["123 ?!", undefined],
    ["", undefined],
  ];
  for (const [text, locale] of messages) expect(localeOfText(text), text).toBe(locale);
});

describe("a reader whose language nobody told", () => {
  it("is kept without one, and goes on being answered as they write", async () => {
    const { desk, asker, store } = opened();
    const { hash, kind, seal } = asker();
    expect(await desk.locales.surelyOf({ hash, profileLanguage: async () => undefined })).toEqual({});
    await desk.locales.save({ hash, kind, seal }, {});
    expect(await store.recipients.find(hash)).not.toHaveProperty("locale");
    expect(await localeOf({ hash, text: "latest news" })).toBe("en");
    expect(await localeOf({ hash, text: "最新" })).toBe("ja");
  });

  it("keeps a choice that a later save knows nothing of", async () => {
    const { desk, asker, store } = opened();
    await desk.locales.save(asker(), { locale: "en" });
    await desk.locales.save(asker(), {});
    expect(await store.recipients.find(asker().hash)).toMatchObject({ locale: "en" });
  });

  it("is forgotten by a reload once another instance has removed them", async () => {
    const { desk, asker, store } = opened();
    const { hash } = asker();
    await desk.locales.save(asker(), { locale: "en" });
    await store.recipients.remove(hash);
    await desk.locales.reload();
    expect(await localeOf({ hash, text: "最新" })).toBe("ja");
  });
});
