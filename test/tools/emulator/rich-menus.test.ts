import { describe, expect, it } from "vitest";
import { AKI, startPlatform } from "./platform.ts";

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
