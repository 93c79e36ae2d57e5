import type { messagingApi } from "@line/bot-sdk";
import { afterAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../browser.ts";
import { ALEX, HANAKO, openPage, plainPng } from "./page-world.ts";

const size = { width: 800, height: 540 };
const launched = await launchChromium();

type Page = Awaited<ReturnType<typeof openPage>>;
type Action = messagingApi.Action;

/** A menu whose upper row is the two tabs, and whose lower row does what the test asks for. */
async function addMenu({ line }: Page, alias: string, actions: Action[], selected = true) {
  const cell = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });
  const tab = (to: string, x: number) => ({
    bounds: cell(x, 0, 400, 100),
    action: { type: "richmenuswitch" as const, label: to, richMenuAliasId: to, data: `v1:tab:${to}` },
  });
  const { richMenuId } = await line.createRichMenu({
    ...{ size, selected, name: `${alias} menu`, chatBarText: "メニュー" },
    areas: [
      tab("news", 0),
      tab("alerts", 400),
      ...actions.map((action, place) => ({ bounds: cell(place * 200, 100, 200, 440), action })),
    ],
  });
  await line.setRichMenuImage(
    richMenuId,
    new Blob([new Uint8Array(plainPng(size.width, size.height))], { type: "image/png" }),
  );
  await line.createRichMenuAlias({ richMenuAliasId: alias, richMenuId });
  return richMenuId;
}

const LATEST: Action = { type: "postback", label: "最新", data: "v1:latest", displayText: "最新のニュース" };

describe.skipIf("missing" in launched)("the rich menu on the chat page", () => {
  afterAll(async () => {
    if ("browser" in launched) await launched.browser.close();
  });
  const open: (...chatIds: string[]) => Promise<Page> = (...chatIds) => {
    if ("missing" in launched) throw new Error(launched.missing);
    return openPage(launched.browser, chatIds);
  };
  const menuOf = (page: Page, name = "花子") => page.phone(name).getByTestId("rich-menu");
  const postbacks = (page: Page) =>
    page.bot.events().flatMap(({ postback }) => (postback === undefined ? [] : [postback]));

  it("comes up as soon as the bot links one, with its picture", async () => {
    const page = await open(HANAKO);
    expect(await menuOf(page).isVisible()).toBe(false);
    await page.line.setDefaultRichMenu(await addMenu(page, "news", [LATEST]));
    const picture = menuOf(page).locator("img");
    await picture.waitFor();
    await expect
      .poll(() => picture.evaluate((image) => "naturalWidth" in image && image.naturalWidth))
      .toBe(800);
    const box = (await picture.boundingBox())!;
    expect(box.width / box.height).toBeCloseTo(800 / 540, 1);
  });

  it("does what its areas say, where the picture shows them", async () => {
    const page = await open(HANAKO);
    const when: Action = {
      type: "datetimepicker",
      label: "いつ",
      data: "v1:at",
      mode: "time",
      initial: "07:00",
    };
    const site: Action = { type: "uri", label: "NHK", uri: "https://news.example/" };
    const ask: Action = { type: "message", label: "検索", text: "検索" };
    await page.line.setDefaultRichMenu(await addMenu(page, "news", [LATEST, ask, when, site]));
    const picture = (await menuOf(page).locator("img").boundingBox())!;
    await page.page.mouse.click(picture.x + picture.width / 8, picture.y + picture.height / 2);
    await expect.poll(() => postbacks(page)).toEqual([{ data: "v1:latest" }]);
    await page.phone("花子").getByRole("log").getByText("最新のニュース").waitFor();
    await menuOf(page).getByRole("button", { name: "検索" }).press("Enter");
    await page.phone("花子").getByRole("log").getByText("検索").waitFor();
    await menuOf(page).getByRole("button", { name: "いつ" }).click();
    await page.page.getByRole("dialog").getByLabel("Date and time").fill("06:30");
    await page.page.getByRole("dialog").getByRole("button", { name: "Send" }).click();
    await expect.poll(() => postbacks(page).at(-1)).toEqual({ data: "v1:at", params: { time: "06:30" } });
    expect(await menuOf(page).getByRole("link", { name: "NHK" }).getAttribute("href")).toBe(
      "https://news.example/",
    );
  });

  it("turns to the other tab for the person who taps it, and stays as open as it was", async () => {
    const page = await open(HANAKO, ALEX);
    await addMenu(page, "alerts", [], false);
    await page.line.setDefaultRichMenu(await addMenu(page, "news", [LATEST]));
    await menuOf(page).getByRole("button", { name: "alerts" }).click();
    await menuOf(page).getByRole("group", { name: "alerts menu" }).waitFor();
    expect(postbacks(page)).toEqual([
      { data: "v1:tab:alerts", params: { newRichMenuAliasId: "alerts", status: "SUCCESS" } },
    ]);
    expect(await menuOf(page, "Alex").getByRole("group", { name: "news menu" }).isVisible()).toBe(true);
    await menuOf(page).getByRole("button", { name: "news" }).press("Enter");
    await menuOf(page).getByRole("group", { name: "news menu" }).waitFor();
    const focused = menuOf(page).locator(":focus");
    expect(await focused.getAttribute("aria-label")).toBe("news");
  });

  it("folds at its bar and when the person writes, and is folded at first where it says so", async () => {
    const page = await open(HANAKO);
    await page.line.setDefaultRichMenu(await addMenu(page, "news", [LATEST], false));
    const bar = menuOf(page).getByRole("button", { name: "メニュー" });
    const picture = menuOf(page).locator("img");
    expect(await bar.getAttribute("aria-expanded")).toBe("false");
    expect(await picture.isVisible()).toBe(false);
    await bar.press("Enter");
    expect(await bar.getAttribute("aria-expanded")).toBe("true");
    await picture.waitFor();
    await page.phone("花子").getByTestId("message-input").fill("台風");
    await picture.waitFor({ state: "hidden" });
  });

  it("opens and folds as a postback asks", async () => {
    const page = await open(HANAKO);
    const fold: Action = { ...LATEST, inputOption: "closeRichMenu" };
    await page.line.setDefaultRichMenu(await addMenu(page, "news", [fold]));
    const action = {
      type: "postback",
      label: "メニューを開く",
      data: "v1:menu",
      inputOption: "openRichMenu",
    };
    const quickReply = { items: [{ type: "action", action }] };
    await page.send("push", { to: HANAKO, messages: [{ type: "text", text: "どうぞ", quickReply }] });
    await menuOf(page).getByRole("button", { name: "最新" }).click();
    await menuOf(page).locator("img").waitFor({ state: "hidden" });
    await page.phone("花子").getByTestId("rich-menu").getByRole("button", { name: "メニュー" }).waitFor();
    await page.send("push", { to: HANAKO, messages: [{ type: "text", text: "もう一度", quickReply }] });
    await page.phone("花子").getByRole("button", { name: "メニューを開く" }).click();
    await menuOf(page).locator("img").waitFor();
  });

  it("is each person's own, and goes with its link", async () => {
    const page = await open(HANAKO, ALEX);
    await page.line.linkRichMenuIdToUser(HANAKO, await addMenu(page, "news", [LATEST]));
    await menuOf(page).locator("img").waitFor();
    expect(await menuOf(page, "Alex").isVisible()).toBe(false);
    await page.line.unlinkRichMenuIdFromUser(HANAKO);
    await menuOf(page).waitFor({ state: "hidden" });
  });
});
