### Shirase の文章（日本語）。書式は Project Fluent。

## 分野
category-top = 主要
category-society = 社会
category-life = 暮らし・文化
category-science = 科学・医療
category-politics = 政治
category-economy = 経済
category-world = 国際
category-sports = スポーツ
category-asia = アジア
category-japan = 日本
category-biz-tech = ビジネス・技術

## 記事
form-video = 動画
form-rolling = 随時更新
byline = NHK　{ $time }
excerpt-by-nhk = NHKの記事より
summary-by-nhk = NHKの記事の文章です
summary-by-extract = 記事から自動で抜き出した文です
no-lead = NHKの配信には見出しだけがあります。

## ボタン
button-read = NHKで読む
button-summary = 要約
button-related = 関連
button-details = 詳細
button-more = もっと見る
button-latest = 最新
button-popular = 人気
button-help = ヘルプ
button-language = 言語 / Language
button-my-data = 保存データ
button-delete = 削除する
button-japanese = 日本語
button-english = English

## 一覧の見出し
list-latest = 最新ニュース
list-latest-category = { $category }の最新ニュース
list-greeting = 友だち追加ありがとうございます。「知らせ」はNHKのニュースをお届けするボットです。こちらがいまの最新ニュースです。知りたいことを、言葉でそのまま送ってください。
list-search = 「{ $words }」の検索結果（{ $count }件）
list-search-near = 「{ $words }」そのものの記事は見つかりませんでした。近い記事です。
list-search-best = 「{ $words }」の検索結果（上位{ $count }件）
list-related = 『{ $title }』に関連する記事
list-popular = この1週間によく読まれている記事
list-choose-summary = どの記事の要約を見ますか？ 記事を選んでください。
list-choose-related = どの記事に関連する記事を見ますか？ 記事を選んでください。
list-choose-details = どの記事の詳細を見ますか？ 記事を選んでください。
silent-since = NHKの新しい配信が届いていません。最後の更新は{ $time }です。届いている記事をお見せします。

## 要約と詳細
summary-heading = 要約
details-related = 関連する記事
details-no-related = 関連する記事はありません
details-statistics = 統計
details-characters = 文字数
details-words = 語数
details-reads = 読まれた回数
details-details = 記事の情報
details-id = ID
details-publisher = 提供
list-separator = 、
details-categories = 分野
details-url = URL
details-date = 日付
details-created = 取得
details-updated = 更新
details-last-read = 最後に読まれた日時
details-revision = 訂正
details-revisions = { $count }回
details-never = まだありません

## 使い方
help-heading = できること
help-latest-label = 最新
help-latest = 最新のニュース。「最新 スポーツ」のように分野も選べます
help-search-label = 検索
help-search = 知りたい言葉をそのまま送ると、記事を探します
help-article-label = 要約・関連・詳細
help-article = 記事のボタンから。NHKのリンクを送っても、ボットのメッセージにリプライしても使えます
help-popular-label = 人気
help-popular = よく読まれている記事
help-language-label = 言語
help-language = 日本語と英語を切り替えます
help-data-label = データ
help-data = 保存している情報を確認、削除できます
help-source = ニュースの提供はNHKです。このボットはNHKの公式サービスではありません。

## 言語
language-question = どちらの言語で話しましょうか？ Which language shall I speak?
language-set = これからは日本語でお話しします。ニュースも日本語でお届けします。

## 返事
no-articles-yet = まだ記事が届いていません。NHKの配信を読み込んでいるところです。1分ほどしてから、もう一度お試しください。
none-in-category = { $category }の記事はまだ届いていません。ほかの分野はいかがですか？
none-older = これより古い記事はありません。最新ニュースをどうぞ。
more-by-button = 続きは、一覧の下の「もっと見る」ボタンからどうぞ。
no-results = 「{ $words }」の記事は見つかりませんでした。短い言葉に変えるか、最新ニュースをご覧ください。
unknown-article = その記事は手元にありません。公開から{ $days }日を過ぎた記事や、NHKの配信にない記事は扱えません。題名の言葉で探してみてください。
unknown-quote = どの記事へのリプライか、わかりませんでした。記事のボタンを押すか、NHKのリンクを送ってください。
no-related = 『{ $title }』に関連する記事は、いまのところありません。
none-popular = この1週間によく読まれた記事は、まだありません。最新ニュースをどうぞ。
my-data-kept = 保存しているのは2つだけです。暗号化したあなたのLINEのIDと、選んだ言語です。名前、メッセージ、読んだ記事は保存していません。
my-data-none = あなたについて保存している情報はありません。
confirm-delete = 保存している情報（暗号化したIDと言語）を削除します。よろしいですか？
deleted-kept = 削除しました。あなたについて保存している情報はもうありません。
deleted-none = 保存している情報はありませんでした。
thanks = どういたしまして。ニュースは「最新」、ほかの使い方は「ヘルプ」でどうぞ。
sticker = スタンプありがとうございます。ニュースは「最新」、ほかの使い方は「ヘルプ」でどうぞ。
media = すみません、読めるのは文字だけです。知りたいことを言葉で送ってください。
stale-button = そのボタンは古くて使えなくなりました。下のボタンからもう一度どうぞ。
group-hello = はじめまして、NHKのニュースをお届けする「知らせ」です。私にメンションして「最新」や知りたい言葉を送ってください。呼ばれたときだけお返事します。
failed = すみません、こちらの不具合で答えられませんでした。少し待ってから、もう一度お試しください。
