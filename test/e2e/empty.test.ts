import { afterAll, beforeAll, expect, it } from "vitest";
import { buttonsIn, type House, openHouse, shown } from "./house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse({ silentNewsroom: true });
});
afterAll(() => house.close());

it("says that no news has arrived, with a next step, while NHK fails", async () => {
  const person = await house.befriend("early", "ja");
  const greeting = await person.act({ type: "follow" });
  expect(shown(greeting)).toContain("まだ記事が届いていません");
  expect(buttonsIn(greeting)).toContain("v1:latest::");
  for (const words of ["最新", "地震", "要約", "人気"]) expect((await person.say(words)).length).toBe(1);
});
