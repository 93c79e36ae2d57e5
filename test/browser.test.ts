import { describe, expect, it } from "vitest";
import { launchChromium } from "./browser.ts";

describe("a machine without a browser", () => {
  it("is told how to get one, and the suite is skipped", async () => {
    const said: string[] = [];
    const launched = await launchChromium({ CHROMIUM_PATH: "/nowhere/chromium" }, (line) => said.push(line));
    expect(launched).toEqual({ missing: expect.stringContaining("apt-get install chromium") });
    expect(said).toEqual([expect.stringMatching(/^SKIPPED: .*apt-get install chromium/)]);
  });

  it("fails in CI, where a skipped suite would prove nothing", async () => {
    await expect(launchChromium({ CHROMIUM_PATH: "/nowhere/chromium", CI: "true" })).rejects.toThrow(
      "no Chromium",
    );
  });
});
