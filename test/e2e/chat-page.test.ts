import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../browser.ts";
import { type House, openHouse } from "./house.ts";

const launched = await launchChromium();

describe.skipIf("missing" in launched)("the chat page with the bot behind it", () => {
  const browser: Browser | undefined = "browser" in launched ? launched.browser : undefined;
  let house: House;
  let page: Page;
  beforeAll(async () => {
    house = await openHouse();
    if (!browser) throw new Error("no browser");
    page = await browser.newPage({ viewport: { width: 1_100, height: 850 } });
    await page.goto(house.emulator.url);
  });
  afterAll(async () => {
    await browser?.close();
    await house.close();
  });

  const bubbles = () => page.getByTestId("bubble");
  const seen = (words: string) => bubbles().filter({ hasText: words }).last().waitFor();
  const say = async (words: string) => {
    await page.getByTestId("message-input").fill(words);
    await page.getByTestId("send").click();
  };

  it("greets a new friend with news on screen", async () => {
    await seen("友だち追加ありがとうございます");
    expect(await page.getByTestId("flex-bubble").count()).toBeGreaterThanOrEqual(4);
  });

  it("answers what is typed, what is tapped on a card, and a quick reply", async () => {
    await say("台風");
    await seen("「台風」の検索結果");
    await bubbles().last().getByText("要約", { exact: true }).first().click();
    await seen("NHKの記事の文章です");
    await page.getByTestId("quick-reply").filter({ hasText: "ヘルプ" }).click();
    await seen("できること");
  });

  it("shows what a topic would bring, follows it by a tap, and shows the alert when it comes", async () => {
    await say("登録 銅鑼");
    await seen("フォローする前に");
    await page.getByTestId("quick-reply").filter({ hasText: "フォロー（すぐに）" }).click();
    await seen("「銅鑼」をフォローしました");
    await house.publish({
      title: "銅鑼の音で開く朝の改札 駅員が手作り",
      lead: "山あいの駅で、始発の前に駅員が手作りの銅鑼を鳴らすようになりました。",
    });
    await seen("「銅鑼」 の新着1件");
    await bubbles().last().getByText("なぜ？", { exact: true }).first().click();
    await seen("一致した言葉: 銅鑼");
  });

  it("serves an English friend in English", async () => {
    await page.getByTestId("person").filter({ hasText: "Alex" }).click();
    await seen("Thank you for adding me");
    await say("sports news");
    await seen("Latest news: Sports");
  });
});
