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
    alert me when there is any news about Ohtani
    `,
  );
  means(
    followed("スポーツ"),
    "登録 スポーツ | スポーツをフォロー | スポーツニュースを登録 | 登録 スポーツのニュース",
  );
  means(followed("sports"), "follow sports | follow sports news | subscribe to news about sports");
  means(followed("地震"), "地震を登録 | 登録 地震についてのニュース");

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
    登録 ニュース | what can I follow? | 最新ニュースを登録
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
    大谷のミュートを解除 | ミュート解除 大谷 | 大谷のフォローをやめたい
    `,
  );
  means(
    { name: "unfollow", which: ofWords("Ohtani") },
    `
    unfollow Ohtani | Unfollow Ohtani, please | unsubscribe Ohtani | unsubscribe from Ohtani | stop following Ohtani
    stop Ohtani | stop alerts about Ohtani | stop the news about Ohtani | stop Ohtani news | unmute Ohtani
    `,
  );
  means(
    { name: "unfollow", which: ofWords("大谷 -野球") },
    "解除 大谷 -野球 | unfollow 大谷 -野球 | 大谷 -野球を解除",
  );
  means(
    { name: "unfollow", which: NOTHING },
    "解除 | フォロー解除 | 登録解除 | フォローを解除して | unfollow | unsubscribe | 通知を解除 | unfollow this",
  );
  means(
    { name: "unfollow", which: { by: "all", confirmed: false } },
    `
    全部解除 | すべて解除して | 解除 全部 | フォローをすべて解除 | unfollow all | unsubscribe from all
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
    following | list my alerts
    `,
  );
  means(
    { name: "pause" },
    `
    一時停止 | 停止 | 通知停止 | 通知を止めて | 通知オフ | 通知を止めてください | 通知 オフ | 停止 全部 | 通知を一時停止して
    pause | pause all | Pause alerts | stop | STOP | stop alerts | turn off notifications | pause everything
    `,
  );
  means(
    { name: "pause", which: ofWords("大谷") },
    "一時停止 大谷 | 停止 大谷 | 大谷を一時停止 | 大谷の通知を止めて | 大谷の通知を停止 | 大谷を停止して | 大谷 一時停止して",
  );
  means(
    { name: "pause", which: ofWords("Ohtani") },
    "pause Ohtani | Pause Ohtani news | please pause Ohtani",
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
    "設定 | 通知設定 | 設定を変更 | settings | Settings! | preferences | alert settings",
  );
});

describe("a snooze", () => {
  means(
    { name: "snooze" },
    "スヌーズ | スヌーズして | snooze | snooze 3 hours | 通知を30分止めて | スヌーズ 2時間",
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
    pause until tomorrow | don't disturb me until tomorrow | stop until tomorrow
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
    "すぐに通知 | すぐ通知して | 即時 | at once | Instant | immediately | as it happens",
  );
  means(
    { name: "delivery", mode: "digest" },
    "まとめ配信 | まとめて通知 | ダイジェスト | digest | daily digest",
  );
  means(
    { name: "delivery", mode: "ask" },
    "聞いたときだけ | 聞いた時だけ | 通知なし | only when I ask | on request | No push",
  );

  means({ name: "digest-times" }, "配信時間 | 配信時刻 | 配信時間を変更 | digest times | delivery time");
  means(
    { name: "digest-times", times: [480, 1_140] },
    `
    まとめ配信 8:00 19:00 | まとめ配信 8時 19時 | 配信時間 8:00 19:00 | 配信時間を8時と19時に変更 | まとめ配信を朝8時と夜7時に
    8時と19時にまとめて配信 | 8時、19時に送って | digest at 8 and 19:00 | digest 8:00 19:00 | daily digest at 8am and 7pm
    digest times 8:00, 19:00 | send me a digest at 8am and 7pm | 毎日8時と19時に届けて | まとめ配信　８：００　１９：００
    `,
  );
  means(
    { name: "digest-times", times: [450] },
    "毎朝7時半にまとめて配信 | digest at 7:30 | まとめ 7:30 | deliver at 7:30am",
  );
  means({ name: "digest-times", times: [] }, "まとめ配信 25時 | digest at 8:75 | 配信時間 1時 2時 3時 4時");

  means(
    { name: "quiet" },
    "おやすみ時間 | 夜間 | 夜は通知しないで | quiet hours | do not disturb | おやすみ時間 22時 | quiet hours 25-7",
  );
  means(
    { name: "quiet", from: 1_320, to: 420 },
    `
    おやすみ時間 22:00-7:00 | おやすみ時間 22:00〜7:00 | おやすみ時間　２２：００～７：００ | 夜間 22時から7時 | 夜間 22時から7時まで
    おやすみ時間を夜10時から朝7時までに | 22時から7時まで通知しないで | 22:00-7:00は通知しないで | quiet hours 22:00-7:00
    quiet hours 10pm to 7am | quiet from 22:00 to 7:00 | quiet 22-7 | Do not disturb 10pm-7am | set quiet hours 22:00 - 7:00
    no alerts between 10pm and 7am | don't disturb me from 22:00 until 7:00
    `,
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
  means({ name: "urgent", on: true }, "緊急 オン | 緊急速報をオン | urgent on | turn urgent alerts on");
});

describe("muting", () => {
  means(
    { name: "mute", word: "大谷" },
    "ミュート 大谷 | 大谷をミュート | 大谷をミュートして | 大谷は通知しないで",
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
    ["less", "減らして | これを減らして | もっと少なく | less | less of this | Fewer of these please"],
    ["unfollow-alert", "解除 | フォロー解除 | 解除して | unfollow | unsubscribe"],
    ["mute-alert", "ミュート | これをミュート | mute | mute this"],
  ];
  for (const [name, table] of WISHES)
    it.each(phrases(table))(`%s, quoting it or linking to it, means ${name}`, (words) => {
      expect(parseText(words, quote)).toEqual({ name, of });
      expect(parseText(`${words} ${link}`)).toEqual({ name, of: linked });
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
    follow-up talks | follow up on the summit | following the money | settings menu | quiet place | digestion | digest of the G7 summit
    urgent care | alert level | alerted residents | subscriber growth | stopgap budget | pausing aid | a weekend | lessons
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
