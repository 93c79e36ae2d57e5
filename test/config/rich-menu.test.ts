import { describe, expect, it } from "vitest";
import { readRichMenu } from "../../config/rich-menu.ts";
import { readFile, shippedFile } from "../tools/rich-menu/menus.ts";

/** The faults of the shipped file after a change. */
function faultsAfter(change: (file: ReturnType<typeof shippedFile>) => unknown): string[] {
  const file = shippedFile();
  const changed = change(file) ?? file;
  return readFile(JSON.stringify(changed)).faults;
}

describe("the operator's rich menu", () => {
  it("may have other tiles, with buttons of the bot and pages of the web", () => {
    const faults = faultsAfter(({ tabs }) => {
      tabs.news.columns = 2;
      tabs.news.tiles = [
        { label: "menu-help", icon: "globe", action: { uri: "https://news.example/" } },
        { label: "menu-latest", icon: "chart", action: { postback: "v1:latest:sports:", keyboard: false } },
      ];
    });
    expect(faults).toEqual([]);
  });

  it("is told all that is wrong at once", () => {
    const faults = faultsAfter(({ tabs, ...rest }) => ({
      ...rest,
      defaultLocale: "xx",
      tabs: {
        ...tabs,
        news: {
          ...tabs.news,
          tiles: [
            { label: "menu-help", icon: "globe", action: { postback: "v1:no-such-button" } },
            { label: "menu-help", icon: "globe", action: { uri: "javascript:alert(1)" } },
            { label: "menu-help", icon: "globe", action: { text: "help" } },
          ],
        },
      },
    }));
    expect(faults).toHaveLength(4);
    expect(faults[0]).toMatch(/^config\/rich-menu\.json: defaultLocale /);
    expect(faults.slice(1)).toEqual([
      "config/rich-menu.json: tabs.news.tiles.0.action.postback is no button of the bot",
      "config/rich-menu.json: tabs.news.tiles.1.action.uri must be an address that begins with http:, https:, line: or tel:",
      "config/rich-menu.json: tabs.news.tiles.2.action must have either a postback or a uri",
    ]);
  });

  it("names only icons and sentences that there are", () => {
    const faults = faultsAfter((file) => {
      file.bar = "no-such-sentence";
      file.tabs.alerts.icon = "no-such-icon";
    });
    expect(faults).toEqual([
      "config/rich-menu.json: tabs.alerts.icon names no-such-icon, which icons lacks",
      "config/rich-menu.json: bar names no-such-sentence, which config/locales lacks",
    ]);
  });

  it("that is no JSON, or is not there, is said to be so", () => {
    expect(readFile("{").faults).toEqual(["config/rich-menu.json is not valid JSON"]);
    const missing = () => {
      throw new Error("ENOENT");
    };
    expect(readRichMenu("menu.json", missing, new Set()).faults).toEqual(["menu.json cannot be read"]);
  });
});
