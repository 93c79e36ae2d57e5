import type { Act, ActResult, Bubble, EmulatorState } from "../control-api.ts";
import type { Perform } from "./actions.ts";
import { createPerform } from "./actor.ts";
import { showBanner } from "./banner.ts";
import type { ControlClient } from "./client.ts";
import { type Composer, createComposer } from "./composer.ts";
import { type Conversation, createConversation } from "./conversation.ts";
import { byId, element, part } from "./dom.ts";
import { messageSummary } from "./messages.ts";
import {
  type Chat,
  chatOf,
  closedReason,
  emptyPhone,
  type PhoneState,
  placeOf,
  standingOffer,
  withStreamed,
} from "./page-state.ts";
import { offeredQuickReplies, showQuickReplies } from "./quick-replies.ts";
import { createRichMenu, type RichMenuView } from "./rich-menu.ts";
import { troubleOf } from "./trouble.ts";

const BOT_NAME = "Shirase 知らせ";

/** What a phone needs of the page. */
export interface PhoneContext {
  client: ControlClient;
  emulator(): EmulatorState | undefined;
  /** Says to those who hear the page what has come up on a phone. */
  announce(phone: Phone, words: string): void;
  toast(words: string): void;
  /** Told of every answer of the bot's server. */
  answered(result: ActResult): void;
  /** The person wants this phone off the page. */
  putAway(phone: Phone): void;
}

/** One phone on the page. */
export interface Phone {
  element: HTMLElement;
  state: PhoneState;
  context: PhoneContext;
  composer: Composer;
  conversation: Conversation;
  richMenu: RichMenuView;
  perform: Perform;
  /** The menu that is shown, or on its way. */
  richMenuId: string | undefined;
}

/** A phone made of index.html's template, on which no chat is open. */
export function createPhone(context: PhoneContext): Phone {
  const shell = document.importNode(byId("phone", HTMLTemplateElement).content, true).firstElementChild;
  if (!(shell instanceof HTMLElement)) throw new Error("index.html's template holds no phone");
  const perform = createPerform({
    act: (what) => act(phone, what),
    fill: (text) => phone.composer.fill(text),
    menu: (way) => phone.richMenu[way](),
    toast: context.toast,
  });
  const announce = (words: string) => context.announce(phone, words);
  const phone: Phone = {
    ...{ element: shell, state: emptyPhone(), context, perform, richMenuId: undefined },
    composer: createComposer(shell, {
      sendText: (draft) => sendText(phone, draft),
      sendThing: (type) => act(phone, { type }),
      stopQuoting: () => quote(phone, undefined),
      writing: () => phone.richMenu.fold(),
    }),
    conversation: createConversation(part(shell, "log", HTMLElement), announce, {
      ...{ botName: BOT_NAME, perform },
      quote: (bubble) => quote(phone, bubble),
      nameOf: (userId) => chatOf(context.emulator(), userId)?.name,
      summaryOf: (messageId) => summaryOf(phone, messageId),
    }),
    richMenu: createRichMenu(part(shell, "rich-menu", HTMLElement), perform),
  };
  part(shell, "standing", HTMLButtonElement).addEventListener("click", () => {
    const offer = standingOffer(openedChat(phone), phone.state.bubbles);
    if (offer !== undefined) act(phone, { type: offer.act });
  });
  part(shell, "put-away", HTMLButtonElement).addEventListener("click", () => context.putAway(phone));
  return phone;
}

const openedChat = (phone: Phone): Chat | undefined => chatOf(phone.context.emulator(), phone.state.chatId);

const isGroup = (phone: Phone): boolean => {
  const chat = openedChat(phone);
  return chat !== undefined && chat.friendship === undefined;
};

function summaryOf({ state }: Phone, messageId: string): string | undefined {
  const quoted = state.bubbles.find((bubble) => bubble.messageId === messageId);
  return quoted && messageSummary(quoted.message);
}

function sendText(phone: Phone, { text, mentionBot }: { text: string; mentionBot: boolean }): void {
  const quotedMessageId = phone.state.quoted?.messageId;
  quote(phone, undefined);
  act(phone, {
    ...{ type: "text", text },
    ...(mentionBot && isGroup(phone) ? { mentionBot } : {}),
    ...(quotedMessageId === undefined ? {} : { quotedMessageId }),
  });
}

function quote({ state, composer }: Phone, bubble: Bubble | undefined): void {
  state.quoted = bubble;
  composer.quoting(bubble && messageSummary(bubble.message));
  if (bubble !== undefined) composer.focus();
}

/** Sends what the person does, and says so in plain words when the bot's server did not take it well. */
function act(phone: Phone, what: Act): void {
  const { context, conversation } = phone;
  const { chatId } = phone.state;
  if (chatId === undefined) return;
  conversation.expectAnswer();
  void guarded(phone, async () => {
    const result = await context.client.act(chatId, withSpeaker(phone, what));
    tell(phone, troubleOf(result, context.emulator()?.webhookUrl));
    context.answered(result);
  });
}

function withSpeaker(phone: Phone, what: Act): Act {
  switch (what.type) {
    case "richmenuswitch":
    case "follow":
    case "unfollow":
    case "join":
    case "leave":
      return what;
    default:
      return isGroup(phone)
        ? { ...what, from: part(phone.element, "speaker", HTMLSelectElement).value }
        : what;
  }
}

/** Does some work for a phone; where that fails, the phone says why. */
export async function guarded(phone: Phone, work: () => Promise<void>): Promise<void> {
  await work().catch((error: unknown) => tell(phone, error instanceof Error ? error.message : String(error)));
}

/** Says in the phone's head what is wrong; undefined: nothing is. */
export function tell({ element: shell }: Phone, trouble: string | undefined): void {
  const line = part(shell, "trouble", HTMLElement);
  line.hidden = trouble === undefined;
  line.textContent = trouble ?? "";
}

/** Reads a chat from the emulator and shows it; undefined: none. */
export async function openChat(phone: Phone, chatId: string | undefined): Promise<void> {
  const { state, context } = phone;
  Object.assign(state, { ...emptyPhone(), chatId });
  quote(phone, undefined);
  phone.conversation.typing(0);
  phone.richMenuId = undefined;
  phone.richMenu.clear();
  const bubbles = chatId === undefined ? [] : await context.client.bubbles(chatId);
  // A faster hand may have opened another chat meanwhile.
  if (state.chatId !== chatId) return;
  state.bubbles = withStreamed(bubbles, state.bubbles);
  phone.conversation.show(state.bubbles);
  offerQuickReplies(phone);
  showPhone(phone);
}

function offerQuickReplies(phone: Phone): void {
  const { state, composer, perform } = phone;
  const items = offeredQuickReplies(state.bubbles, state.usedQuickReplies);
  showQuickReplies(part(phone.element, "quick-replies", HTMLElement), items, perform, () => {
    state.usedQuickReplies = state.bubbles.findLast(({ from }) => from === "bot")?.messageId;
    offerQuickReplies(phone);
    composer.focus();
  });
}

/** Shows a streamed bubble, where it is of the chat that is open here. */
export function takeBubble(phone: Phone, bubble: Bubble): void {
  const { state } = phone;
  const place = placeOf(state, bubble);
  if (place === "begun-anew") void guarded(phone, () => openChat(phone, bubble.chatId));
  if (place !== "end") return;
  state.bubbles.push(bubble);
  phone.conversation.append(bubble);
  offerQuickReplies(phone);
  if (bubble.from === "system") showPhone(phone);
}

/** Lets a push come down as a notification; `open` is where a tap leads. */
export function notify(phone: Phone, bubble: Bubble, open: () => void): void {
  const isHere = bubble.chatId === phone.state.chatId;
  const receiver = isHere ? undefined : chatOf(phone.context.emulator(), bubble.chatId)?.name;
  // In an open chat, the conversation says it already.
  if (!isHere)
    phone.context.announce(phone, `Notification for ${receiver}: ${messageSummary(bubble.message)}`);
  showBanner(part(phone.element, "banner", HTMLElement), { bubble, receiver }, open);
}

/** Shows what the emulator says of the open chat: its name, its standing, who may speak, its rich menu. */
export function showPhone(phone: Phone): void {
  const { element: shell, composer, state } = phone;
  const emulator = phone.context.emulator();
  const chat = openedChat(phone);
  const name = chat?.name ?? "";
  shell.setAttribute("aria-label", `Phone of ${name}`);
  part(shell, "with", HTMLElement).textContent = chat === undefined ? "" : `with ${name}`;
  part(shell, "put-away", HTMLElement).setAttribute("aria-label", `Put ${name}'s phone away`);
  const notice = part(shell, "notice", HTMLElement);
  notice.hidden = emulator?.notice === undefined;
  notice.textContent = emulator?.notice ?? "";
  composer.allow(closedReason(chat));
  const offer = standingOffer(chat, state.bubbles);
  const standing = part(shell, "standing", HTMLButtonElement);
  standing.hidden = offer === undefined;
  standing.textContent = offer?.label ?? "";
  showSpeakers(phone, chat?.memberIds ?? []);
  void guarded(phone, () => showRichMenu(phone));
}

function showSpeakers({ element: shell, context }: Phone, memberIds: string[]): void {
  part(shell, "in-group", HTMLElement).hidden = memberIds.length === 0;
  const speaker = part(shell, "speaker", HTMLSelectElement);
  const spoke = speaker.value;
  speaker.replaceChildren(
    ...memberIds.map((id) => {
      const name = chatOf(context.emulator(), id)?.name ?? id;
      return element("option", { value: id, selected: id === spoke }, name);
    }),
  );
}

async function showRichMenu(phone: Phone): Promise<void> {
  const { context, state } = phone;
  const { chatId } = state;
  const id = chatId === undefined ? undefined : context.emulator()?.richMenus?.[chatId];
  if (id === phone.richMenuId) return;
  phone.richMenuId = id;
  const menu = id === undefined || chatId === undefined ? undefined : await context.client.richMenu(chatId);
  if (phone.richMenuId === id) phone.richMenu.show(menu);
}
