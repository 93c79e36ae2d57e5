import type { Locator, Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { barriers } from "../../barriers.ts";
import { launchChromium } from "../../browser.ts";
import { flex, newsBubble, newsCarousel, withQuickReplies } from "./page-messages.ts";
import { ALEX, HANAKO, openPage, PHONE, plainPng } from "./page-world.ts";
import { text } from "./platform.ts";

const launched = await launchChromium();

describe.skipIf("missing" in launched)("the chat page for those who see, hear or move little", () => {
  afterAll(async () => {
    if ("browser" in launched) await launched.browser.close();
  });
  const open = async (
    context: { colorScheme: "light" | "dark"; viewport?: typeof PHONE },
    ...chatIds: string[]
  ) => {
    if ("missing" in launched) throw new Error(launched.missing);
    const quota = { type: "limited" as const, value: 200, used: 163 };
    const world = await openPage(launched.browser, chatIds, { context, quota, notice: "見本のニュース" });
    await world.act(HANAKO, text("最新"));
    const card = {
      ...newsBubble({ category: "社会", title: "港町の朝市", lead: "四十二店が並んだ。" }),
      action: { type: "message", label: "詳細", text: "詳細" },
    };
    await world.send("push", {
      to: HANAKO,
      messages: [newsCarousel(), flex(card), withQuickReplies(text("https://news.example/a"))],
    });
    await world.page.getByTestId("quick-reply").first().waitFor();
    return world;
  };
  const addMenu = async ({ line, page }: Awaited<ReturnType<typeof open>>) => {
    const { richMenuId } = await line.createRichMenu({
      ...{ size: { width: 800, height: 540 }, selected: true, name: "News", chatBarText: "メニュー" },
      areas: [
        {
          bounds: { x: 0, y: 0, width: 800, height: 540 },
          action: { type: "postback", label: "最新", data: "v1:latest" },
        },
      ],
    });
    const picture = new Blob([new Uint8Array(plainPng(800, 540))], { type: "image/png" });
    await line.setRichMenuImage(richMenuId, picture);
    await line.setDefaultRichMenu(richMenuId);
    await page.getByRole("button", { name: "メニュー" }).first().waitFor();
  };

  it.each(["light", "dark"] as const)(
    "has no serious barrier in two chats with cards, a menu and a notification, %s",
    async (colorScheme) => {
      const world = await open({ colorScheme }, HANAKO, ALEX);
      await addMenu(world);
      await world.send("push", { to: ALEX, messages: [text("a quake")] });
      await world.page.getByTestId("notification").last().waitFor();
      expect(await barriers(world.page)).toEqual([]);
    },
  );

  it.each(["light", "dark"] as const)(
    "has none with everything unfolded that folds, %s",
    async (colorScheme) => {
      const world = await open({ colorScheme }, HANAKO);
      await world.control("POST", "/faults", { fault: { type: "status", status: 500 } });
      for (const name of ["quota", "clock", "fault"]) {
        await world.page.getByTestId(`${name}-panel`).locator("summary").click();
        expect(await barriers(world.page)).toEqual([]);
      }
      await world.page.getByLabel("JSON of this message").last().click();
      await world.page.getByLabel("Quote this message").last().click();
      await world.page.getByRole("button", { name: "Send something else" }).click();
      expect(await barriers(world.page)).toEqual([]);
    },
  );

  it.each(["light", "dark"] as const)("has none in its dialogs, %s", async (colorScheme) => {
    const { page } = await open({ colorScheme }, HANAKO);
    for (const opener of [
      page.getByTestId("new-friend"),
      page.getByTestId("new-group"),
      page.getByTestId("quick-reply").filter({ hasText: "静かな時間" }),
    ]) {
      await opener.click();
      await page.getByRole("dialog").waitFor();
      expect(await barriers(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
  });

  it.each(["light", "dark"] as const)(
    "has none on a phone, nor in its list of people, %s",
    async (colorScheme) => {
      const world = await open({ colorScheme, viewport: PHONE }, HANAKO);
      await addMenu(world);
      expect(await barriers(world.page)).toEqual([]);
      await world.page.getByRole("button", { name: "People and groups" }).click();
      await world.page.getByTestId("new-friend").waitFor();
      expect(await barriers(world.page)).toEqual([]);
    },
  );

  it("leaves the focus where it was, whatever comes in, and puts it close by where its place has gone", async () => {
    const { page, phone, send } = await open({ colorScheme: "light" }, HANAKO);
    const alex = page.locator(`[data-user-id="${ALEX}"]`);
    const isFocused = (place: Locator) => place.evaluate((element) => element.matches(":focus"));
    await alex.focus();
    await send("push", { to: ALEX, messages: [text("a quake")] });
    await alex.getByLabel("1 unread").waitFor();
    expect(await isFocused(alex)).toBe(true);
    await page.getByRole("button", { name: "Open Alex beside" }).press("Enter");
    await expect.poll(() => isFocused(phone("Alex").getByTestId("message-input"))).toBe(true);
    await phone("Alex").getByTestId("put-away").press("Enter");
    await expect.poll(() => isFocused(phone("花子").getByTestId("message-input"))).toBe(true);
  });

  it("is reached by the Tab key from the list of people to the rich menu, and every stop is seen", async () => {
    const world = await open({ colorScheme: "light" }, HANAKO);
    await addMenu(world);
    const stops = await tabStops(world.page);
    const hasStop = (name: string) => stops.some((stop) => stop.name.includes(name));
    for (const name of [
      "Colours",
      "New friend",
      "花子",
      "Open Alex beside",
      "Pushes this month",
      "Clock",
      "Faults",
    ])
      expect([name, hasStop(name)]).toEqual([name, true]);
    for (const name of [
      "Block",
      "Conversation",
      "Carousel of 3",
      "詳細",
      "要約",
      "JSON",
      "最新 Latest",
      "Message",
      "Send",
      "メニュー",
    ])
      expect([name, hasStop(name)]).toEqual([name, true]);
    expect(stops.filter(({ outline }) => !outline).map(({ name }) => name)).toEqual([]);
  });
});

/** Where Tab leads, from the top of the page until it begins again: each stop's name, and whether its focus can be seen. */
async function tabStops(page: Page): Promise<{ name: string; outline: boolean }[]> {
  const stops: { name: string; outline: boolean }[] = [];
  for (let pressed = 0; pressed < 100; pressed += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate<{ name: string; outline: boolean; again: boolean }>(`(() => {
      const at = document.activeElement;
      const again = at === document.body || at.dataset.seen === "yes";
      at.dataset.seen = "yes";
      const ring = at.closest(".field") ?? at;
      const words = at.getAttribute("aria-label") ?? at.textContent;
      return { name: words, outline: getComputedStyle(ring).outlineStyle !== "none", again };
    })()`);
    if (stop.again) break;
    stops.push(stop);
  }
  return stops;
}
