import { expect, it } from "vitest";
import { applyChanges } from "../../../tools/rich-menu/apply.ts";
import { changesNeeded } from "../../../tools/rich-menu/changes.ts";
import { createRichMenuChannel, type RichMenuChannel } from "../../../tools/rich-menu/line.ts";
import type { Menu } from "../../../tools/rich-menu/menus.ts";
import { AKI, CHIE, startPlatform, TOKEN } from "../emulator/platform.ts";
import { sketchedMenus } from "./menus.ts";

type Platform = Awaited<ReturnType<typeof startPlatform>>;

const channelAt = ({ url }: Platform) => createRichMenuChannel(url, TOKEN);

/** One run of `apply`; gives how many steps it took. */
async function apply(channel: RichMenuChannel, menus: Menu[]): Promise<number> {
  const found = await channel.found();
  const changes = changesNeeded(menus, found, "ja");
  await applyChanges(changes, found, { channel, wait: async () => undefined });
  return changes.length;
}

/** What the channel has, by names instead of ids. */
async function stateOf(channel: RichMenuChannel) {
  const { menus, aliases, defaultId } = await channel.found();
  const nameOf = (id: string | undefined) => menus.find(({ richMenuId }) => richMenuId === id)?.name;
  return {
    menus: menus.map(({ name }) => name).toSorted(),
    aliases: Object.fromEntries([...aliases].map(([alias, id]) => [alias, nameOf(id)])),
    default: nameOf(defaultId),
    nameOf,
  };
}

const shouldBe = (menus: Menu[]) => ({
  menus: menus.map(({ name }) => name).toSorted(),
  aliases: Object.fromEntries(menus.map(({ alias, name }) => [alias, name])),
  default: nameIn(menus, "shirase-news-ja"),
});

const nameIn = (menus: Menu[], alias: string) => menus.find((menu) => menu.alias === alias)?.name;

const changing = ({ method }: { method: string }) => method !== "GET";

it("a second run changes nothing", async () => {
  const platform = await startPlatform();
  const menus = await sketchedMenus("one");
  const channel = channelAt(platform);
  await apply(channel, menus);
  expect(await stateOf(channel)).toMatchObject(shouldBe(menus));
  const before = platform.emulator.calls().filter(changing).length;
  expect(await apply(channel, await sketchedMenus("one"))).toBe(0);
  expect(platform.emulator.calls().filter(changing)).toHaveLength(before);
});

it("a new version takes the place of the old one for everybody, and leaves what is not ours", async () => {
  const platform = await startPlatform();
  const { line, request } = platform;
  const channel = channelAt(platform);
  const [one, two] = [await sketchedMenus("one"), await sketchedMenus("two")];
  const [first] = one;
  if (!first) throw new Error("no menu");
  const { richMenuId: foreign } = await line.createRichMenu({ ...first.definition, name: "Somebody else's" });
  await apply(channel, one);
  const { aliases } = await channel.found();
  await line.linkRichMenuIdToUser(AKI, aliases.get("shirase-alerts-en") ?? "");
  await apply(channel, two);
  const wanted = shouldBe(two);
  expect(await stateOf(channel)).toMatchObject({
    ...wanted,
    menus: ["Somebody else's", ...wanted.menus],
  });
  const shown = (await request("GET", `/_emulator/chats/${AKI}/rich-menu`)).body;
  expect(shown.definition.name).toBe(nameIn(two, "shirase-alerts-en"));
  expect((await request("GET", `/_emulator/chats/${CHIE}/rich-menu`)).body.definition.name).toBe(
    wanted.default,
  );
  await applyChanges(changesNeeded([], await channel.found()), await channel.found(), {
    channel,
    wait: async () => undefined,
  });
  expect(await channel.found()).toEqual({
    menus: [{ richMenuId: foreign, name: "Somebody else's" }],
    aliases: new Map(),
    defaultId: undefined,
  });
});

class Killed extends Error {}

/** The same channel, until it has done so many changes: then the program dies. */
function dyingAfter(channel: RichMenuChannel, changes: number): RichMenuChannel {
  let left = changes;
  const mortal =
    <Args extends unknown[], Result>(call: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      if (left-- === 0) throw new Killed();
      return call(...args);
    };
  return {
    found: channel.found,
    progress: mortal(channel.progress),
    create: mortal(channel.create),
    upload: mortal(channel.upload),
    createAlias: mortal(channel.createAlias),
    updateAlias: mortal(channel.updateAlias),
    deleteAlias: mortal(channel.deleteAlias),
    setDefault: mortal(channel.setDefault),
    cancelDefault: mortal(channel.cancelDefault),
    replace: mortal(channel.replace),
    deleteMenu: mortal(channel.deleteMenu),
  };
}

it("whatever step it dies after, the next run mends it, and nobody is without a menu meanwhile", async () => {
  const platform = await startPlatform();
  const { line, control, request } = platform;
  const channel = channelAt(platform);
  const [one, two] = [await sketchedMenus("one"), await sketchedMenus("two")];
  const shownTo = async (userId: string): Promise<string> =>
    (await request("GET", `/_emulator/chats/${userId}/rich-menu`)).body.definition?.name;
  let runs = 0;
  for (let killed = true; killed; runs++) {
    await control("POST", "/reset");
    await apply(channel, one);
    const { aliases } = await channel.found();
    await line.linkRichMenuIdToUser(AKI, aliases.get("shirase-news-en") ?? "");
    killed = await apply(dyingAfter(channel, runs), two).then(
      () => false,
      (error: unknown) => error instanceof Killed,
    );
    expect(await shownTo(AKI)).toMatch(/^shirase news en /);
    expect(await shownTo(CHIE)).toMatch(/^shirase news ja /);
    await apply(channel, two);
    expect(await stateOf(channel)).toMatchObject(shouldBe(two));
    expect(await shownTo(AKI)).toBe(nameIn(two, "shirase-news-en"));
    expect(await apply(channel, two)).toBe(0);
  }
  // Four menus: each is made, gets its picture, its alias; a default; a replacement and its progress; four go.
  expect(runs).toBe(3 * 4 + 1 + 3 + 4 + 1);
});

it("what LINE refuses is one sentence with its own words", async () => {
  const platform = await startPlatform();
  const menus = await sketchedMenus("one");
  await expect(apply(createRichMenuChannel(platform.url, "wrong"), menus)).rejects.toMatchObject({
    culprit: "line",
    failure: "unauthorized",
    message: expect.stringContaining("LINE did not list menus: 401 Authentication failed"),
  });
  const broken = menus.map((menu) => ({
    ...menu,
    definition: { ...menu.definition, chatBarText: "x".repeat(15) },
  }));
  await expect(apply(channelAt(platform), broken)).rejects.toThrow(/create a menu: 400 .*chatBarText/);
});
