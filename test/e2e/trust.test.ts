import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadOrCreateIdKey } from "../../src/line/id-key.ts";
import { createIdentity } from "../../src/line/identity.ts";
import { openDatabase } from "../../src/store/database.ts";
import { createStore } from "../../src/store/store.ts";
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
    await person.say(said);
    const summary = await person.say("要約 台風");
    await person.say("言語");
    await person.tap("v1:language:ja");
    await person.tap("v1:not a button");
    await post(`${house.emulator.url}/_emulator/faults`, {
      path: "/v2/bot/message/reply",
      times: 1,
      fault: { type: "status", status: 400 },
    });
    await person.say("最新");

    // A second of its own: what is written behind the replies has arrived when the message can be found by its hash.
    const { hashOf, messageHashOf } = createIdentity(loadOrCreateIdKey(house.config.database.dataDir));
    const summaryId = summary[0]?.messageId ?? "";
    await expect.poll(everythingKept, { timeout: 10_000 }).toContain(messageHashOf(summaryId));

    const kept = await everythingKept();
    expect(kept).toContain(hashOf(person.userId));
    const { channelSecret, channelAccessToken } = house.config.line;
    const tokens = replyCalls(house.emulator).map(({ body }) => (body as { replyToken: string }).replyToken);
    expect(tokens.length).toBeGreaterThan(3);
    const inUtf8 = Buffer.from(said).toString("latin1");
    const secrets = {
      userId: person.userId,
      name: "Kept Nowhere",
      said,
      inUtf8,
      summaryId,
      channelSecret,
      channelAccessToken,
    };
    for (const [name, secret] of [
      ...Object.entries(secrets),
      ...tokens.map((token) => ["reply token", token] as const),
    ])
      expect(kept.includes(secret), name).toBe(false);
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

describe("what is kept of alerts", () => {
  const WORDS = "ひみつの趣味";
  const article = {
    categories: ["life"],
    title: "ひみつの趣味を語る会 十年の歩みを冊子に",
    lead: "ひみつの趣味を語り合う会が、十年の歩みを冊子にまとめました。会員の手紙も載っています。",
  };
  /** The forms in which a text could stand in a file. */
  const formsOf = (text: string) => [
    text,
    Buffer.from(text).toString("latin1"),
    JSON.stringify(text).slice(1, -1),
  ];

  it("names no topic, group or settings' owner in the clear, not even in messages that wait to be sent", async () => {
    const person = await house.befriend("Follower Unnamed", "ja");
    await person.act({ type: "follow" });
    const created = await post(`${house.emulator.url}/_emulator/groups`, {
      name: "Group Unnamed",
      memberIds: [person.userId],
    });
    const { groupId } = (await created.json()) as { groupId: string };
    const inGroup = (data: string) =>
      post(`${house.emulator.url}/_emulator/chats/${groupId}/act`, {
        ...{ type: "postback", data, from: person.userId },
      });
    await inGroup(`v1:follow:ask:words:${WORDS}`);
    await person.tap(`v1:follow:instant:words:${WORDS}`);
    await person.tap("v1:mute:わすれたい人");
    await person.tap("v1:zone:Europe/Lisbon");
    // The push hangs, so that the batch is in the database while all of it is searched.
    const push = { path: "/v2/bot/message/push", times: 1, fault: { type: "status", status: 500 } };
    await post(`${house.emulator.url}/_emulator/faults`, push);
    await house.publish(article);
    await expect.poll(async () => (await house.status()).alerts.logEntries, { timeout: 15_000 }).toBe(1);
    const waiting = await everythingKept();
    await expect.poll(async () => (await person.alerts()).length, { timeout: 15_000 }).toBe(1);
    const secrets = [WORDS, "わすれたい人", "Follower Unnamed", "Group Unnamed", groupId, person.userId];
    for (const kept of [waiting, await everythingKept()])
      for (const secret of secrets)
        for (const form of formsOf(secret)) {
          // The words stand in the article, which is NHK's and everybody's; nowhere else.
          const own =
            secret === WORDS ? kept.replaceAll(Buffer.from(`${WORDS}を`).toString("latin1"), "") : kept;
          expect(own.includes(form), secret).toBe(false);
        }
  });

  it("is gone with its reader, by blocking and by asking, settings and subscriptions too", async () => {
    const { hashOf } = createIdentity(loadOrCreateIdKey(house.config.database.dataDir));
    const [leaver, asker] = [await house.befriend("leaver", "ja"), await house.befriend("asker", "en")];
    for (const person of [leaver, asker]) {
      await person.act({ type: "follow" });
      await person.tap("v1:follow:instant:words:わすれもの");
      await person.tap("v1:zone:Pacific/Chatham");
      await person.tap("v1:quiet:1234:1235");
    }
    const settings = '"zone":"Pacific/Chatham"';
    expect(await everythingKept()).toContain(settings);
    const before = (await house.status()).alerts;
    await leaver.act({ type: "unfollow" });
    await asker.tap("v1:delete-data:confirmed");
    expect((await house.status()).alerts.followers).toBe(before.followers - 2);

    const { dataDir } = house.config.database;
    const database = await openDatabase({ dataDir });
    const store = createStore(database);
    await store.topics.removeUnfollowed();
    await store.forgetDeleted();
    const subscriptions = await database.queries
      .selectFrom("subscriptions")
      .select("recipient")
      .where("recipient", "not in", (row) => row.selectFrom("recipients").select("id"))
      .execute();
    await store.close();
    expect(subscriptions).toEqual([]);
    const files = readdirSync(dataDir)
      .map((name) => readFileSync(join(dataDir, name), "latin1"))
      .join("\n");
    for (const trace of [settings, hashOf(leaver.userId), hashOf(asker.userId)])
      expect(files.includes(trace), trace).toBe(false);
    expect(shown(await asker.say("my data"))).toContain("Nothing is kept");
    await leaver.act({ type: "follow" });
    expect(shown(await leaver.say("登録一覧"))).toContain("フォローしている話題はまだありません");
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
    const replies = () => replyCalls(house.emulator).length;
    const before = replies();
    await fault({ fault: { type: "delay", milliseconds: 3_000 } });
    const slow = post(`${house.emulator.url}/_emulator/chats/${person.userId}/act`, {
      type: "text",
      text: "最新",
    });
    // The delayed call is the first after this, so it is the slow reader's.
    await expect.poll(replies).toBe(before + 1);
    const first = await Promise.race([slow.then(() => "the slow one"), other.say("ヘルプ").then(shown)]);
    expect(first).toContain("できること");
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
