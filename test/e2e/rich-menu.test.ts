import { afterAll, beforeAll, expect, it } from "vitest";
import type { ShownRichMenu } from "../../tools/emulator/control-api.ts";
import { shippedFile, sketchedMenus } from "../tools/rich-menu/menus.ts";
import { type House, openHouse, type Person, post, shown } from "./house.ts";
import { applyMenus } from "./menus.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const apply = async (version: string) => applyMenus(house, await sketchedMenus(version));

/** The menu below a person's chat: "news en". */
async function menuOf({ userId }: Person): Promise<string | undefined> {
  const response = await fetch(`${house.emulator.url}/_emulator/chats/${userId}/rich-menu`);
  if (response.status === 404) return undefined;
  const { definition } = (await response.json()) as ShownRichMenu;
  return /^shirase (\S+ \S+) /.exec(String(definition.name))?.[1];
}

/** The menu follows the answer. */
const untilMenuIs = (person: Person, menu: string) =>
  expect.poll(() => menuOf(person), { interval: 5, timeout: 10_000 }).toBe(menu);

const menuCalls = () =>
  house.emulator.calls().filter(({ path, method }) => path.includes("richmenu") && method !== "GET");

it("nothing is asked about menus of a channel that has none", async () => {
  const eve = await house.befriend("Eve", "en");
  await eve.say("latest");
  expect(await menuOf(eve)).toBeUndefined();
  expect(menuCalls()).toEqual([]);
  house.time.by(2 * 60_000);
});

it("people see the menu in their language, and keep their tab when they choose another", async () => {
  await apply("one");
  const [aki, ben] = [await house.befriend("Aki", "ja"), await house.befriend("Ben", "en-GB")];
  await aki.act({ type: "follow" });
  await ben.act({ type: "follow" });
  await untilMenuIs(ben, "news en");
  expect(await menuOf(aki)).toBe("news ja");
  const switched = await ben.act({
    type: "richmenuswitch",
    richMenuAliasId: "shirase-alerts-en",
    data: "v1:tab:alerts",
  });
  expect(switched).toEqual([]);
  await ben.tap("v1:language:ja");
  await untilMenuIs(ben, "alerts ja");
  await ben.tap("v1:language:en");
  await untilMenuIs(ben, "alerts en");
  const before = menuCalls().length;
  await ben.say("latest");
  await aki.say("What is new?");
  await aki.say("最新");
  expect(menuCalls()).toHaveLength(before);
});

it("a group's language turns nobody's menu over", async () => {
  const ida = await house.befriend("Ida", "ja");
  const made = await post(`${house.emulator.url}/_emulator/groups`, {
    name: "Reading circle",
    memberIds: [ida.userId],
  });
  const { groupId } = (await made.json()) as { groupId: string };
  await house.emulator.act(groupId, { type: "join" });
  const asked = () => house.emulator.calls().filter(({ path }) => path.includes("richmenu")).length;
  const before = asked();
  await house.emulator.act(groupId, { type: "postback", data: "v1:language:en" });
  expect(asked()).toBe(before);
  expect(await menuOf(ida)).toBe("news ja");
});

it("a new version of the menus reaches everybody in their language", async () => {
  const chie = await house.befriend("Chie", "en");
  await chie.act({ type: "follow" });
  await untilMenuIs(chie, "news en");
  await apply("two");
  expect(await menuOf(chie)).toBe("news en");
  // The bot still believes in the menus of before.
  await chie.tap("v1:language:ja");
  await untilMenuIs(chie, "news ja");
});

it("who deletes their data has everybody's menu again", async () => {
  const dan = await house.befriend("Dan", "en");
  await dan.act({ type: "follow" });
  await untilMenuIs(dan, "news en");
  await dan.tap("v1:delete-data:confirmed");
  await untilMenuIs(dan, "news ja");
});

it("a failing LINE costs the menu, never the answer, and is told without saying whose", async () => {
  const fumi = await house.befriend("Fumi", "en");
  await post(`${house.emulator.url}/_emulator/faults`, {
    path: `/v2/bot/user/${fumi.userId}/richmenu`,
    fault: { type: "status", status: 500 },
  });
  expect(shown(await fumi.say("latest"))).toContain("Latest news");
  const told = () => house.logged.filter((line) => line.includes("a person's rich menu stays as it is"));
  await expect.poll(told, { interval: 5, timeout: 10_000 }).not.toEqual([]);
  expect(told()[0]).toContain('"culprit":"line"');
  expect(house.logged.join("\n")).not.toContain(fumi.userId);
  await fetch(`${house.emulator.url}/_emulator/faults`, { method: "DELETE" });
  await fumi.say("latest");
  await untilMenuIs(fumi, "news en");
});

it("a tab that leads nowhere is told to the operator, not to the reader", async () => {
  const gen = await house.befriend("Gen", "ja");
  expect(await gen.act({ type: "richmenuswitch", richMenuAliasId: "gone", data: "v1:tab:gone" })).toEqual([]);
  expect(house.logged.join("\n")).toContain("a tab of the rich menu leads nowhere");
});

it("every tile gets an answer", async () => {
  const { tabs } = shippedFile();
  const hana = await house.befriend("Hana", "en");
  for (const { label, action } of [...tabs.news.tiles, ...tabs.alerts.tiles]) {
    if (!("postback" in action)) continue;
    const answer = shown(await hana.tap(action.postback));
    expect(answer, label).not.toBe("");
    expect(answer, label).not.toContain("too old to work");
  }
});
