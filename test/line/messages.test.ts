import type { messagingApi } from "@line/bot-sdk";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonBytes } from "../../src/line/limits.ts";
import {
  bubbleMessage,
  carouselMessage,
  carouselMessages,
  type Message,
  postbackAction,
  quickReply,
  shareAction,
  textMessage,
  timePickerAction,
  uriAction,
  withQuickReply,
} from "../../src/line/messages.ts";
import { messagesError } from "../../tools/emulator/message-limits.ts";
import { anyText } from "./texts.ts";

/** LINE, as the emulator plays it, takes the messages. */
function expectAccepted(messages: Message[]): void {
  expect(messagesError(JSON.parse(JSON.stringify(messages)), false)).toBeUndefined();
}

const bubble = (...contents: messagingApi.FlexComponent[]): messagingApi.FlexBubble => ({
  type: "bubble",
  body: { type: "box", layout: "vertical", contents },
});

/** A bubble of exactly so many bytes. */
function bubbleOf(bytes: number): messagingApi.FlexBubble {
  const text = (length: number) => bubble({ type: "text", text: "x".repeat(length) });
  return text(bytes - jsonBytes(text(0)));
}

const buttonBubble = (action: messagingApi.Action) => bubble({ type: "button", action });

describe("textMessage", () => {
  it("is accepted whatever the text, an empty one too", () => {
    fc.assert(fc.property(anyText, (text) => expectAccepted([textMessage(text)])));
  });

  it("says a text that fits as it is", () => {
    expect(textMessage("知らせ")).toEqual({ type: "text", text: "知らせ" });
  });
});

describe("postbackAction", () => {
  it("is accepted whatever its label and display text, in a button and as a quick reply", () => {
    fc.assert(
      fc.property(anyText, anyText, (label, displayText) => {
        const action = postbackAction(label, "v1:latest", displayText);
        expectAccepted([flexOf(buttonBubble(action))]);
        expectAccepted(withQuickReply([textMessage("ok")], quickReply([action])));
      }),
    );
  });

  it("is accepted with thousands of marks on one character", () => {
    const marked = "\ufe0f".repeat(10_000);
    expectAccepted([flexOf(buttonBubble(postbackAction(marked, "v1:latest")))]);
  });

  it("shows the label as the person's words where nothing else is given", () => {
    expect(postbackAction("要約", "v1:summary:1")).toEqual({
      type: "postback",
      label: "要約",
      data: "v1:summary:1",
      displayText: "要約",
    });
  });

  it("refuses data over LINE's 300 units, which would be a fault of ours", () => {
    expect(postbackAction("x", "d".repeat(300)).data).toHaveLength(300);
    expect(() => postbackAction("x", "d".repeat(301))).toThrow(RangeError);
  });
});

describe("timePickerAction", () => {
  it("is accepted whatever its label, in a button and as a quick reply", () => {
    const initial = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
    fc.assert(
      fc.property(anyText, initial, (label, at) => {
        const action = timePickerAction(label, "v1:quiet:from", at);
        expectAccepted([bubbleMessage("a", bubble({ type: "button", action }))!]);
        expectAccepted(withQuickReply([textMessage("a")], quickReply([action])));
      }),
    );
  });

  it("refuses what LINE would not take, which would be a fault of ours", () => {
    for (const initial of ["24:00", "7:00", "07:60", "0700", ""])
      expect(() => timePickerAction("a", "v1:quiet:from", initial), initial).toThrow(RangeError);
    expect(() => timePickerAction("a", "x".repeat(301), "07:00")).toThrow(RangeError);
  });
});

describe("shareAction", () => {
  const LINK = "https://news.example/newsweb/na/na-k10015000001000?a=1&b=%272%27";
  /** What a friend would be sent. */
  const sharedBy = (text: string, link = LINK): string => {
    const { uri = "" } = shareAction("送る", text, link) ?? {};
    expect(uri.length).toBeLessThanOrEqual(1_000);
    return new URL(uri).searchParams.get("text") ?? "";
  };

  it("sends the title and the link", () => {
    expect(sharedBy("港の灯台 100%+1 & 点灯")).toBe(`港の灯台 100%+1 & 点灯\n${LINK}`);
  });

  it("cuts a long title and never the link, and uses the room there is", () => {
    const shared = sharedBy("港".repeat(400));
    expect(shared).toMatch(/^港{80,}…\nhttps:/);
    expect(shared.endsWith(`\n${LINK}`)).toBe(true);
  });

  it("is accepted whatever the title", () => {
    fc.assert(
      fc.property(anyText, (title) => {
        const action = shareAction("送る", title, LINK);
        expect(action?.uri).toBeDefined();
        expect(sharedBy(title).endsWith(LINK)).toBe(true);
        if (action) expectAccepted([flexOf(buttonBubble(action))]);
      }),
    );
  });

  it("is none where the link alone has no room", () => {
    expect(shareAction("送る", "題", `https://news.example/${"港".repeat(120)}`)).toBeUndefined();
  });
});

describe("uriAction", () => {
  it("is accepted or not made, whatever label and address", () => {
    const address = fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), anyText);
    fc.assert(
      fc.property(anyText, address, (label, uri) => {
        const action = uriAction(label, uri);
        if (action) expectAccepted([flexOf(buttonBubble(action))]);
      }),
    );
  });

  it("encodes what LINE wants encoded", () => {
    const uri = uriAction("記事", "https://ニュース.example/港 町?日=1#見出し")?.uri;
    expect(uri).toMatch(/^https:\/\/xn--[\w-]+\.example\/%[\w%?=#]+$/);
    expectAccepted([flexOf(buttonBubble(uriAction("x", 'https://news.example/a?q={"b"}|^`[c]\\d%')!))]);
  });

  it.each([
    ["a path", "/newsweb/1"],
    ["nothing", ""],
    ["a script", "javascript:alert(1)"],
    ["a file", "file:///etc/hosts"],
    ["another scheme", "ftp://news.example/1"],
    ["an address over 1,000 units", `https://news.example/${"a".repeat(1_000)}`],
    ["one that is so once encoded", `https://news.example/${"港".repeat(200)}`],
  ])("costs the button where the link is %s", (_, address) => {
    expect(uriAction("読む", address)).toBeUndefined();
  });
});

describe("quickReply", () => {
  it("holds the first thirteen buttons, and is none without any", () => {
    const actions = Array.from({ length: 20 }, (_, at) => postbackAction(`${at}`, `v1:${at}`));
    const row = quickReply(actions);
    expect(row?.items?.map(({ action }) => action?.label)).toEqual(
      actions.slice(0, 13).map(({ label }) => label),
    );
    expectAccepted(withQuickReply([textMessage("ok")], row));
    expect(quickReply([])).toBeUndefined();
  });
});

describe("withQuickReply", () => {
  const row = quickReply([postbackAction("最新", "v1:latest")]);
  const texts = (count: number) => Array.from({ length: count }, (_, at) => textMessage(`${at}`));

  it("puts the buttons under the last message, where alone LINE shows them", () => {
    expect(withQuickReply(texts(2), row)).toEqual([
      textMessage("0"),
      { ...textMessage("1"), quickReply: row },
    ]);
  });

  it("keeps to five messages, and the buttons stay on the last", () => {
    const messages = withQuickReply(texts(7), row);
    expectAccepted(messages);
    expect(messages.map((message) => message.quickReply !== undefined)).toEqual([
      ...[false, false, false, false, true],
    ]);
  });

  it("adds nothing where there is nothing to add, and leaves its argument alone", () => {
    const messages = Object.freeze(texts(1)) as Message[];
    expect(withQuickReply(messages, undefined)).toEqual(texts(1));
    expect(withQuickReply([], row)).toEqual([]);
    withQuickReply(messages, row);
    expect(messages).toEqual(texts(1));
  });
});

function flexOf(contents: messagingApi.FlexBubble, altText = "alt"): messagingApi.FlexMessage {
  const message = bubbleMessage(altText, contents);
  if (!message) throw new Error("the bubble is too large");
  return message;
}

describe("bubbleMessage", () => {
  it("is accepted whatever its alternative text", () => {
    const contents = bubble({ type: "text", text: "港" });
    fc.assert(fc.property(anyText, (altText) => expectAccepted([flexOf(contents, altText)])));
  });

  it("is none where the bubble is over LINE's size", () => {
    expect(bubbleMessage("alt", bubbleOf(30_000))).toBeDefined();
    expect(bubbleMessage("alt", bubbleOf(30_001))).toBeUndefined();
  });
});

describe("carouselMessage", () => {
  it("is accepted whatever the bubbles' number and sizes, and loses none that fits", () => {
    const sizes = fc.array(fc.integer({ min: 200, max: 32_000 }), { maxLength: 20 });
    const small = fc.array(fc.integer({ min: 200, max: 6_000 }), { maxLength: 20 });
    fc.assert(
      fc.property(anyText, fc.oneof(sizes, small), (altText, list) => {
        const message = carouselMessage(altText, list.map(bubbleOf));
        const sendable = list.slice(0, 12).filter((bytes) => bytes <= 30_000);
        expect(message === undefined).toBe(sendable.length === 0);
        if (!message) return;
        expectAccepted([message]);
        expect(jsonBytes(message.contents)).toBeLessThanOrEqual(50_000);
        const count = message.contents.type === "carousel" ? message.contents.contents.length : 0;
        const next = sendable[count];
        if (next !== undefined) expect(jsonBytes(message.contents) + next).toBeGreaterThanOrEqual(50_000);
      }),
    );
  });

  it("shows twelve bubbles at most, the first ones", () => {
    const bubbles = Array.from({ length: 14 }, (_, at) => bubble({ type: "text", text: `${at}` }));
    expect(carouselMessage("alt", bubbles)?.contents).toEqual({
      type: "carousel",
      contents: bubbles.slice(0, 12),
    });
  });

  it("leaves out a bubble that is over LINE's size, not those after it", () => {
    const fine = bubbleOf(500);
    expect(carouselMessage("alt", [fine, bubbleOf(30_001), fine])?.contents).toEqual({
      type: "carousel",
      contents: [fine, fine],
    });
  });
});

describe("carouselMessages", () => {
  const bubblesIn = (message: messagingApi.FlexMessage) =>
    message.contents.type === "carousel" ? message.contents.contents : [];

  it("are accepted and hold every bubble in its order, whatever their number and sizes", () => {
    const sizes = fc.array(fc.integer({ min: 200, max: 30_000 }), { maxLength: 40 });
    fc.assert(
      fc.property(sizes, (many) => {
        const bubbles = many.map(bubbleOf);
        const messages = carouselMessages("a", bubbles);
        for (const message of messages) expectAccepted([message]);
        expect(messages.flatMap(bubblesIn)).toEqual(bubbles);
      }),
      { numRuns: 50 },
    );
  });

  it("are as few as LINE takes", () => {
    expect(carouselMessages("a", Array(25).fill(bubbleOf(500)))).toHaveLength(3);
    expect(carouselMessages("a", Array(4).fill(bubbleOf(24_900)))).toHaveLength(2);
    expect(carouselMessages("a", [])).toEqual([]);
  });
});
