import { HTTPFetchError, LineBotClient, type messagingApi } from "@line/bot-sdk";
import { z } from "zod";
import { LineFault } from "../../src/domain/errors.ts";
import type { Found } from "./changes.ts";

/** What a channel is asked for its rich menus. Every method throws LineFault. */
export interface RichMenuChannel {
  found(): Promise<Found>;
  /** Gives the new menu's id; it has no picture yet. */
  create(definition: messagingApi.RichMenuRequest): Promise<string>;
  upload(richMenuId: string, image: Buffer): Promise<void>;
  createAlias(alias: string, richMenuId: string): Promise<void>;
  updateAlias(alias: string, richMenuId: string): Promise<void>;
  deleteAlias(alias: string): Promise<void>;
  setDefault(richMenuId: string): Promise<void>;
  cancelDefault(): Promise<void>;
  /** Asks LINE to give other menus to all who have one, at most three times an hour; gives the request's id. */
  replace(links: { from: string; to: string }[]): Promise<string>;
  progress(requestId: string): Promise<"ongoing" | "succeeded" | "failed">;
  deleteMenu(richMenuId: string): Promise<void>;
}

const menuList = z.object({ richmenus: z.array(z.object({ richMenuId: z.string(), name: z.string() })) });
const aliasList = z.object({
  aliases: z.array(z.object({ richMenuAliasId: z.string(), richMenuId: z.string() })),
});
const menuId = z.object({ richMenuId: z.string() });
const phase = z.object({ phase: z.enum(["ongoing", "succeeded", "failed"]) });

const LINE_ORIGIN = "https://api.line.me";
/** Pictures go to another host of LINE's; the emulator is one host. */
const LINE_DATA_ORIGIN = "https://api-data.line.me";

/** A channel of LINE, or of the emulator, through LINE's SDK. */
export function createRichMenuChannel(apiBaseUrl: string, channelAccessToken: string): RichMenuChannel {
  const line = LineBotClient.fromChannelAccessToken({
    channelAccessToken,
    apiBaseURL: apiBaseUrl,
    dataApiBaseURL: apiBaseUrl === LINE_ORIGIN ? LINE_DATA_ORIGIN : apiBaseUrl,
  });
  const done = async (what: string, call: Promise<unknown>): Promise<void> => void (await asked(what, call));
  return {
    async found() {
      const menus = read(menuList, await asked("list menus", line.getRichMenuList())).richmenus;
      const { aliases } = read(aliasList, await asked("list aliases", line.getRichMenuAliasList()));
      const defaultId = await unlessMissing(asked("say the default", line.getDefaultRichMenuId()));
      return {
        menus,
        aliases: new Map(aliases.map(({ richMenuAliasId, richMenuId }) => [richMenuAliasId, richMenuId])),
        defaultId: defaultId === undefined ? undefined : read(menuId, defaultId).richMenuId,
      };
    },
    create: async (definition) =>
      read(menuId, await asked("create a menu", line.createRichMenu(definition))).richMenuId,
    upload: (richMenuId, image) =>
      done(
        "take a picture",
        line.setRichMenuImage(richMenuId, new Blob([new Uint8Array(image)], { type: "image/png" })),
      ),
    createAlias: (richMenuAliasId, richMenuId) =>
      done("create an alias", line.createRichMenuAlias({ richMenuAliasId, richMenuId })),
    updateAlias: (alias, richMenuId) =>
      done("change an alias", line.updateRichMenuAlias(alias, { richMenuId })),
    deleteAlias: (alias) => done("delete an alias", line.deleteRichMenuAlias(alias)),
    setDefault: (richMenuId) => done("set the default", line.setDefaultRichMenu(richMenuId)),
    cancelDefault: () => done("cancel the default", line.cancelDefaultRichMenu()),
    async replace(links) {
      const operations = links.map((link) => ({ type: "link" as const, ...link }));
      const { httpResponse } = await asked("replace menus", line.richMenuBatchWithHttpInfo({ operations }));
      return httpResponse.headers.get("x-line-request-id") ?? "";
    },
    progress: async (requestId) =>
      read(phase, await asked("say how far it is", line.getRichMenuBatchProgress(requestId))).phase,
    deleteMenu: (richMenuId) => done("delete a menu", line.deleteRichMenu(richMenuId)),
  };
}

/** One sentence for a person, whatever went wrong. */
async function asked<T>(what: string, call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (cause) {
    if (!(cause instanceof HTTPFetchError))
      throw new LineFault("unreachable", `LINE did not ${what}: it gave no answer`, { cause });
    const { status, body } = cause;
    const requestId = cause.headers.get("x-line-request-id");
    const more = { status, cause, ...(requestId !== null && { requestId }) };
    throw new LineFault(failureOf(status), `LINE did not ${what}: ${status} ${reasonIn(body)}`, more);
  }
}

function failureOf(status: number): LineFault["failure"] {
  if (status === 401 || status === 403) return "unauthorized";
  if (status === 404) return "gone";
  if (status === 429) return "rate";
  return status >= 500 ? "unreachable" : "refused";
}

const errorBody = z.object({
  message: z.string(),
  details: z.array(z.object({ message: z.string(), property: z.string() }).partial()).default([]),
});

/** LINE's own words, with the places it names. */
function reasonIn(body: string): string {
  try {
    const { message, details } = errorBody.parse(JSON.parse(body));
    return [message, ...details.map((detail) => `${detail.property}: ${detail.message}`)].join("; ");
  } catch {
    return "";
  }
}

async function unlessMissing<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof LineFault && error.failure === "gone") return undefined;
    throw error;
  }
}

function read<T>(schema: z.ZodType<T>, answer: unknown): T {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new LineFault("unreachable", "LINE's answer is not what its reference says");
}
