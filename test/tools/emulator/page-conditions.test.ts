import { afterAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../browser.ts";
import { HANAKO, openPage } from "./page-world.ts";
import { text } from "./platform.ts";

const DAY_MS = 24 * 3_600_000;
const launched = await launchChromium();

describe.skipIf("missing" in launched)("LINE's side of the chat page", () => {
  afterAll(async () => {
    if ("browser" in launched) await launched.browser.close();
  });
  const open = async (options: Parameters<typeof openPage>[2] = {}) => {
    if ("missing" in launched) throw new Error(launched.missing);
    const world = await openPage(launched.browser, [HANAKO], options);
    const panel = (name: "quota" | "clock" | "fault") => world.page.getByTestId(`${name}-panel`);
    const push = () => world.send("push", { to: HANAKO, messages: [text("news")] });
    return {
      ...world,
      panel,
      push,
      unfold: (name: "quota" | "clock" | "fault") => panel(name).locator("summary").click(),
    };
  };

  it("shows how much of the month's pushes is used", async () => {
    const { page, push } = await open({ quota: { type: "limited", value: 200, used: 163 } });
    const meter = page.getByRole("meter", { name: "Pushes this month" });
    expect(await meter.evaluate((it) => ["value", "max"].map((name) => Reflect.get(it, name)))).toEqual([
      163, 200,
    ]);
    await push();
    await expect.poll(() => page.getByTestId("quota").textContent()).toBe("164 of 200");
    expect(await meter.evaluate((it) => Reflect.get(it, "value"))).toBe(164);
  });

  it("uses the month up, lets it begin anew, and changes the plan", async () => {
    const { page, panel, unfold, push, state } = await open();
    await unfold("quota");
    await panel("quota").getByRole("button", { name: "Use up" }).click();
    await expect.poll(() => page.getByTestId("quota").textContent()).toBe("200 of 200");
    expect(await push()).toMatchObject({
      status: 429,
      body: { message: "You have reached your monthly limit." },
    });
    expect(await page.getByTestId("fault-count").textContent()).toBe("1 on");
    await panel("quota").getByRole("button", { name: "Back to 0" }).click();
    await expect.poll(async () => (await state()).quota.used).toBe(0);
    await panel("quota").getByLabel("Plan").selectOption("5,000 a month");
    await expect.poll(async () => (await state()).quota).toEqual({ type: "limited", value: 5_000, used: 0 });
    await panel("quota").getByLabel("Plan").selectOption("no limit");
    await expect.poll(async () => (await state()).quota.type).toBe("none");
  });

  it("moves LINE's clock by an hour, a day, to a time, and back", async () => {
    let told = 0;
    const { panel, unfold, state } = await open({ onClockMove: (aheadMs) => (told = aheadMs) });
    const daysAhead = async () => ((await state()).now - Date.now()) / DAY_MS;
    await unfold("clock");
    await panel("clock").getByRole("button", { name: "+1 day" }).click();
    await expect.poll(daysAhead).toBeCloseTo(1, 2);
    await panel("clock").getByRole("button", { name: "+1 hour" }).click();
    await expect.poll(daysAhead).toBeCloseTo(25 / 24, 2);
    expect(told / DAY_MS).toBeCloseTo(25 / 24, 2);
    await panel("clock").getByLabel("To").fill("2031-05-04T19:00");
    await panel("clock").getByRole("button", { name: "Set" }).click();
    await expect
      .poll(async () => (await state()).now - new Date("2031-05-04T19:00").getTime())
      .toBeLessThan(5_000);
    await expect
      .poll(() => panel("clock").getByTestId("clock").getAttribute("datetime"))
      .toMatch(/^2031-05-0/);
    await panel("clock").getByRole("button", { name: "Now" }).click();
    await expect.poll(daysAhead).toBeCloseTo(0, 2);
  });

  it("switches faults on, counts them down, and off again", async () => {
    const { page, panel, unfold, push } = await open();
    await unfold("fault");
    const switchOn = async (kind: string, times: string) => {
      await panel("fault").getByRole("combobox", { name: "Fault" }).selectOption(kind);
      await panel("fault").getByRole("combobox", { name: "For" }).selectOption(times);
      await panel("fault").getByRole("button", { name: "Switch on" }).click();
    };
    const on = page.getByRole("list", { name: "Faults that are on" }).getByRole("listitem");
    await switchOn("429: too fast", "1 call");
    await on.getByText("429: too fast · 1 more").waitFor();
    expect((await push()).status).toBe(429);
    await expect.poll(() => on.count()).toBe(0);

    await switchOn("500: LINE is down", "until switched off");
    await switchOn("Dropped after LINE acted", "3 calls");
    await on.nth(1).waitFor();
    await panel("fault").getByRole("button", { name: "Switch off: 500: LINE is down" }).click();
    await expect.poll(() => on.count()).toBe(1);
    await expect(push()).rejects.toThrow(TypeError);
    await on.getByText("Dropped after LINE acted · 2 more").waitFor();
  });

  it("shows faults that somebody else switched on, in words", async () => {
    const { control, page } = await open();
    await control("POST", "/faults", {
      path: "/v2/bot/message/push",
      share: 0.3,
      fault: { type: "delay", milliseconds: 500 },
    });
    await page.getByTestId("fault-panel").locator("summary").click();
    await page.getByText("Slow: 0.5 s · /v2/bot/message/push · 30% of calls").waitFor();
  });

  it("uses light or dark colours as the system has them, or as chosen, for good", async () => {
    const { page } = await open({ context: { colorScheme: "dark" } });
    const isDark = () =>
      page
        .getByTestId("phone")
        .evaluate((phone) => getComputedStyle(phone).backgroundColor)
        .then((colour) => colour === "rgb(29, 37, 45)");
    expect(await isDark()).toBe(true);
    await page.getByRole("button", { name: "Colours: auto" }).click();
    expect(await isDark()).toBe(false);
    await page.reload();
    await page.getByRole("button", { name: "Colours: light" }).waitFor();
    expect(await isDark()).toBe(false);
  });
});

/** The browser's; the test's own types know no DOM. */
declare function getComputedStyle(element: unknown): { backgroundColor: string };
