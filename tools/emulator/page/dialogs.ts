import type { NewUser, User } from "../control-api.ts";
import { button, element } from "./dom.ts";
import { asString, type Json } from "./json.ts";

const NAMES = { ja: ["美咲", "健太", "さくら", "大輔"], en: ["Sam", "Mia", "Noah", "Olivia"] };
/** The languages of LINE's home markets, as people set them in LINE. */
const LANGUAGES = [
  ["ja", "日本語"],
  ["en", "English"],
  ["zh-TW", "繁體中文"],
  ["ko", "한국어"],
  ["th", "ไทย"],
  ["id", "Bahasa Indonesia"],
] as const;
const INPUT_TYPES = { date: "date", time: "time", datetime: "datetime-local" };

/** Asks for a new person's name and language; undefined where the dialog is closed without an answer. */
export async function askForFriend(existing: User[]): Promise<NewUser | undefined> {
  const taken = new Set(existing.map(({ displayName }) => displayName));
  const suggestion = (language: "ja" | "en") => NAMES[language].find((name) => !taken.has(name)) ?? "";
  const name = element("input", { name: "name", required: true, maxlength: "20", value: suggestion("ja") });
  const language = element(
    "select",
    { name: "language" },
    ...LANGUAGES.map(([code, name]) => element("option", { value: code }, `${name} (${code})`)),
  );
  language.addEventListener("change", () => {
    name.value = suggestion(language.value === "ja" ? "ja" : "en");
  });
  const isSent = await ask(
    "New friend 友だち追加",
    "Add",
    labelled("Name 名前", name),
    labelled("Language 言語", language),
  );
  return isSent ? { displayName: name.value.trim(), language: language.value } : undefined;
}

/** Asks who shall be in a new group; undefined where the dialog is closed without an answer or nobody is chosen. */
export async function askForGroup(users: User[]): Promise<{ name: string; memberIds: string[] } | undefined> {
  const name = element("input", {
    name: "name",
    required: true,
    maxlength: "50",
    value: "ニュース部 News club",
  });
  const boxes = users.map(({ userId }) =>
    element("input", { type: "checkbox", value: userId, checked: true }),
  );
  const choices = boxes.map((box, index) =>
    element("label", { class: "choice" }, box, users[index]?.displayName ?? ""),
  );
  const members = element("fieldset", {}, element("legend", {}, "Members メンバー"), ...choices);
  const isSent = await ask("New group グループ作成", "Create", labelled("Name 名前", name), members);
  const memberIds = boxes.filter((box) => box.checked).map((box) => box.value);
  return isSent && memberIds.length > 0 ? { name: name.value.trim(), memberIds } : undefined;
}

/** Lets the person pick what a datetimepicker action asks for; resolves to the postback's params, or undefined. */
export async function askForDateTime(action: Json): Promise<Record<string, string> | undefined> {
  const mode = action.mode === "date" || action.mode === "time" ? action.mode : "datetime";
  // LINE also accepts a small t between date and time; the browser's field does not.
  const limit = (value: unknown) => asString(value)?.replace("t", "T");
  const field = element("input", {
    ...{ type: INPUT_TYPES[mode], required: true, name: "when" },
    ...{ value: limit(action.initial), min: limit(action.min), max: limit(action.max) },
  });
  const isSent = await ask(
    asString(action.label) ?? "When? 日時",
    "Send 送信",
    labelled("Date and time 日時", field),
  );
  return isSent && field.value !== "" ? { [mode]: field.value } : undefined;
}

function labelled(label: string, field: HTMLElement): HTMLElement {
  return element("label", {}, element("span", {}, label), field);
}

async function ask(title: string, submitLabel: string, ...fields: HTMLElement[]): Promise<boolean> {
  const form = element("form", { method: "dialog" }, element("h2", {}, title), ...fields);
  const dialog = element("dialog", { "aria-label": title }, form);
  form.append(
    element(
      "div",
      { class: "dialog-buttons" },
      button({}, () => dialog.close(), "Cancel"),
      element("button", { type: "submit", class: "strong", value: "send" }, submitLabel),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  await new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
  dialog.remove();
  return dialog.returnValue === "send";
}
