import { describe, expect, it } from "vitest";
import { ALERT_WORDS, DELIVERY_WORDS } from "../../src/commands/alert-vocabulary.ts";
import type { ArticleRef, Command, FollowTarget } from "../../src/commands/command.ts";
import { parseText } from "../../src/commands/parse.ts";
import { means, phrases } from "./phrases.ts";

const NOTHING = { by: "nothing" } as const;
const ofWords = (words: string) => ({ by: "words", words }) as const;
const followed = (words: string): Command => ({ name: "follow", what: ofWords(words) });

describe("following", () => {
  means(
    followed("大谷"),
    `
    登録 大谷 | 登録　大谷 | 登録：大谷 | フォロー 大谷 | 大谷をフォロー | 大谷をフォローして | 大谷をフォローする
    大谷をフォローしたい | 大谷を登録 | 大谷を登録して | 大谷を登録してください！ | 大谷 登録して | 大谷 フォロー
    大谷のニュースをフォロー | 大谷ニュースを登録して | 登録 大谷のニュース | 大谷の通知を登録 | 大谷を通知して
    大谷の続報を追って | 大谷に関するニュースを登録 | 通知 大谷 | 大谷の通知をオン | 大谷の通知が欲しい
    大谷のニュースがあったら教えて | 大谷の速報が出たら通知して | 「登録 大谷」 | 登録、大谷
    大谷を購読する | 大谷を登録お願いします | 大谷についてのニュースをフォローして
    大谷の結果を通知して | 大谷の試合結果をフォロー | 登録 大谷の試合 | 大谷の動向を追って | 登録 大谷の今後の動き | 大谷をウォッチして
    大谷の結果が出たら教えて | 大谷が動いたら教えて | 大谷に動きがあったら知らせて | もし大谷に何かあったら教えてください
    大谷だけ通知して | 大谷のときだけ通知して | 大谷はすぐに通知して | 大谷のニュースを毎日送って | 大谷の通知を受け取りたい
    大谷を追加して | プレビュー 大谷
    `,
  );
  means(
    followed("Ohtani"),
    `
    follow Ohtani | Follow Ohtani! | follow: Ohtani | please follow Ohtani | /follow Ohtani | subscribe Ohtani
    subscribe to Ohtani | Alert me about Ohtani | alert me about news on Ohtani | notify me about Ohtani
    notify me of Ohtani news | notify me when there's news about Ohtani | can you alert me about Ohtani?
    I want to follow Ohtani | I'd like to follow Ohtani news | keep me posted on Ohtani
    keep me updated about Ohtani please | let me know about Ohtani | alerts for Ohtani | create an alert for Ohtani
    set up alerts about Ohtani | follow news about Ohtani | follow the latest news on Ohtani | ＦＯＬＬＯＷ　Ohtani
    alert me when there is any news about Ohtani | follow the latest on Ohtani | follow developments on Ohtani
    follow Ohtani results | alert me about Ohtani immediately | let me know when Ohtani wins | tell me when Ohtani wins
    tell me if there's news about Ohtani | let me know if something happens to Ohtani | I'm interested in Ohtani
    keep an eye on Ohtani | keep me up to date with Ohtani | I want to be notified about Ohtani | get Ohtani alerts
    send me news about Ohtani every day | add Ohtani to my topics | preview Ohtani
    `,
  );
  means(
    followed("スポーツ"),
    "登録 スポーツ | スポーツをフォロー | スポーツニュースを登録 | 登録 スポーツのニュース",
  );
  means(followed("sports"), "follow sports | follow sports news | subscribe to news about sports");
  means(
    followed("地震"),
    "地震を登録 | 登録 地震についてのニュース | 地震が起きたら教えて | 地震が発生したらすぐに知らせて",
  );
  means(
    followed("the rice price"),
    "tell me when the rice price changes | notify me if the rice price goes up",
  );
  means(followed("ferry"), "follow the ferry story");
  it.each([
    ["follow Toy Story", "Toy Story"],
    ['follow "the ferry story"', '"the ferry story"'],
    ["登録 「選挙の結果」", "「選挙の結果」"],
    ["登録 選挙結果", "選挙結果"],
    ["登録 大谷 -野球の結果", "大谷 -野球の結果"],
    ["follow Ohtani -results", "Ohtani -results"],
    ["follow the money", "the money"],
  ])("keeps what is no frame of news: %s", (message, words) => {
    expect(parseText(message)).toEqual(followed(words));
  });

  describe("by the syntax of topics, which nothing on the way eats", () => {
    const syntax = [
      "大谷 -野球",
      '"exact phrase"',
      '"exact phrase" -drill',
      "a | b",
      '大谷 | 山本 -"練習 試合"',
      "-drill quake | tsunami",
      '"a b" | "c d"',
      "地震 宮城",
      'AI -"Who?"',
      "「特別警報」 -訓練",
      "the rate rise",
      "C++ | C#",
    ];
    it.each(syntax)("%s", (words) => {
      for (const message of [
        `follow ${words}`,
        `登録 ${words}`,
        `フォロー：${words}`,
        `subscribe to ${words}`,
        `${words}をフォロー`,
        `${words} を登録してください`,
        `${words} 登録して`,
        `please follow ${words}, please`,
        `follow   ${words.replaceAll(" ", "\n")}`,
      ])
        expect(parseText(message), message).toEqual(followed(words));
    });
  });

  means(
    { name: "follow", what: NOTHING },
    `
    登録 | フォロー | フォローする | 購読 | follow | Subscribe | 登録したい | follow the news | ニュースをフォロー
    登録 ニュース | what can I follow? | 最新ニュースを登録 | 何かあったら教えて | 誰が勝ったら教えて | 何が起きたら知らせて | 動きがあったら教えて | 全てのニュースを通知して
    follow everything | let me know if anything happens | 何がフォローできる？ | どんな話題がある？ | what topics are there?
    `,
  );
  const story: FollowTarget = { by: "story", of: NOTHING };
  means(
    { name: "follow", what: story },
    `
    これをフォロー | この記事をフォローして | このニュースを追って | この記事の続報を通知して | 続報を通知して | follow this
    follow this story | follow it | notify me about this | keep me posted on this story
    `,
  );
});

describe("unfollowing", () => {
  means(
    { name: "unfollow", which: ofWords("大谷") },
    `
    解除 大谷 | 解除：大谷 | フォロー解除 大谷 | 大谷を解除 | 大谷を解除して | 大谷のフォローを解除 | 大谷の登録を解除して
    大谷のフォローをやめる | 大谷をフォロー解除 | 大谷の通知を解除 | 大谷 解除して | 登録解除 大谷 | 大谷のニュースを解除
    大谷のミュートを解除 | ミュート解除 大谷 | 大谷のフォローをやめたい | 大谷のニュースを送らないで | もう大谷の通知はいらない
    大谷を登録から外して | 大谷ニュースはいらない
    `,
  );
  means(
    { name: "unfollow", which: ofWords("Ohtani") },
    `
    unfollow Ohtani | Unfollow Ohtani, please | unsubscribe Ohtani | unsubscribe from Ohtani | stop following Ohtani
    stop telling me about Ohtani | stop sending me news about Ohtani | stop sending me Ohtani news | don't tell me about Ohtani
    I don't want any more news about Ohtani | no more news about Ohtani | I'm not interested in Ohtani
    remove Ohtani from my topics | don't show me Ohtani
    stop Ohtani | stop alerts about Ohtani | stop the news about Ohtani | stop Ohtani news | unmute Ohtani
    `,
  );
  means(
    { name: "unfollow", which: ofWords("大谷 -野球") },
    "解除 大谷 -野球 | unfollow 大谷 -野球 | 大谷 -野球を解除",
  );
  means(
    { name: "unfollow", which: NOTHING },
    "解除 | フォロー解除 | 登録解除 | フォローを解除して | unfollow | unsubscribe | 通知を解除 | unfollow this | やめて | もう送らないで | stop it",
  );
  means(
    { name: "unfollow", which: { by: "all", confirmed: false } },
    `
    cancel my alerts | 全部解除 | 全部解除して | すべて解除して | 解除 全部 | フォローをすべて解除 | unfollow all | unsubscribe from all
    Unfollow everything | 全て解除
    `,
  );
});

describe("alerts as a whole", () => {
  means(
    { name: "my-alerts" },
    `
    登録一覧 | 登録 一覧 | フォロー中 | フォロー一覧 | マイアラート | 通知一覧 | 登録中 | 登録一覧を見せて | アラート | 通知
    my alerts | My topics | subscriptions | my subscriptions | show me my alerts | show my alerts | what am I following?
    following | list my alerts | show my topics | show me what I follow | what topics do I follow? | 何をフォローしてる？
    登録したものを見せて | ミュート一覧 | ミュートした言葉を見せて | ミュート解除 | muted words | what have I muted? | unmute
    地震以外は通知しないで | 大谷をフォローしてる？ | am I following Ohtani?
    `,
  );
  means(
    { name: "pause" },
    `
    一時停止 | 停止 | 通知停止 | 通知を止めて | 通知オフ | 通知を止めてください | 通知 オフ | 停止 全部 | 通知を一時停止して
    pause | pause all | Pause alerts | stop | STOP | stop alerts | turn off notifications | pause everything
    全部止めて | 全部ミュート | mute everything | stop everything | don't send me anything | no more alerts | 通知を切りたい | I want to stop alerts
    `,
  );
  means(
    { name: "pause", which: ofWords("大谷") },
    "一時停止 大谷 | 停止 大谷 | 大谷を一時停止 | 大谷の通知を止めて | 大谷の通知を停止 | 大谷を停止して | 大谷 一時停止して",
  );
  means(
    { name: "pause", which: ofWords("Ohtani") },
    "pause Ohtani | Pause Ohtani news | please pause Ohtani | turn off Ohtani alerts | turn off alerts for Ohtani",
  );
  means(
    { name: "resume" },
    "再開 | 再開して | 通知再開 | 通知オン | 通知を再開して | resume | resume alerts | resume all | unpause | 再開 全部",
  );
  means({ name: "resume", which: ofWords("大谷") }, "再開 大谷 | 大谷の通知を再開 | 大谷を再開して");
  means({ name: "resume", which: ofWords("Ohtani") }, "resume Ohtani | unpause Ohtani");
  means(
    { name: "catch-up" },
    `
    まとめ | まとめて | 未読 | まとめを見せて | 未読のニュース | 未読ニュースを教えて | 見逃し | catch up | Catch-up | catchup
    catch me up | what did I miss? | What have I missed | unread
    `,
  );
  means(
    { name: "settings" },
    "設定 | 通知設定 | 設定を変更 | 通知の設定を変えたい | 通知が来ない | no alerts | no notifications | change my settings | push notifications | why am I not getting alerts? | settings | Settings! | preferences | alert settings",
  );
});

it.each(
  phrases(
    "how do I follow a topic? | how to unfollow | how can I stop alerts? | フォローの仕方 | 登録方法 | 解除の方法は？ | 通知の止め方 | How do I delete my data? | データを削除する方法 | 退会の仕方",
  ),
)("%s asks how, and nothing is done yet", (words) => {
  expect(parseText(words)).toEqual({ name: "help" });
});

describe("a snooze", () => {
  means(
    { name: "snooze" },
    `
    スヌーズ | スヌーズして | snooze | snooze 3 hours | 通知を30分止めて | スヌーズ 2時間 | 静かにして | あとで教えて | be quiet | 週末は通知しないで
    会議中は通知しないで | 朝7時まで通知しないで | 月曜まで通知しないで | pause until Monday | pause for 3 hours | no alerts for the weekend | 一日止めて
    `,
  );
  means(
    { name: "snooze", length: "hour" },
    `
    通知を1時間止めて | １時間スヌーズ | スヌーズ 1時間 | 1時間通知を止めて | 1時間止めてください | snooze 1h | snooze for 1 hour
    snooze for an hour | pause for one hour | pause alerts for an hour | 1時間 | 通知を一時間停止して | 停止 1時間
    `,
  );
  means(
    { name: "snooze", length: "tomorrow" },
    `
    明日まで | 明日まで止めて | 明日まで通知しないで | 通知を明日まで止めて | スヌーズ 明日まで | until tomorrow | Snooze until tomorrow
    pause until tomorrow | don't disturb me until tomorrow | do not disturb tonight | stop until tomorrow | 今日は通知しないで | 今夜は静かにして
    今日だけ通知を止めて | no alerts today | stop for today | mute notifications tonight
    `,
  );
  means(
    { name: "snooze", length: "week" },
    "1週間 | 一週間止めて | 通知を1週間止めて | スヌーズ 1週間 | a week | for a week | snooze a week | snooze for 1 week | pause 7 days",
  );
  means(
    { name: "snooze", length: "off" },
    "スヌーズ解除 | スヌーズ オフ | snooze off | end snooze | Unsnooze",
  );
});

describe("when to tell", () => {
  means(
    { name: "delivery", mode: "instant" },
    "すぐに通知 | すぐ通知して | リアルタイムで通知して | 即時 | notify me immediately | send alerts right away | at once | Instant | immediately | as it happens",
  );
  means(
    { name: "delivery", mode: "digest" },
    "まとめ配信 | まとめて送って | まとめて通知 | ダイジェスト | digest | daily digest",
  );
  means(
    { name: "delivery", mode: "ask" },
    "通知いらない | I don't want any alerts | 聞いたときだけ | 聞いた時だけ | 通知なし | only when I ask | on request | No push",
  );

  means(
    { name: "digest-times" },
    `
    配信時間 | 配信時刻 | 配信時間を変更 | digest times | delivery time | 通知の時間を変えたい | 朝だけまとめて | 1日1回まとめて | 朝だけ通知して
    通知を一日一回にして | 週に一回まとめて | weekly digest
    朝と夜にまとめて送って | 毎朝ニュースを送って | once a day | digest twice a day | morning digest | news every morning
    `,
  );
  means(
    { name: "digest-times", times: [480, 1_140] },
    `
    まとめ配信 8:00 19:00 | まとめ配信 8時 19時 | 配信時間 8:00 19:00 | 配信時間を8時と19時に変更 | まとめ配信を朝8時と夜7時に
    8時と19時にまとめて配信 | 8時、19時に送って | digest at 8 and 19:00 | digest 8:00 19:00 | daily digest at 8am and 7pm
    digest times 8:00, 19:00 | send me a digest at 8am and 7pm | 毎日8時と19時に届けて | まとめ配信　８：００　１９：００
    朝8時と夜7時にまとめて | 毎朝8時と毎晩7時にまとめて送って | send me the digest at 8 and 19 | digest at 8 in the morning and 7 in the evening
    send me news every day at 8 and 19
    `,
  );
  means(
    { name: "digest-times", times: [450] },
    "通知は7時半にして | 毎朝7時半にニュースを送って | 毎朝7時半 | digest every morning at 7:30 | every morning at 7:30 | news at 7:30 every day | 毎朝7時半にまとめて配信 | digest at 7:30 | まとめ 7:30 | deliver at 7:30am",
  );
  means({ name: "digest-times", times: [] }, "まとめ配信 25時 | digest at 8:75 | 配信時間 1時 2時 3時 4時");

  means(
    { name: "quiet" },
    "夜中は通知しないで | 寝ている間は静かにして | don't disturb me at night | no alerts at night | don't wake me up | おやすみ時間 | 夜間 | 夜は通知しないで | quiet hours | do not disturb | おやすみ時間 22時 | quiet hours 25-7",
  );
  means(
    { name: "quiet", from: 1_320, to: 420 },
    `
    おやすみ時間 22:00-7:00 | おやすみ時間 22:00〜7:00 | おやすみ時間　２２：００～７：００ | 夜間 22時から7時 | 夜間 22時から7時まで
    おやすみ時間を夜10時から朝7時までに | 22時から7時まで通知しないで | 22:00-7:00は通知しないで | quiet hours 22:00-7:00
    quiet hours 10pm to 7am | quiet from 22:00 to 7:00 | quiet 22-7 | Do not disturb 10pm-7am | set quiet hours 22:00 - 7:00
    夜10時から朝7時は静かにして | 22時から7時まで送らないで | quiet hours from 10 at night to 7 in the morning
    no alerts between 10pm and 7am | don't disturb me from 22:00 until 7:00
    `,
  );
  means(
    { name: "quiet", from: 1_320 },
    "22時以降は通知しないで | 夜10時以降は静かにして | no alerts after 10pm",
  );
  means(
    { name: "quiet" },
    "朝8時前は通知しないで | 8時より前は起こさないで | don't wake me before 8 | no alerts before 7am",
  );
  means(
    { name: "quiet", off: true },
    "おやすみ時間 オフ | おやすみ時間 なし | 夜間オフ | quiet hours off | no quiet hours | turn off quiet hours",
  );

  means({ name: "zone" }, "タイムゾーン | time zone | timezone | change time zone");
  means(
    { name: "zone", zone: "ロンドン" },
    "タイムゾーン ロンドン | タイムゾーンをロンドンに変更 | タイムゾーン：ロンドン | タイムゾーンはロンドン",
  );
  means(
    { name: "zone", zone: "London" },
    "time zone London | timezone: London | my time zone is London | set my time zone to London",
  );
  means({ name: "zone", zone: "Europe/London" }, "time zone Europe/London | tz Europe/London");

  means(
    { name: "urgent", on: false },
    "緊急 オフ | 緊急速報オフ | 緊急ニュースをオフにして | 緊急通知 いらない | urgent off | Urgent alerts off | turn off urgent news",
  );
  means(
    { name: "urgent" },
    `
    緊急だけ通知して | 緊急のときだけ通知して | 緊急ニュースのみ | only urgent news | urgent alerts only | only notify me of urgent news
    emergencies only
    `,
  );
  means({ name: "urgent", on: true }, "緊急 オン | 緊急速報をオン | urgent on | turn urgent alerts on");
});

describe("muting", () => {
  means(
    { name: "mute", word: "大谷" },
    "ミュート 大谷 | 大谷をミュート | 大谷をミュートして | 大谷は通知しないで | 大谷を非表示にして",
  );
  means({ name: "mute", word: "golf" }, "mute golf | Mute: golf | please mute golf");
});

describe("an alert at hand", () => {
  const quote = { quotedMessageId: "5100" };
  const of: ArticleRef = { by: "quote", messageId: "5100" };
  const link = "https://news.web.nhk/newsweb/na/nd-20261120a00001";
  const linked: ArticleRef = { by: "nhk-id", nhkId: "nd-20261120a00001" };
  const WISHES: [name: "why" | "less" | "unfollow-alert" | "mute-alert", table: string][] = [
    [
      "why",
      "なぜ | なんで届いた | なんで届いたの？ | どうして | なぜこの通知？ | why | Why? | why this? | Why did I get this?",
    ],
    [
      "less",
      "通知を少なくして | 減らして | これを減らして | もっと少なく | less | less of this | Fewer of these please",
    ],
    ["unfollow-alert", "解除 | フォロー解除 | 解除して | unfollow | unsubscribe"],
    ["mute-alert", "ミュート | これをミュート | mute | mute this"],
  ];
  for (const [name, table] of WISHES)
    it.each(phrases(table))(`%s, quoting it or linking to it, means ${name}`, (words) => {
      expect(parseText(words, quote)).toEqual({ name, of });
      expect(parseText(`${words} ${link}`)).toEqual({ name, of: linked });
    });
  it.each(["やめて", "もういらない", "stop it"])("%s, quoting it, ends what brought it", (words) => {
    expect(parseText(words, quote)).toEqual({ name: "unfollow-alert", of });
  });
  it.each(["なぜ", "なんで届いたの？", "why", "why did I get this?"])(
    "%s alone is about the last one",
    (words) => {
      expect(parseText(words)).toEqual({ name: "why", of: NOTHING });
    },
  );
  it.each(["フォロー", "登録", "follow", "follow this", "これをフォロー", "subscribe"])(
    "%s means its story",
    (words) => {
      expect(parseText(words, quote)).toEqual({ name: "follow", what: { by: "story", of } });
      expect(parseText(`${words} ${link}`)).toEqual({ name: "follow", what: { by: "story", of: linked } });
    },
  );
  it("is followed from a link that the verb comes after", () => {
    expect(parseText(`${link}をフォロー`)).toEqual({ name: "follow", what: { by: "story", of: linked } });
  });
  it("is summed up by まとめて", () => {
    expect(parseText("まとめて", quote)).toEqual({ name: "summary", of });
    expect(parseText(`${link} まとめて`)).toEqual({ name: "summary", of: linked });
  });
  it("does not get in the way of a topic or a setting that is named", () => {
    expect(parseText("登録 大谷", quote)).toEqual(followed("大谷"));
    expect(parseText("大谷をフォロー", quote)).toEqual(followed("大谷"));
    expect(parseText("登録一覧", quote)).toEqual({ name: "my-alerts" });
    expect(parseText("スヌーズ", quote)).toEqual({ name: "snooze" });
  });
});

describe("what only looks like a wish about alerts", () => {
  it.each(
    phrases(`
    住民登録 | 世界遺産登録 | 世界遺産 登録 | 登録者数 | 避難指示 解除 | 警報解除 | 緊急事態宣言解除 | 営業停止 | 業務停止命令
    運転再開 | 再開発 | 運転を再開 | 運転を停止 | 夜間中学 | 夜間 工事 | おやすみプンプン | 緊急 | 緊急地震速報 | 緊急事態
    まとめサイト | 地震 まとめ | 配信停止 映画 | 通知表 | 設定温度 | 未読スルー | 停止線 | 聞いた話 | 時間帯
    follow-up talks | follow up on the summit | following the money | settings menu | no alerts before the quake | quiet place | digestion | digest of the G7 summit
    urgent care | alert level | alerted residents | subscriber growth | stopgap budget | pausing aid | a weekend | lessons
    地震が起きたら | 地震が起きたらどうする | マスクはいらない | 賞を受け取る | 試合を配信する | 投稿を削除 | ロシアを除外 | 大谷を追加
    すぐ | 今日は休止 | 今日は停止 | 工事中は静かに | 10時にする
    夜間停止 | 本日休止 | 来年3月まで停止 | 朝のまとめ買い | 毎朝ジュース | 1日1回 | 緊急避難 | 緊急車両 | 検査方法 | 続報なし | 明日の神話
    no more war | no news from Gaza | no news today | no 10-7 | only child | urgent care only | every morning coffee
    once a week | get well soon | World Cup preview | preview of the summit | don't look up | I don't want to work
    tell me when the election is | how to vote | how to stop inflation | set up a committee | remove sanctions from the list
    why the yen fell | notification law | unrest | muted response | catch up on growth | snoozing bears | resumes
    `),
  )("%s is searched for", (words) => {
    expect(parseText(words).name).toBe("search");
  });
  it("a search for such words stays one", () => {
    expect(parseText("検索 登録")).toEqual({ name: "search", words: "登録" });
    expect(parseText("検索 フォロー 大谷")).toEqual({ name: "search", words: "フォロー 大谷" });
    expect(parseText("search follow")).toEqual({ name: "search", words: "follow" });
    expect(parseText("スポーツの通知を検索して")).toEqual({ name: "search", words: "スポーツの通知" });
  });
  it("none of the words that are taught is taken for another wish, politely said or not", () => {
    for (const word of [...Object.values(ALERT_WORDS), ...Object.values(DELIVERY_WORDS)].flat()) {
      const command = parseText(word);
      expect(["search", "help"], word).not.toContain(command.name);
      expect(parseText(`${word}!`), word).toEqual(command);
    }
  });
});
