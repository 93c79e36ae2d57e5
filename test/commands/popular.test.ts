import { expect, it } from "vitest";
import { answer } from "../../src/commands/answer.ts";
import { DAY } from "../../src/domain/time.ts";
import { draftOf, draftsOf } from "../contract/drafts.ts";
import { NOW, useDesk } from "./open-desk.ts";

const opened = useDesk();
const popular = (locale: "ja" | "en" = "ja") =>
  answer({ name: "popular" }, opened().asker(locale), opened().desk);
const read = async (id: string | undefined, times: number) => {
  for (let at = 0; at < times; at++) await opened().store.articles.countRead(id ?? "", NOW);
};

it("popular is what was read most, of the last seven days and in the reader's language", async () => {
  const [a, b, c, old, english] = await opened().publish(
    ...draftsOf(3).map((draft) => ({ ...draft, publishedAt: NOW - DAY })),
    draftOf({ nhkId: "old", publishedAt: NOW - 7 * DAY - 1 }),
    draftOf({ nhkId: "english", lang: "en", publishedAt: NOW }),
  );
  await read(a?.id, 1);
  await read(b?.id, 3);
  await read(old?.id, 9);
  await read(english?.id, 2);
  expect(await popular()).toEqual({
    type: "list",
    reason: { list: "popular" },
    articles: [b, a],
    more: false,
  });
  expect(await popular("en")).toMatchObject({ articles: [english] });
  await read(c?.id, 4);
  expect(await popular()).toMatchObject({ articles: [c, b, a] });
});

it("popular shows ten at most", async () => {
  for (const { id } of await opened().publish(
    ...draftsOf(12).map((draft) => ({ ...draft, publishedAt: NOW })),
  ))
    await read(id, 1);
  const reply = await popular();
  expect(reply.type === "list" && reply.articles).toHaveLength(10);
});

it("popular says so when nothing was read", async () => {
  await opened().publish(draftOf({ publishedAt: NOW }));
  expect(await popular()).toEqual({ type: "note", note: "none-popular" });
});
