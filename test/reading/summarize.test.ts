import { describe, expect, it } from "vitest";
import { countWords, summarize } from "../../src/reading/summarize.ts";

describe("summarize", () => {
  const lead = "港に新しい灯台が建った。高さは30メートル。夜は遠くまで照らす。";

  it("gives NHK's own lead as it is where it fits", () => {
    expect(summarize({ lead, body: "本文。" }, 100)).toEqual({ summary: lead, by: "nhk" });
  });

  it("stops at a sentence end where the lead is longer", () => {
    expect(summarize({ lead }, 22).summary).toBe("港に新しい灯台が建った。高さは30メートル。");
    expect(summarize({ lead }, 21).summary).toBe("港に新しい灯台が建った。");
  });

  it("keeps a first sentence that alone is longer, rather than cut it", () => {
    expect(summarize({ lead }, 3).summary).toBe("港に新しい灯台が建った。");
  });

  it("takes the body's beginning where there is no lead, and says so", () => {
    const body = "The light is new. It shines far.\nBoats are glad.";
    expect(summarize({ lead: "", body }, 33)).toEqual({
      summary: "The light is new. It shines far.",
      by: "extract",
    });
  });

  it("is empty where the source gave no text", () => {
    expect(summarize({ lead: "" }, 100)).toEqual({ summary: "", by: "nhk" });
  });
});

describe("countWords", () => {
  it("counts words between white space, and characters where a language writes none", () => {
    expect(countWords("  Two ferries, one harbor.\n", "en")).toBe(4);
    expect(countWords("港に 灯台。\n", "ja")).toBe(5);
    expect(countWords("𠮷野家", "ja-JP")).toBe(3);
    expect(countWords("新灯塔", "zh-Hant")).toBe(3);
    expect(countWords("un dos tres", "jam")).toBe(3);
    expect(countWords("", "en")).toBe(0);
  });
});
