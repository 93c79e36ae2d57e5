import type { Category } from "../domain/category.ts";
import type { Locale } from "../domain/language.ts";

/** Whole messages that are a command, folded (NFKC, lower case, straight apostrophes), in Japanese and English. */
export const COMMAND_WORDS = {
  latest: [
    ...[
      "今日は何があった",
      "今日何があった",
      "何があった",
      "もっと",
      "もっと見る",
      "次",
      "more",
      "next",
      "new",
    ],
    ...["nhk", "today", "the latest", "what's new", "what is new", "what's up", "what's happening"],
    ...["what is happening", "what's going on", "what happened", "what happened today", "anything new"],
    ...["what's new today", "what's happening today", "breaking"],
  ],
  popular: [
    ...["人気", "人気の記事", "人気記事", "人気ニュース", "人気のニュース", "人気ランキング", "ランキング"],
    ...["アクセスランキング", "注目", "注目の記事", "注目のニュース", "注目ニュース", "話題", "話題の記事"],
    ...["話題のニュース", "よく読まれている", "よく読まれている記事", "よく読まれているニュース"],
    ...["よく読まれてる記事", "よく読まれた記事", "よく読まれたニュース"],
    ...["popular", "popular news", "popular articles", "popular stories", "most read", "most read articles"],
    ...["most read stories", "most read news", "most popular", "most popular news", "top read", "trending"],
    ...["trending news", "what's trending", "what's popular", "what are people reading", "ranking"],
  ],
  help: [
    ...[
      "ヘルプ",
      "へるぷ",
      "使い方",
      "使いかた",
      "つかいかた",
      "操作方法",
      "メニュー",
      "コマンド",
      "コマンド一覧",
    ],
    ...[
      "できること",
      "何ができる",
      "何ができるの",
      "何ができますか",
      "なにができる",
      "なにができるの",
      "機能",
    ],
    ...["こんにちは", "こんにちわ", "こんばんは", "おはよう", "おはようございます", "はじめまして", "やあ"],
    ...["help", "help me", "menu", "commands", "how to", "how to use", "how to use this", "start"],
    ...["how do i use this", "how does this work", "what can you do", "what do you do", "who are you"],
    ...["hello", "hi", "hey", "hello there", "hi there", "good morning", "good afternoon", "good evening"],
  ],
  thanks: [
    ...["ありがとう", "ありがとうございます", "ありがとうございました", "ありがと", "どうも", "サンキュー"],
    ...["助かります", "助かりました", "了解", "了解です", "わかりました", "なるほど"],
    ...[
      "thanks",
      "thanks a lot",
      "many thanks",
      "thank you",
      "thank you very much",
      "thank you so much",
      "thx",
    ],
    ...["ok", "okay", "got it", "great", "nice", "cool"],
  ],
  language: [
    ...["言語", "言語設定", "言語を変更", "言語を変えて", "言語変更", "言語 / language", "ことば", "言葉"],
    ...["language", "languages", "language / 言語", "change language", "switch language", "lang"],
    ...["設定", "settings"],
  ],
  "my-data": [
    ...["データ", "マイデータ", "保存データ", "私のデータ", "自分のデータ", "保存している情報"],
    ...["data", "my data", "show my data", "what do you know about me", "what do you keep about me"],
  ],
  "delete-data": [
    ...["削除", "削除する", "削除して", "データ削除", "データの削除", "データを削除", "データを削除する"],
    ...["データを削除して", "データを消して", "データ消して", "私のデータを削除", "退会"],
    ...["delete", "delete my data", "delete all my data", "delete data", "erase my data", "forget me"],
  ],
  search: [
    ...["検索", "けんさく", "さがす", "探す", "探して", "さがして", "調べて"],
    ...["search", "search for", "find", "look for", "look up"],
  ],
  summary: [
    ...["要約", "要約して", "要約する", "ようやく", "サマリー", "概要", "要点", "短くまとめて"],
    ...["summary", "summarize", "summarise", "sum up", "recap", "tldr", "tl;dr"],
  ],
  related: [
    ...[
      "関連",
      "関連記事",
      "関連の記事",
      "関連ニュース",
      "関連のニュース",
      "関連する記事",
      "関連するニュース",
    ],
    ...["類似", "類似記事", "似た記事", "似ている記事", "似たニュース"],
    ...["related", "related news", "related articles", "related stories"],
    ...["similar", "similar news", "similar articles", "similar stories"],
  ],
  details: [
    ...["詳細", "詳細情報", "詳しく", "くわしく", "もっと詳しく", "もっとくわしく", "詳しい情報"],
    ...["details", "detail", "more details", "in detail", "info", "more info"],
  ],
} as const;

/** Words for categories, folded: NHK NEWS WEB's eight and the most usual of NHK WORLD's own. */
export const CATEGORY_WORDS: Record<Category, string[]> = {
  top: [
    ...["主要", "主要ニュース", "主なニュース", "トップ", "トップニュース"],
    ...["top", "top stories", "top news", "top headlines", "main", "main news"],
  ],
  society: ["社会", "事件", "事件・事故", "society", "national"],
  life: [
    ...["暮らし", "くらし", "文化", "生活", "暮らし・文化", "文化・エンタメ", "エンタメ", "芸能"],
    ...["life", "culture", "life & culture", "life and culture", "lifestyle", "living", "entertainment"],
  ],
  science: [
    ...["科学", "医療", "科学・医療", "サイエンス", "健康", "テクノロジー", "テック"],
    ...["science", "medicine", "science & medicine", "science and medicine", "health", "medical"],
  ],
  politics: ["政治", "politics", "political"],
  economy: [
    ...["経済", "ビジネス", "マーケット"],
    ...["economy", "economic", "economics", "business", "biz", "markets", "finance"],
  ],
  world: ["国際", "世界", "海外", "world", "international", "global"],
  sports: ["スポーツ", "すぽーつ", "sports", "sport"],
  asia: ["アジア", "asia", "asian"],
  japan: ["japan", "domestic"],
  "biz-tech": [
    ...["ビジネス・技術", "ビジネス・テクノロジー"],
    ...["business & tech", "biz tech", "biz/tech", "biz & tech", "tech", "technology"],
  ],
};

/** Words that only say that news is wanted, folded; any row of them is one wish for the latest. */
export const NEWS_WORDS = {
  /** The newest. */
  recent: [
    ...[
      "最新",
      "新着",
      "新しい",
      "最近",
      "直近",
      "今日",
      "きょう",
      "本日",
      "今",
      "いま",
      "けさ",
      "今朝",
      "今夜",
      "昨日",
      "きのう",
      "今週",
      "一番新しい",
      "this morning",
      "this morning's",
      "tonight",
      "yesterday",
      "yesterday's",
      "this week",
      "this week's",
    ],
    ...["latest", "newest", "recent", "current", "breaking", "today's", "today", "now"],
  ],
  /** Something to read. */
  news: [
    ...[
      "ニュース",
      "にゅーす",
      "ニュース速報",
      "記事",
      "話題",
      "情報",
      "速報",
      "できごと",
      "出来事",
      "見出し",
    ],
    ...["ヘッドライン", "トピックス"],
    ...["news", "headlines", "headline", "stories", "articles", "updates", "topics"],
  ],
} as const;

/** What "this" is called when a reader means an article without naming one, folded. */
export const THIS_WORDS = [
  ...["これ", "それ", "この記事", "その記事", "このニュース", "そのニュース"],
  ...["this", "it", "that", "this article", "that article", "the article", "this news", "this story"],
];

/** Words that name a language the bot speaks, folded. */
export const LOCALE_WORDS: Record<Locale, string[]> = {
  ja: ["日本語", "にほんご", "japanese", "ja", "nihongo"],
  en: ["英語", "えいご", "english", "en", "eigo"],
};
