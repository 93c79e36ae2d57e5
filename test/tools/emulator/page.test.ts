import type { BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { NewUser } from "../../../tools/emulator/control-api.ts";
import { launchChromium } from "../../browser.ts";
import { flex, flexSampler, newsBubble, newsCarousel, PICTURES, withQuickReplies } from "./page-messages.ts";
import { type PageServer, startPageServer } from "./page-server.ts";

/** The browser's, in functions that run there; the test's own types know no DOM. */
declare function getComputedStyle(element: unknown): { getPropertyValue(name: string): string };

const HANAKO = `U${"1".repeat(32)}`;
const ALEX = `U${"2".repeat(32)}`;
const PEOPLE: NewUser[] = [
  { userId: HANAKO, displayName: "花子", language: "ja" },
  { userId: ALEX, displayName: "Alex", language: "en" },
];
const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="180"><rect width="320" height="180"/></svg>`;

const launched = await launchChromium();

describe.skipIf("missing" in launched)("the chat page", () => {
  let server: PageServer;
  let context: BrowserContext;
  let page: Page;
  let problems: string[] = [];

  beforeAll(async () => {
    if (!("browser" in launched)) return;
    context = await launched.browser.newContext();
    context.setDefaultTimeout(5_000);
    // Nothing leaves the machine, new tabs of links included.
    await context.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) =>
      route.fulfill(
        route.request().url().startsWith(PICTURES)
          ? { contentType: "image/svg+xml", body: PICTURE }
          : { contentType: "text/html", body: "elsewhere" },
      ),
    );
    page = await context.newPage();
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (line) => line.type() === "error" && problems.push(line.text()));
  });
  beforeEach(async () => {
    problems = [];
    server = await startPageServer(PEOPLE);
    await page.setViewportSize({ width: 1100, height: 800 });
  });
  afterEach(async () => {
    const found = problems;
    await page.goto("about:blank");
    await server.close();
    expect(found).toEqual([]);
  });
  afterAll(async () => {
    if ("browser" in launched) await launched.browser.close();
  });

  async function open(chatId = "") {
    await page.goto(`${server.url}#${chatId}`);
    await page.locator("[data-testid=person][aria-current]").waitFor({ state: "attached" });
  }
  const byTestId = (id: string) => page.getByTestId(id);
  const input = () => byTestId("message-input");
  const bubbles = (from: "user" | "bot") => page.locator(`[data-testid=bubble][data-from=${from}]`);
  const css = (target: Locator, property: string): Promise<string> =>
    target.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
  const acts = () => server.acts.map(({ act }) => act);
  const sent = async (count: number) => {
    await expect.poll(() => server.acts.length).toBe(count);
    return acts();
  };
  const say = async (message: Parameters<PageServer["say"]>[1], by?: Parameters<PageServer["say"]>[2]) => {
    const id = server.say(HANAKO, message, by);
    const row = page.locator(`[data-message-id="${id}"]`);
    await row.waitFor();
    return row;
  };

  describe("people and chats", () => {
    it("makes two friends, one per language, where there is nobody yet, and opens the first's chat", async () => {
      server.state.users = [];
      await open();
      await expect.poll(() => acts()).toEqual([{ type: "follow" }, { type: "follow" }]);
      expect(await byTestId("person").allTextContents()).toEqual([
        expect.stringMatching(/花子.*ja/),
        expect.stringMatching(/Alex.*en/),
      ]);
      await expect.poll(() => byTestId("chat-title").textContent()).toBe("with 花子");
    });

    it("opens the chat that the link names", async () => {
      server.say(ALEX, { type: "text", text: "for Alex only" });
      await open(ALEX);
      await expect.poll(() => byTestId("chat-title").textContent()).toBe("with Alex");
      expect(await bubbles("bot").allTextContents()).toEqual([expect.stringContaining("for Alex only")]);
    });

    it("keeps what the bot says while the chat is being read", async () => {
      server.say(HANAKO, { type: "text", text: "an old answer" });
      const chat = `**/_emulator/chats/${HANAKO}`;
      await page.route(chat, async (route) => {
        const read = await route.fetch();
        server.say(HANAKO, { type: "text", text: "a fresh answer" });
        await page.locator("#announcer").getByText("a fresh answer").waitFor();
        await route.fulfill({ response: read });
      });
      await open(HANAKO);
      await bubbles("bot").getByText("an old answer").waitFor();
      expect(await bubbles("bot").allTextContents()).toEqual([
        expect.stringContaining("an old answer"),
        expect.stringContaining("a fresh answer"),
      ]);
      await page.unroute(chat);
    });

    it("counts what the bot says in another chat, and shows it there", async () => {
      await open(HANAKO);
      server.say(ALEX, { type: "text", text: "news for Alex" });
      const alex = page.locator(`[data-user-id="${ALEX}"]`);
      await alex.getByLabel("1 unread").waitFor();
      expect(await bubbles("bot").count()).toBe(0);
      await alex.click();
      await bubbles("bot").getByText("news for Alex").waitFor();
      expect(await alex.getByLabel("1 unread").count()).toBe(0);
    });

    it("adds a friend of the chosen language, who follows the bot", async () => {
      await open(HANAKO);
      await byTestId("new-friend").click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Language").selectOption("en");
      await dialog.getByLabel("Name").fill("Robin");
      await dialog.getByRole("button", { name: "Add" }).click();
      await expect.poll(() => byTestId("chat-title").textContent()).toBe("with Robin");
      expect(server.state.users.at(-1)).toMatchObject({ displayName: "Robin", language: "en" });
      expect(acts()).toEqual([{ type: "follow" }]);
    });

    it("closes the field while the person blocks the bot, and opens it again", async () => {
      await open(HANAKO);
      await byTestId("standing").click();
      await page.getByText("has blocked the bot").waitFor();
      expect(await input().isVisible()).toBe(false);
      await byTestId("standing").click();
      await input().waitFor();
      expect(acts()).toEqual([{ type: "unfollow" }, { type: "follow" }]);
    });

    it("lets a chosen member of a group speak, to the bot by name if wanted", async () => {
      await open(HANAKO);
      await byTestId("new-group").click();
      await page.getByRole("dialog").getByRole("button", { name: "Create" }).click();
      await byTestId("speaker").selectOption({ label: "Alex" });
      await byTestId("mention").check();
      await input().fill("最新");
      await input().press("Enter");
      const text = { type: "text", text: "最新", from: ALEX, mentionBot: true };
      expect(await sent(2)).toEqual([{ type: "join" }, text]);
      await expect.poll(() => bubbles("user").locator(".name").textContent()).toBe("Alex");
    });

    it("says at the head which newsroom is on screen", async () => {
      server.state.notice = "Sample newsroom 見本";
      await open(HANAKO);
      await expect.poll(() => byTestId("notice").textContent()).toBe("Sample newsroom 見本");
    });
  });

  describe("writing", () => {
    it("sends with Enter, breaks the line with Shift+Enter, and empties the field", async () => {
      await open(HANAKO);
      await input().pressSequentially("two");
      await input().press("Shift+Enter");
      await input().pressSequentially("lines");
      await input().press("Enter");
      expect(await sent(1)).toEqual([{ type: "text", text: "two\nlines" }]);
      expect(await input().inputValue()).toBe("");
      await expect.poll(() => bubbles("user").locator(".words").textContent()).toBe("two\nlines");
    });

    it("sends with the button, but nothing where there is nothing to send", async () => {
      await open(HANAKO);
      await input().fill("  ");
      await byTestId("send").click();
      await input().fill("news");
      await byTestId("send").click();
      expect(await sent(1)).toEqual([{ type: "text", text: "news" }]);
    });

    it("does not send when Enter only confirms a Japanese conversion", async () => {
      await open(HANAKO);
      await input().focus();
      const devtools = await context.newCDPSession(page);
      await devtools.send("Input.imeSetComposition", {
        text: "さいしん",
        selectionStart: 4,
        selectionEnd: 4,
      });
      // As a real input method has it: the key is told, but makes no character.
      await devtools.send("Input.dispatchKeyEvent", {
        type: "rawKeyDown",
        key: "Enter",
        code: "Enter",
        windowsVirtualKeyCode: 13,
      });
      await devtools.send("Input.insertText", { text: "最新" });
      expect(acts()).toEqual([]);
      await page.keyboard.press("Enter");
      expect(await sent(1)).toEqual([{ type: "text", text: "最新" }]);
    });

    it("sends stickers, photos and the rest", async () => {
      await open(HANAKO);
      await byTestId("send-sticker").click();
      await byTestId("send-image").click();
      await page.getByRole("button", { name: "Send something else" }).click();
      await page.getByRole("button", { name: "Location" }).click();
      expect(await sent(3)).toEqual([{ type: "sticker" }, { type: "image" }, { type: "location" }]);
    });

    it("quotes a message of the bot in the next text only", async () => {
      await open(HANAKO);
      const row = await say({ type: "text", text: "A ferry runs on batteries" });
      await row.getByLabel("Quote this message").click();
      expect(await byTestId("quote").textContent()).toContain("A ferry runs on batteries");
      for (const text of ["more", "thanks"]) {
        await input().fill(text);
        await input().press("Enter");
      }
      const quotedMessageId = await row.getAttribute("data-message-id");
      expect(await sent(2)).toEqual([
        { type: "text", text: "more", quotedMessageId },
        { type: "text", text: "thanks" },
      ]);
      expect(await bubbles("user").first().locator(".quoted").textContent()).toBe(
        "A ferry runs on batteries",
      );
    });
  });

  describe("the bot's messages", () => {
    it("tells replies, which are free, from pushes, which count", async () => {
      await open(HANAKO);
      expect(await (await say({ type: "text", text: "a" }, "reply")).textContent()).toContain("reply · free");
      expect(await (await say({ type: "text", text: "b" }, "push")).textContent()).toContain(
        "push · counted",
      );
    });

    it("shows markup in any text as text", async () => {
      const markup = `<img src=x onerror="document.title='owned'"><b>bold</b>`;
      await open(HANAKO);
      await say({ type: "text", text: markup });
      const card = newsBubble({ category: markup, title: markup, lead: markup });
      const row = await say(withQuickReplies(flex({ ...card, footer: undefined }, markup)));
      expect(await row.getByText(markup).count()).toBeGreaterThanOrEqual(3);
      expect(await page.locator("b, [onerror]").count()).toBe(0);
      expect(await page.title()).not.toBe("owned");
    });

    it("makes addresses links that open apart and say where they go", async () => {
      await open(HANAKO);
      const row = await say({ type: "text", text: "詳細はhttps://news.example/a。\njavascript:alert(1)" });
      const link = row.getByRole("link");
      expect(await link.count()).toBe(1);
      expect(await link.getAttribute("href")).toBe("https://news.example/a");
      expect(await link.getAttribute("title")).toBe("https://news.example/a");
      expect(await link.getAttribute("target")).toBe("_blank");
      expect(await link.getAttribute("rel")).toContain("noopener");
    });

    it("opens no address of another scheme, however it is offered", async () => {
      await open(HANAKO);
      const action = { type: "uri", label: "Open", uri: "javascript:document.title='owned'" };
      const body = { type: "box", layout: "vertical", action, contents: [{ type: "button", action }] };
      const row = await say(flex({ type: "bubble", body }));
      await row.getByText("Open").click();
      expect(await row.getByRole("link").count()).toBe(0);
      expect(await page.title()).not.toBe("owned");
      expect(context.pages()).toHaveLength(1);
    });

    it("admits what it cannot show, and shows the rest", async () => {
      await open(HANAKO);
      const row = await say(flexSampler());
      expect(await row.getByText("unsupported: hologram").isVisible()).toBe(true);
      expect(await row.getByText("at the end").isVisible()).toBe(true);
      expect(await (await say({ type: "seance" })).getByText("unsupported: seance").isVisible()).toBe(true);
      expect(
        await (await say(flex({ type: "constructor" }))).getByText("unsupported: constructor").isVisible(),
      ).toBe(true);
    });

    it("asks for a time where a box of a card does, and posts it as LINE does", async () => {
      await open(HANAKO);
      const action = {
        type: "datetimepicker",
        label: "時刻を追加",
        data: "v1:time",
        mode: "time",
        initial: "19:00",
      };
      const contents = [{ type: "text", text: "時刻を追加" }];
      const box = { type: "box", layout: "vertical", action, contents };
      await say(flex({ type: "bubble", body: { type: "box", layout: "vertical", contents: [box] } }));
      await page.getByRole("button", { name: "時刻を追加" }).click();
      const dialog = page.getByRole("dialog");
      expect(await dialog.getByLabel("Date and time").inputValue()).toBe("19:00");
      await dialog.getByLabel("Date and time").fill("12:15");
      await dialog.getByRole("button", { name: "Send" }).click();
      expect(await sent(1)).toEqual([{ type: "postback", data: "v1:time", params: { time: "12:15" } }]);
    });

    it("gives the JSON of a message as the bot sent it", async () => {
      await open(HANAKO);
      const message = newsCarousel();
      const row = await say(message);
      expect(await row.locator("pre").isVisible()).toBe(false);
      await row.getByLabel("JSON of this message").click();
      await expect.poll(async () => (await row.locator("pre").textContent()) !== "").toBe(true);
      expect(JSON.parse((await row.locator("pre").textContent()) ?? "")).toEqual(message);
      expect(await row.locator("pre").isVisible()).toBe(true);
    });

    it("reads the bot's messages out, by their alternative text where they are cards", async () => {
      await open(HANAKO);
      await say(newsCarousel());
      await expect
        .poll(() => page.locator("[aria-live=polite]").textContent())
        .toBe("Shirase 知らせ: 最新ニュース 3件");
    });

    it("shows that the bot is writing until it has written", async () => {
      await open(HANAKO);
      server.tell({ type: "loading", chatId: ALEX, until: server.state.now + 60_000 });
      server.tell({ type: "loading", chatId: HANAKO, until: server.state.now + 60_000 });
      await byTestId("typing").waitFor();
      await say({ type: "text", text: "done" });
      expect(await byTestId("typing").isVisible()).toBe(false);
    });
  });

  describe("quick replies", () => {
    it("are those of the last message only, and go when a text is sent", async () => {
      await open(HANAKO);
      await say(withQuickReplies({ type: "text", text: "one" }));
      await byTestId("quick-reply").first().waitFor();
      await say({ type: "text", text: "two" });
      await expect.poll(() => byTestId("quick-reply").count()).toBe(0);
      await say(withQuickReplies({ type: "text", text: "three" }));
      await page.getByRole("button", { name: "最新 Latest" }).click();
      expect(await sent(1)).toEqual([{ type: "text", text: "最新" }]);
      await expect.poll(() => byTestId("quick-reply").count()).toBe(0);
    });

    it("go when a postback is sent, though that leaves no bubble", async () => {
      await open(HANAKO);
      await say(withQuickReplies({ type: "text", text: "one" }));
      await page.getByRole("button", { name: "人気 Popular" }).click();
      expect(await sent(1)).toEqual([{ type: "postback", data: "v1:popular" }]);
      expect(await byTestId("quick-reply").count()).toBe(0);
      expect(await bubbles("user").count()).toBe(0);
    });

    it("ask for a time and post it as LINE does", async () => {
      await open(HANAKO);
      await say(withQuickReplies({ type: "text", text: "one" }));
      await page.getByRole("button", { name: "静かな時間" }).click();
      const dialog = page.getByRole("dialog");
      expect(await dialog.getByLabel("Date and time").inputValue()).toBe("22:00");
      await dialog.getByLabel("Date and time").fill("23:30");
      await dialog.getByRole("button", { name: "Send" }).click();
      expect(await sent(1)).toEqual([{ type: "postback", data: "v1:quiet", params: { time: "23:30" } }]);
    });

    it("stand in one row that scrolls", async () => {
      await open(HANAKO);
      await say(withQuickReplies({ type: "text", text: "one" }));
      const chips = byTestId("quick-reply");
      const [first, last] = [await chips.first().boundingBox(), await chips.last().boundingBox()];
      expect(last?.y).toBe(first?.y);
      expect(last?.x).toBeGreaterThan((await page.getByRole("main").boundingBox())!.x + 400);
      await chips.last().click();
      expect(await sent(1)).toEqual([{ type: "text", text: "ヘルプ" }]);
    });
  });

  describe("Flex messages", () => {
    it("send a button's postback, and its words appear as the person's", async () => {
      await open(HANAKO);
      const row = await say(flex(newsBubble({ category: "社会", title: "題", lead: "文" })));
      await row.getByRole("button", { name: "要約" }).click();
      const data = "v1:summary:a1";
      expect(await sent(1)).toEqual([{ type: "postback", data, displayText: "要約を見る" }]);
      await bubbles("user").getByText("要約を見る").waitFor();
    });

    it("can be used by keyboard: a box with an action by Enter", async () => {
      await open(HANAKO);
      const row = await say(flexSampler());
      await row.getByRole("button", { name: "Box" }).press("Enter");
      expect(await sent(1)).toEqual([{ type: "postback", data: "v1:box" }]);
    });

    it("do a button's action and not also that of the box around it", async () => {
      await open(HANAKO);
      const inner = { type: "message", label: "Inner", text: "inner" };
      const outer = { type: "message", label: "Outer", text: "outer" };
      const body = {
        type: "box",
        layout: "vertical",
        action: outer,
        contents: [{ type: "button", action: inner }],
      };
      const row = await say(flex({ type: "bubble", body }));
      await row.getByText("Inner").click();
      expect(await sent(1)).toEqual([{ type: "text", text: "inner" }]);
    });

    it("do an inner box's action and not also the whole card's", async () => {
      await open(HANAKO);
      const action = (text: string) => ({ type: "message", label: text, text });
      const inner = {
        type: "box",
        layout: "vertical",
        action: action("box"),
        contents: [{ type: "text", text: "Tap" }],
      };
      const body = { type: "box", layout: "vertical", contents: [inner] };
      const row = await say(flex({ type: "bubble", body, action: action("card") }));
      await row.getByText("Tap").click();
      await row.getByRole("button", { name: "card", exact: true }).press("Enter");
      expect(await sent(2)).toEqual([
        { type: "text", text: "box" },
        { type: "text", text: "card" },
      ]);
    });

    it("copy to the clipboard", async () => {
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      await open(HANAKO);
      const row = await say(flexSampler());
      await row.getByRole("button", { name: "Copy", exact: true }).first().click();
      await page.getByRole("status").getByText("Copied").waitFor();
      expect(await page.evaluate("navigator.clipboard.readText()")).toBe("知らせ");
    });

    it("scroll a carousel sideways and rest at a card", async () => {
      await open(HANAKO);
      const row = await say(newsCarousel());
      const cards = row.getByTestId("flex-bubble");
      const start = (await cards.first().boundingBox())!.x;
      await row.getByRole("button", { name: "Next cards" }).click();
      await expect
        .poll(async () => Math.round((await cards.nth(1).boundingBox())!.x))
        .toBe(Math.round(start));
      await row.getByTestId("carousel").evaluate((track) => track.scrollTo(40, 0));
      await expect
        .poll(async () => Math.round((await cards.first().boundingBox())!.x))
        .toBe(Math.round(start));
    });

    it("make a carousel's cards equally wide and high, with their footers in line", async () => {
      await open(HANAKO);
      const row = await say(newsCarousel("kilo"));
      const boxes = await Promise.all(
        (await row.getByTestId("flex-bubble").all()).map((card) => card.boundingBox()),
      );
      expect(boxes.map((box) => box?.width)).toEqual([260, 260, 260]);
      expect(new Set(boxes.map((box) => box?.height)).size).toBe(1);
      const footers = await Promise.all(
        (await row.getByText("記事を開く").all()).map((link) => link.boundingBox()),
      );
      expect(new Set(footers.map((box) => Math.round(box?.y ?? 0))).size).toBe(1);
    });

    it("have the looks that their JSON asks for", async () => {
      await open(HANAKO);
      const row = await say(flexSampler());
      const card = row.getByTestId("flex-bubble");
      expect(await css(card.locator(".fx-header"), "background-color")).toBe("rgb(29, 53, 87)");
      expect(await css(card.locator(".fx-body"), "padding")).toBe("16px 16px 24px");
      expect(await css(card.getByText("まとめ Digest"), "font-size")).toBe("22px");
      expect(await css(card.getByText("まとめ Digest"), "font-weight")).toBe("700");
      expect(await css(card.getByText("bold red"), "color")).toBe("rgb(204, 0, 0)");
      expect(await css(card.getByText("struck"), "text-decoration-line")).toBe("line-through");
      expect(await css(card.getByText("An icon on"), "text-overflow")).toBe("ellipsis");
      expect(await css(card.getByRole("button", { name: "Box" }), "border-top-width")).toBe("2px");
      expect(await css(card.getByRole("button", { name: "Box" }), "background-image")).toContain(
        "linear-gradient(90deg",
      );
      expect(await css(card.getByRole("button", { name: "Send" }), "height")).toBe("52px");
      expect(await css(card.getByRole("button", { name: "Copy" }), "height")).toBe("40px");
      expect(await css(card.getByRole("button", { name: "Copy" }), "background-color")).toBe(
        "rgb(220, 223, 229)",
      );
    });

    it("share a row's width by flex, and keep LINE's gaps", async () => {
      await open(HANAKO);
      const card = (await say(flexSampler())).getByTestId("flex-bubble");
      const one = (await card.getByText("flex 1").boundingBox())!;
      const three = (await card.getByText("flex 3").boundingBox())!;
      expect(three.width / one.width).toBeCloseTo(3, 1);
      expect(three.x - (one.x + one.width)).toBeCloseTo(4 + 1 + 4, 1);
      const line = (await card.locator(".fx-body > .fx-separator").boundingBox())!;
      expect(line.height).toBe(1);
    });
  });

  describe("when something is wrong", () => {
    it("says in plain words that the bot's server failed, until it works again", async () => {
      await open(HANAKO);
      server.answer = { status: 500, milliseconds: 5 };
      await byTestId("send-sticker").click();
      await page.getByRole("alert").getByText("The bot's server failed (500)").waitFor();
      server.answer = { status: 200, milliseconds: 5 };
      await byTestId("send-sticker").click();
      await expect.poll(() => byTestId("trouble").isVisible()).toBe(false);
    });

    it("shows after a broken connection what was said meanwhile, once", async () => {
      await open(HANAKO);
      await say({ type: "text", text: "before" });
      server.breakStreams();
      server.say(HANAKO, { type: "text", text: "meanwhile" });
      await bubbles("bot").getByText("meanwhile").waitFor();
      await say({ type: "text", text: "after" });
      expect(await bubbles("bot").locator(".words").allTextContents()).toEqual([
        "before",
        "meanwhile",
        "after",
      ]);
      problems = problems.filter((problem) => !problem.includes("ERR_"));
    });
  });

  describe("on a phone of 360 px", () => {
    beforeEach(() => page.setViewportSize({ width: 360, height: 640 }));

    it("fits: nothing but carousels and rows of replies reaches over the edge", async () => {
      await open(HANAKO);
      await say(flexSampler());
      await say(
        withQuickReplies(flex(newsBubble({ category: "社会", title: "題", lead: "文", size: "giga" }))),
      );
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
      const cards = await Promise.all(
        (await byTestId("flex-bubble").all()).map((card) => card.boundingBox()),
      );
      for (const card of cards) expect(card!.x + card!.width).toBeLessThanOrEqual(360);
      const send = (await byTestId("send").boundingBox())!;
      expect(send.x + send.width).toBeLessThanOrEqual(360);
      expect(send.y + send.height).toBeLessThanOrEqual(640);
    });

    it("keeps the people behind a button, and goes back to the chat once one is picked", async () => {
      await open(HANAKO);
      expect(await page.getByRole("navigation").isVisible()).toBe(false);
      await page.getByRole("button", { name: "People and groups" }).click();
      await page.locator(`[data-user-id="${ALEX}"]`).click();
      await expect.poll(() => byTestId("chat-title").textContent()).toBe("with Alex");
      expect(await page.getByRole("navigation").isVisible()).toBe(false);
    });
  });
});
