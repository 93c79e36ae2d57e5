import { LineFault } from "../../src/domain/errors.ts";
import { SECOND } from "../../src/domain/time.ts";
import type { Change, Found } from "./changes.ts";
import type { RichMenuChannel } from "./line.ts";

export interface ApplyParts {
  channel: RichMenuChannel;
  wait: (ms: number) => Promise<unknown>;
  /** Told of each step once it is done. */
  onChange?: (change: Change) => void;
}

/** Goes the steps, in their order; throws LineFault at the first that fails, and a further run goes on from there. */
export async function applyChanges(changes: Change[], found: Found, parts: ApplyParts): Promise<void> {
  const inUse = new Set(found.aliases.values());
  const ids = new Map(
    found.menus
      .filter(({ richMenuId }) => inUse.has(richMenuId))
      .map(({ name, richMenuId }) => [name, richMenuId]),
  );
  for (const change of changes) {
    await applyOne(change, ids, parts);
    parts.onChange?.(change);
  }
}

/** @param ids of the menus in use, by name; those made are added */
async function applyOne(change: Change, ids: Map<string, string>, parts: ApplyParts): Promise<void> {
  const { channel } = parts;
  const idOf = (name: string): string => {
    const id = ids.get(name);
    if (id === undefined) throw new RangeError(`no rich menu is named ${name}`);
    return id;
  };
  switch (change.do) {
    case "create": {
      const richMenuId = await channel.create(change.menu.definition);
      await channel.upload(richMenuId, change.menu.image);
      ids.set(change.menu.name, richMenuId);
      return;
    }
    case "point": {
      const point = change.fresh ? channel.createAlias : channel.updateAlias;
      return point(change.alias, idOf(change.to));
    }
    case "default":
      return channel.setDefault(idOf(change.to));
    case "replace":
      return replace(
        change.links.map(({ from, to }) => ({ from, to: idOf(to) })),
        parts,
      );
    case "no-default":
      return channel.cancelDefault();
    case "drop-alias":
      return channel.deleteAlias(change.alias);
    case "delete":
      return channel.deleteMenu(change.richMenuId);
  }
}

const LOOK_EVERY_MS = 2 * SECOND;
const LOOKS = 300;

/** An old menu may go only when nobody has it any more. */
async function replace(links: { from: string; to: string }[], { channel, wait }: ApplyParts): Promise<void> {
  const requestId = await channel.replace(links);
  for (let look = 0; look < LOOKS; look++) {
    const phase = await channel.progress(requestId);
    if (phase === "succeeded") return;
    if (phase === "failed")
      throw new LineFault(
        "refused",
        "LINE could not give everybody the new menu; the old ones stay. Run this again",
      );
    await wait(LOOK_EVERY_MS);
  }
  throw new LineFault(
    "unreachable",
    "LINE is still giving people the new menu; the old ones stay. Run this again later",
  );
}
