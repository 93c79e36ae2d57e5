### Shirase 的文字（繁體中文，台灣）。格式為 Project Fluent。

## 分類
category-top = 頭條
category-society = 社會
category-life = 生活文化
category-science = 科學醫療
category-politics = 政治
category-economy = 財經
category-world = 國際
category-sports = 體育
category-asia = 亞洲
category-japan = 日本
category-biz-tech = 商業科技

## 新聞
form-video = 影片
form-rolling = 持續更新
byline = NHK · { $time }
excerpt-by-nhk = 摘自 NHK 新聞
summary-by-nhk = NHK 新聞原文
summary-by-extract = 自動節錄自 NHK 新聞的句子
summary-by-model = 由 AI 根據 NHK 新聞撰寫，數字與人名已和原文核對。內容以 NHK 原文為準。
no-lead = NHK 只提供了這則新聞的標題。

## 按鈕
button-read = 在 NHK 閱讀
button-summary = 摘要
button-related = 相關
button-details = 詳情
button-so-far = 前情提要
button-since = 後續發展
button-more = 看更多
button-latest = 最新
button-popular = 熱門
button-help = 使用說明
button-language = 語言 / Language
button-my-data = 我的資料
button-delete = 刪除
button-follow-this = 追蹤這個主題
button-follow-story = 追蹤後續
button-follow-again = 重新追蹤
button-what-to-follow = 追蹤主題
button-follow-instant = 追蹤（立即通知）
button-follow-digest = 追蹤（定時彙整）
button-follow-ask = 追蹤（詢問時再看）
button-unfollow = 取消追蹤
button-unmute = 取消隱藏
button-unfollow-all = 全部取消追蹤
button-my-alerts = 追蹤清單
button-settings = 設定
button-catch-up = 未讀新聞
button-show-all = 全部顯示
button-why = 為什麼？
button-less = 少一點
button-unfollow-alert = 取消追蹤
button-mute-alert = 隱藏
button-mute-again = 重新隱藏
button-go-ahead = 確定
button-pause = 暫停
button-resume = 恢復
button-pause-all = 暫停通知
button-resume-all = 恢復通知
button-snooze = 靜音
button-snooze-hour = 靜音 1 小時
button-snooze-tomorrow = 靜音到明天
button-snooze-week = 靜音一週
button-snooze-off = 解除靜音
button-add-digest = 新增時間
button-remove-digest = 移除 { $time }
button-quiet-from = 開始時間
button-quiet-to = 結束時間
button-quiet-off = 不設勿擾時段
button-urgent-on = 開啟緊急新聞
button-urgent-off = 關閉緊急新聞
button-zone = 變更時區
button-preview = 先看看
button-news = 新聞：{ $language }
button-search = 搜尋
search-begun = {"搜尋 "}

## 清單標題
list-latest = 最新新聞
list-latest-category = 最新新聞：{ $category }
list-greeting = 感謝你加入好友！我是 Shirase，為你送上 NHK 的新聞。先來看看最新消息吧。想知道什麼，直接傳文字給我就行。
list-search = 「{ $words }」的搜尋結果（{ $count } 則）
list-search-near = 沒有完全符合「{ $words }」的新聞，以下是相近的結果。
list-search-corrected = 找不到「{ $words }」，改以相近的「{ $corrected }」搜尋：
list-search-other-days = { $days }沒有「{ $words }」的新聞，以下是其他日期的結果：
list-search-best = 「{ $words }」最相符的 { $count } 則新聞
list-related = 與「{ $title }」相關的新聞
list-popular = 近 7 天最多人看的新聞
list-choose-summary = 要看哪一則的摘要？請選一則。
list-choose-related = 要看哪一則的相關新聞？請選一則。
list-choose-details = 要看哪一則的詳情？請選一則。
list-choose-so-far = 要看哪一則的前情提要？請選一則。
list-choose-since = 要看哪一則的後續發展？請選一則。
silent-since = NHK 已有一段時間沒有新消息，最後更新為 { $time }。以下是目前的新聞。
list-way-on = 更多新聞

## 摘要與詳情
summary-heading = 摘要
details-related = 相關新聞
details-no-related = 沒有相關新聞
details-statistics = 統計
details-characters = 字數
details-words = 單字數
details-reads = 閱讀次數
details-details = 詳情
details-id = ID
details-publisher = 來源
list-separator = 、
details-categories = 分類
details-url = 網址
details-date = 日期
details-created = 收錄時間
details-updated = 更新時間
details-last-read = 上次閱讀
details-revision = 更正
details-revisions = { $count } 次
details-never = 尚無

## 事件發展
story-so-far = 前情提要：{ $title }
story-since = 「{ $title }」的後續發展
story-by-extract = 自動節錄自 NHK 新聞的句子

## 使用說明
help-heading = 我能做什麼
help-latest-label = 最新
help-latest = 最新新聞，也可指定分類：「最新 體育」
help-search-label = 搜尋
help-search = 直接傳文字就能搜尋。新聞是日文或英文，請用這兩種語言；也可以加上日期、排除、擇一或完全符合：「quake yesterday」、「typhoon -okinawa」、「typhoon | flood」
help-article-label = 摘要、相關、詳情
help-article = 點新聞下方的按鈕；傳 NHK 連結，或回覆我的訊息也可以
help-story-label = 前情提要、後續發展
help-story = 有後續的新聞頁面上：事情怎麼開始、之後又如何
help-popular-label = 熱門
help-popular = 最多人看的新聞
help-follow-label = 追蹤、取消追蹤
help-follow = 傳「追蹤 Ohtani -baseball」，有新消息就通知你；傳「取消追蹤 Ohtani」就會停止
help-my-alerts-label = 追蹤清單
help-my-alerts = 查看、暫停或變更追蹤的主題
help-catch-up-label = 未讀新聞
help-catch-up = 所有還沒通知你的新聞
help-settings-label = 設定
help-settings = 通知方式、彙整時間、勿擾時段、靜音
help-language-label = 語言
help-language = 選擇我使用的語言，以及新聞的語言（日文或英文）
help-data-label = 我的資料
help-data = 查看或刪除與你有關的資料
help-source = 新聞由 NHK 提供，本帳號並非 NHK 的官方服務。

## 主題名稱
topic-words = 「{ $words }」
topic-story = 「{ $title }」的後續
topic-of-language = { $topic }（{ $language }）
topics-and-more = { $topics }等，另有 { $more } 個
language-ja = 日文
language-en = 英文
mode-instant = 立即通知
mode-digest = 定時彙整
mode-ask = 詢問時再看
state-paused = 已暫停

## 追蹤之前
what-to-follow = 想追蹤什麼？請從下方選擇，或用日文、英文輸入：「追蹤 Ohtani」、「追蹤 earthquake Miyagi」。減號表示排除（Ohtani -baseball），直線表示擇一（cats | dogs），加上「"」則須完全符合。
what-to-follow-presets = 熱門主題
what-to-follow-categories = 分類
preview-heading = 追蹤之前
preview-followed = 已追蹤
preview-none = 近 { $days } 天沒有這個主題的新聞。
preview-few = 近 { $days } 天共有 { $count } 則。
preview-rate = 近 { $days } 天平均每天約 { $aDay } 則。
preview-examples = 例如
preview-digest = 數量不少，建議選擇「定時彙整」，在固定時間一次看完。
preview-price = 你不需要付費。每則通知會依群組人數向本帳號的營運者計費：{ $members } 人若選立即通知，每月約 { $messages } 則付費訊息；選定時彙整，最多約 { $digests } 則。
preview-price-default = 選「詢問時再看」則完全免費：群組裡有人跟我說話時，我再一併告知。
greeting-topics = 試試追蹤這些主題
greeting-promise = 我只會通知你所追蹤主題的新消息，完全免費。向我提問，對誰都不會產生費用。

## 追蹤清單
my-alerts-heading = 追蹤中（{ $count }）
my-alerts-muted = 已隱藏（{ $count }）
my-alerts-none = 你還沒有追蹤任何主題。追蹤後，一有新消息就會通知你。
choose-topic-unfollow = 要取消追蹤哪一個？
choose-topic-less = 哪個主題要少一點？
choose-topic-pause = 要暫停哪個主題？
choose-topic-resume = 要恢復哪個主題？
choose-mute = 要隱藏哪個詞？含有該詞的新聞將不再通知。

## 設定
settings-heading = 通知設定
settings-none = 無
settings-mode = 通知方式
settings-mode-hint = 適用於沒有個別設定的主題
settings-digest = 彙整時間
settings-quiet = 勿擾時段
settings-urgent = 緊急新聞
settings-urgent-on = 隨時立即通知
settings-urgent-off = 和其他新聞一樣
settings-snooze = 靜音
settings-zone = 時區
quiet-hours = { $from }–{ $to }
snoozed-until = { $time } 之前不會通知。
snoozed-until-urgent = { $time } 之前，除了緊急新聞都不會通知。
zone-tokyo = 東京
zone-seoul = 首爾
zone-shanghai = 上海
zone-singapore = 新加坡
zone-sydney = 雪梨
zone-paris = 巴黎
zone-london = 倫敦
zone-new-york = 紐約
zone-los-angeles = 洛杉磯

## 通知
delivery-alert = { $topics }有 { $count } 則新消息
delivery-urgent = 緊急新聞：{ $topics }
delivery-digest = 定時彙整（{ $count } 則）
delivery-catch-up = 未讀新聞（{ $count } 則）
delivery-reasons = 追蹤中：{ $topics }
delivery-line = { $topics }：{ $title }
delivery-line-update = { $topics }：【後續】{ $title }
delivery-titles = 其他標題（{ $count } 則）
delivery-more = 還有 { $count } 則放不下，請點按鈕查看。
update-mark = 後續
why-heading = 為什麼收到這則通知
why-words = 符合的詞：{ $words }
enclosure-heading = { $topics }有 { $count } 則新消息（{ $since } 起）
step-merged = 本月可發送的通知所剩不多，暫時會將數則合併成一則，稍晚送達。緊急新聞仍會立即通知。
step-digest = 本月可發送的通知所剩不多，暫時改在彙整時間一併通知。緊急新聞仍會立即通知。
step-ask = 本月可發送的通知即將用完，暫時改為在你傳訊息給我時一併告知。
step-heading = 關於通知的送達方式

## 關於通知的回覆
followed-instant = 已追蹤{ $topic }，一有新消息就會通知你。
followed-digest = 已追蹤{ $topic }，新消息會在彙整時間送達。
followed-ask = 已追蹤{ $topic }，你傳訊息給我時會一併告知新消息。
topic-mode-instant = { $topic }的新消息會立即通知。
topic-mode-digest = { $topic }的新消息會在彙整時間送達。
topic-mode-ask = { $topic }的新消息只在你傳訊息給我時告知。
unfollowed = 已取消追蹤{ $topics }。
not-followed = 目前沒有追蹤任何主題。
not-followed-words = 你沒有追蹤「{ $words }」，請查看追蹤清單。
confirm-price-instant = 你不需要付費。每則通知會依群組人數向本帳號的營運者計費：{ $members } 人的立即通知，每月約 { $messages } 則付費訊息。確定嗎？
confirm-price-digest = 你不需要付費。每則通知會依群組人數向本帳號的營運者計費：{ $members } 人的定時彙整，每月最多約 { $messages } 則付費訊息。確定嗎？
confirm-unfollow-all = 將取消追蹤全部 { $count } 個主題，確定嗎？
paused = 已暫停{ $topic }的通知。恢復之前的新聞不會通知。
paused-all = 已暫停所有通知，這段期間的新聞不會通知。想恢復時，傳「恢復通知」即可。
resumed = 已恢復{ $topic }的通知，之後的新聞會通知你。
resumed-all = 已恢復通知，之後的新聞會通知你。
muted = 已隱藏{ $topic }，含有該詞的新聞不會通知。
unmuted = 已取消隱藏{ $topic }。
no-reason = 「{ $title }」不屬於你目前追蹤的主題。
refused-empty = 請傳要追蹤的詞，例如「追蹤 Ohtani」。
refused-only-exclusions = 不能只有要排除的詞，請加上想追蹤的內容：「追蹤 Ohtani -baseball」。
refused-too-short = 「{ $words }」太短，會帶來太多無關的新聞，請換長一點的詞。
refused-only-function-words = 從「{ $words }」看不出是什麼主題，請加上名稱或關鍵字。
refused-contradictory = 「{ $words }」同時包含又排除了同一個詞，請擇一。
refused-too-long = 內容太長，請分成幾個較短的主題追蹤。
too-many-topics = 追蹤與隱藏合計最多 { $limit } 個，請先取消一個再試。
ask-snooze = 要靜音多久？
snooze-off = 已解除靜音，會繼續通知你。
delivery-by-instant = 之後會立即通知。
delivery-by-digest = 之後會在 { $times } 彙整送達。
delivery-by-ask = 之後不再主動通知，只在你傳訊息給我時告知新消息。
digest-times = 彙整時間為 { $times }。
unknown-times = 看不懂時間。請傳每天最多三個時間，例如「彙整時間 8:00 19:00」。
quiet-set = 勿擾時段為 { $hours }，這段時間不會通知。緊急新聞是否例外，可在設定中選擇。
quiet-off = 沒有設定勿擾時段。
ask-quiet = 什麼時候不要打擾？請傳「勿擾時段 22:00-7:00」，或點下方按鈕。
zone = 時間以{ $zone }為準。
ask-zone = 要以哪裡的時間為準？請從下方選擇，或傳「時區 Asia/Taipei」。
unknown-zone = 找不到時區「{ $words }」。請從下方選擇，或傳「時區 Asia/Taipei」。
urgent-on = 緊急新聞會立即通知，勿擾時段和靜音期間也一樣。
urgent-off = 緊急新聞會和其他新聞一樣通知。
on-its-way = 通知正在送出。如果沒有收到，請稍後再問一次。
nothing-owed = 沒有新消息，全部都已通知。
no-alerts-yet = 你追蹤的主題還沒有任何通知。

## 語言
language-question = 要用哪種語言？ Which language shall I speak?
language-set = 之後我會用中文回覆，並提供 NHK 的{ $news }新聞。
news-set = 之後會提供 NHK 的{ $news }新聞。以自訂詞語追蹤的主題維持不變。

## 回覆
no-articles-yet = 正在讀取 NHK 的新聞，請一分鐘後再試。
none-in-category = 目前沒有{ $category }的新聞，看看其他分類如何？
none-older = 沒有更早的新聞了，看看最新的吧。
more-by-button = 想看更多，請點清單下方的「看更多」。
nothing-to-search = 看不出要找什麼。請傳一兩個詞，例如地名、人名或主題。
no-results = 找不到「{ $words }」的新聞。新聞是日文或英文，請換成這兩種語言的詞，或看看最新新聞。
unknown-article = 找不到這則新聞。超過 { $days } 天或 NHK 未提供的新聞不在這裡，請用標題中的詞搜尋看看。
unknown-quote = 看不出你回覆的是哪一則新聞。請點新聞的按鈕，或傳 NHK 連結。
no-related = 目前沒有與「{ $title }」相關的新聞。
no-story = 找不到與「{ $title }」同一事件的其他新聞，可以看看相關新聞。
nothing-since = 「{ $title }」之後還沒有新發展。
none-popular = 近 7 天還沒有人看過新聞，看看最新的吧。
my-data-kept = 保存的資料有：加密後的 LINE ID、你選擇的語言、追蹤或隱藏的主題（{ $topics } 個）、通知設定，以及已通知到哪裡。不保存你的名字、訊息，也不記錄你看了什麼。
my-data-none = 沒有保存任何與你有關的資料。
confirm-delete = 將刪除保存的資料（加密後的 ID、語言、追蹤的主題與設定），通知也會停止。確定嗎？
deleted-kept = 已刪除，不再保存任何與你有關的資料。
deleted-none = 沒有需要刪除的資料。
thanks = 不客氣！想看新聞請傳「最新」，想知道我能做什麼請傳「使用說明」。
sticker = 謝謝你的貼圖！想看新聞請傳「最新」，想知道我能做什麼請傳「使用說明」。
media = 抱歉，我只看得懂文字，請用文字告訴我想知道什麼。
stale-button = 這個按鈕太舊，已經無法使用，請改用下方的按鈕。
group-hello = 大家好，我是 Shirase，為大家送上 NHK 的新聞。標註我並傳「最新」或想知道的內容，我就會回答，其他時候不打擾。群組也能追蹤主題：「追蹤 earthquake」。
failed = 抱歉，我這邊出了問題，請稍後再試一次。
ask-search = 想找什麼？新聞是日文或英文，請傳送地名、人名，或像「quake yesterday」「typhoon -okinawa」這樣的字詞。
