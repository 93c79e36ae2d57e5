import type { Act } from "../control-api.ts";
import type { Perform } from "./actions.ts";
import { askForDateTime } from "./dialogs.ts";
import { asString, type Json } from "./json.ts";

/** The means by which a tap on a LINE action becomes something a person does. */
export interface ActorMeans {
  act(act: Act): void;
  /** Puts a text into the message field for the person to complete. */
  fill(text: string): void;
  /** Opens or folds the rich menu. */
  menu(way: "open" | "fold"): void;
  /** Says something in passing. */
  toast(text: string): void;
}

/** Carries out LINE's action objects; one that the page does not know says so instead of doing nothing. */
export function createPerform(means: ActorMeans): Perform {
  const actions = new Map<string, (action: Json) => void>([
    ["postback", (action) => postback(action, means)],
    ["message", (action) => means.act({ type: "text", text: asString(action.text) ?? "" })],
    ["datetimepicker", (action) => void pickDateTime(action, means)],
    ["richmenuswitch", (action) => switchMenu(action, means)],
    ["clipboard", (action) => void copy(asString(action.clipboardText) ?? "", means)],
    ["camera", () => means.act({ type: "image" })],
    ["cameraRoll", () => means.act({ type: "image" })],
    ["location", () => means.act({ type: "location" })],
  ]);
  return (action) => {
    const type = asString(action.type) ?? "(no type)";
    const carryOut = actions.get(type);
    if (carryOut === undefined) means.toast(`unsupported action: ${type}`);
    else carryOut(action);
  };
}

function postback(action: Json, means: ActorMeans, params?: Record<string, string>): void {
  const displayText = asString(action.displayText) ?? asString(action.text);
  means.act({
    type: "postback",
    data: asString(action.data) ?? "",
    ...(displayText === undefined ? {} : { displayText }),
    ...(params === undefined ? {} : { params }),
  });
  if (action.inputOption === "openKeyboard") means.fill(asString(action.fillInText) ?? "");
  if (action.inputOption === "openRichMenu") means.menu("open");
  if (action.inputOption === "closeRichMenu") means.menu("fold");
}

function switchMenu(action: Json, means: ActorMeans): void {
  const richMenuAliasId = asString(action.richMenuAliasId) ?? "";
  means.act({ type: "richmenuswitch", richMenuAliasId, data: asString(action.data) ?? "" });
}

async function pickDateTime(action: Json, means: ActorMeans): Promise<void> {
  const params = await askForDateTime(action);
  if (params !== undefined) postback(action, means, params);
}

async function copy(text: string, means: ActorMeans): Promise<void> {
  await navigator.clipboard.writeText(text).then(
    () => means.toast("Copied コピーしました"),
    () => means.toast("The browser did not allow copying"),
  );
}
