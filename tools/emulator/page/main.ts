import type { Act, Bubble, Change, EmulatorState, NewUser } from "../control-api.ts";
import { createPerform } from "./actor.ts";
import { createControlClient, listenToStream } from "./client.ts";
import { createComposer } from "./composer.ts";
import { createConversation } from "./conversation.ts";
import { askForFriend, askForGroup } from "./dialogs.ts";
import { byId, element } from "./dom.ts";
import { messageSummary } from "./messages.ts";
import {
  chatOf,
  chatToOpen,
  closedReason,
  emptyPage,
  placeOf,
  quotaWords,
  standingOffer,
  withStreamed,
} from "./page-state.ts";
import { showPeople } from "./people.ts";
import { offeredQuickReplies, showQuickReplies } from "./quick-replies.ts";
import { troubleOf } from "./trouble.ts";

/** Their ids never change, so that a link to a chat survives a restart of the emulator and two tabs make no twins. */
const FIRST_FRIENDS: NewUser[] = [
  { userId: "U00000000000000000000000000000001", displayName: "花子", language: "ja" },
  { userId: "U00000000000000000000000000000002", displayName: "Alex", language: "en" },
];
const TOAST_MS = 2_500;

const client = createControlClient();
const page = emptyPage();
const speaker = byId("speaker", HTMLSelectElement);

const composer = createComposer({
  sendText({ text, mentionBot }) {
    const quotedMessageId = page.quoted?.messageId;
    quote(undefined);
    act({
      ...{ type: "text", text },
      ...(mentionBot && isGroup() ? { mentionBot } : {}),
      ...(quotedMessageId === undefined ? {} : { quotedMessageId }),
    });
  },
  sendThing: (type) => act({ type }),
  stopQuoting: () => quote(undefined),
});
const perform = createPerform({ act, fill: composer.fill, toast });
const conversation = createConversation(byId("log", HTMLElement), byId("announcer", HTMLElement), {
  botName: "Shirase 知らせ",
  perform,
  quote,
  nameOf: (userId) => chatOf(page.emulator, userId)?.name,
  summaryOf: (messageId) => {
    const quoted = page.bubbles.find((bubble) => bubble.messageId === messageId);
    return quoted && messageSummary(quoted.message);
  },
});

const isGroup = () =>
  page.chatId !== undefined && chatOf(page.emulator, page.chatId)?.friendship === undefined;

/** Sends what the person does, and says so in plain words when the bot's server did not take it well. */
function act(what: Act, chatId = page.chatId): void {
  if (chatId === undefined) return;
  if (chatId === page.chatId) conversation.expectAnswer();
  void actAndTell(withSpeaker(what), chatId);
}

function withSpeaker(what: Act): Act {
  switch (what.type) {
    case "richmenuswitch":
    case "follow":
    case "unfollow":
    case "join":
    case "leave":
      return what;
    default:
      return isGroup() ? { ...what, from: speaker.value } : what;
  }
}

async function actAndTell(what: Act, chatId: string): Promise<void> {
  await guarded(async () => {
    const result = await client.act(chatId, what);
    tell(troubleOf(result, page.emulator?.webhookUrl));
    byId("answer", HTMLElement).textContent =
      result.status === 0 ? "no answer" : `${result.status} in ${Math.round(result.milliseconds)} ms`;
  });
}

async function guarded(work: () => Promise<void>): Promise<void> {
  await work().catch((error: unknown) => tell(error instanceof Error ? error.message : String(error)));
}

function tell(trouble: string | undefined): void {
  const line = byId("trouble", HTMLElement);
  line.hidden = trouble === undefined;
  line.textContent = trouble ?? "";
}

function toast(text: string): void {
  const said = element("p", {}, text);
  byId("toast", HTMLElement).replaceChildren(said);
  setTimeout(() => said.remove(), TOAST_MS);
}

function quote(bubble: Bubble | undefined): void {
  page.quoted = bubble;
  composer.quoting(bubble && messageSummary(bubble.message));
  if (bubble !== undefined) composer.focus();
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
  await openChat(chatToOpen(state, page.chatId ?? decodeURIComponent(location.hash.slice(1))));
}

/** Makes a person who follows the bot; the bot's greeting arrives by the stream. */
async function befriend(user: NewUser): Promise<string> {
  const { userId } = await client.addUser(user);
  act({ type: "follow" }, userId);
  return userId;
}

async function openChat(chatId: string | undefined): Promise<void> {
  page.chatId = chatId;
  page.bubbles = [];
  page.usedQuickReplies = undefined;
  quote(undefined);
  const bubbles = chatId === undefined ? [] : await client.bubbles(chatId);
  // A faster hand may have opened another chat meanwhile.
  if (page.chatId !== chatId) return;
  page.bubbles = withStreamed(bubbles, page.bubbles);
  if (chatId !== undefined) {
    page.unread.delete(chatId);
    history.replaceState(undefined, "", `#${chatId}`);
  }
  conversation.show(page.bubbles);
  offerQuickReplies();
  if (page.emulator !== undefined) showState(page.emulator);
}

function pick(chatId: string): void {
  const people = byId("people", HTMLElement);
  if (people.matches(":popover-open")) people.hidePopover();
  void guarded(() => openChat(chatId));
}

function offerQuickReplies(): void {
  const items = offeredQuickReplies(page.bubbles, page.usedQuickReplies);
  showQuickReplies(byId("quick-replies", HTMLElement), items, perform, () => {
    page.usedQuickReplies = page.bubbles.findLast(({ from }) => from === "bot")?.messageId;
    offerQuickReplies();
    composer.focus();
  });
}

function takeChange(change: Change): void {
  if (change.type === "state") takeState(change.state);
  else if (change.type === "bubble") takeBubble(change.bubble);
  else if (change.chatId === page.chatId) {
    conversation.typing(Math.max(0, change.until - Date.now() - page.clockAhead));
  }
}

function takeBubble(bubble: Bubble): void {
  const place = placeOf(page, bubble);
  if (place === "begun-anew") void guarded(() => openChat(page.chatId));
  if (place === "elsewhere" && bubble.from === "bot") {
    page.unread.set(bubble.chatId, (page.unread.get(bubble.chatId) ?? 0) + 1);
    if (page.emulator !== undefined) showState(page.emulator);
  }
  if (place === "end") {
    page.bubbles.push(bubble);
    conversation.append(bubble);
    offerQuickReplies();
    if (bubble.from === "system" && page.emulator !== undefined) showState(page.emulator);
  }
}

function takeState(state: EmulatorState): void {
  page.emulator = state;
  page.clockAhead = state.now - Date.now();
  showState(state);
  const isGone = page.chatId !== undefined && chatOf(state, page.chatId) === undefined;
  if (isGone) void guarded(() => openChat(chatToOpen(state, undefined)));
}

function showState(state: EmulatorState): void {
  const chat = chatOf(state, page.chatId);
  showPeople(byId("person-list", HTMLElement), byId("group-list", HTMLElement), state, {
    ...{ chatId: page.chatId, unread: page.unread },
    open: pick,
  });
  byId("with", HTMLElement).textContent = chat === undefined ? "" : `with ${chat.name}`;
  byId("quota", HTMLElement).textContent = quotaWords(state.quota);
  const notice = byId("notice", HTMLElement);
  notice.hidden = state.notice === undefined;
  notice.textContent = state.notice ?? "";
  composer.allow(closedReason(chat));
  const offer = standingOffer(chat, page.bubbles);
  const standing = byId("standing", HTMLButtonElement);
  standing.hidden = offer === undefined;
  standing.textContent = offer?.label ?? "";
  showSpeakers(state);
}

function showSpeakers(state: EmulatorState): void {
  const memberIds = chatOf(state, page.chatId)?.memberIds ?? [];
  byId("in-group", HTMLElement).hidden = memberIds.length === 0;
  const spoke = speaker.value;
  speaker.replaceChildren(
    ...memberIds.map((id) =>
      element("option", { value: id, selected: id === spoke }, chatOf(state, id)?.name ?? id),
    ),
  );
}

async function addFriend(): Promise<void> {
  const user = await askForFriend(page.emulator?.users ?? []);
  if (user === undefined) return;
  const userId = await befriend(user);
  takeState(await client.state());
  pick(userId);
}

async function addGroup(): Promise<void> {
  const wanted = await askForGroup(page.emulator?.users ?? []);
  if (wanted === undefined) return;
  const { groupId } = await client.addGroup(wanted);
  act({ type: "join" }, groupId);
  takeState(await client.state());
  pick(groupId);
}

byId("new-friend", HTMLButtonElement).addEventListener("click", () => void guarded(addFriend));
byId("new-group", HTMLButtonElement).addEventListener("click", () => void guarded(addGroup));
byId("standing", HTMLButtonElement).addEventListener("click", () => {
  const offer = standingOffer(chatOf(page.emulator, page.chatId), page.bubbles);
  if (offer !== undefined) act({ type: offer.act });
});
addEventListener("hashchange", () => {
  const chatId = decodeURIComponent(location.hash.slice(1));
  if (chatId !== page.chatId && chatOf(page.emulator, chatId) !== undefined) pick(chatId);
});

listenToStream({
  opened() {
    tell(undefined);
    void guarded(load);
  },
  lost: () => tell("The emulator does not answer. Trying again …"),
  change: takeChange,
});
