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

/** Width and height of a PNG picture in pixels; undefined for anything else, JPEG included. */
export function pngSize(bytes: Buffer): { width: number; height: number } | undefined {
  if (bytes.length < 24 || bytes.toString("hex", 0, 8) !== PNG_SIGNATURE) return undefined;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
