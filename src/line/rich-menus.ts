import { LineFault } from "../domain/errors.ts";
import { LOCALES, type Locale } from "../domain/language.ts";
import type { Log } from "../domain/log.ts";
import { createRecent } from "../domain/recent.ts";
import type { RecipientHash } from "../domain/recipient.ts";
import { type Clock, type EpochMs, MINUTE } from "../domain/time.ts";
import type { Messenger } from "./messenger.ts";

/** The tabs of the rich menu, each a menu of its own; the first is the one that people meet. */
export const RICH_MENU_TABS = ["news", "alerts"] as const;
export type RichMenuTab = (typeof RICH_MENU_TABS)[number];

/** Under which alias (at most 32 of a-z, 0-9, _ and -) LINE knows the menu of a tab in a language. */
export const richMenuAlias = (tab: RichMenuTab, locale: Locale): string =>
  `shirase-${tab}-${locale.toLowerCase()}`;

/** Gives people the rich menu in the language that the bot speaks with them. Neither method ever rejects. */
export interface RichMenus {
  /** The menu in this language, on the tab where the person is. */
  show(userId: string, hash: RecipientHash, locale: Locale): Promise<void>;
  /** Everybody's menu again. */
  forget(userId: string, hash: RecipientHash): Promise<void>;
}

export interface RichMenusOptions {
  messenger: Pick<Messenger, "richMenus" | "richMenuOf" | "linkRichMenu" | "unlinkRichMenu">;
  clock: Clock;
  log: Log;
}

/** How long the channel's menus are believed to be as they were. */
const BELIEVED_MS = 10 * MINUTE;
/** Where there are none, or LINE did not say: an operator may be making them just now. */
const DOUBTED_MS = MINUTE;
const PEOPLE_KEPT = 50_000;

type Menus = Awaited<ReturnType<Messenger["richMenus"]>>;

/** Menus are the operator's to make (`npm run rich-menu`): where there are none, nothing is done. */
export function createRichMenus({ messenger, clock, log }: RichMenusOptions): RichMenus {
  let believed: { until: EpochMs; menus: Promise<Menus | undefined> } | undefined;
  /** By person, the first tab's menu in the language shown: another id, and it is looked at again. */
  const shown = createRecent<RecipientHash, string>(PEOPLE_KEPT);

  function told(error: unknown): undefined {
    const sentence = "a person's rich menu stays as it is";
    if (!(error instanceof LineFault)) return void log.error({ err: error, culprit: "us" }, sentence);
    const { culprit, failure, status, requestId } = error;
    log.warn({ culprit, failure, status, requestId }, sentence);
  }

  function currentMenus(): Promise<Menus | undefined> {
    if (believed && clock() < believed.until) return believed.menus;
    const fresh = { until: clock() + BELIEVED_MS, menus: messenger.richMenus().catch(told) };
    believed = fresh;
    return fresh.menus.then((menus) => {
      if (!menus?.aliases.size) fresh.until = Math.min(fresh.until, clock() + DOUBTED_MS);
      return menus;
    });
  }

  /** False where what we believed of the menus turned out wrong. */
  async function link(userId: string, hash: RecipientHash, locale: Locale): Promise<boolean> {
    const menus = await currentMenus();
    const home = menus?.aliases.get(richMenuAlias(RICH_MENU_TABS[0], locale));
    if (!menus || home === undefined || shown.get(hash) === home) return true;
    const current = (await messenger.richMenuOf(userId)) ?? menus.defaultId;
    const wanted = menus.aliases.get(richMenuAlias(tabOf(current, menus), locale)) ?? home;
    if (current !== wanted && !(await messenger.linkRichMenu(userId, wanted))) return false;
    shown.set(hash, home);
    return true;
  }

  return {
    async show(userId, hash, locale) {
      try {
        if (await link(userId, hash, locale)) return;
        believed = undefined;
        await link(userId, hash, locale);
      } catch (error) {
        told(error);
      }
    },
    async forget(userId, hash) {
      shown.delete(hash);
      try {
        if ((await currentMenus())?.aliases.size) await messenger.unlinkRichMenu(userId);
      } catch (error) {
        told(error);
      }
    },
  };
}

/** Who is on a tab in one language stays there in another. */
function tabOf(menuId: string | undefined, { aliases }: Menus): RichMenuTab {
  const isOf = (tab: RichMenuTab) =>
    LOCALES.some((locale) => aliases.get(richMenuAlias(tab, locale)) === menuId);
  return (menuId !== undefined && RICH_MENU_TABS.find(isOf)) || RICH_MENU_TABS[0];
}
