import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import type { House, Person } from "./house.ts";

/** What a reader does on the chat page without ever typing to the bot: taps, pickers, and looking. */
export interface ReaderPhone {
  page: Page;
  /** Adds the bot as a friend. */
  addBot(): Promise<void>;
  /** Waits until the chat's last message says this. */
  sees(words: string | RegExp): Promise<void>;
  /** Taps a button on the last card that says `on`; on the last message when absent. */
  tap(label: string, on?: string): Promise<void>;
  /** Taps a quick reply below the chat. */
  chip(label: string): Promise<void>;
  /** Taps a tile or a tab of the rich menu, or the bar that folds it. */
  tile(label: string): Promise<void>;
  /** Taps a button that asks for a time of day, and picks one ("07:00"). */
  pick(label: string, time: string): Promise<void>;
  /** Scrolls up to these words of the last message. */
  lookAt(words: string): Promise<void>;
  messages: Locator;
  notification: Locator;
}

/** Opens a person's chat in a browser of its own size and colours. */
export async function openReaderPhone(
  browser: Browser,
  house: House,
  person: Person,
  look: Pick<BrowserContextOptions, "viewport" | "colorScheme" | "deviceScaleFactor">,
): Promise<ReaderPhone> {
  const context = await browser.newContext({ timezoneId: "Asia/Tokyo", ...look });
  context.setDefaultTimeout(30_000);
  // Nothing leaves the machine.
  await context.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => route.fulfill({ body: "" }));
  const page = await context.newPage();
  await page.goto(`${house.emulator.url}/#${person.userId}`);
  const messages = page.getByTestId("bubble");
  const named = (place: Locator, label: string) => place.getByRole("button", { name: label, exact: true });
  const tap: ReaderPhone["tap"] = (label, on) => {
    const card = on === undefined ? messages.last() : messages.filter({ hasText: on }).last();
    return named(card, label).first().click();
  };
  return {
    page,
    messages,
    notification: page.getByTestId("notification"),
    tap,
    addBot: () => page.getByTestId("standing").filter({ hasText: "Add friend" }).click(),
    sees: (words) => messages.last().filter({ hasText: words }).waitFor(),
    chip: (label) => page.getByTestId("quick-reply").getByText(label, { exact: true }).click(),
    tile: (label) => named(page.getByTestId("rich-menu"), label).click(),
    lookAt: (words) => messages.last().getByText(words).first().scrollIntoViewIfNeeded(),
    async pick(label, time) {
      await tap(label);
      const dialog = page.getByRole("dialog", { name: label });
      await dialog.locator("input[type=time]").fill(time);
      await dialog.getByRole("button", { name: "Send" }).click();
    },
  };
}
