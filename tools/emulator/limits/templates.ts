import { action } from "./actions.ts";
import {
  byType,
  type Field,
  isRecord,
  listOf,
  matching,
  mediaUrl,
  object,
  oneOf,
  optional,
  type Rule,
  required,
  text,
} from "./checks.ts";

const typeField = required(matching(/^/));
const labelled = action({ max: 20, required: true });
const defaultAction = optional(action({ max: 20, required: false }));
const imageLook: Record<string, Field> = {
  imageAspectRatio: optional(oneOf("rectangle", "square")),
  imageSize: optional(oneOf("cover", "contain")),
};
const backgroundColor = optional(matching(/^#[0-9a-f]{6}$/i));

/** Text beside a picture or title has less room. */
function roomForText(alone: number, beside: number): Rule {
  const wide = text(alone, "grapheme");
  const narrow = text(beside, "grapheme");
  return (value, path, problems) => {
    if (value.text === undefined) return;
    const check = value.thumbnailImageUrl !== undefined || value.title !== undefined ? narrow : wide;
    check(value.text, { parent: path, key: "text" }, problems);
  };
}

const titled: Record<string, Field> = {
  thumbnailImageUrl: optional(mediaUrl),
  imageBackgroundColor: backgroundColor,
  title: optional(text(40, "grapheme")),
  text: required(matching(/^/)),
  defaultAction,
};

const buttons = object(
  { type: typeField, ...titled, ...imageLook, actions: required(listOf(labelled, 1, 4)) },
  roomForText(160, 60),
);

const confirm = object({
  type: typeField,
  text: required(text(240, "grapheme")),
  actions: required(listOf(labelled, 2, 2)),
});

const column = object({ ...titled, actions: required(listOf(labelled, 1, 3)) }, roomForText(120, 60));

/** Every column has as many actions as the first, and a picture or a title if the first has one. */
const columnsAlike: Rule = (value, path, problems) => {
  const { columns } = value;
  if (!Array.isArray(columns)) return;
  const shape = (each: unknown) =>
    isRecord(each)
      ? `${Array.isArray(each.actions) ? each.actions.length : 0} ${"thumbnailImageUrl" in each} ${"title" in each}`
      : "";
  const odd = columns.findIndex((each) => shape(each) !== shape(columns[0]));
  if (odd > 0) {
    const place = { parent: { parent: path, key: "columns" }, key: odd };
    problems.push({ complaint: { is: "invalid" }, path: place });
  }
};

const carousel = object(
  { type: typeField, ...imageLook, columns: required(listOf(column, 1, 10)) },
  columnsAlike,
);

const imageColumn = object({
  imageUrl: required(mediaUrl),
  action: required(action({ max: 12, required: false })),
});

const imageCarousel = object({ type: typeField, columns: required(listOf(imageColumn, 1, 10)) });

/** The template of a template message: buttons, confirm, carousel or image carousel. */
export const template = byType({ buttons, confirm, carousel, image_carousel: imageCarousel });
