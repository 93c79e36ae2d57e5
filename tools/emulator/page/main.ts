import type { Bubble, Change, EmulatorState, NewUser, Quota } from "../control-api.ts";
import { createControlClient, listenToStream } from "./client.ts";
import { createClockPanel } from "./clock-panel.ts";
import { askForFriend, askForGroup } from "./dialogs.ts";
import { byId, element } from "./dom.ts";
import { createFaultPanel } from "./fault-panel.ts";
import { chatOf, chatsToOpen, hasRoom } from "./page-state.ts";
import { showPeople } from "./people.ts";
import {
  createPhone,
  guarded,
  notify,
  openChat,
  type Phone,
  type PhoneContext,
  showPhone,
  takeBubble,
  tell,
} from "./phone.ts";
import { createQuotaPanel } from "./quota-panel.ts";
import { createThemeSwitch } from "./theme.ts";
import { troubleOf } from "./trouble.ts";

/** Their ids never change, so that a link to a chat survives a restart of the emulator and two tabs make no twins. */
const FIRST_FRIENDS: NewUser[] = [
  { userId: "U00000000000000000000000000000001", displayName: "花子", language: "ja" },
  { userId: "U00000000000000000000000000000002", displayName: "Alex", language: "en" },
];
const TOAST_MS = 2_500;

const client = createControlClient();
const stage = byId("stage", HTMLElement);
const unread = new Map<string, number>();
let emulator: EmulatorState | undefined;
/** Milliseconds the emulator's clock is ahead of this machine's. */
let clockAhead = 0;
/** From left to right. */
let phones: Phone[] = [];

const context: PhoneContext = {
  client,
  emulator: () => emulator,
  announce(phone, words) {
    const whose = phones.length > 1 ? chatOf(emulator, phone.state.chatId)?.name : undefined;
    byId("announcer", HTMLElement).textContent = whose === undefined ? words : `${whose} ← ${words}`;
  },
  toast(words) {
    const said = element("p", {}, words);
    byId("toast", HTMLElement).replaceChildren(said);
    setTimeout(() => said.remove(), TOAST_MS);
  },
  answered({ status, milliseconds }) {
    byId("answer", HTMLElement).textContent =
      status === 0 ? "no answer" : `${status} in ${Math.round(milliseconds)} ms`;
  },
  putAway,
};

/** The phone that the list of people speaks to: the one last touched. */
let inHand = addPhone();

function addPhone(): Phone {
  const phone = createPhone(context);
  for (const touch of ["pointerdown", "focusin"]) phone.element.addEventListener(touch, () => hold(phone));
  stage.append(phone.element);
  phones = [...phones, phone];
  return phone;
}

function hold(phone: Phone): void {
  if (inHand === phone) return;
  inHand = phone;
  showList();
}

function putAway(phone: Phone): void {
  phones = phones.filter((other) => other !== phone);
  phone.element.remove();
  if (inHand === phone) inHand = phones.at(-1) ?? addPhone();
  inHand.composer.focus();
  showList();
}

const openIds = (): string[] => phones.flatMap(({ state }) => state.chatId ?? []);
const phoneOf = (chatId: string): Phone | undefined => phones.find(({ state }) => state.chatId === chatId);
const idsInLink = (): string[] => decodeURIComponent(location.hash.slice(1)).split(",");

/** Opens these chats side by side, each read afresh. */
function layOut(chatIds: string[]): void {
  for (const phone of phones.slice(Math.max(1, chatIds.length))) putAway(phone);
  while (phones.length < chatIds.length) addPhone();
  for (const [place, phone] of phones.entries()) openOn(phone, chatIds[place]);
}

function openOn(phone: Phone, chatId: string | undefined): void {
  if (chatId !== undefined) unread.delete(chatId);
  void guarded(phone, () => openChat(phone, chatId));
  showList();
}

function pick(chatId: string): void {
  const people = byId("people", HTMLElement);
  if (people.matches(":popover-open")) people.hidePopover();
  const phone = phoneOf(chatId);
  if (phone === undefined) openOn(inHand, chatId);
  else hold(phone);
}

function openBeside(chatId: string): void {
  const phone = addPhone();
  hold(phone);
  openOn(phone, chatId);
  phone.element.scrollIntoView({ inline: "nearest" });
  phone.composer.focus();
}

function showList(): void {
  for (const phone of phones) phone.element.classList.toggle("in-hand", phone === inHand);
  stage.dataset.phones = String(phones.length);
  if (openIds().length > 0) history.replaceState(undefined, "", `#${openIds().join(",")}`);
  if (emulator === undefined) return;
  showPeople(byId("person-list", HTMLElement), byId("group-list", HTMLElement), emulator, {
    ...{ chatId: inHand.state.chatId, openIds: openIds(), hasRoom: hasRoom(openIds()), unread },
    ...{ open: pick, openBeside },
  });
}

/** Reads everything afresh: on load, and whenever the stream comes back. */
async function load(): Promise<void> {
  let state = await client.state();
  if (state.users.length === 0) {
    // Where another tab was faster, its friends are there already.
    for (const friend of FIRST_FRIENDS) await befriend(friend).catch(() => undefined);
    state = await client.state();
  }
  takeState(state);
  layOut(chatsToOpen(state, openIds().length > 0 ? openIds() : idsInLink()));
}

/** Makes a person who follows the bot; the bot's greeting arrives by the stream. */
async function befriend(user: NewUser): Promise<string> {
  const { userId } = await client.addUser(user);
  arrive(userId, "follow");
  return userId;
}

function arrive(chatId: string, type: "follow" | "join"): void {
  void guarded(inHand, async () => {
    const result = await client.act(chatId, { type });
    tell(inHand, troubleOf(result, emulator?.webhookUrl));
    context.answered(result);
  });
}

function takeChange(change: Change): void {
  if (change.type === "state") takeState(change.state);
  else if (change.type === "bubble") takeStreamed(change.bubble);
  else phoneOf(change.chatId)?.conversation.typing(Math.max(0, change.until - Date.now() - clockAhead));
}

function takeStreamed(bubble: Bubble): void {
  const phone = phoneOf(bubble.chatId);
  if (phone !== undefined) takeBubble(phone, bubble);
  else if (bubble.from === "bot") {
    unread.set(bubble.chatId, (unread.get(bubble.chatId) ?? 0) + 1);
    showList();
  }
  // What answers needs no notification; what comes by itself does, wherever its reader is looking.
  if (bubble.by === undefined || bubble.by === "reply") return;
  notify(phone?.element.checkVisibility() ? phone : inHand, bubble, () => pick(bubble.chatId));
}

function takeState(state: EmulatorState): void {
  emulator = state;
  clockAhead = state.now - Date.now();
  for (const show of panels) show(state);
  const left = openIds().filter((id) => chatOf(state, id) !== undefined);
  if (left.length < openIds().length) layOut(chatsToOpen(state, left));
  for (const phone of phones) showPhone(phone);
  showList();
}

async function addFriend(): Promise<void> {
  const user = await askForFriend(emulator?.users ?? []);
  if (user === undefined) return;
  const userId = await befriend(user);
  takeState(await client.state());
  pick(userId);
}

async function addGroup(): Promise<void> {
  const wanted = await askForGroup(emulator?.users ?? []);
  if (wanted === undefined) return;
  const { groupId } = await client.addGroup(wanted);
  arrive(groupId, "join");
  takeState(await client.state());
  pick(groupId);
}

const ask = (question: Promise<unknown>) => void guarded(inHand, async () => void (await question));
const setQuota = (quota: Quota) => ask(client.setQuota(quota));
const panels = [
  createQuotaPanel(setQuota),
  createClockPanel((move) => ask(client.moveClock(move))),
  createFaultPanel({
    setQuota,
    add: (rule) => ask(client.addFault(rule)),
    remove: (id) => ask(client.removeFault(id)),
  }),
];
createThemeSwitch();
byId("new-friend", HTMLButtonElement).addEventListener("click", () => void guarded(inHand, addFriend));
byId("new-group", HTMLButtonElement).addEventListener("click", () => void guarded(inHand, addGroup));
addEventListener("hashchange", () => {
  const wanted = idsInLink();
  if (emulator !== undefined && wanted.join() !== openIds().join()) layOut(chatsToOpen(emulator, wanted));
});

listenToStream({
  opened() {
    for (const phone of phones) tell(phone, undefined);
    void guarded(inHand, load);
  },
  lost() {
    for (const phone of phones) tell(phone, "The emulator does not answer. Trying again …");
  },
  change: takeChange,
});
