import { ALERT_WORDS, ALL_WORDS, NO_SUBJECTS, STORY_WORDS } from "./alert-vocabulary.ts";
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
/** To stop it all is to pause it. */
const stop: Form[1] = (object, pointed) =>
  isOneOf(ALL_WORDS, object) ? { name: "pause" } : unfollow(object, pointed);
const listed: Form[1] = () => ({ name: "my-alerts" });
const mute: Form[1] = (object) =>
  isOneOf(ALL_WORDS, object) ? { name: "pause" } : { name: "mute", word: object };
const pauseOrResume =
  (name: "pause" | "resume"): Form[1] =>
  (object) =>
    isOneOf(ALL_WORDS, object) ? { name } : { name, which: topicOf(object) };

const NEWS = "(?:news|stories|articles|headlines|updates|alerts|notifications)";
const ABOUT = "(?:about|on|of|for|from|regarding)";
const WHEN = "(?:when(?:ever)?|if|once|as soon as)";
const OFTEN = "(?:every (?:day|morning|evening|night|week)|each day|daily|regularly)";

/** What may happen to the subject of a sentence. */
const HAPPENS =
  "(?:changes?|moves?|rises?|falls?|drops?|happens?|occurs?|strikes?|starts?|begins?|ends?|erupts?|wins?|loses?|resumes?|breaks? out|(?:goe?s?|comes?) (?:up|down|out)|comes?|arrives?|approaches?|(?:is|are) (?:coming|announced|released|decided|elected|found|over|out))";

/** English wishes, whose object stands where the pattern has its group; before them may stand "to". */
const english = (source: string, command: Form[1]): Form => [
  new RegExp(`^(?:to )?${source}$`, "iu"),
  command,
];

/** "登録 大谷", "follow Ohtani": nothing else begins so. */
const VERB_FIRST: Form[] = [
  ...UNFOLLOW_PHRASES.map((pattern): Form => [pattern, unfollow]),
  [/^(?:フォロー解除|登録解除|通知解除|購読解除|ミュート解除|解除)[ :、,]+(.+)$/u, unfollow],
  english(
    `stop (?:tell|send|show|giv|notify|alert|updat|bother)ing (?:me|us)(?: (?:any|more|the|with))*(?: ${NEWS})?(?: ${ABOUT})? (.+)`,
    unfollow,
  ),
  english(
    `(?:don't|do not|dont) (?:send|show|give) (?:me|us)(?: (?:any|more|the))*(?: ${NEWS})?(?: ${ABOUT})? (.+)`,
    unfollow,
  ),
  english(
    `(?:i )?(?:don't|do not|dont) (?:(?:tell|notify|alert|update) (?:me|us)|(?:want|need)(?: to (?:hear|read|see|get))?)(?: (?:any|more|anything|the))*(?: ${NEWS})? ${ABOUT} (.+)`,
    unfollow,
  ),
  english(`no more ${NEWS} ${ABOUT} (.+)`, unfollow),
  english("(?:i'm |i am )?(?:not|no longer) interested in (.+)", unfollow),
  english(
    "(?:remove|delete|drop) (.+) from (?:my list|(?:my |the )?(?:topics|alerts|subscriptions))",
    unfollow,
  ),
  english(
    `(?:unfollow|unsubscribe(?: from)?|unmute|stop following|stop (?:the |my )?${NEWS} ${ABOUT})[ :,]+(.+)`,
    unfollow,
  ),
  english("stop[ :,]+(.+)", stop),
  english("(?:am i following|do i follow) (.+)", listed),
  [/^(?:フォロー|登録|通知登録|トピック登録|購読|通知|プレビュー)[ :、,]+(.+)$/u, follow],
  english(`(?:(?:alert|notify|tell) (?:me|us)|let (?:me|us) know) ${WHEN} (.+) ${HAPPENS}`, follow),
  english(`tell (?:me|us) ${WHEN} there(?:'s| is| are) (.+)`, follow),
  english(
    `(?:follow(?! up\\b)|subscribe(?: to)?|(?:alert|notify|inform|update|ping) (?:me|us)(?: (?:${ABOUT}|to|${WHEN}))?|be (?:alerted|notified|informed|updated|told) (?:${ABOUT}|${WHEN})|keep (?:me|us) (?:posted|updated|informed|up to date) (?:about|on|with)|let (?:me|us) know (?:about|${WHEN})|keep (?:an eye on|track of)|(?:i'm |i am )?interested in(?: (?:hear|know|learn|read)ing(?: more)? about)?|preview(?! of\\b)|(?:an? |the )?alerts? (?:for|about|on)|(?:set(?: up)?|create|add|make|get|receive|turn on|enable) (?:an? |the |my )?(?:alerts?|notifications|updates) (?:for|about|on|of))[ :,]+(.+)`,
    follow,
  ),
  english("(?:get|receive|turn on|enable|set up) (?:the |my )?(.+) (?:alerts|notifications)", follow),
  english("add (.+) to (?:my list|(?:my |the )?(?:topics|alerts|subscriptions))", follow),
  english(`((?:the |all )?(?:latest |new )?${NEWS} ${ABOUT} .+) ${OFTEN}`, follow),
  [/^(?:一時停止|通知停止|停止)[ :、,]+(.+)$/u, pauseOrResume("pause")],
  english("pause[ :,]+(.+)", pauseOrResume("pause")),
  english(
    "(?:turn off|switch off|disable) (?:the |my )?(?:alerts|notifications) (?:for|about|on|of) (.+)",
    pauseOrResume("pause"),
  ),
  english(
    "(?:turn off|switch off|disable) (?:the |my )?(.+) (?:alerts|notifications)",
    pauseOrResume("pause"),
  ),
  [/^(?:通知再開|再開)[ :、,]+(.+)$/u, pauseOrResume("resume")],
  english("(?:resume|unpause)[ :,]+(.+)", pauseOrResume("resume")),
  [/^ミュート[ :、,]+(.+)$/u, mute],
  english("mute[ :,]+(.+)", mute),
  ...FOLLOW_PHRASES.map((pattern): Form => [pattern, follow]),
];

const JA_NEWS = "(?:最新の?)?(?:ニュース|記事|話題|情報|通知|アラート|続報)";
const OF_IT = `(?:の${JA_NEWS})?`;
const AT_ONCE = "(?:すぐに?|即時に?|逐一|リアルタイムで|まとめて)?";

/** "大谷をフォローして". Where a headline may end in the noun ("警報 解除", "世界遺産 登録"), only the verb is a wish. */
const VERB_LAST: Form[] = [
  [
    /^(.+?)(?:の(?:フォロー|登録|通知|アラート|購読|ミュート)を|を(?:フォロー|登録|ミュート)?|の?(?:フォロー|登録|ミュート))(?:解除|やめる|やめて|やめたい|外して|取り消して|キャンセル)(?:する|して|したい)?$/u,
    unfollow,
  ],
  [/^(.+?) (?:フォロー解除|登録解除|解除する|解除して|解除したい)$/u, unfollow],
  [
    /^(.+?)を(?:(?:登録|フォロー|リスト)から(?:消して|外して)|(?:(?:登録|フォロー|リスト)から)?削除して)$/u,
    unfollow,
  ],
  [new RegExp(`^(.+?)の?${JA_NEWS}[をは](?:もう)?(?:送ら|知らせ|届け)ないで$`, "u"), unfollow],
  [
    new RegExp(`^(.+?)の?${JA_NEWS}は(?:もう)?(?:いらない|要らない|不要|結構|見たくない)(?:です)?$`, "u"),
    unfollow,
  ],
  [
    /^(.+?)(?:の(?:通知|アラート)を?|を| )(?:(?:一時停止|停止|ストップ)(?:する|して|したい)|止めて|とめて|切って|オフに(?:する|して))$/u,
    pauseOrResume("pause"),
  ],
  [
    /^(.+?)(?:の(?:通知|アラート)を?(?:停止|ストップ|オフ)|(?:の(?:通知|アラート))?を?一時停止)$/u,
    pauseOrResume("pause"),
  ],
  [/^(.+?)(?:の(?:通知|アラート)を?)再開(?:する|して|したい)?$/u, pauseOrResume("resume")],
  [/^(.+?)(?:を| )再開(?:する|して|したい)$/u, pauseOrResume("resume")],
  [/^(.+?)(?:を| )ミュート(?:する|して|したい)?$/u, mute],
  [/^(.+?)を(?:非表示に|除外)して$/u, mute],
  [/^(.+?)[をは]フォロー(?:して(?:い)?る|中)$/u, listed],
  // All but one topic: the others are in the list.
  [/^(.+?)以外(?:を|は|の(?:通知|ニュース)[をは])(?:通知しないで|送らないで|いらない|不要)$/u, listed],
  [/^(.+?)(?:を|は)通知しないで$/u, mute],
  [
    /^(.+?)(?:の(?:通知|アラート|続報)を|を| )(?:フォロー(?:する|して|したい|しておいて)?|登録(?:する|して|したい|しておいて)|通知(?:する|して|しておいて))$/u,
    follow,
  ],
  [
    /^(.+?)(?:の(?:通知|アラート|続報)を|を)(?:登録|購読(?:する|して|したい)?|追う|追って|追いたい|追いかけて|ウォッチ(?:する|して|したい)|追加して)$/u,
    follow,
  ],
  [
    /^(.+?)の(?:通知|アラート)(?:を?オン(?:にして|にする)?|を?(?:設定|追加)(?:する|して)?|が(?:ほしい|欲しい))$/u,
    follow,
  ],
  [new RegExp(`^(.+?)(?:の${JA_NEWS}|(?<=速報))を(?:受け取りたい|受信したい)$`, "u"), follow],
  [new RegExp(`^(.+?)の?${JA_NEWS}を毎[日朝晩週](?:送って|届けて|配信して|通知して)?$`, "u"), follow],
  // 大谷だけ通知して, 地震のときはすぐに通知して
  [
    new RegExp(
      `^(.+?)${OF_IT}(?:を|は|だけ|のみ|の(?:とき|時|場合)(?:だけ|のみ|は)?)${AT_ONCE}通知して$`,
      "u",
    ),
    follow,
  ],
  [/^(.+?)(?:が|で動きが)(?:出たら|あったら|あれば|入ったら)(?:すぐに?)?(?:通知|連絡)?(?:して)?$/u, follow],
  // 地震が起きたら知らせて, but not what to do then: 地震が起きたら
  [
    new RegExp(
      `^(.+?)[がにで](?:(?:動き|変化|進展)が|何か)?[^\\sがをにはで]{1,6}(?:たら|だら|れば|えば|けば)${AT_ONCE}(?:通知|連絡|お知らせ|知らせ|教え)(?:して|て)?$`,
      "u",
    ),
    follow,
  ],
];

/** A topic to follow, unfollow, mute, pause or resume that is named behind the verb. */
export const alertAbout = (words: string, pointed: ArticleRef | undefined): Command | undefined =>
  formOf(VERB_FIRST, words, pointed);

/** One that is named before the verb. */
export const alertAboutEnding = (words: string, pointed: ArticleRef | undefined): Command | undefined =>
  formOf(VERB_LAST, words.replace(OPENING, ""), pointed);

/** もし地震が起きたら知らせて, もう野球の通知はいらない */
const OPENING = /^(?:もし|もう|できれば|今後は?|これからは?)[、 ]?(?=[\p{sc=Han}\p{sc=Katakana}a-z])/iu;

function formOf(forms: Form[], words: string, pointed: ArticleRef | undefined): Command | undefined {
  for (const [pattern, command] of forms) {
    const object = pattern.exec(words)?.[1]?.trim();
    if (object) return command(object, pointed);
  }
  return undefined;
}

/** What people put around what they follow; quotes, bars and minus signs are its own syntax and stay. */
const NEWS_FRAMES = [
  /^(.+?),? (?:immediately|instantly|at once|right away|straight away|as soon as possible|asap|in real time|every (?:day|morning|evening)|daily)$/iu,
  /^(?:there(?:'s| is| are) )(?:(?:an?|any|some|the|new) )*(.+)$/iu,
  /^(?:(?:the|any|some|all|more|latest|new) )*(?:news|stor(?:y|ies)|articles|updates|alerts|(?:some|any)thing(?: (?:new|happens|changes))?|latest|developments?|situation|results?|progress|coverage) (?:about|on|of|from|for|in|to|with|regarding) (.+)$/iu,
  /^(.+?)(?:に関する|に関連する|についての|関連の|をめぐる|の| )(?:最新の?|新しい|今後の)? ?(?:ニュース|記事|話題|情報|速報|動き|動向|続報|通知|アラート|(?:試合の?)?(?:結果|経過)|試合|進展|展開|状況|行方|その後)$/u,
  /^(.+?)(?<!フェイク)ニュース$/u,
  /^(.+?)(?:について|に関して)$/u,
  /^(.+?)(?<!\b(?:fake|good|bad|old)) (?:latest )?(?:news|headlines|updates|alerts|results|scores|developments)$/iu,
  // "Toy Story" is a name, "the ferry story" what is told of the ferry.
  /^(?:the|this|that) (.+) stor(?:y|ies)$/iu,
];

/** What is left out stands last, and stays as it is. */
const EXCLUDES_LAST = /(?:^|\s)[-−]\S+$/u;

const subjectOf = (object: string): string =>
  EXCLUDES_LAST.test(object)
    ? object
    : NEWS_FRAMES.reduce((inner, frame) => frame.exec(inner)?.[1]?.trim() ?? inner, object);

function targetOf(object: string, pointed: ArticleRef | undefined): FollowTarget {
  const isStory = isOneOf(THIS_WORDS, object) || isOneOf(STORY_WORDS, object);
  if (isStory) return { by: "story", of: pointed ?? NOTHING };
  const words = subjectOf(object);
  return namesNothing(object) || isOneOf(NO_SUBJECTS, words) ? NOTHING : { by: "words", words };
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
