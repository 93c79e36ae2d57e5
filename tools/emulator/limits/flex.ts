import { action } from "./actions.ts";
import {
  anything,
  bool,
  byType,
  type Check,
  type Field,
  isRecord,
  lazy,
  listOf,
  matching,
  mediaUrl,
  object,
  oneOf,
  optional,
  type Path,
  type Problem,
  type Rule,
  required,
  text,
} from "./checks.ts";
import * as is from "./flex-values.ts";

/** A bubble's JSON may have this many bytes; LINE says "30 KB", taken here as UTF-8 bytes of compact JSON. */
const BUBBLE_BYTES = 30 * 1024;

/** A carousel's JSON may have this many bytes. */
const CAROUSEL_BYTES = 50 * 1024;

const typeField = required(matching(/^/));
const action40 = action({ max: 40, required: false });
const buttonAction = action({ max: 40, required: true });
const videoAction = action({ max: 40, required: false }, ["uri"]);

const offsets: Record<string, Field> = {
  position: optional(is.position),
  offsetTop: optional(is.offset),
  offsetBottom: optional(is.offset),
  offsetStart: optional(is.offset),
  offsetEnd: optional(is.offset),
};

const lettering: Record<string, Field> = {
  size: optional(is.fontSize),
  color: optional(is.color),
  weight: optional(oneOf("regular", "bold")),
  style: optional(oneOf("normal", "italic")),
  decoration: optional(oneOf("none", "underline", "line-through")),
};

const span = object({ type: typeField, text: optional(text(Number.POSITIVE_INFINITY)), ...lettering });

/** A text has words of its own or spans. */
const textOrSpans: Rule = (value, path, problems) => {
  const { text: own, contents } = value;
  if (own === undefined && !(Array.isArray(contents) && contents.length > 0))
    problems.push({ complaint: { is: "missing" }, path: { parent: path, key: "text" } });
};

const flexText = object(
  {
    type: typeField,
    text: optional(text(Number.POSITIVE_INFINITY)),
    contents: optional(listOf(byType({ span }), 0, Number.POSITIVE_INFINITY)),
    ...lettering,
    ...offsets,
    flex: optional(is.flexRatio),
    align: optional(is.align),
    gravity: optional(is.gravity),
    wrap: optional(bool),
    lineSpacing: optional(is.pixelLength),
    margin: optional(is.spacing),
    action: optional(action40),
    maxLines: optional(is.flexRatio),
    adjustMode: optional(oneOf("shrink-to-fit")),
    scaling: optional(bool),
  },
  textOrSpans,
);

const image = object({
  type: typeField,
  url: required(mediaUrl),
  ...offsets,
  flex: optional(is.flexRatio),
  margin: optional(is.spacing),
  align: optional(is.align),
  gravity: optional(is.gravity),
  size: optional(is.imageSize),
  aspectRatio: optional(is.aspectRatio),
  aspectMode: optional(oneOf("fit", "cover")),
  backgroundColor: optional(is.color),
  action: optional(action40),
  animated: optional(bool),
});

const icon = object({
  type: typeField,
  url: required(mediaUrl),
  ...offsets,
  size: optional(is.fontSize),
  aspectRatio: optional(is.aspectRatio),
  margin: optional(is.spacing),
  scaling: optional(bool),
});

const button = object({
  type: typeField,
  action: required(buttonAction),
  ...offsets,
  flex: optional(is.flexRatio),
  color: optional(is.color),
  style: optional(oneOf("primary", "secondary", "link")),
  gravity: optional(is.gravity),
  margin: optional(is.spacing),
  height: optional(oneOf("md", "sm")),
  adjustMode: optional(oneOf("shrink-to-fit")),
  scaling: optional(bool),
});

const separator = object({ type: typeField, margin: optional(is.spacing), color: optional(is.color) });
const filler = object({ type: typeField, flex: optional(is.flexRatio) });

const gradient = object({
  type: typeField,
  angle: required(matching(/^(?:[0-2]?\d{1,2}|3[0-5]\d)(?:\.\d+)?deg$/)),
  startColor: required(is.color),
  endColor: required(is.color),
  centerColor: optional(is.color),
  centerPosition: optional(matching(/^(?:\d{1,2}(?:\.\d+)?|100)%$/)),
});

const inRowOrColumn = byType({ box: lazy(() => box), button, image, text: flexText, separator, filler });
const inBaseline = byType({ icon, text: flexText, filler });

/** What a box may hold depends on its layout. */
const boxContents: Rule = (value, path, problems) => {
  const { layout, contents } = value;
  if ((contents ?? null) === null) return;
  const item = layout === "baseline" ? inBaseline : inRowOrColumn;
  listOf(item, 0, Number.POSITIVE_INFINITY)(contents, { parent: path, key: "contents" }, problems);
};

const box: Check = object(
  {
    type: typeField,
    layout: required(oneOf("horizontal", "vertical", "baseline")),
    contents: required(anything),
    ...offsets,
    flex: optional(is.flexRatio),
    spacing: optional(is.spacing),
    margin: optional(is.spacing),
    backgroundColor: optional(is.color),
    borderColor: optional(is.color),
    borderWidth: optional(is.borderWidth),
    cornerRadius: optional(is.cornerRadius),
    width: optional(is.extent),
    maxWidth: optional(is.extent),
    height: optional(is.extent),
    maxHeight: optional(is.extent),
    paddingAll: optional(is.padding),
    paddingTop: optional(is.padding),
    paddingBottom: optional(is.padding),
    paddingStart: optional(is.padding),
    paddingEnd: optional(is.padding),
    action: optional(action40),
    justifyContent: optional(
      oneOf("center", "flex-start", "flex-end", "space-between", "space-around", "space-evenly"),
    ),
    alignItems: optional(oneOf("center", "flex-start", "flex-end")),
    background: optional(byType({ linearGradient: gradient })),
  },
  boxContents,
);

const video = object({
  type: typeField,
  url: required(mediaUrl),
  previewUrl: required(mediaUrl),
  altContent: required(byType({ box, image })),
  aspectRatio: optional(is.aspectRatio),
  action: optional(videoAction),
});

const blockStyle = object({
  backgroundColor: optional(is.color),
  separator: optional(bool),
  separatorColor: optional(is.color),
});

const bubbleSizes = ["nano", "micro", "deca", "hecto", "kilo", "mega", "giga"];
const blocks = ["header", "hero", "body", "footer"];

const hasBlock: Rule = (value, path, problems) => {
  if (!blocks.some((block) => isRecord(value[block])))
    problems.push({ complaint: { is: "says", text: "At least one block must be specified" }, path });
};

/** A film plays only in bubbles from kilo up. */
const wideEnoughForVideo: Rule = (value, path, problems) => {
  const { hero, size = "mega" } = value;
  if (isRecord(hero) && hero.type === "video" && !["kilo", "mega", "giga"].includes(String(size)))
    problems.push({ complaint: { is: "invalid" }, path: { parent: path, key: "size" } });
};

function bubbleWith(hero: Check): Check {
  return object(
    {
      type: typeField,
      size: optional(oneOf(...bubbleSizes)),
      direction: optional(oneOf("ltr", "rtl")),
      header: optional(byType({ box })),
      hero: optional(hero),
      body: optional(byType({ box })),
      footer: optional(byType({ box })),
      styles: optional(object(Object.fromEntries(blocks.map((block) => [block, optional(blockStyle)])))),
      action: optional(action40),
    },
    hasBlock,
    wideEnoughForVideo,
  );
}

const bubble = bubbleWith(byType({ box, image, video }));
const bubbleOfCarousel = bubbleWith(byType({ box, image }));

/** All bubbles of a carousel are equally wide. */
const equalWidths: Rule = (value, path, problems) => {
  const { contents } = value;
  if (!Array.isArray(contents)) return;
  const sizes = contents.map((each) => (isRecord(each) ? (each.size ?? "mega") : "mega"));
  const odd = sizes.findIndex((size) => size !== sizes[0]);
  if (odd > 0) {
    const place: Path = { parent: { parent: path, key: "contents" }, key: odd };
    problems.push({ complaint: { is: "invalid" }, path: { parent: place, key: "size" } });
  }
};

const carousel = object(
  { type: typeField, contents: required(listOf(byType({ bubble: bubbleOfCarousel }), 1, 12)) },
  equalWidths,
);

const container = byType({ bubble, carousel });
const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value), "utf8");
const tooLarge = (bytes: number) => `The JSON data must not be larger than ${bytes / 1024} KB`;

/** Bubbles too large, by place; a container below a bubble's limit needs no closer look. */
function sizeProblems(contents: unknown): Problem[] {
  const whole = bytesOf(contents);
  if (whole <= BUBBLE_BYTES || !isRecord(contents)) return [];
  if (contents.type !== "carousel")
    return [{ complaint: { is: "says", text: tooLarge(BUBBLE_BYTES) }, path: undefined }];
  if (whole > CAROUSEL_BYTES)
    return [{ complaint: { is: "says", text: tooLarge(CAROUSEL_BYTES) }, path: undefined }];
  const bubbles = Array.isArray(contents.contents) ? contents.contents : [];
  return bubbles.flatMap((each, key): Problem[] =>
    bytesOf(each) > BUBBLE_BYTES
      ? [
          {
            complaint: { is: "says", text: tooLarge(BUBBLE_BYTES) },
            path: { parent: { parent: undefined, key: "contents" }, key },
          },
        ]
      : [],
  );
}

/** What is wrong with a Flex container; paths begin at the container. Sizes are looked at first. */
export function flexProblems(contents: unknown): Problem[] {
  const large = sizeProblems(contents);
  if (large.length > 0) return large;
  const problems: Problem[] = [];
  container(contents, undefined, problems);
  return problems;
}
