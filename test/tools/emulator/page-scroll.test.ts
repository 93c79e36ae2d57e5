import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchChromium } from "../../browser.ts";
import { flex, newsBubble, newsCarousel, PICTURES, withQuickReplies } from "./page-messages.ts";
import { type PageServer, startPageServer } from "./page-server.ts";

/** The browser's, in functions that run there; the test's own types know no DOM. */
declare function requestAnimationFrame(drawn: (milliseconds: number) => void): number;

const HANAKO = `U${"1".repeat(32)}`;
const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="300"><rect width="320" height="300"/></svg>`;

const text = (words: string) => ({ type: "text", text: words });

const launched = await launchChromium();

describe.skipIf("missing" in launched)("the end of the chat, on a phone", () => {
  let server: PageServer;
  let context: BrowserContext;
  let page: Page;
  /** Lets the pictures of the messages arrive. */
  let showPictures: () => void;

  beforeAll(async () => {
    if (!("browser" in launched)) return;
    context = await launched.browser.newContext({ viewport: { width: 390, height: 844 } });
    context.setDefaultTimeout(5_000);
  });
  beforeEach(async () => {
    server = await startPageServer([{ userId: HANAKO, displayName: "花子", language: "ja" }]);
    page = await context.newPage();
    const { promise: pictures, resolve } = Promise.withResolvers<void>();
    showPictures = resolve;
    await page.route(`${PICTURES}/**`, async (route) => {
      await pictures;
      await route.fulfill({ contentType: "image/svg+xml", body: PICTURE });
    });
    for (let said = 0; said < 3; said += 1) server.say(HANAKO, newsCarousel());
    await page.goto(`${server.url}#${HANAKO}`);
    await page.getByTestId("flex-bubble").nth(8).waitFor();
  });
  afterEach(async () => {
    showPictures();
    await page.close();
    await server.close();
  });
  afterAll(async () => {
    if ("browser" in launched) await launched.browser.close();
  });

  const log = () => page.getByRole("log");
  const jump = () => page.getByRole("button", { name: "New messages" });
  /** How many pixels of the conversation lie below what is on screen, once everything is drawn. */
  const belowScreen = () =>
    log().evaluate(
      (element) =>
        new Promise<number>((resolve) =>
          requestAnimationFrame(() =>
            requestAnimationFrame(() =>
              resolve(Math.round(element.scrollHeight - element.scrollTop - element.clientHeight)),
            ),
          ),
        ),
    );
  const seen = (words: string) => log().getByText(words).waitFor({ state: "attached" });
  const scrollUp = async (pixels = 400) => {
    const before = await belowScreen();
    await log().hover();
    await page.mouse.wheel(0, -pixels);
    await expect.poll(belowScreen).toBe(before + pixels);
  };
  const send = async (words: string) => {
    await page.getByTestId("message-input").fill(words);
    await page.getByTestId("message-input").press("Enter");
  };

  it("is where the own message and its answer are seen, however far up the person had been", async () => {
    await scrollUp();
    for (const words of ["ヘルプ", "最新", "台風"]) {
      server.answers = [newsCarousel(), withQuickReplies(text(`${words} answered`))];
      await send(words);
      await seen(`${words} answered`);
      expect(await belowScreen()).toBe(0);
      expect(await jump().isVisible()).toBe(false);
    }
  });

  it("is gone to for the answer to a tap, also one that leaves no words of its own", async () => {
    const action = { type: "postback", label: "関連", data: "v1:related:a1" };
    server.say(HANAKO, flex(newsBubble({ category: "社会", title: "題", lead: "文", action })));
    await page.getByRole("button", { name: "関連" }).waitFor();
    server.say(HANAKO, newsCarousel());
    await scrollUp();
    server.answers = [newsCarousel(), withQuickReplies(text("related"))];
    await page.getByRole("button", { name: "関連" }).click();
    await seen("related");
    expect(await belowScreen()).toBe(0);
  });

  it("stays in view when quick replies come and go, answer by answer", async () => {
    for (const words of ["one", "two", "three"]) {
      server.answers = [text("first"), withQuickReplies(text(`${words} answered`))];
      await send(words);
      await seen(`${words} answered`);
      await page.getByTestId("quick-reply").first().waitFor();
      expect(await belowScreen()).toBe(0);
    }
    await page.getByTestId("quick-reply").first().click();
    expect(await belowScreen()).toBe(0);
  });

  it("stays in view when pictures come in late", async () => {
    server.answers = [
      { type: "image", originalContentUrl: `${PICTURES}/a.svg`, previewImageUrl: `${PICTURES}/a.svg` },
    ];
    await send("photo");
    const picture = log().getByRole("img", { name: "Image from the bot" });
    await picture.waitFor();
    const early = (await picture.boundingBox())!.height;
    showPictures();
    await expect.poll(async () => (await picture.boundingBox())!.height).toBeGreaterThan(early);
    expect(await belowScreen()).toBe(0);
  });

  it("is left alone while the person reads further up, and one tap away", async () => {
    await scrollUp();
    const before = await belowScreen();
    server.say(HANAKO, withQuickReplies(text("news in passing")));
    await jump().waitFor();
    expect(await belowScreen()).toBeGreaterThan(before);
    await jump().click();
    expect(await belowScreen()).toBe(0);
    expect(await jump().isVisible()).toBe(false);
    server.say(HANAKO, newsCarousel());
    await page.getByTestId("flex-bubble").nth(11).waitFor();
    expect(await belowScreen()).toBe(0);
  });

  it("is let go by whoever scrolls up after an own message", async () => {
    server.answers = [newsCarousel()];
    await send("最新");
    await page.getByTestId("flex-bubble").nth(11).waitFor();
    await scrollUp();
    server.say(HANAKO, text("news in passing"));
    await jump().waitFor();
    expect(await belowScreen()).toBeGreaterThanOrEqual(400);
  });

  it("does not run away from a message's JSON that is opened", async () => {
    const opener = page.getByLabel("JSON of this message").last();
    const before = await opener.boundingBox();
    await opener.click();
    await expect.poll(belowScreen).toBeGreaterThan(0);
    expect(await opener.boundingBox()).toEqual(before);
    await opener.click();
    await expect.poll(belowScreen).toBe(0);
    server.say(HANAKO, text("news in passing"));
    await seen("news in passing");
    expect(await belowScreen()).toBe(0);
  });
});
