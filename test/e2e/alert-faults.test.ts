import { afterAll, beforeAll, expect, it } from "vitest";
import { newsOn, readersIn, told } from "./alert-readers.ts";
import { type House, openHouse, post, shown } from "./house.ts";

let house: House;
const { following, settled } = readersIn(() => house);
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const goWrong = (kind: "push" | "multicast", fault: object) =>
  post(`${house.emulator.url}/_emulator/faults`, { path: `/v2/bot/message/${kind}`, times: 1, fault });

const FAULTS = [
  ["a 500", { type: "status", status: 500 }],
  ["a rate limit", { type: "status", status: 429 }],
  ["a connection broken before LINE acted", { type: "drop", when: "before" }],
  ["a connection broken after LINE acted", { type: "drop", when: "after" }],
] as const;

it.each(FAULTS)("an alert to one or to many arrives exactly once after %s", async (name, fault) => {
  const words = `試料${FAULTS.findIndex(([one]) => one === name)}番`;
  const [single, ...many] = await Promise.all([
    following(`${words}の単独`),
    following(`${words}の仲間`),
    following(`${words}の仲間`),
  ]);
  await goWrong("push", fault);
  await goWrong("multicast", fault);
  const [forOne, forMany] = [newsOn(`${words}の単独`), newsOn(`${words}の仲間`)];
  await house.publish(forOne);
  await house.publish(forMany);
  for (const person of [single, ...many]) await told(person, 1);
  await settled();
  expect(shown(await single.alerts())).toContain(forOne.title);
  for (const person of [single, ...many]) {
    expect(await person.alerts()).toHaveLength(1);
    // Where the answer was lost, the bot knows only with the next try that it had arrived.
    expect(shown(await person.say("まとめ"))).toMatch(/すべてお届けしています|送っているところです/);
  }
});

it("a reader whom LINE refuses costs the others nothing", async () => {
  const words = "拒絶試料";
  const people = await Promise.all([following(words), following(words), following(words)]);
  const [gone, ...others] = people;
  await fetch(`${house.emulator.url}/_emulator/users/${gone.userId}`, {
    method: "PATCH",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ friendship: "deleted" }),
  });
  const article = newsOn(words);
  await house.publish(article);
  for (const person of others) expect(shown([await told(person, 1)])).toContain(article.title);
  await settled();
  for (const person of others) expect(await person.alerts()).toHaveLength(1);
});
