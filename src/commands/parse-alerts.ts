import { ALERT_WORDS, ALL_WORDS, STORY_WORDS } from "./alert-vocabulary.ts";
import type { ArticleRef, Command, FollowTarget, TopicRef } from "./command.ts";
import { latestIn } from "./latest-words.ts";
import { FOLLOW_PHRASES, UNFOLLOW_PHRASES } from "./phrasebooks.ts";
import { isOneOf } from "./phrases.ts";
import { compact } from "./tidy.ts";
import { THIS_WORDS } from "./vocabulary.ts";

const NOTHING = { by: "nothing" } as const;

/** Some mean the article at hand, where one is quoted or linked to. */
type Wish = (pointed: ArticleRef | undefined) => Command | undefined;

const WHOLE_MESSAGES: [words: readonly string[], wish: Wish][] = [
  [ALERT_WORDS.follow, (of) => ({ name: "follow", what: of ? { by: "story", of } : NOTHING })],
  [
    ALERT_WORDS.unfollow,
    (of) => (of ? { name: "unfollow-alert", of } : { name: "unfollow", which: NOTHING }),
  ],
  [ALERT_WORDS["unfollow-all"], () => ({ name: "unfollow", which: { by: "all", confirmed: false } })],
  [ALERT_WORDS["my-alerts"], () => ({ name: "my-alerts" })],
  [ALERT_WORDS.pause, () => ({ name: "pause" })],
  [ALERT_WORDS.resume, () => ({ name: "resume" })],
  // まとめて said of an article asks for its summary.
  [ALERT_WORDS["catch-up"], (of) => (of ? undefined : { name: "catch-up" })],
  [ALERT_WORDS.settings, () => ({ name: "settings" })],
  [ALERT_WORDS.why, (of = NOTHING) => ({ name: "why", of })],
  [ALERT_WORDS.less, (of = NOTHING) => ({ name: "less", of })],
  [ALERT_WORDS.mute, (of = NOTHING) => ({ name: "mute-alert", of })],
];

const WISHES = new Map(
  WHOLE_MESSAGES.flatMap(([words, wish]) => words.map((word): [string, Wish] => [word, wish])),
);

/** What a message asks of alerts as a whole, or of an article's alert. */
export const alertWish = (words: string, pointed: ArticleRef | undefined): Command | undefined =>
  WISHES.get(compact(words))?.(pointed);

type Form = [pattern: RegExp, command: (object: string, pointed: ArticleRef | undefined) => Command];

const follow: Form[1] = (object, pointed) => ({ name: "follow", what: targetOf(object, pointed) });
const unfollow: Form[1] = (object) => ({ name: "unfollow", which: topicOf(object) });
const mute: Form[1] = (object) => ({ name: "mute", word: object });
const pauseOrResume =
  (name: "pause" | "resume"): Form[1] =>
  (object) =>
    isOneOf(ALL_WORDS, object) ? { name } : { name, which: topicOf(object) };

/** "登録 大谷", "follow Ohtani": nothing else begins so. */
const VERB_FIRST: Form[] = [
  ...UNFOLLOW_PHRASES.map((pattern): Form => [pattern, unfollow]),
  [/^(?:フォロー解除|登録解除|通知解除|購読解除|ミュート解除|解除)[ :、,]+(.+)$/u, unfollow],
  [
    /^(?:to )?(?:unfollow|unsubscribe(?: from)?|unmute|stop following|stop (?:the |my )?(?:alerts|news|notifications|updates) (?:about|for|on|of|from)|stop)[ :,]+(.+)$/iu,
    unfollow,
  ],
  [/^(?:フォロー|登録|通知登録|トピック登録|購読|通知)[ :、,]+(.+)$/u, follow],
  [
    /^(?:to )?(?:follow(?! up\b)|subscribe(?: to)?|(?:alert|notify|inform|update|ping) (?:me|us)(?: (?:about|of|on|for|to|when|if))?|keep (?:me|us) (?:posted|updated|informed) (?:about|on)|let (?:me|us) know (?:about|when|if)|(?:(?:set(?: up)?|create|add|make|get|turn on) )?(?:an? |the )?alerts? (?:for|about|on))[ :,]+(.+)$/iu,
    follow,
  ],
  [/^(?:一時停止|通知停止|停止)[ :、,]+(.+)$/u, pauseOrResume("pause")],
  [/^(?:to )?pause[ :,]+(.+)$/iu, pauseOrResume("pause")],
  [/^(?:通知再開|再開)[ :、,]+(.+)$/u, pauseOrResume("resume")],
  [/^(?:to )?(?:resume|unpause)[ :,]+(.+)$/iu, pauseOrResume("resume")],
  [/^ミュート[ :、,]+(.+)$/u, mute],
  [/^(?:to )?mute[ :,]+(.+)$/iu, mute],
  ...FOLLOW_PHRASES.map((pattern): Form => [pattern, follow]),
];

/** "大谷をフォローして". Where a headline may end in the noun ("警報 解除", "世界遺産 登録"), only the verb is a wish. */
const VERB_LAST: Form[] = [
  [
    /^(.+?)(?:の(?:フォロー|登録|通知|アラート|購読|ミュート)を|を(?:フォロー|登録|ミュート)?|の?(?:フォロー|登録|ミュート))(?:解除|やめる|やめて|やめたい|外して|取り消して|キャンセル)(?:する|して|したい)?$/u,
    unfollow,
  ],
  [/^(.+?) (?:フォロー解除|登録解除|解除する|解除して|解除したい)$/u, unfollow],
  [
    /^(.+?)(?:の(?:通知|アラート)を?|を| )(?:(?:一時停止|停止|ストップ)(?:する|して|したい)|止めて|とめて|オフに(?:する|して))$/u,
    pauseOrResume("pause"),
  ],
  [
    /^(.+?)(?:の(?:通知|アラート)を?(?:停止|ストップ|オフ)|(?:の(?:通知|アラート))?を?一時停止)$/u,
    pauseOrResume("pause"),
  ],
  [/^(.+?)(?:の(?:通知|アラート)を?)再開(?:する|して|したい)?$/u, pauseOrResume("resume")],
  [/^(.+?)(?:を| )再開(?:する|して|したい)$/u, pauseOrResume("resume")],
  [/^(.+?)(?:を| )ミュート(?:する|して|したい)?$/u, mute],
  [/^(.+?)(?:を|は)通知しないで$/u, mute],
  [
    /^(.+?)(?:の(?:通知|アラート|続報)を|を| )(?:フォロー(?:する|して|したい|しておいて)?|登録(?:する|して|したい|しておいて)|通知(?:する|して|しておいて))$/u,
    follow,
  ],
  [
    /^(.+?)(?:の(?:通知|アラート|続報)を|を)(?:登録|購読(?:する|して|したい)?|追う|追って|追いたい|追いかけて)$/u,
    follow,
  ],
  [
    /^(.+?)の(?:通知|アラート)(?:を?オン(?:にして|にする)?|を?(?:設定|追加)(?:する|して)?|が(?:ほしい|欲しい))$/u,
    follow,
  ],
  [/^(.+?)(?:が|で動きが)(?:出たら|あったら|あれば|入ったら)(?:すぐに?)?(?:通知|連絡)?(?:して)?$/u, follow],
];

/** A topic to follow, unfollow, mute, pause or resume that is named behind the verb. */
export const alertAbout = (words: string, pointed: ArticleRef | undefined): Command | undefined =>
  formOf(VERB_FIRST, words, pointed);

/** One that is named before the verb. */
export const alertAboutEnding = (words: string, pointed: ArticleRef | undefined): Command | undefined =>
  formOf(VERB_LAST, words, pointed);

function formOf(forms: Form[], words: string, pointed: ArticleRef | undefined): Command | undefined {
  for (const [pattern, command] of forms) {
    const object = pattern.exec(words)?.[1]?.trim();
    if (object) return command(object, pointed);
  }
  return undefined;
}

/** What people put around what they follow; quotes, bars and minus signs are its own syntax and stay. */
const NEWS_FRAMES = [
  /^(?:there(?:'s| is| are) )?(?:(?:the|any|some|all|more|latest|new) )*(?:news|stories|articles|updates|alerts|something) (?:about|on|of|from|for) (.+)$/iu,
  /^(.+?)(?:に関する|に関連する|についての|関連の|をめぐる|の| )(?:最新の?|新しい)? ?(?:ニュース|記事|話題|情報|速報|動き|続報|通知|アラート)$/u,
  /^(.+?)(?<!フェイク)ニュース$/u,
  /^(.+?)(?:について|に関して)$/u,
  /^(.+?)(?<!\b(?:fake|good|bad|old)) (?:latest )?(?:news|headlines|updates|alerts)$/iu,
];

const subjectOf = (object: string): string =>
  NEWS_FRAMES.reduce((inner, frame) => frame.exec(inner)?.[1]?.trim() ?? inner, object);

function targetOf(object: string, pointed: ArticleRef | undefined): FollowTarget {
  const isStory = isOneOf(THIS_WORDS, object) || isOneOf(STORY_WORDS, object);
  if (isStory) return { by: "story", of: pointed ?? NOTHING };
  return namesNothing(object) ? NOTHING : { by: "words", words: subjectOf(object) };
}

function topicOf(object: string): TopicRef {
  return namesNothing(object) || isOneOf(ALL_WORDS, object) || isOneOf(THIS_WORDS, object)
    ? NOTHING
    : { by: "words", words: subjectOf(object) };
}

/** "the news" is everything, and so no topic. */
const namesNothing = (object: string): boolean => {
  const wish = latestIn(object);
  return wish !== undefined && wish.category === undefined;
};
