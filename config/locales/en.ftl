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
no-lead = NHK's feed gives only the headline.

## Buttons
button-read = Read at NHK
button-summary = Summary
button-related = Related
button-details = Details
button-more = More
button-latest = Latest
button-popular = Most read
button-help = Help
button-language = Language / 言語
button-my-data = My data
button-delete = Delete
button-japanese = 日本語
button-english = English

## Headings of lists
list-latest = Latest news
list-latest-category = Latest news: { $category }
list-greeting = Thank you for adding me. I am Shirase, a bot that brings you NHK's news. Here is the latest. Ask for anything else in your own words.
list-search = { $count ->
    [one] One article about “{ $words }”
   *[other] { $count } articles about “{ $words }”
  }
list-search-near = No article has all of “{ $words }”. These come close.
list-search-best = The { $count } best matches for “{ $words }”
list-related = Related to “{ $title }”
list-popular = Most read in the last 7 days
list-choose-summary = Which article shall I sum up? Pick one.
list-choose-related = Related to which article? Pick one.
list-choose-details = Details of which article? Pick one.
silent-since = Nothing new has come from NHK for a while: last NHK update { $time }. Here is what there is.

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

## Help
help-heading = What I can do
help-latest-label = latest
help-latest = The newest articles, or of a category: “latest sports”
help-search-label = search
help-search = Send any words, and I look for articles about them
help-article-label = summary, related, details
help-article = On each article's buttons. Or send an NHK link, or reply to one of my messages
help-popular-label = popular
help-popular = What others read most
help-language-label = language
help-language = Switches between English and Japanese
help-data-label = my data
help-data = See and delete what is kept about you
help-source = The news is NHK's. This bot is not a service of NHK.

## Language
language-question = Which language shall I speak? どちらの言語で話しましょうか？
language-set = I will speak English from now on, and bring you NHK's news in English.

## Answers
no-articles-yet = No articles have arrived yet; NHK's feeds are being read. Please try again in a minute.
none-in-category = There are no articles in { $category } right now. How about another category?
none-older = There are no older articles. Have a look at the latest.
more-by-button = For more, tap the More button below a list.
no-results = I found nothing about “{ $words }”. Try fewer or other words, or have a look at the latest news.
unknown-article = I don't have that article. Articles older than { $days } days, and those not in NHK's feeds, are not here. Try a few words of its title.
unknown-quote = I can't tell which article you are replying to. Tap a button on an article, or send its NHK link.
no-related = There are no related stories to “{ $title }” so far.
none-popular = Nobody has opened an article of the last 7 days yet. Have a look at the latest.
my-data-kept = Two things are kept: your LINE id, encrypted, and your language. Not your name, not your messages, not what you read.
my-data-none = Nothing is kept about you.
confirm-delete = This deletes what is kept about you: the encrypted id and your language. Go ahead?
deleted-kept = Deleted. Nothing is kept about you any more.
deleted-none = There was nothing to delete.
thanks = You are welcome. Say “latest” for news, or “help” for all I can do.
sticker = Thanks for the sticker! Say “latest” for news, or “help” for all I can do.
media = Sorry, I can only read text. Tell me in words what you would like to know.
stale-button = That button is too old to work. Please use one of those below.
group-hello = Hello, I am Shirase and bring NHK's news. Mention me and say “latest”, or anything you want to know. I stay silent otherwise.
failed = Sorry, something went wrong on my side. Please try again in a moment.
