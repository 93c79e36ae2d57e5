import { afterAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../browser.ts";
import { flex, newsCarousel, PICTURES } from "./page-messages.ts";
import { HANAKO, openPage } from "./page-world.ts";

/** The browser's; the test's own types know no DOM. */
declare function getComputedStyle(element: unknown): { fontSize: string };

const launched = await launchChromium();
const box = (contents: object[], more = {}) => ({ type: "box", layout: "vertical", contents, ...more });
const bubble = (contents: object[], more = {}) => flex({ type: "bubble", body: box(contents), ...more });

describe.skipIf("missing" in launched)("messages that LINE takes", () => {
  afterAll(async () => {
    if ("browser" in launched) await launched.browser.close();
  });
  const openWith = async (...messages: object[]) => {
    if ("missing" in launched) throw new Error(launched.missing);
    const world = await openPage(launched.browser, [HANAKO]);
    // What LINE would refuse is no promise of the page.
    expect(await world.send("push", { to: HANAKO, messages })).toMatchObject({ status: 200 });
    const row = world.page.getByTestId("bubble").last();
    await row.waitFor();
    return { ...world, row };
  };

  it("shrink a text and a button to their line, where they ask for it", async () => {
    const long = "A headline that is much too long for one line of a bubble, however it is set";
    const text = { type: "text", text: long, size: "xl" };
    const action = { type: "message", label: "A label that is too long to stand", text: "x" };
    const adjusted = { adjustMode: "shrink-to-fit" };
    const { row } = await openWith(
      bubble(
        [
          text,
          { ...text, ...adjusted },
          { type: "button", action, ...adjusted },
          { ...text, wrap: true, ...adjusted },
        ],
        { size: "mega" },
      ),
    );
    const fontSize = (index: number) =>
      row
        .locator(".fx-line, .fx-button")
        .nth(index)
        .evaluate((line) => Number.parseFloat(getComputedStyle(line).fontSize));
    expect(await fontSize(0)).toBe(22);
    await expect.poll(() => fontSize(1)).toBeLessThan(12);
    await expect.poll(() => fontSize(2)).toBeLessThan(16);
    expect(await fontSize(3)).toBe(22);
  });

  it("follow the reader's own font size, where they ask for it", async () => {
    const { page, row } = await openWith(
      bubble([
        { type: "text", text: "grows", size: "sm", scaling: true },
        { type: "text", text: "stays", size: "sm" },
      ]),
    );
    await page.evaluate("document.documentElement.style.fontSize = '32px'");
    const fontSize = (words: string) =>
      row.getByText(words).evaluate((line) => getComputedStyle(line).fontSize);
    expect([await fontSize("grows"), await fontSize("stays")]).toEqual(["28px", "14px"]);
  });

  it("lay a badge over a picture by position and offset", async () => {
    const badge = box([{ type: "text", text: "速報", size: "xs", color: "#FFFFFF" }], {
      ...{ position: "absolute", offsetTop: "12px", offsetEnd: "8px", backgroundColor: "#CC0000" },
    });
    const picture = {
      type: "image",
      url: `${PICTURES}/a.png`,
      size: "full",
      aspectRatio: "2:1",
      aspectMode: "cover",
    };
    const { row } = await openWith(
      flex({ type: "bubble", body: box([picture, badge], { paddingAll: "none" }) }),
    );
    const card = (await row.getByTestId("flex-bubble").boundingBox())!;
    const over = (await row.locator(".fx-box .fx-box").boundingBox())!;
    expect(over.y - card.y).toBeCloseTo(12, 0);
    expect(card.x + card.width - (over.x + over.width)).toBeCloseTo(8, 0);
    expect(card.height).toBeCloseTo(card.width / 2, 0);
  });

  it("play a video in the hero, and link beneath it", async () => {
    const action = { type: "uri", label: "全編を見る", uri: "https://news.example/v" };
    const hero = {
      ...{
        type: "video",
        url: `${PICTURES}/v.mp4`,
        previewUrl: `${PICTURES}/v.png`,
        aspectRatio: "16:9",
        action,
      },
      altContent: { type: "image", url: `${PICTURES}/v.png`, size: "full" },
    };
    const { row } = await openWith(bubble([{ type: "text", text: "映像" }], { hero }));
    expect(await row.locator("video").getAttribute("poster")).toBe(`${PICTURES}/v.png`);
    expect(await row.getByRole("link", { name: "全編を見る" }).getAttribute("href")).toBe(
      "https://news.example/v",
    );
  });

  it("swipe by the arrow keys, a card at a time", async () => {
    const { row, page } = await openWith(newsCarousel());
    const cards = row.getByTestId("flex-bubble");
    const start = (await cards.first().boundingBox())!.x;
    await row.getByTestId("carousel").focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(async () => Math.round((await cards.nth(1).boundingBox())!.x)).toBe(Math.round(start));
    await page.keyboard.press("ArrowLeft");
    await expect.poll(async () => Math.round((await cards.first().boundingBox())!.x)).toBe(Math.round(start));
  });

  it("have areas on a picture, which do what they say", async () => {
    const { row, bot } = await openWith({
      ...{
        type: "imagemap",
        baseUrl: `${PICTURES}/map`,
        altText: "天気の地図",
        baseSize: { width: 1040, height: 520 },
      },
      actions: [
        { type: "message", label: "東", text: "東の天気", area: { x: 520, y: 0, width: 520, height: 520 } },
        {
          type: "uri",
          label: "西",
          linkUri: "https://news.example/w",
          area: { x: 0, y: 0, width: 520, height: 520 },
        },
      ],
    });
    const map = row.getByRole("group", { name: "天気の地図" });
    expect(await map.getByRole("link", { name: "西" }).getAttribute("href")).toBe("https://news.example/w");
    const box = (await map.boundingBox())!;
    await map.click({ position: { x: box.width * 0.75, y: box.height / 2 } });
    await expect.poll(() => bot.events().at(-1)?.message.text).toBe("東の天気");
  });
});
