import type { EmulatorState, User } from "../control-api.ts";
import { button, declare, element, refill } from "./dom.ts";
import { icon } from "./icons.ts";
import { languageOf } from "./messages.ts";

/** What the list shows beside the people and groups themselves. */
export interface PeopleView {
  /** The chat of the phone in hand. */
  chatId: string | undefined;
  /** Those of the phones beside it, too. */
  openIds: readonly string[];
  /** Whether one more phone may be laid beside. */
  hasRoom: boolean;
  /** Bot messages not seen yet, by chat id. */
  unread: ReadonlyMap<string, number>;
  open(chatId: string): void;
  openBeside(chatId: string): void;
}

const STANDING: Record<User["friendship"], string> = {
  friend: "Friend 友だち",
  blocked: "Blocked the bot ブロック中",
  "never-friend": "Not a friend yet",
  deleted: "Left LINE",
};

/** Fills the lists of people and of groups. */
export function showPeople(
  people: HTMLElement,
  groups: HTMLElement,
  state: EmulatorState,
  view: PeopleView,
): void {
  refill(
    people,
    ...state.users.map((user) => {
      const detail =
        user.language === undefined
          ? STANDING[user.friendship]
          : `${user.language} · ${STANDING[user.friendship]}`;
      const entry = chatButton(user.userId, user.displayName, detail, view);
      entry.dataset.testid = "person";
      entry.dataset.userId = user.userId;
      entry.classList.toggle("away", user.friendship !== "friend");
      return element("li", {}, entry, ...beside(user.userId, user.displayName, view));
    }),
  );
  refill(
    groups,
    ...state.groups.map((group) => {
      const entry = chatButton(group.groupId, group.name, `${group.memberIds.length} people`, view);
      entry.dataset.testid = "group";
      entry.dataset.groupId = group.groupId;
      return element("li", {}, entry, ...beside(group.groupId, group.name, view));
    }),
  );
}

/** A round picture with the first character of a name, in a colour that stays the same for the same id. */
function avatar(id: string, name: string): HTMLElement {
  const hash = [...id].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 9_973, 7);
  const initial = [...new Intl.Segmenter().segment(name)][0]?.segment ?? "?";
  return declare(
    element("span", { class: "avatar", "aria-hidden": "true", lang: languageOf(initial) }, initial),
    {
      "--hue": String((hash * 137) % 360),
    },
  );
}

/** The button that lays a further phone on the desk. */
function beside(id: string, name: string, view: PeopleView): HTMLElement[] {
  if (!view.hasRoom || view.openIds.includes(id)) return [];
  const label = `Open ${name} beside`;
  return [
    button(
      { class: "round beside", "aria-label": label, title: label, "data-key": `beside ${id}` },
      () => view.openBeside(id),
      icon("beside"),
    ),
  ];
}

function chatButton(id: string, name: string, detail: string, view: PeopleView): HTMLButtonElement {
  const unread = view.unread.get(id) ?? 0;
  const words = element(
    "span",
    { class: "who" },
    element("span", { class: "who-name", lang: languageOf(name) }, name),
    element("small", {}, detail),
  );
  const entry = button(
    {
      class: view.openIds.includes(id) ? "chat on-desk" : "chat",
      "aria-current": id === view.chatId ? "true" : undefined,
      "data-key": id,
    },
    () => view.open(id),
    avatar(id, name),
    words,
  );
  if (unread > 0)
    entry.append(element("span", { class: "unread", "aria-label": `${unread} unread` }, String(unread)));
  return entry;
}
