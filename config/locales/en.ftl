### Shirase's sentences (English), in Project Fluent's format.

## Categories
category-top = Top stories
category-society = Society
category-life = Life & culture
category-science = Science & medicine
category-politics = Politics
category-economy = Economy
category-world = World
category-sports = Sports
category-asia = Asia
category-japan = Japan
category-biz-tech = Business & tech

## Articles
form-video = Video
form-rolling = Rolling updates
byline = NHK · { $time }
excerpt-by-nhk = From NHK's article
summary-by-nhk = In NHK's own words
summary-by-extract = Sentences picked automatically from NHK's article
summary-by-model = Written by a machine from NHK's article; its numbers and names were checked against it. NHK's article has the last word.
no-lead = NHK's feed gives only the headline.

## Buttons
button-read = Read at NHK
button-summary = Summary
button-related = Related
button-details = Details
button-so-far = Story so far
button-since = What's new since
button-more = More
button-latest = Latest
button-popular = Most read
button-help = Help
button-language = Language / 言語
button-my-data = My data
button-delete = Delete
button-follow-this = Follow this
button-follow-story = Follow story
button-follow-again = Follow again
button-what-to-follow = Follow a topic
button-follow-instant = Follow: at once
button-follow-digest = Follow: as a digest
button-follow-ask = Follow: when I ask
button-unfollow = Unfollow
button-unmute = Unmute
button-unfollow-all = Unfollow all
button-my-alerts = My alerts
button-settings = Settings
button-catch-up = Catch up
button-show-all = Show all
button-why = Why?
button-less = Less
button-unfollow-alert = Unfollow
button-mute-alert = Mute
button-mute-again = Mute again
button-go-ahead = Go ahead
button-pause = Pause
button-resume = Resume
button-pause-all = Pause all
button-resume-all = Resume all
button-snooze = Snooze
button-snooze-hour = Snooze 1 hour
button-snooze-tomorrow = Snooze till tomorrow
button-snooze-week = Snooze a week
button-snooze-off = End snooze
button-add-digest = Add a time
button-remove-digest = Remove { $time }
button-quiet-from = From
button-quiet-to = Until
button-quiet-off = No quiet hours
button-urgent-on = Turn urgent news on
button-urgent-off = Turn urgent news off
button-zone = Change time zone
button-preview = Preview
button-news = News: { $language }
button-share = Send to a friend
button-feedback-up = 👍 Helpful
button-feedback-down = 👎 Not helpful
button-leave = Leave the group
button-search = Search
search-begun = {"search "}
button-furigana-on = Turn furigana on
button-furigana-off = Turn furigana off

## Headings of lists
list-latest = Latest news
list-latest-category = Latest news: { $category }
list-greeting = Thank you for adding me. I am Shirase, a bot that brings you NHK's news. Here is the latest. Ask for anything else in your own words.
list-search = { $count ->
    [one] One article about “{ $words }”
   *[other] { $count } articles about “{ $words }”
  }
list-search-near = No article has all of “{ $words }”. These come close.
list-search-corrected = No article spells it “{ $words }”. Close to that, “{ $corrected }”:
list-search-days = News of { $days }
list-search-other-days = Nothing on “{ $words }” on { $days }. From other days:
list-search-best = The { $count } best matches for “{ $words }”
list-related = Related to “{ $title }”
list-popular = Most read in the last 7 days
list-choose-summary = Which article shall I sum up? Pick one.
list-choose-related = Related to which article? Pick one.
list-choose-details = Details of which article? Pick one.
list-choose-so-far = Which article's story so far? Pick one.
list-choose-since = Since which article shall I tell what is new? Pick one.
silent-since = Nothing new has come from NHK for a while: last NHK update { $time }. Here is what there is.
list-way-on = More news

## Summary and details
summary-heading = Summary
details-related = Related stories
details-no-related = No related stories
details-statistics = Statistics
details-characters = Characters
details-words = Words
details-reads = Times read
details-details = Details
details-id = ID
details-publisher = Publisher
list-separator = {", "}
details-categories = Categories
details-url = URL
details-date = Date
details-created = Created
details-updated = Updated
details-last-read = Last read
details-revision = Corrected
details-revisions = { $count ->
    [one] once
   *[other] { $count } times
  }
details-never = never

## Stories
story-so-far = The story so far: { $title }
story-since = New since “{ $title }”
story-by-extract = Sentences picked automatically from NHK's articles

## Help
help-heading = What I can do
help-latest-label = latest
help-latest = The newest articles, or of a category: “latest sports”
help-search-label = search
help-search = Send any words, and I look for articles about them. Categories, dates, exclusions, alternatives and exact phrases work, too: “sports skating”, “quake yesterday”, “typhoon -okinawa”, “typhoon | flood”
help-article-label = summary, related, details
help-article = On each article's buttons. Or send an NHK link, or reply to one of my messages
help-story-label = story so far, what's new since
help-story = On the page of an article whose story goes on: how it came about, and what came after the article
help-popular-label = popular
help-popular = What others read most
help-follow-label = follow, unfollow
help-follow = “follow Ohtani -baseball” tells you when there is news; “unfollow Ohtani” ends it
help-my-alerts-label = my alerts
help-my-alerts = What you follow: see, pause and change it
help-catch-up-label = catch up
help-catch-up = Everything that you have not been told yet
help-settings-label = settings
help-settings = How alerts come, digest times, quiet hours, snooze
help-language-label = language
help-language = The language I speak, and that of the news: Japanese or English
help-data-label = my data
help-data = See and delete what is kept about you
help-source = The news is NHK's. This bot is not a service of NHK.

## Names of topics
topic-words = “{ $words }”
topic-story = “{ $title }” (story)
topic-of-language = { $topic } ({ $language })
topics-and-more = { $topics } and { $more } more
language-ja = Japanese
language-en = English
mode-instant = At once
mode-digest = Digest
mode-ask = When I ask
state-paused = Paused

## Before following
what-to-follow = What would you like to follow? Pick below, or send words of your own: “follow Ohtani”, “follow earthquake Miyagi”. A minus leaves out (Ohtani -baseball), a bar means either (cats | dogs), and "quotes" keep words together.
what-to-follow-presets = Popular topics
what-to-follow-categories = Categories
preview-heading = Before you follow
preview-followed = You follow this
preview-none = There were no articles on this in the last { $days } days.
preview-near = Did you mean { $near }?
preview-few = In the last { $days } days: { $count ->
    [one] one article
   *[other] { $count } articles
  }.
preview-rate = In the last { $days } days: about { $aDay } a day.
preview-examples = For example
preview-digest = That is a lot. A digest brings it all together at set times of day, so I suggest that.
preview-price = You pay nothing. Whoever runs this bot pays for each member who gets an alert: { $members } members × alerts at once make about { $messages } paid messages a month, digests at most { $digests }.
preview-price-default = “When I ask” costs nothing: I tell you what is new when the group talks to me.
greeting-topics = Topics to try
greeting-promise = I alert you only to news on topics you follow, and it costs you nothing. What you ask me costs nobody anything.

## What is followed
my-alerts-heading = Following ({ $count })
my-alerts-muted = Muted ({ $count })
my-alerts-none = You follow nothing yet. Follow a topic, and I tell you when there is news on it.
choose-topic-unfollow = Which one shall I unfollow?
choose-topic-less = Which topic shall I tell you less of?
choose-topic-pause = Which topic shall I pause?
choose-topic-resume = Which topic shall I resume?
choose-mute = Which word shall I mute? Articles with it will not be told any more.

## Settings
settings-heading = Alert settings
settings-none = None
settings-mode = How alerts come
settings-mode-hint = For topics without a choice of their own
settings-digest = Times of the digest
settings-quiet = Quiet hours
settings-urgent = Urgent news
settings-urgent-on = At once, at any time
settings-urgent-off = Like all other news
settings-snooze = Snooze
settings-zone = Time zone
quiet-hours = { $from }–{ $to }
snoozed-until = No alerts until { $time }.
snoozed-until-urgent = No alerts until { $time }, except for urgent news.
zone-tokyo = Tokyo
zone-seoul = Seoul
zone-shanghai = Shanghai
zone-singapore = Singapore
zone-sydney = Sydney
zone-paris = Paris
zone-london = London
zone-new-york = New York
zone-los-angeles = Los Angeles
settings-furigana = Furigana
settings-furigana-on = On
settings-furigana-off = Off
settings-furigana-hint = In my answers, for the titles and texts of Japanese news; not in alerts

## Alerts
delivery-alert = { $count } new: { $topics }
delivery-urgent = Urgent news: { $topics }
delivery-digest = Your digest ({ $count })
delivery-catch-up = Catch-up ({ $count })
delivery-reasons = Following: { $topics }
delivery-line = { $topics }: { $title }
delivery-line-update = { $topics }: Update: { $title }
delivery-line-more = { $line } (+{ $count })
delivery-titles = More headlines ({ $count })
delivery-more = { $count ->
    [one] One more article does not fit here. Tap the button to see it.
   *[other] { $count } more articles do not fit here. Tap the button to see them.
  }
update-mark = Update
why-heading = Why you got this
why-words = Matched: { $words }
enclosure-heading = { $count } new in { $topics } since { $since }
step-merged = The month's alerts are running short. For some time, I put several alerts into one message, a little later than usual. Urgent news still comes at once.
step-digest = The month's alerts are running short. For some time, your alerts come at your digest times. Urgent news still comes at once.
step-ask = The month's alerts are nearly used up. For some time, I tell you what is new whenever you write to me.
step-heading = How your alerts come for now

## Answers about alerts
followed-instant = Now following { $topic }. I will tell you at once when there is news.
followed-digest = Now following { $topic }. Its news comes with your digest, or along with another alert.
followed-ask = Now following { $topic }. I will tell you what is new when you write to me.
topic-mode-instant = News on { $topic } now comes at once.
topic-mode-digest = News on { $topic } now comes with your digest.
topic-mode-ask = News on { $topic } now comes only when you write to me.
unfollowed = You no longer follow { $topics }.
not-followed = You follow nothing at the moment.
not-followed-words = You don't follow “{ $words }”. See “my alerts” for what you do.
confirm-price-instant = You pay nothing. Whoever runs this bot pays for each member who gets an alert: { $members } members × alerts at once make about { $messages } paid messages a month. Go ahead?
confirm-price-digest = You pay nothing. Whoever runs this bot pays for each member who gets a digest: { $members } members × digests make at most about { $messages } paid messages a month. Go ahead?
confirm-unfollow-all = { $count ->
    [one] This unfollows the one topic you follow. Go ahead?
   *[other] This unfollows all { $count } topics. Go ahead?
  }
paused = Alerts on { $topic } are paused. What is published until you resume is left out.
paused-all = All alerts are paused. What is published until then is left out; say “resume all” whenever you want them back.
resumed = Alerts on { $topic } are back on, for what is published from now.
resumed-all = Alerts are back on, for what is published from now.
muted = { $topic } is muted: articles with it will not be told.
unmuted = { $topic } is no longer muted.
no-reason = “{ $title }” is not about anything that you follow now.
refused-empty = Send the words to follow, for example “follow Ohtani”.
refused-only-exclusions = Words to leave out are not enough. Add what you want to know about: “follow Ohtani -baseball”.
refused-too-short = “{ $words }” is too short: too many other articles would come along. Please try a longer word.
refused-only-function-words = “{ $words }” says nothing that an article could be about. Please add a name or a subject.
refused-only-date = “{ $words }” only says when. What you follow is news yet to come, so please name a subject, for example “follow Ohtani”.
refused-contradictory = “{ $words }” asks for a word and leaves it out as well. Please decide for one.
refused-too-long = That is too long to follow. Please follow it in shorter pieces.
too-many-topics = You can follow and mute { $limit } topics at most. Unfollow one, then try again.
ask-snooze = For how long shall I be silent?
snooze-off = The snooze is over. Alerts come again.
delivery-by-instant = Alerts now come at once.
delivery-by-digest = Alerts now come together, at { $times }.
delivery-by-ask = I now tell you what is new only when you write to me, and send no alerts.
digest-times = Your digest comes at { $times }.
unknown-times = I could not read the times. Send up to three a day, like “digest times 8:00 19:00”.
quiet-set = Quiet hours are { $hours }: no alerts in that time. Whether urgent news may break them is in the settings.
quiet-off = There are no quiet hours.
ask-quiet = When shall I be quiet? Send it like “quiet hours 22:00-7:00”, or use the buttons.
zone = Times are now in { $zone }.
ask-zone = Which clock shall I follow? Pick below, or send it like “time zone Europe/Rome”.
unknown-zone = I know no time zone “{ $words }”. Pick below, or send it like “time zone Europe/Rome”.
urgent-on = Urgent news comes at once, even in quiet hours and while snoozed.
urgent-off = Urgent news now comes like all other news.
only-urgent = There is no setting for urgent news alone. Nearest to it: everything else in a digest, and urgent news at once.
on-its-way = An alert is on its way to you. If it does not come, ask again in a moment.
nothing-owed = Nothing new. You have been told everything.
no-alerts-yet = There has been no alert on anything that you follow yet.
not-followed-stale = That button is of a topic which you no longer follow. “My alerts” shows what you do.

## Language
language-question = Which language shall I speak? どちらの言語で話しましょうか？
language-set = I will speak English from now on, and bring you NHK's news in { $news }.
news-set = I will bring you NHK's news in { $news } from now on. What you already follow in your own words stays as it is.
language-bot = My language
language-news = News

## Answers
no-articles-yet = No articles have arrived yet; NHK's feeds are being read. Please try again in a minute.
none-in-category = There are no articles in { $category } right now. How about another category?
none-older = There are no older articles. Have a look at the latest.
more-by-button = For more, tap the More button below a list.
nothing-to-search = I could not make out what to look for. Send me a word or two, such as a place, a name or a subject.
no-results = I found nothing about “{ $words }”. Try fewer or other words, or have a look at the latest news.
unknown-article = I don't have that article. Articles older than { $days } days, and those not in NHK's feeds, are not here. Try a few words of its title.
unknown-quote = I can't tell which article you are replying to. Tap a button on an article, or send its NHK link.
no-related = There are no related stories to “{ $title }” so far.
no-story = I have found no other article that belongs to “{ $title }”. Have a look at its related stories.
nothing-since = Nothing new has come in this story since “{ $title }”.
none-popular = Nobody has opened an article of the last 7 days yet. Have a look at the latest.
my-data-kept = This is kept: your LINE id, encrypted, your language, the topics you follow or mute ({ $topics }), your settings of alerts and furigana, and up to where you were told. Not your name, not your messages, not what you read.
my-data-none = Nothing is kept about you.
confirm-delete = This deletes what is kept about you: the encrypted id, your language, the topics you follow and your settings. Alerts end too. Go ahead?
deleted-kept = Deleted. Nothing is kept about you any more.
deleted-none = There was nothing to delete.
thanks = You are welcome. Say “latest” for news, or “help” for all I can do.
sticker = Thanks for the sticker! Say “latest” for news, or “help” for all I can do.
media = Sorry, I can only read text. Tell me in words what you would like to know.
stale-button = That button is too old to work. Please use one of those below.
group-hello = Hello, I am Shirase and bring NHK's news. Mention me and say “latest”, or anything you want to know. I stay silent otherwise. A group can follow topics too: “follow earthquakes”. Mention me with “leave” to send me away.
failed = Sorry, something went wrong on my side. Please try again in a moment.
feedback-up = Glad to hear it. Thank you!
feedback-down = Thank you for telling me. It helps to make summaries better.
confirm-leave = I will leave this group, and everything that is kept about it is deleted. Go ahead?
left = Goodbye. What was kept about this group is deleted. Invite me again whenever you like.
ask-search = What shall I look for? Send a place, a name, or words like “quake yesterday” or “typhoon -okinawa”.
ask-category = Which category?
furigana-on = Titles and texts of Japanese news now come with furigana, like 漢字(かんじ).
furigana-off = Japanese news now comes without furigana.

## Rich menu
menu-bar = Menu
menu-news = News
menu-latest = Latest news
menu-popular = Most read
menu-search = Search
menu-categories = Categories
menu-language = Language
menu-help = Help
menu-alerts = My alerts
menu-catch-up = Catch up
menu-follow = Follow a topic
menu-following = What I follow
menu-settings = Settings
menu-snooze = Snooze
menu-my-data = My data
