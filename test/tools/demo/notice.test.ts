import { describe, expect, it } from "vitest";
import { noticeOf } from "../../../tools/demo/notice.ts";

const SAMPLE = "127.0.0.1:40123";
const noticeFor = (...servedBy: (string | undefined)[]) =>
  noticeOf({ sources: servedBy.map((host) => ({ state: "ok", ...(host && { servedBy: host }) })) }, SAMPLE);

describe("the demo's notice", () => {
  it("tells invented news from NHK's", () => {
    expect(noticeFor(undefined, undefined)).toContain("Reading the feeds");
    expect(noticeFor(SAMPLE, SAMPLE)).toContain("all invented");
    expect(noticeFor("news.web.nhk", undefined)).not.toContain("invented");
    expect(noticeFor("news.web.nhk", SAMPLE, SAMPLE)).toContain("2 of 3 feeds invented");
  });
});
