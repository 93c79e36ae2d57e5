import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bubblesOf, type House, openHouse, type Person, post, replyCalls, shown } from "./house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** Every byte the bot has written: database, its side files, the key, log lines, metrics, status. */
async function everythingKept(): Promise<string> {
  const { dataDir } = house.config.database;
  const files = readdirSync(dataDir).map((name) => readFileSync(join(dataDir, name), "latin1"));
  const metrics = await (await fetch(`${house.botUrl}/metrics`)).text();
  const status = await fetch(`${house.botUrl}/status`, {
    headers: { authorization: "Bearer an operator's token" },
  });
  return [...files, ...house.logged, metrics, await status.text()].join("\n");
}

describe("what is kept", () => {
  it("holds no LINE id, name, message, token or secret in the clear, anywhere", async () => {
    const person = await house.befriend("Kept Nowhere", "ja");
    await person.act({ type: "follow" });
    const said = "わたしのひみつの検索語";
    const answer = await person.say(said);
    await person.say("言語");
    await person.tap("v1:language:ja");
    await person.tap("v1:not a button");
    await post(`${house.emulator.url}/_emulator/faults`, {
      path: "/v2/bot/message/reply",
      times: 1,
      fault: { type: "status", status: 400 },
    });
    await person.say("最新");
    await expect.poll(everythingKept, { timeout: 5_000 }).toContain("SQLite format 3");

    const kept = await everythingKept();
    const { channelSecret, channelAccessToken } = house.config.line;
    const tokens = replyCalls(house.emulator).map(({ body }) => (body as { replyToken: string }).replyToken);
    expect(tokens.length).toBeGreaterThan(3);
    for (const secret of [
      person.userId,
      "Kept Nowhere",
      said,
      Buffer.from(said).toString("latin1"),
      answer[0]?.messageId ?? "",
      channelSecret,
      channelAccessToken,
      ...tokens,
    ])
      expect(kept.includes(secret), secret).toBe(false);
  });

  it("forgets a person who blocks the bot, and one who asks for it", async () => {
    const recipients = async () => {
      const status = await fetch(`${house.botUrl}/status`, {
        headers: { authorization: "Bearer an operator's token", accept: "application/json" },
      });
      return ((await status.json()) as { recipients: number }).recipients;
    };
    const before = await recipients();
    const [leaver, asker] = [await house.befriend("leaver", "ja"), await house.befriend("asker", "en")];
    await leaver.act({ type: "follow" });
    await asker.act({ type: "follow" });
    expect(await recipients()).toBe(before + 2);
    await leaver.act({ type: "unfollow" });
    await asker.tap("v1:delete-data:confirmed");
    expect(await recipients()).toBe(before);
    expect(shown(await asker.say("my data"))).toContain("Nothing is kept");
  });
});

describe("groups", () => {
  it("are answered only when the bot is mentioned", async () => {
    const person = await house.befriend("member", "ja");
    const created = await post(`${house.emulator.url}/_emulator/groups`, {
      name: "町内会",
      memberIds: [person.userId],
    });
    const { groupId } = (await created.json()) as { groupId: string };
    const act = (body: object) => post(`${house.emulator.url}/_emulator/chats/${groupId}/act`, body);
    const answers = async () =>
      (await bubblesOf(house.emulator, groupId)).filter(({ from }) => from === "bot");

    await act({ type: "join" });
    expect(shown(await answers())).toContain("呼ばれたときだけ");
    await act({ type: "text", text: "最新", from: person.userId });
    await act({ type: "sticker", from: person.userId });
    expect(await answers()).toHaveLength(1);
    await act({ type: "text", text: "最新", from: person.userId, mentionBot: true });
    expect(shown((await answers()).slice(1))).toContain("最新ニュース");
  });
});

describe("a LINE that fails", () => {
  const fault = (rule: object) =>
    post(`${house.emulator.url}/_emulator/faults`, { path: "/v2/bot/message/reply", times: 1, ...rule });
  const failing = (name: string, rule: object) => ({ name, rule });
  let person: Person;
  beforeAll(async () => {
    person = await house.befriend("patient", "ja");
  });

  it.each([
    failing("500 once", { fault: { type: "status", status: 500 } }),
    failing("a rate limit once", { fault: { type: "status", status: 429 } }),
    failing("a connection broken before LINE acted", { fault: { type: "drop", when: "before" } }),
    failing("a connection broken after LINE acted", { fault: { type: "drop", when: "after" } }),
  ])("still answers exactly once after $name", async ({ rule }) => {
    await fault(rule);
    expect((await person.say("ヘルプ")).filter(({ message }) => message.type === "flex")).toHaveLength(1);
  });

  it("does not hold up another reader while one reply hangs", async () => {
    const other = await house.befriend("other", "ja");
    await other.say("最新");
    await fault({ fault: { type: "delay", milliseconds: 4_000 } });
    const slow = post(`${house.emulator.url}/_emulator/chats/${person.userId}/act`, {
      type: "text",
      text: "最新",
    });
    await expect.poll(() => replyCalls(house.emulator).length).toBeGreaterThan(0);
    const results = await Promise.race([slow.then(() => "slow one first"), other.say("ヘルプ").then(shown)]);
    expect(results).toContain("できること");
    await slow;
  });

  it("drops an event that LINE brings twice", async () => {
    const before = replyCalls(house.emulator).length;
    const event = {
      type: "message",
      webhookEventId: "01JTWICETWICETWICETWICETWI",
      source: { type: "user", userId: person.userId },
      message: { type: "text", id: "5150", text: "ヘルプ" },
    };
    await post(`${house.emulator.url}/_emulator/webhook`, { events: [event] });
    await post(`${house.emulator.url}/_emulator/webhook`, { events: [event] });
    expect(replyCalls(house.emulator).length).toBe(before + 1);
  });
});
