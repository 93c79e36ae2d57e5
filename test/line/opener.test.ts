import { randomBytes } from "node:crypto";
import { expect, it, onTestFinished } from "vitest";
import { createIdentity } from "../../src/line/identity.ts";
import { createOpener } from "../../src/line/opener.ts";

const MANY = 500;
const key = randomBytes(32);
const identity = createIdentity(key);
const idsFrom = (first: number, count = MANY) =>
  Array.from({ length: count }, (_, n) => `U${(first + n).toString(16).padStart(32, "0")}`);
const seal = (ids: string[]) => ids.map(identity.seal);

function openerOf(idKey = key) {
  const opener = createOpener(idKey);
  onTestFinished(opener.close);
  return opener;
}

it("opens few and many, each batch as it was asked for", async () => {
  const { openAll } = openerOf();
  const batches = [idsFrom(0), idsFrom(1_000, 3), idsFrom(2_000), idsFrom(3_000, 51)];
  expect(await Promise.all(batches.map((ids) => openAll(seal(ids))))).toEqual(batches);
});

it.each([3, MANY])("refuses %i ids of which one was altered, and opens the next", async (count) => {
  const { openAll } = openerOf();
  const ids = idsFrom(0, count);
  const altered = seal(ids).with(1, createIdentity(randomBytes(32)).seal("somebody"));
  await expect(openAll(altered)).rejects.toThrow(/authenticate/);
  expect(await openAll(seal(ids))).toEqual(ids);
});

it("does not keep whoever waits when it is closed, and opens again after that", async () => {
  const { openAll, close } = openerOf();
  const ids = idsFrom(0);
  const asked = expect(openAll(seal(ids))).rejects.toThrow("has ended");
  await close();
  await asked;
  expect(await openAll(seal(ids))).toEqual(ids);
});
