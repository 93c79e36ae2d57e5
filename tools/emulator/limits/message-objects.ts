import { action, QUICK_REPLY_ACTIONS } from "./actions.ts";
import {
  anything,
  byType,
  type Check,
  decimal,
  type Field,
  integer,
  isRecord,
  listOf,
  matching,
  mediaUrl,
  object,
  optional,
  type Rule,
  required,
  text,
  uri,
} from "./checks.ts";
import { template } from "./templates.ts";

const typeField = required(matching(/^/));
const quoteToken = optional(text(Number.POSITIVE_INFINITY));
const altText = required(text(1500));

const quickReplyItem = object({
  type: required(matching(/^action$/)),
  imageUrl: optional(mediaUrl),
  action: required(action({ max: 20, required: true }, QUICK_REPLY_ACTIONS)),
});

/** A sender's name must not pass for LINE itself. */
const senderName: Check = (value, path, problems) => {
  text(20)(value, path, problems);
  if (typeof value === "string" && /\bline\b/i.test(value))
    problems.push({ complaint: { is: "invalid" }, path });
};

const everyMessage: Record<string, Field> = {
  type: typeField,
  quickReply: optional(object({ items: required(listOf(quickReplyItem, 1, 13)) })),
  sender: optional(object({ name: optional(senderName), iconUrl: optional(mediaUrl) })),
};

const emoji = object({
  index: required(integer(0, Number.MAX_SAFE_INTEGER)),
  productId: required(text(100)),
  emojiId: required(text(100)),
});

/** Every LINE emoji stands at a "$" of the text. */
const dollarAtEveryEmoji: Rule = (value, path, problems) => {
  if (!Array.isArray(value.emojis) || typeof value.text !== "string") return;
  for (const [key, each] of value.emojis.entries()) {
    if (isRecord(each) && value.text[Number(each.index)] !== "$") {
      const place = { parent: { parent: path, key: "emojis" }, key };
      problems.push({ complaint: { is: "invalid" }, path: { parent: place, key: "index" } });
    }
  }
};

const userMention = object({ type: typeField, userId: required(matching(/^U[0-9a-f]{32}$/)) });
const substitutionObject = byType({
  mention: object({
    type: typeField,
    mentionee: required(byType({ user: userMention, all: object({ type: typeField }) })),
  }),
  emoji: object({ type: typeField, productId: required(text(100)), emojiId: required(text(100)) }),
});

const substitution: Check = (value, path, problems) => {
  if (!isRecord(value)) {
    problems.push({ complaint: { is: "invalid" }, path });
    return;
  }
  const keys = Object.keys(value);
  if (keys.length > 100) problems.push({ complaint: { is: "size", min: 0, max: 100 }, path });
  for (const key of keys) substitutionObject(value[key], { parent: path, key }, problems);
};

const imagemapArea = object({
  x: required(integer(0, 1_000_000)),
  y: required(integer(0, 1_000_000)),
  width: required(integer(1, 1_000_000)),
  height: required(integer(1, 1_000_000)),
});
const imagemapLabel = optional(text(100));
const imagemapAction = byType({
  uri: object({
    type: typeField,
    label: imagemapLabel,
    linkUri: required(uri(["http", "https", "line", "tel"], 1000)),
    area: required(imagemapArea),
  }),
  message: object({
    type: typeField,
    label: imagemapLabel,
    text: required(text(400)),
    area: required(imagemapArea),
  }),
  clipboard: object({
    type: typeField,
    label: imagemapLabel,
    clipboardText: required(text(1000)),
    area: required(imagemapArea),
  }),
});

const imagemap = object({
  ...everyMessage,
  baseUrl: required(mediaUrl),
  altText,
  baseSize: required(
    object({ width: required(integer(1040, 1040)), height: required(integer(1, 1_000_000)) }),
  ),
  video: optional(
    object({
      originalContentUrl: required(mediaUrl),
      previewImageUrl: required(mediaUrl),
      area: required(imagemapArea),
      externalLink: optional(
        object({ linkUri: required(uri(["http", "https", "line", "tel"], 1000)), label: required(text(30)) }),
      ),
    }),
  ),
  actions: required(listOf(imagemapAction, 0, 50)),
});

/** A message object's own properties. A Flex container and the places of textV2 are looked at separately. */
export const messageObject: Check = byType({
  text: object(
    { ...everyMessage, text: required(text(5000)), emojis: optional(listOf(emoji, 0, 20)), quoteToken },
    dollarAtEveryEmoji,
  ),
  textV2: object({
    ...everyMessage,
    text: required(text(5000)),
    substitution: optional(substitution),
    quoteToken,
  }),
  sticker: object({
    ...everyMessage,
    packageId: required(matching(/^\d+$/)),
    stickerId: required(matching(/^\d+$/)),
    quoteToken,
  }),
  image: object({
    ...everyMessage,
    originalContentUrl: required(mediaUrl),
    previewImageUrl: required(mediaUrl),
  }),
  video: object({
    ...everyMessage,
    originalContentUrl: required(mediaUrl),
    previewImageUrl: required(mediaUrl),
    trackingId: optional(matching(/^[a-zA-Z0-9\-.=,+*()%$&;:@{}!?<>[\]]{1,100}$/)),
  }),
  audio: object({
    ...everyMessage,
    originalContentUrl: required(mediaUrl),
    duration: required(integer(1, Number.MAX_SAFE_INTEGER)),
  }),
  location: object({
    ...everyMessage,
    title: required(text(100)),
    address: required(text(100)),
    latitude: required(decimal(-90, 90)),
    longitude: required(decimal(-180, 180)),
  }),
  imagemap,
  template: object({ ...everyMessage, altText, template: required(template) }),
  flex: object({ ...everyMessage, altText, contents: required(anything) }),
});
