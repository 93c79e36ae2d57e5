import { describe, expect, it } from "vitest";
import { AKI, CHIE, startPlatform, startReceiver } from "./platform.ts";

const definition = {
  size: { width: 800, height: 540 },
  selected: true,
  name: "Menu",
  chatBarText: "Open",
  areas: [
    { bounds: { x: 0, y: 0, width: 800, height: 540 }, action: { type: "message" as const, text: "latest" } },
  ],
};

/** The first bytes of a PNG picture: all that tells its size. */
function png(width: number, height: number): Blob {
  const bytes = Buffer.alloc(33);
  bytes.write("89504e470d0a1a0a", "hex");
  bytes.write("IHDR", 12);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return new Blob([bytes], { type: "image/png" });
}

/** The first bytes of a JPEG picture: a comment, then the frame with its size. */
function jpeg(width: number, height: number): Blob {
  const bytes = Buffer.from("ffd8fffe00046869ffc0000b080000000001011100ffd9", "hex");
  bytes.writeUInt16BE(height, 13);
  bytes.writeUInt16BE(width, 15);
  return new Blob([bytes], { type: "image/jpeg" });
}

describe("rich menus", () => {
  it("are made, get their picture, become the default and go again", async () => {
    const { line, request } = await startPlatform();
    const { richMenuId } = await line.createRichMenu(definition);
    const early = await request("POST", `/v2/bot/user/all/richmenu/${richMenuId}`);
    expect(early.status).toBe(400);
    await line.setRichMenuImage(richMenuId, png(800, 540));
    await line.setDefaultRichMenu(richMenuId);
    expect(await line.getDefaultRichMenuId()).toEqual({ richMenuId });
    expect(await line.getRichMenuList()).toEqual({ richmenus: [{ richMenuId, ...definition }] });
    await line.linkRichMenuIdToUser(AKI, richMenuId);
    expect(await line.getRichMenuIdOfUser(AKI)).toEqual({ richMenuId });
    await line.deleteRichMenu(richMenuId);
    expect((await request("GET", "/v2/bot/user/all/richmenu")).status).toBe(404);
    expect((await request("GET", `/v2/bot/user/${AKI}/richmenu`)).status).toBe(404);
    expect(await line.getRichMenuList()).toEqual({ richmenus: [] });
  });

  it("take one picture of their own size", async () => {
    const { line, request } = await startPlatform();
    const { richMenuId } = await line.createRichMenu(definition);
    const path = `/v2/bot/richmenu/${richMenuId}/content`;
    await expect(line.setRichMenuImage(richMenuId, png(800, 541))).rejects.toThrow();
    await line.setRichMenuImage(richMenuId, png(800, 540));
    expect(await request("POST", path, "x", { "content-type": "image/png" })).toMatchObject({
      status: 400,
      body: { message: "An image has already been uploaded to the richmenu" },
    });
  });

  it("take a JPEG as well, and nothing that is no picture", async () => {
    const { line, request } = await startPlatform();
    const { richMenuId } = await line.createRichMenu(definition);
    const path = `/v2/bot/richmenu/${richMenuId}/content`;
    expect(await request("POST", path, "not a picture", { "content-type": "image/png" })).toMatchObject({
      status: 400,
      body: { message: "The image size is not allowed for richmenu" },
    });
    await expect(line.setRichMenuImage(richMenuId, jpeg(800, 541))).rejects.toThrow();
    await line.setRichMenuImage(richMenuId, jpeg(800, 540));
  });

  it("have aliases, each once", async () => {
    const { line, request } = await startPlatform();
    const { richMenuId } = await line.createRichMenu(definition);
    await line.setRichMenuImage(richMenuId, png(800, 540));
    const alias = { richMenuAliasId: "main", richMenuId };
    await line.createRichMenuAlias(alias);
    expect(await request("POST", "/v2/bot/richmenu/alias", alias)).toMatchObject({
      status: 400,
      body: { message: "conflict richmenu alias id" },
    });
    expect(await line.getRichMenuAlias("main")).toEqual(alias);
    expect(await line.getRichMenuAliasList()).toEqual({ aliases: [alias] });
    await line.deleteRichMenuAlias("main");
    expect((await request("GET", "/v2/bot/richmenu/alias/main")).status).toBe(404);
  });

  it("are refused when their definition is wrong", async () => {
    const { request } = await startPlatform();
    const refused = async (change: object) =>
      (await request("POST", "/v2/bot/richmenu/validate", { ...definition, ...change })).body.details;
    expect(await refused({})).toBeUndefined();
    expect(await refused({ chatBarText: "x".repeat(15) })).toEqual([
      { message: "Length must be between 0 and 14", property: "chatBarText" },
    ]);
    expect(await refused({ name: null })).toEqual([{ message: "must be specified", property: "name" }]);
    expect(await refused({ size: { width: 800, height: 552 } })).toEqual([
      { message: "invalid property", property: "size.height" },
    ]);
    expect(await refused({ areas: Array(21).fill(definition.areas[0]) })).toEqual([
      { message: "Size must be between 0 and 20", property: "areas" },
    ]);
  });
});

/** A platform with two menus: aliases "news" and "alerts". */
async function withTwoMenus() {
  const bot = await startReceiver();
  const platform = await startPlatform({ webhookUrl: bot.url });
  const { line, request } = platform;
  const make = async (alias: string) => {
    const { richMenuId } = await line.createRichMenu({ ...definition, name: alias });
    await line.setRichMenuImage(richMenuId, png(800, 540));
    await line.createRichMenuAlias({ richMenuAliasId: alias, richMenuId });
    return richMenuId;
  };
  const [news, alerts] = [await make("news"), await make("alerts")];
  const shownTo = async (userId: string) =>
    (await request("GET", `/_emulator/chats/${userId}/rich-menu`)).body.richMenuId;
  return { ...platform, bot, news, alerts, shownTo };
}

describe("who sees which rich menu", () => {
  it("is told by the person's own, else by everybody's", async () => {
    const { line, request, url, news, alerts, shownTo } = await withTwoMenus();
    expect((await request("GET", `/_emulator/chats/${AKI}/rich-menu`)).status).toBe(404);
    await line.setDefaultRichMenu(news);
    await line.linkRichMenuIdToUser(AKI, alerts);
    expect([await shownTo(AKI), await shownTo(CHIE)]).toEqual([alerts, news]);
    await line.unlinkRichMenuIdFromUser(AKI);
    expect(await shownTo(AKI)).toBe(news);
    const image = await fetch(`${url}/_emulator/rich-menus/${news}/image`);
    expect([image.status, image.headers.get("content-type")]).toEqual([200, "image/png"]);
  });

  it("changes for many people at once", async () => {
    const { line, request, news, alerts, shownTo } = await withTwoMenus();
    await line.linkRichMenuIdToUsers({ richMenuId: news, userIds: [AKI, CHIE] });
    expect([await shownTo(AKI), await shownTo(CHIE)]).toEqual([news, news]);
    await line.setDefaultRichMenu(alerts);
    await line.unlinkRichMenuIdFromUsers({ userIds: [CHIE] });
    expect([await shownTo(AKI), await shownTo(CHIE)]).toEqual([news, alerts]);
    const tooMany = { richMenuId: news, userIds: Array(501).fill(AKI) };
    expect((await request("POST", "/v2/bot/richmenu/bulk/link", tooMany)).status).toBe(400);
  });

  it("changes from one menu to another by a batch, three times an hour", async () => {
    const { line, request, news, alerts, shownTo } = await withTwoMenus();
    await line.linkRichMenuIdToUser(AKI, news);
    await line.linkRichMenuIdToUser(CHIE, alerts);
    const operations = [
      { type: "link", from: news, to: alerts },
      { type: "unlink", from: alerts },
    ];
    const taken = await request("POST", "/v2/bot/richmenu/batch", { operations });
    expect(taken.status).toBe(202);
    const requestId = taken.headers.get("x-line-request-id");
    const phase = async () =>
      (await request("GET", `/v2/bot/richmenu/progress/batch?requestId=${requestId}`)).body.phase;
    expect([await phase(), await phase()]).toEqual(["ongoing", "succeeded"]);
    expect(await shownTo(AKI)).toBe(alerts);
    expect((await request("GET", `/v2/bot/user/${CHIE}/richmenu`)).status).toBe(404);
    const again = { operations: [{ type: "unlinkAll" }] };
    const statuses = [];
    for (let i = 0; i < 3; i++)
      statuses.push((await request("POST", "/v2/bot/richmenu/batch", again)).status);
    expect(statuses).toEqual([202, 202, 429]);
    const strange = { operations: [{ type: "link", from: "richmenu-unknown", to: news }] };
    expect((await request("POST", "/v2/bot/richmenu/validate/batch", strange)).status).toBe(400);
  });

  it("changes with a tap on a switch, and the bot hears of it", async () => {
    const { act, bot, news, alerts, shownTo, line } = await withTwoMenus();
    await line.setDefaultRichMenu(news);
    const tap = (richMenuAliasId: string) =>
      act(AKI, { type: "richmenuswitch", richMenuAliasId, data: "tab" });
    await tap("alerts");
    expect(await shownTo(AKI)).toBe(alerts);
    await tap("unknown");
    expect(await shownTo(AKI)).toBe(alerts);
    expect(bot.events().map(({ postback }) => postback)).toEqual([
      { data: "tab", params: { newRichMenuAliasId: "alerts", status: "SUCCESS" } },
      { data: "tab", params: { status: "RICHMENU_ALIAS_ID_NOTFOUND" } },
    ]);
  });
});
