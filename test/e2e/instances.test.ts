import { randomBytes } from "node:crypto";
import { expect, it, onTestFinished } from "vitest";
import { startBot } from "../../src/bot.ts";
import { createServerDatabase, describeOn, postgresServer } from "../contract/engines.ts";
import { recordingLog } from "../recording-log.ts";
import { openHouse, post, shown } from "./house.ts";

describeOn(postgresServer, "two instances", () => {
  it("share readers and articles, while one of them reads NHK's feeds", async () => {
    const database = await createServerDatabase();
    onTestFinished(database.drop);
    const house = await openHouse({
      env: { DATABASE_URL: database.url, ID_KEY: randomBytes(32).toString("base64") },
    });
    onTestFinished(house.close);
    const { log, lines } = recordingLog();
    const second = await startBot(house.config, log);
    onTestFinished(second.stop);
    const secondUrl = `http://127.0.0.1:${second.port}`;

    const person = await house.befriend("wanderer", "ja");
    await person.act({ type: "follow" });
    await person.tap("v1:language:en");

    house.emulator.setWebhookUrl(`${secondUrl}/webhook`);
    await expect
      .poll(async () => shown(await person.say("最新")), { timeout: 10_000 })
      .toContain("Latest news");

    const lead =
      "工房の窓に並んだ風鈴を目当てに、朝から家族連れが訪れました。工房では体験教室も開かれました。";
    await post(`${house.newsroom.url}/_newsroom/publish`, {
      lang: "ja",
      thread: "windbell",
      categories: ["life"],
      title: "琥珀町の風鈴工房 体験教室に家族連れの行列",
      lead,
    });
    await expect
      .poll(async () => shown(await person.say("琥珀町の風鈴")), { timeout: 15_000 })
      .toContain("琥珀町の風鈴工房");

    const polls = await (await fetch(`${secondUrl}/metrics`)).text();
    expect(polls).not.toMatch(/shirase_polls_total\{/);
    expect(JSON.stringify(lines)).not.toContain("source taken up");
  });
});
