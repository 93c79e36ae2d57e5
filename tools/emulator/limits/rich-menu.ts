import { action, RICH_MENU_ACTIONS } from "./actions.ts";
import {
  bool,
  type Check,
  integer,
  listOf,
  object,
  type Problem,
  type Rule,
  required,
  text,
} from "./checks.ts";

/** Wide rather than high: at least 1.45 to 1. */
const wide: Rule = ({ width, height }, path, problems) => {
  if (Number(width) / Number(height) < 1.45)
    problems.push({ complaint: { is: "invalid" }, path: { parent: path, key: "height" } });
};

const bounds = object({
  x: required(integer(0, 2500)),
  y: required(integer(0, 2500)),
  width: required(integer(1, 2500)),
  height: required(integer(1, 2500)),
});

const richMenu: Check = object({
  size: required(object({ width: required(integer(800, 2500)), height: required(integer(250, 2500)) }, wide)),
  selected: required(bool),
  name: required(text(300, "grapheme")),
  chatBarText: required(text(14, "grapheme")),
  areas: required(
    listOf(
      object({
        bounds: required(bounds),
        action: required(action({ max: 20, required: false }, RICH_MENU_ACTIONS)),
      }),
      0,
      20,
    ),
  ),
});

/** What is wrong with the definition of a rich menu. */
export function richMenuProblems(definition: unknown): Problem[] {
  const problems: Problem[] = [];
  richMenu(definition, undefined, problems);
  return problems;
}

const PNG_SIGNATURE = "89504e470d0a1a0a";

interface PixelSize {
  width: number;
  height: number;
}

/** Width and height of a PNG or JPEG picture in pixels; undefined for anything else. */
export const pictureSize = (bytes: Buffer): PixelSize | undefined => pngSize(bytes) ?? jpegSize(bytes);

function pngSize(bytes: Buffer): PixelSize | undefined {
  if (bytes.length < 24 || bytes.toString("hex", 0, 8) !== PNG_SIGNATURE) return undefined;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** The markers of a JPEG's frame, which has its size; the others between C0 and CF are tables. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Goes from segment to segment: FF, marker, length. */
function jpegSize(bytes: Buffer): PixelSize | undefined {
  if (bytes.toString("hex", 0, 2) !== "ffd8") return undefined;
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2))
    if (isFrame(bytes.readUInt8(at + 1)))
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
  return undefined;
}
