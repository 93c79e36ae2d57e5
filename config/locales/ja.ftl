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
summary-by-model = NHKの記事をもとに、AIが自動で書いた要約です。数字と名前は記事と照らし合わせています。正確な内容はNHKの記事でご確認ください
no-lead = NHKの配信には見出しだけがあります。

## ボタン
button-read = NHKで読む
button-summary = 要約
button-related = 関連
button-details = 詳細
button-so-far = これまで
button-since = その後
button-more = もっと見る
button-latest = 最新
button-popular = 人気
button-help = ヘルプ
button-language = 言語 / Language
button-my-data = 保存データ
button-delete = 削除する
button-follow-this = これをフォロー
button-follow-story = 続報をフォロー
button-follow-again = もう一度フォロー
button-what-to-follow = フォローする
button-follow-instant = フォロー（すぐに）
button-follow-digest = フォロー（まとめ配信）
button-follow-ask = フォロー（聞いた時だけ）
button-unfollow = 解除
button-unmute = ミュート解除
button-unfollow-all = すべて解除
button-my-alerts = 登録一覧
button-settings = 設定
button-catch-up = まとめ
button-show-all = すべて見る
button-why = なぜ？
button-less = 減らして
button-unfollow-alert = 解除
button-mute-alert = ミュート
button-mute-again = もう一度ミュート
button-go-ahead = 変更する
button-pause = 停止
button-resume = 再開
button-pause-all = 通知を停止
button-resume-all = 通知を再開
button-snooze = スヌーズ
button-snooze-hour = スヌーズ 1時間
button-snooze-tomorrow = スヌーズ 朝まで
button-snooze-week = スヌーズ 1週間
button-snooze-off = スヌーズ解除
button-add-digest = 時刻を追加
button-remove-digest = { $time }を削除
button-quiet-from = 開始時刻
button-quiet-to = 終了時刻
button-quiet-off = おやすみ時間をなくす
button-urgent-on = 緊急をオンにする
button-urgent-off = 緊急をオフにする
button-zone = タイムゾーンを変える
button-preview = 内容を見る
button-news = ニュース: { $language }
button-share = 友だちに送る
button-feedback-up = 👍 役に立った
button-feedback-down = 👎 いまひとつ
button-leave = グループを退会する

## 一覧の見出し
list-latest = 最新ニュース
list-latest-category = { $category }の最新ニュース
list-greeting = 友だち追加ありがとうございます。「知らせ」はNHKのニュースをお届けするボットです。こちらがいまの最新ニュースです。知りたいことを、言葉でそのまま送ってください。
list-search = 「{ $words }」の検索結果（{ $count }件）
list-search-near = 「{ $words }」そのものの記事は見つかりませんでした。近い記事です。
list-search-corrected = 「{ $words }」の記事は見つかりませんでした。近い言葉「{ $corrected }」の検索結果です。
list-search-other-days = { $days }の「{ $words }」の記事はありません。ほかの日の記事です。
list-search-best = 「{ $words }」の検索結果（上位{ $count }件）
list-related = 『{ $title }』に関連する記事
list-popular = この1週間によく読まれている記事
list-choose-summary = どの記事の要約を見ますか？ 記事を選んでください。
list-choose-related = どの記事に関連する記事を見ますか？ 記事を選んでください。
list-choose-details = どの記事の詳細を見ますか？ 記事を選んでください。
list-choose-so-far = どの記事のこれまでを見ますか？ 記事を選んでください。
list-choose-since = どの記事のその後を見ますか？ 記事を選んでください。
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

## 経過
story-so-far = これまで：{ $title }
story-since = その後：『{ $title }』のあとの動き
story-by-extract = NHKの記事から自動で抜き出した文です

## 使い方
help-heading = できること
help-latest-label = 最新
help-latest = 最新のニュース。「最新 スポーツ」のように分野も選べます
help-search-label = 検索
help-search = 知りたい言葉をそのまま送ると、記事を探します。「スポーツ フィギュア」「昨日の地震」「台風 -沖縄」「台風 | 大雨」のように、分野や日付、除く言葉も使えます
help-article-label = 要約・関連・詳細
help-article = 記事のボタンから。NHKのリンクを送っても、ボットのメッセージにリプライしても使えます
help-story-label = これまで・その後
help-story = 続きのあるニュースの記事で、それまでの経過と、その記事のあとの動きをまとめます
help-popular-label = 人気
help-popular = よく読まれている記事
help-follow-label = 登録・解除
help-follow = 「登録 大谷 -野球」で話題をフォロー、「解除 大谷」で解除します。新しい記事をお知らせします
help-my-alerts-label = 登録一覧
help-my-alerts = フォロー中の話題を確認、停止、変更できます
help-catch-up-label = まとめ
help-catch-up = まだお知らせしていない記事をすべて見せます
help-settings-label = 設定
help-settings = 届け方、まとめ配信の時刻、おやすみ時間、スヌーズ
help-language-label = 言語
help-language = ボットの言語と、ニュースの言語（日本語か英語）を選べます
help-data-label = データ
help-data = 保存している情報を確認、削除できます
help-source = ニュースの提供はNHKです。このボットはNHKの公式サービスではありません。

## 話題の名前
topic-words = 「{ $words }」
topic-story = 『{ $title }』の続報
topic-of-language = { $topic }（{ $language }）
topics-and-more = { $topics } ほか{ $more }件
language-ja = 日本語
language-en = 英語
mode-instant = すぐに
mode-digest = まとめ配信
mode-ask = 聞いた時だけ
state-paused = 停止中

## フォローする前に
what-to-follow = 何をフォローしますか？ 下から選ぶか、「登録 大谷」「登録 地震 宮城」のように言葉を送ってください。「大谷 -野球」で除外、「猫 | 犬」でどちらか、"引用符"で完全一致になります。
what-to-follow-presets = よくフォローされる話題
what-to-follow-categories = 分野
preview-heading = フォローする前に
preview-followed = フォロー中です
preview-none = この{ $days }日間に、この話題の記事はありませんでした。
preview-few = この{ $days }日間の記事は{ $count }件でした。
preview-rate = この{ $days }日間は、1日に約{ $aDay }件でした。
preview-examples = たとえば
preview-digest = 多い日が続いているので、決まった時刻にまとめて届く「まとめ配信」がおすすめです。
preview-price = みなさんに費用はかかりません。このボットの運営者に、お知らせ1回につき人数分の料金がかかります。すぐに届ける場合は、{ $members }人 × お知らせの回数で1か月に約{ $messages }通、まとめ配信は多くて約{ $digests }通です。
preview-price-default = 「聞いた時だけ」なら費用はかかりません。グループで話しかけてくれたときに、まとめてお伝えします。
greeting-topics = フォローしてみませんか
greeting-promise = お知らせするのは、フォローした話題の新しい記事だけで、料金はかかりません。聞いていただいたことへの返事には、だれにも費用がかかりません。

## フォローの一覧
my-alerts-heading = フォロー中（{ $count }件）
my-alerts-muted = ミュート中（{ $count }件）
my-alerts-none = フォローしている話題はまだありません。気になる話題をフォローすると、新しい記事が出たときにお知らせします。
choose-topic-unfollow = どのフォローを解除しますか？
choose-topic-less = どの話題を減らしますか？
choose-topic-pause = どの話題の通知を停止しますか？
choose-topic-resume = どの話題の通知を再開しますか？
choose-mute = どの言葉をミュートしますか？ その言葉のある記事はお知らせしなくなります。

## お知らせの設定
settings-heading = お知らせの設定
settings-none = なし
settings-mode = 届け方
settings-mode-hint = 個別に選んでいない話題に使います
settings-digest = まとめ配信の時刻
settings-quiet = おやすみ時間
settings-urgent = 緊急のニュース
settings-urgent-on = いつでもすぐに届きます
settings-urgent-off = ほかのニュースと同じように届きます
settings-snooze = スヌーズ
settings-zone = タイムゾーン
quiet-hours = { $from }〜{ $to }
snoozed-until = { $time }まで、お知らせをお休みします。
snoozed-until-urgent = { $time }まで、緊急のニュースのほかはお休みします。
zone-tokyo = 東京
zone-seoul = ソウル
zone-shanghai = 上海
zone-singapore = シンガポール
zone-sydney = シドニー
zone-paris = パリ
zone-london = ロンドン
zone-new-york = ニューヨーク
zone-los-angeles = ロサンゼルス

## お知らせ
delivery-alert = { $topics } の新着{ $count }件
delivery-urgent = 緊急のニュース：{ $topics }
delivery-digest = まとめ配信（{ $count }件）
delivery-catch-up = まとめ（{ $count }件）
delivery-reasons = フォロー中: { $topics }
delivery-line = { $topics }: { $title }
delivery-line-update = { $topics }: 【続報】{ $title }
delivery-titles = ほかの見出し（{ $count }件）
delivery-more = ここに載せきれない記事が、ほかに{ $count }件あります。下のボタンでご覧ください。
update-mark = 続報
why-heading = このお知らせが届いた理由
why-words = 一致した言葉: { $words }
enclosure-heading = { $topics } の新着 { $count }件（{ $since }から）
step-merged = 今月送れる通知が残り少ないため、しばらくの間、いくつかのお知らせを1通にまとめて、少し遅らせてお届けします。緊急のニュースは、これまでどおりすぐに届きます。
step-digest = 今月送れる通知が残り少ないため、しばらくの間、お知らせはまとめ配信の時刻にお届けします。緊急のニュースは、これまでどおりすぐに届きます。
step-ask = 今月送れる通知がほとんど残っていないため、しばらくの間、お知らせは話しかけてくださったときにお届けします。

## お知らせについての返事
followed-instant = { $topic }をフォローしました。新しい記事が出たら、すぐにお知らせします。
followed-digest = { $topic }をフォローしました。新しい記事は、まとめ配信の時刻にお届けします。
followed-ask = { $topic }をフォローしました。新しい記事は、話しかけてくださったときにお伝えします。
topic-mode-instant = { $topic }は、新しい記事が出たらすぐにお知らせします。
topic-mode-digest = { $topic }は、まとめ配信の時刻にお届けします。
topic-mode-ask = { $topic }は、話しかけてくださったときだけお伝えします。
unfollowed = { $topics }のフォローを解除しました。
not-followed = フォローしている話題はありません。
not-followed-words = 「{ $words }」はフォローしていません。登録一覧をご確認ください。
confirm-price-instant = みなさんに費用はかかりません。このボットの運営者に、お知らせ1回につき人数分の料金がかかります。{ $members }人にすぐに届けると、1か月に約{ $messages }通です。よろしいですか？
confirm-price-digest = みなさんに費用はかかりません。このボットの運営者に、お知らせ1回につき人数分の料金がかかります。{ $members }人へのまとめ配信は、1か月に多くて約{ $messages }通です。よろしいですか？
confirm-unfollow-all = フォロー中の{ $count }件をすべて解除します。よろしいですか？
paused = { $topic }のお知らせを停止しました。再開するまでに出た記事はお知らせしません。
paused-all = すべてのお知らせを停止しました。「通知を再開」でいつでも戻せます。それまでに出た記事はお知らせしません。
resumed = { $topic }のお知らせを再開しました。これから出る記事をお届けします。
resumed-all = お知らせを再開しました。これから出る記事をお届けします。
unmuted = { $topic }のミュートを解除しました。
muted = { $topic }をミュートしました。この言葉のある記事はお知らせしません。
no-reason = 『{ $title }』は、いまフォローしている話題の記事ではありません。
refused-empty = フォローする言葉を送ってください。例：「登録 大谷」
refused-only-exclusions = 除外する言葉だけではフォローできません。知りたい言葉も入れてください。例：「登録 大谷 -野球」
refused-too-short = 「{ $words }」は短すぎて、関係のない記事まで届いてしまいます。もう少し長い言葉にしてください。
refused-only-function-words = 「{ $words }」だけでは、何の記事かわかりません。知りたいことの名前を入れてください。
refused-contradictory = 「{ $words }」は、同じ言葉を知りたい言葉と除外する言葉の両方に入れています。どちらかにしてください。
refused-too-long = 言葉が長すぎます。短く分けてフォローしてください。
too-many-topics = フォローとミュートは合わせて{ $limit }件までです。どれかを解除してから、もう一度お試しください。
ask-snooze = どのくらいお休みしますか？
snooze-off = スヌーズを解除しました。お知らせを再開します。
delivery-by-instant = 新しい記事が出たら、すぐにお知らせします。
delivery-by-digest = { $times }に、まとめてお届けします。
delivery-by-ask = 話しかけてくださったときだけ、お伝えします。通知は送りません。
digest-times = まとめ配信の時刻は{ $times }です。
unknown-times = 時刻がわかりませんでした。「配信時間 8:00 19:00」のように、1日に3つまで送ってください。
quiet-set = おやすみ時間は{ $hours }です。この間は通知しません。緊急のニュースの扱いは、設定で選べます。
quiet-off = おやすみ時間はありません。
ask-quiet = 通知しない時間を、「おやすみ時間 22:00-7:00」のように送るか、ボタンで選んでください。
zone = 時刻は{ $zone }で扱います。
ask-zone = どこの時刻に合わせますか？ 下から選ぶか、「タイムゾーン Europe/Rome」のように送ってください。
unknown-zone = 「{ $words }」というタイムゾーンは見つかりませんでした。下から選ぶか、「タイムゾーン Europe/Rome」のように送ってください。
urgent-on = 緊急のニュースは、おやすみ時間やスヌーズの間でも、すぐにお知らせします。
urgent-off = 緊急のニュースも、ほかのニュースと同じようにお届けします。
on-its-way = お知らせを送っているところです。届かないときは、少し待ってからもう一度お試しください。
nothing-owed = 新しいお知らせはありません。すべてお届けしています。
no-alerts-yet = フォローしている話題のお知らせは、まだ届いていません。
not-followed-stale = そのボタンの話題は、もうフォローしていません。いまフォロー中の話題は「登録一覧」で確認できます。

## 言語
language-question = どちらの言語で話しましょうか？ Which language shall I speak?
language-set = これからは日本語でお話しします。ニュースは{ $news }でお届けします。
news-set = これからNHKのニュースを{ $news }でお届けします。自分の言葉でフォローした話題はそのままです。

## 返事
no-articles-yet = まだ記事が届いていません。NHKの配信を読み込んでいるところです。1分ほどしてから、もう一度お試しください。
none-in-category = { $category }の記事はまだ届いていません。ほかの分野はいかがですか？
none-older = これより古い記事はありません。最新ニュースをどうぞ。
more-by-button = 続きは、一覧の下の「もっと見る」ボタンからどうぞ。
nothing-to-search = 探す言葉がわかりませんでした。地名、人の名前、話題などの言葉を送ってください。
no-results = 「{ $words }」の記事は見つかりませんでした。短い言葉に変えるか、最新ニュースをご覧ください。
unknown-article = その記事は手元にありません。公開から{ $days }日を過ぎた記事や、NHKの配信にない記事は扱えません。題名の言葉で探してみてください。
unknown-quote = どの記事へのリプライか、わかりませんでした。記事のボタンを押すか、NHKのリンクを送ってください。
no-related = 『{ $title }』に関連する記事は、いまのところありません。
no-story = 『{ $title }』と同じ出来事の記事は、ほかに見つかりませんでした。近い話題は「関連」からどうぞ。
nothing-since = 『{ $title }』のあと、この話題の新しい記事はまだありません。
none-popular = この1週間によく読まれた記事は、まだありません。最新ニュースをどうぞ。
my-data-kept = 保存しているのは、暗号化したあなたのLINEのID、選んだ言語、フォローまたはミュートしている話題（{ $topics }件）、お知らせの設定、どこまでお知らせしたかだけです。名前、メッセージ、読んだ記事は保存していません。
my-data-none = あなたについて保存している情報はありません。
confirm-delete = 保存している情報（暗号化したID、言語、フォローしている話題、お知らせの設定）を削除します。お知らせも届かなくなります。よろしいですか？
deleted-kept = 削除しました。あなたについて保存している情報はもうありません。
deleted-none = 保存している情報はありませんでした。
thanks = どういたしまして。ニュースは「最新」、ほかの使い方は「ヘルプ」でどうぞ。
sticker = スタンプありがとうございます。ニュースは「最新」、ほかの使い方は「ヘルプ」でどうぞ。
media = すみません、読めるのは文字だけです。知りたいことを言葉で送ってください。
stale-button = そのボタンは古くて使えなくなりました。下のボタンからもう一度どうぞ。
group-hello = はじめまして、NHKのニュースをお届けする「知らせ」です。私にメンションして「最新」や知りたい言葉を送ってください。呼ばれたときだけお返事します。話題のフォローもできます（「登録 地震」など）。「退会」で、グループから退会します。
failed = すみません、こちらの不具合で答えられませんでした。少し待ってから、もう一度お試しください。
feedback-up = お役に立ててうれしいです。ありがとうございます。
feedback-down = 教えていただき、ありがとうございます。要約の改善に役立てます。
confirm-leave = このグループを退会し、グループについて保存しているものをすべて削除します。よろしいですか？
left = ありがとうございました。このグループについて保存していたものは削除しました。また、いつでも招待してください。
