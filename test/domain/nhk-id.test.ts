import { describe, expect, it } from "vitest";
import { nhkIdOfUrl, validNhkId } from "../../src/domain/nhk-id.ts";

describe("NHK's id", () => {
  it.each([
    ["http://www3.nhk.or.jp/news/html/20261109/k10019990001000.html", "k10019990001000"],
    ["https://www3.nhk.or.jp/news/html/20261109/k10019990001000.htm", "k10019990001000"],
    ["https://www3.nhk.or.jp/news/html/20261109/na-k10019990001000", "na-k10019990001000"],
    ["https://news.web.nhk/newsweb/na/nd-20261110de00001", "nd-20261110de00001"],
    ["https://www3.nhk.or.jp/nhkworld/en/news/20261110_02/", "20261110_02"],
    ["https://www3.nhk.or.jp/nhkworld/news/20261109de00003/?x=1", "20261109de00003"],
  ])("of %s is the last segment", (url, id) => {
    expect(nhkIdOfUrl(url)).toBe(id);
  });

  it("is missing where the path has no segment", () => {
    expect(nhkIdOfUrl("https://news.web.nhk/")).toBeUndefined();
    expect(nhkIdOfUrl("https://news.web.nhk/.html")).toBeUndefined();
  });

  it.each(["", " ", "a b", "a/b", "a\u0000", "x".repeat(129)])("is not %j", (id) => {
    expect(validNhkId(id)).toBeUndefined();
  });
});
