import {
  byType,
  type Check,
  type Field,
  matching,
  object,
  oneOf,
  optional,
  type Rule,
  required,
  text,
  uri,
} from "./checks.ts";

/** Labels differ by where the action stands: how long they may be and whether one is needed. */
export interface LabelRule {
  max: number;
  required: boolean;
}

const typeField: Field = required(matching(/^/));
const uriSchemes = ["http", "https", "line", "tel"];

const dateFormats: Record<string, RegExp> = {
  date: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
  time: /^(?:[01]\d|2[0-3]):[0-5]\d$/,
  datetime: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[Tt](?:[01]\d|2[0-3]):[0-5]\d$/,
};

/** A postback shows either displayText or the older text, and fills in text only where a keyboard opens. */
const postbackRule: Rule = (value, path, problems) => {
  const { displayText, text: older, fillInText, inputOption } = value;
  if (displayText !== undefined && older !== undefined)
    problems.push({ complaint: { is: "invalid" }, path: { parent: path, key: "displayText" } });
  if (fillInText !== undefined && inputOption !== "openKeyboard")
    problems.push({ complaint: { is: "invalid" }, path: { parent: path, key: "fillInText" } });
};

/** initial, min and max are written as the mode says, and min comes before max. */
const datetimeRule: Rule = (value, path, problems) => {
  const format = dateFormats[String(value.mode)];
  if (!format) return;
  for (const key of ["initial", "min", "max"]) {
    const instant = value[key];
    if (instant !== undefined && !(typeof instant === "string" && format.test(instant)))
      problems.push({ complaint: { is: "invalid" }, path: { parent: path, key } });
  }
  const { min, max } = value;
  if (typeof min === "string" && typeof max === "string" && min.toUpperCase() >= max.toUpperCase())
    problems.push({ complaint: { is: "invalid" }, path: { parent: path, key: "max" } });
};

const fieldsOf: Record<string, { fields: Record<string, Field>; rules: Rule[] }> = {
  postback: {
    fields: {
      data: required(text(300)),
      displayText: optional(text(300, "grapheme")),
      text: optional(text(300, "grapheme")),
      inputOption: optional(oneOf("closeRichMenu", "openRichMenu", "openKeyboard", "openVoice")),
      fillInText: optional(text(300, "grapheme")),
    },
    rules: [postbackRule],
  },
  message: { fields: { text: required(text(300, "grapheme")) }, rules: [] },
  uri: {
    fields: {
      uri: required(uri(uriSchemes, 1000)),
      altUri: optional(object({ desktop: optional(uri(uriSchemes, 1000)) })),
    },
    rules: [],
  },
  datetimepicker: {
    fields: {
      data: required(text(300)),
      mode: required(oneOf("date", "time", "datetime")),
      initial: optional(matching(/^/)),
      min: optional(matching(/^/)),
      max: optional(matching(/^/)),
    },
    rules: [datetimeRule],
  },
  clipboard: { fields: { clipboardText: required(text(1000)) }, rules: [] },
  camera: { fields: {}, rules: [] },
  cameraRoll: { fields: {}, rules: [] },
  location: { fields: {}, rules: [] },
  richmenuswitch: {
    fields: { richMenuAliasId: required(matching(/^[a-z0-9_-]{1,32}$/)), data: required(text(300)) },
    rules: [],
  },
};

/** The actions that any message may carry. Camera, camera roll and location belong to quick replies. */
const MESSAGE_ACTIONS = ["postback", "message", "uri", "datetimepicker", "clipboard"] as const;

/** The actions of quick reply buttons: all but the switch of rich menus. */
export const QUICK_REPLY_ACTIONS = [...MESSAGE_ACTIONS, "camera", "cameraRoll", "location"] as const;

/** The actions of a rich menu's areas. */
export const RICH_MENU_ACTIONS = [...MESSAGE_ACTIONS, "richmenuswitch"] as const;

/** An action object of one of `types`. Labels are counted in grapheme clusters. */
export function action(label: LabelRule, types: readonly string[] = MESSAGE_ACTIONS): Check {
  const check = text(label.max, "grapheme");
  const labelField = label.required ? required(check) : optional(check);
  const kinds = types.flatMap((type) => {
    const kind = fieldsOf[type];
    return kind
      ? [[type, object({ type: typeField, label: labelField, ...kind.fields }, ...kind.rules)]]
      : [];
  });
  return byType(Object.fromEntries(kinds));
}
