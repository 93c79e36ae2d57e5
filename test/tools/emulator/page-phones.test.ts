import { afterAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../browser.ts";
import { flex, newsCarousel } from "./page-messages.ts";
import { ALEX, HANAKO, MIA, openPage, PHONE, SAM } from "./page-world.ts";
import { text } from "./platform.ts";

const launched = await launchChromium();

describe.skipIf("missing" in launched)("phones on the chat page", () => {
  afterAll(async () => {
    if ("browser" in launched) await launched.browser.close();
  });
  const open: (...chatIds: string[]) => ReturnType<typeof openPage> = (...chatIds) => {
    if ("missing" in launched) throw new Error(launched.missing);
    return openPage(launched.browser, chatIds);
  };

  it("stand side by side, each with a chat of its own", async () => {
    const { page, phone, bot, send } = await open(HANAKO);
    await page.getByRole("button", { name: "Open Alex beside" }).click();
    for (const [name, words] of [
      ["花子", "最新"],
      ["Alex", "latest"],
    ] as const) {
      await phone(name).getByLabel("Message", { exact: true }).fill(words);
      await phone(name).getByTestId("send").click();
    }
    await expect
      .poll(() => bot.events().map(({ source, message }) => [source.userId, message.text]))
      .toEqual([
        [HANAKO, "最新"],
        [ALEX, "latest"],
      ]);
    await send("multicast", { to: [HANAKO, ALEX], messages: [text("for both")] });
    for (const name of ["花子", "Alex"]) await phone(name).getByRole("log").getByText("for both").waitFor();
    const [left, right] = [await phone("花子").boundingBox(), await phone("Alex").boundingBox()];
    expect(left!.x + left!.width).toBeLessThan(right!.x);
    expect(right!.x + right!.width).toBeLessThanOrEqual(1_280);
  });

  it("are three at most, are named by the link, and can be put away", async () => {
    const { page, phone } = await open(HANAKO, ALEX);
    await page.getByRole("button", { name: "Open Sam beside" }).click();
    await phone("Sam").waitFor();
    expect(await page.getByRole("button", { name: /Open .* beside/ }).count()).toBe(0);
    expect(new URL(page.url()).hash).toBe(`#${[HANAKO, ALEX, SAM].join(",")}`);
    await phone("Alex").getByRole("button", { name: "Put Alex's phone away" }).click();
    expect(await phone("Alex").count()).toBe(0);
    await page.reload();
    await phone("Sam").waitFor();
    expect(await page.getByTestId("phone").count()).toBe(2);
  });

  it("give the list of people to the one last touched", async () => {
    const { page, phone } = await open(HANAKO, ALEX);
    await phone("花子").getByLabel("Message", { exact: true }).click();
    await page.locator(`[data-user-id="${MIA}"]`).click();
    await phone("Mia").waitFor();
    expect(await phone("花子").count()).toBe(0);
    expect(await phone("Alex").count()).toBe(1);
  });

  it("are one on a narrow screen: the one in hand", async () => {
    const { page, phone } = await open(HANAKO, ALEX);
    await phone("Alex").getByLabel("Message", { exact: true }).click();
    await page.setViewportSize(PHONE);
    await expect.poll(() => phone("花子").count()).toBe(0);
    expect(await phone("Alex").boundingBox()).toEqual({ x: 0, y: 0, ...PHONE });
  });

  describe("get a notification", () => {
    it("with the words of the push or the alternative text of its cards", async () => {
      const { phone, send } = await open(HANAKO);
      const notification = phone("花子").getByTestId("notification");
      await send("push", { to: HANAKO, messages: [text("地震のニュースです")] });
      await notification.getByText("地震のニュースです").waitFor();
      await send("multicast", { to: [HANAKO], messages: [newsCarousel()] });
      await notification.getByText("最新ニュース 3件").waitFor();
      expect(await notification.count()).toBe(1);
      await phone("花子").getByRole("log").getByTestId("flex-bubble").first().waitFor();
    });

    it("for a chat that is not open, which a tap opens", async () => {
      const { page, phone, send } = await open(HANAKO);
      await send("push", { to: ALEX, messages: [text("a quake")] });
      const notification = phone("花子").getByTestId("notification");
      await notification.getByText("Shirase → Alex").waitFor();
      expect(await page.locator("#announcer").textContent()).toBe("Notification for Alex: a quake");
      await notification.click();
      await phone("Alex").getByRole("log").getByText("a quake").waitFor();
      expect(await notification.count()).toBe(0);
    });

    it("but not for an answer, which they wait for", async () => {
      const { act, bot, phone, send } = await open(HANAKO);
      await act(HANAKO, text("最新"));
      const replyToken = bot.events()[0]!.replyToken;
      await send("reply", { replyToken, messages: [flex({ type: "bubble", body: BODY }, "an answer")] });
      await phone("花子").getByTestId("flex-bubble").waitFor();
      expect(await phone("花子").getByTestId("notification").count()).toBe(0);
    });
  });
});

const BODY = { type: "box", layout: "vertical", contents: [{ type: "text", text: "answered" }] };
