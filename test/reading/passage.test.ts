import { describe, expect, it } from "vitest";
import { bestPassage } from "../../src/reading/passage.ts";

const lead =
  "港で祭りが開かれました。灯台の光が新しくなり、「きれい。」と喜ばれました。灯台は百年前に建ちました。";
const looked = (...spellings: string[]) => ({ weight: 1, spellings });

describe("the best passage", () => {
  it("is the whole sentence with most of the words, the first of equals", () => {
    expect(bestPassage({ lead }, [looked("灯台"), looked("百年前")])).toBe("灯台は百年前に建ちました。");
    expect(bestPassage({ lead }, [looked("灯台")])).toBe(
      "灯台の光が新しくなり、「きれい。」と喜ばれました。",
    );
  });

  it("counts what tells more", () => {
    const words = [{ ...looked("祭り"), weight: 5 }, looked("灯台"), looked("百年前")];
    expect(bestPassage({ lead }, words)).toBe("港で祭りが開かれました。");
  });

  it("may come from the body, and have the word in another form or spelling", () => {
    const english = { lead: "A fair opened.", body: "It rained. Two ferries collided at noon." };
    expect(bestPassage(english, [looked("ferry")])).toBe("Two ferries collided at noon.");
    expect(bestPassage({ lead: "山です。クマが出ました。" }, [looked("熊", "クマ")])).toBe(
      "クマが出ました。",
    );
  });

  it("has a Latin word as a word, not as part of another one", () => {
    const rain = { lead: "The train stopped at Kita. Rain fell on the coast." };
    expect(bestPassage(rain, [looked("rain")])).toBe("Rain fell on the coast.");
    expect(bestPassage({ lead: "The chairman spoke." }, [looked("ai")])).toBeUndefined();
  });

  it("is none where only the title has the words, or nothing is there", () => {
    expect(bestPassage({ lead }, [looked("火星")])).toBeUndefined();
    expect(bestPassage({ lead: "" }, [looked("灯台")])).toBeUndefined();
    expect(bestPassage({ lead }, [])).toBeUndefined();
  });
});
