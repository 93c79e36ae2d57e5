import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { OWN_NAMES } from "../../src/views/buttons.ts";
import { barriers } from "../barriers.ts";
import { launchChromium } from "../browser.ts";
import { drawnMenus } from "../tools/rich-menu/menus.ts";
import { shippedTexts } from "../views/locale-files.ts";
import { type House, openHouse } from "./house.ts";
import { applyMenus } from "./menus.ts";
import { openReaderPhone, type ReaderPhone } from "./reader-phone.ts";

/** Where `npm run screenshots` wants its pictures. */
const PICTURES = process.env.SCREENSHOTS;

const PHONE = { viewport: { width: 390, height: 844 } };
const DESK = { viewport: { width: 1_280, height: 860 } };
const LIGHT = { colorScheme: "light" } as const;
const DARK = { colorScheme: "dark" } as const;

const texts = shippedTexts();
const NAMES = { ja: "花子", en: "Alex" };
const ARTICLES = {
  ja: {
    title: "水族館でペンギンのひな3羽 名前を募集",
    lead: "汐見市の水族館で、ペンギンのひなが3羽かえりました。親鳥が交代で温めていて、早ければ来月には泳ぐ姿が見られるということです。水族館は名前を募っています。",
  },
  en: {
    title: "Aquarium asks for names for three penguin chicks",
    lead: "Three penguin chicks have hatched at the aquarium in Shiomi. Their parents take turns keeping them warm, and they may be swimming by next month. Visitors are invited to send in names.",
  },
};

const FOLLOWED = { ja: "フォローしました", en: "Now following" };
const VOLUME = { ja: /この7日間/, en: /In the last 7 days/ };
/** A preset of config/topics.json that the articles are of, and a word of theirs. */
const TOPIC = { ja: "動物・自然", en: "Animals and nature" };
const MUTED = { ja: "ペンギン", en: "Aquarium" };

const launched = await launchChromium();

describe.skipIf("missing" in launched)("a reader's journey on the chat page", { timeout: 90_000 }, () => {
  const browser: Browser | undefined = "browser" in launched ? launched.browser : undefined;
  let house: House;
  beforeAll(async () => {
    house = await openHouse({ startAt: Date.parse("2026-11-24T07:30:00+09:00") });
    await applyMenus(house, await drawnMenus());
    if (PICTURES !== undefined) await mkdir(PICTURES, { recursive: true });
  });
  afterAll(async () => {
    await browser?.close();
    await house.close();
  });

  /** The phone of somebody who has not met the bot. */
  async function newcomer(
    language: "ja" | "en",
    width: typeof PHONE,
    theme: { colorScheme: "light" | "dark" },
  ): Promise<ReaderPhone> {
    if (!browser) throw new Error("no browser");
    const person = await house.stranger(NAMES[language], language);
    const size = PICTURES === undefined ? width : { ...PHONE, deviceScaleFactor: 1.5 };
    const phone = await openReaderPhone(browser, house, person, { ...size, ...theme });
    onTestFinished(() => phone.page.context().close());
    return phone;
  }

  /** Nothing sticks out sideways, and nothing keeps anybody out. */
  async function looksWell({ page }: ReaderPhone): Promise<void> {
    expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
    expect(await barriers(page)).toEqual([]);
  }

  /** A picture for the README, where pictures are wanted. */
  async function picture({ page }: ReaderPhone, name: string): Promise<void> {
    if (PICTURES === undefined) return;
    await page.mouse.move(0, 0);
    await page.evaluate("Promise.all(Array.from(document.images, (image) => image.decode()))");
    await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: "disabled", caret: "hide" });
  }

  it.each([
    ["ja", PHONE, LIGHT],
    ["en", DESK, DARK],
  ] as const)("the first minute in %s", async (language, width, theme) => {
    const say = texts[language];
    const phone = await newcomer(language, width, theme);
    await phone.addBot();
    await phone.tile(say("menu-bar"));
    await phone.sees(say("greeting-promise"));
    await phone.sees(say("greeting-topics"));
    expect(await phone.messages.nth(-2).getByTestId("flex-bubble").count()).toBe(3);
    const volumes = phone.messages.last().getByText(VOLUME[language]);
    expect(await volumes.count()).toBe(3);
    await looksWell(phone);
    await picture(phone, `first-minute-${language}`);
    await phone.tap(say("button-follow-instant"));
    await phone.sees(FOLLOWED[language]);
    await looksWell(phone);
  });

  it.each([
    ["ja", DESK, LIGHT],
    ["en", PHONE, DARK],
  ] as const)("an alert in %s", async (language, width, theme) => {
    const say = texts[language];
    const { title, lead } = ARTICLES[language];
    const topic = TOPIC[language];
    const phone = await newcomer(language, width, theme);
    await phone.addBot();
    await phone.tile(say("menu-bar"));

    await phone.chip(say("button-what-to-follow"));
    await phone.sees(say("what-to-follow-presets"));
    await phone.tap(topic);
    await phone.sees(say("preview-heading"));
    await phone.tap(say("button-follow-instant"));
    await phone.sees(say("followed-instant", { topic }));

    await house.publish({ lang: language, title, lead });
    await phone.notification.filter({ hasText: `${topic}: ${title}` }).waitFor();
    await phone.sees("push · counted");
    await looksWell(phone);
    await picture(phone, `alert-${language}`);

    await phone.tap(say("button-why"));
    await phone.sees(say("why-heading"));
    await phone.sees(say("why-words", { words: "" }).trim());
    await looksWell(phone);
    await picture(phone, `why-${language}`);
    await phone.chip(say("button-less"));
    await phone.sees(say("topic-mode-digest", { topic }));
    await phone.chip(say("button-my-alerts"));
    await phone.sees(say("my-alerts-heading", { count: 1 }));
    await phone.tap(say("mode-instant"));
    await phone.sees(say("topic-mode-instant", { topic }));

    await phone.tap(say("button-mute-alert"), "push · counted");
    await phone.sees(say("choose-mute"));
    await phone.tap(MUTED[language]);
    await phone.sees(say("muted", { topic: say("topic-words", { words: MUTED[language] }) }));
    await phone.chip(say("button-my-alerts"));
    await phone.sees(say("my-alerts-muted", { count: 1 }));
    await looksWell(phone);
    await phone.tap(say("button-unmute"));
    await phone.sees(say("unmuted", { topic: say("topic-words", { words: MUTED[language] }) }));
  });

  it.each([
    ["ja", PHONE, DARK],
    ["en", DESK, LIGHT],
  ] as const)("the settings in %s", async (language, width, theme) => {
    const say = texts[language];
    const other = language === "ja" ? "en" : "ja";
    const phone = await newcomer(language, width, theme);
    await phone.addBot();
    await phone.sees(say("greeting-topics"));
    await phone.tap(say("button-follow-instant"));
    await phone.sees(FOLLOWED[language]);

    await phone.tile(say("menu-alerts"));
    await phone.tile(say("menu-settings"));
    await phone.sees(say("settings-heading"));
    await looksWell(phone);
    await phone.lookAt(say("settings-mode-hint"));
    await picture(phone, `settings-${language}`);
    await phone.tap(say("mode-digest"));
    await phone.sees(/8:00/);
    await phone.tile(say("menu-settings"));
    await phone.sees(say("settings-heading"));
    await phone.pick(say("button-add-digest"), "12:15");
    await phone.sees(/12:15/);
    await phone.tile(say("menu-settings"));
    await phone.sees(say("settings-heading"));
    await phone.pick(say("button-quiet-from"), "22:30");
    await phone.sees(/22:30/);

    await phone.tile(say("menu-news"));
    await phone.tile(say("menu-language"));
    await phone.sees(say("language-bot"));
    await phone.tap(OWN_NAMES[other]);
    const now = texts[other];
    await phone.sees(now("language-set", { news: now(`language-${other}`) }));
    await phone.tile(now("menu-alerts"));
    await phone.tile(now("menu-settings"));
    await phone.sees(now("settings-heading"));
    await phone.sees(/12:15/);
    await phone.sees(/22:30/);
    await looksWell(phone);
  });
});
