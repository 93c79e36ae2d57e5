import { describe, expect, it } from "vitest";
import { templateAsFlex, textV2AsText, textWithEmoji } from "../../../../tools/emulator/page/template.ts";

const nameOf = (userId: string) => (userId === "U1" ? "花子" : undefined);

describe("messages shown in terms of others", () => {
  it("shows a buttons template as a bubble with its title, text and actions", () => {
    const action = { type: "message", label: "Yes", text: "yes" };
    const made = templateAsFlex({ type: "buttons", title: "Title", text: "Text", actions: [action] });
    expect(JSON.stringify(made)).toMatch(/"bubble".*"Title".*"Text".*"button".*"Yes"/);
  });

  it("shows one card per column of a carousel", () => {
    const columns = [
      { text: "a", actions: [] },
      { text: "b", actions: [] },
    ];
    expect(templateAsFlex({ type: "carousel", columns })?.contents).toHaveLength(2);
  });

  it("admits that it does not know a template", () => {
    expect(templateAsFlex({ type: "hologram" })).toBeUndefined();
  });

  it("names the people whom a textV2 message mentions, and leaves doubled braces single", () => {
    const substitution = {
      a: { type: "mention", mentionee: { type: "user", userId: "U1" } },
      b: { type: "mention", mentionee: { type: "all" } },
    };
    const message = { text: "{a} {b} {{c}} {unknown} {toString}", substitution };
    expect(textV2AsText(message, nameOf)).toBe("@花子 @all {c} {unknown} {toString}");
  });

  it("draws a LINE emoji only over the $ at its index", () => {
    const emojis = [{ index: 0, productId: "p", emojiId: "1" }, { index: 2 }, { index: 99 }];
    expect(textWithEmoji({ text: "$ 5$", emojis })).toBe("☺ 5$");
  });
});
