### Shirase의 문장(한국어). 형식은 Project Fluent.

## 분야
category-top = 주요 뉴스
category-society = 사회
category-life = 생활·문화
category-science = 과학·의료
category-politics = 정치
category-economy = 경제
category-world = 국제
category-sports = 스포츠
category-asia = 아시아
category-japan = 일본
category-biz-tech = 비즈니스·기술

## 기사
form-video = 영상
form-rolling = 실시간 업데이트
byline = NHK · { $time }
excerpt-by-nhk = NHK 기사 중에서
summary-by-nhk = NHK 기사 원문이에요
summary-by-extract = NHK 기사에서 자동으로 뽑은 문장이에요
summary-by-model = NHK 기사를 바탕으로 AI가 쓴 요약이에요. 숫자와 이름은 기사와 대조했어요. 정확한 내용은 NHK 기사에서 확인해 주세요.
no-lead = NHK가 제목만 제공한 기사예요.

## 버튼
button-read = NHK에서 읽기
button-summary = 요약
button-related = 관련
button-details = 자세히
button-so-far = 지금까지
button-since = 그 후
button-more = 더 보기
button-latest = 최신
button-popular = 인기
button-help = 도움말
button-language = 언어 / Language
button-my-data = 내 데이터
button-delete = 삭제
button-follow-this = 이 주제 팔로우
button-follow-story = 후속 소식 팔로우
button-follow-again = 다시 팔로우
button-what-to-follow = 주제 팔로우
button-follow-instant = 팔로우: 바로 받기
button-follow-digest = 팔로우: 모아 받기
button-follow-ask = 팔로우: 물어볼 때만
button-unfollow = 팔로우 취소
button-unmute = 숨김 해제
button-unfollow-all = 모두 팔로우 취소
button-my-alerts = 내 알림
button-settings = 설정
button-catch-up = 밀린 뉴스
button-show-all = 모두 보기
button-why = 왜?
button-less = 덜 받기
button-unfollow-alert = 팔로우 취소
button-mute-alert = 숨기기
button-mute-again = 다시 숨기기
button-go-ahead = 네, 할게요
button-pause = 끄기
button-resume = 켜기
button-pause-all = 알림 끄기
button-resume-all = 알림 켜기
button-snooze = 잠시 끄기
button-snooze-hour = 1시간 끄기
button-snooze-tomorrow = 내일까지 끄기
button-snooze-week = 일주일 끄기
button-snooze-off = 잠시 끄기 해제
button-add-digest = 시간 추가
button-remove-digest = { $time } 삭제
button-quiet-from = 시작 시간
button-quiet-to = 끝나는 시간
button-quiet-off = 방해 금지 시간 없애기
button-urgent-on = 긴급 뉴스 켜기
button-urgent-off = 긴급 뉴스 끄기
button-zone = 시간대 변경
button-preview = 미리 보기
button-news = 뉴스: { $language }
button-search = 검색
search-begun = {"검색 "}

## 목록 제목
list-latest = 최신 뉴스
list-latest-category = 최신 뉴스: { $category }
list-greeting = 친구로 추가해 주셔서 고마워요. NHK 뉴스를 전해 드리는 Shirase예요. 먼저 최신 뉴스를 보여 드릴게요. 궁금한 것이 있으면 그대로 보내 주세요.
list-search = ‘{ $words }’ 검색 결과 { $count }건
list-search-near = ‘{ $words }’에 꼭 맞는 기사는 없어요. 가까운 기사를 보여 드릴게요.
list-search-corrected = ‘{ $words }’ 기사는 없어요. 비슷한 ‘{ $corrected }’ 검색 결과예요.
list-search-other-days = { $days }에는 ‘{ $words }’ 기사가 없어요. 다른 날의 기사예요.
list-search-best = ‘{ $words }’ 검색 결과 상위 { $count }건
list-related = ‘{ $title }’ 관련 기사
list-popular = 최근 7일 동안 많이 본 기사
list-choose-summary = 어느 기사를 요약할까요? 기사를 골라 주세요.
list-choose-related = 어느 기사의 관련 기사를 볼까요? 기사를 골라 주세요.
list-choose-details = 어느 기사를 자세히 볼까요? 기사를 골라 주세요.
list-choose-so-far = 어느 기사의 지금까지를 볼까요? 기사를 골라 주세요.
list-choose-since = 어느 기사의 그 후를 볼까요? 기사를 골라 주세요.
silent-since = 한동안 NHK에서 새 소식이 오지 않았어요. 마지막 업데이트는 { $time }이에요. 지금 있는 기사를 보여 드릴게요.
list-way-on = 다른 뉴스 보기

## 요약과 상세
summary-heading = 요약
details-related = 관련 기사
details-no-related = 관련 기사가 없어요
details-statistics = 통계
details-characters = 글자 수
details-words = 단어 수
details-reads = 읽은 횟수
details-details = 기사 정보
details-id = ID
details-publisher = 제공
list-separator = {", "}
details-categories = 분야
details-url = URL
details-date = 날짜
details-created = 수집
details-updated = 업데이트
details-last-read = 마지막으로 읽은 때
details-revision = 정정
details-revisions = { $count }번
details-never = 아직 없음

## 경과
story-so-far = 지금까지: { $title }
story-since = ‘{ $title }’ 그 후
story-by-extract = NHK 기사에서 자동으로 뽑은 문장이에요

## 도움말
help-heading = 할 수 있는 일
help-latest-label = 최신
help-latest = 최신 기사를 보여 드려요. 분야도 고를 수 있어요: ‘최신 스포츠’
help-search-label = 검색
help-search = 찾을 말을 그대로 보내 주세요. 뉴스가 일본어나 영어라서 그 언어로 찾아야 해요. 날짜, 제외, 둘 중 하나, 정확한 구절도 쓸 수 있어요: ‘quake yesterday’, ‘typhoon -okinawa’, ‘typhoon | flood’
help-article-label = 요약, 관련, 자세히
help-article = 기사 버튼을 누르거나, NHK 링크를 보내거나, 제 메시지에 답장해 주세요
help-story-label = 지금까지, 그 후
help-story = 이어지는 소식이 있는 기사에서, 어떻게 시작됐고 그 뒤에 어떻게 됐는지 보여 드려요
help-popular-label = 인기
help-popular = 많이 본 기사
help-follow-label = 팔로우, 팔로우 취소
help-follow = ‘팔로우 Ohtani -baseball’이라고 보내면 새 소식을 알려 드리고, ‘팔로우 취소 Ohtani’라고 보내면 멈춰요
help-my-alerts-label = 내 알림
help-my-alerts = 팔로우한 주제를 보고, 끄고, 바꿀 수 있어요
help-catch-up-label = 밀린 뉴스
help-catch-up = 아직 알려 드리지 않은 기사를 모두 보여 드려요
help-settings-label = 설정
help-settings = 알림 방식, 모아 받는 시간, 방해 금지 시간, 잠시 끄기
help-language-label = 언어
help-language = 제가 쓰는 언어와 뉴스의 언어(일본어나 영어)를 고를 수 있어요
help-data-label = 내 데이터
help-data = 보관 중인 데이터를 보고 삭제할 수 있어요
help-source = 뉴스는 NHK가 제공해요. 이 봇은 NHK의 공식 서비스가 아니에요.

## 주제 이름
topic-words = ‘{ $words }’
topic-story = ‘{ $title }’ 후속 소식
topic-of-language = { $topic }({ $language })
topics-and-more = { $topics } 외 { $more }개
language-ja = 일본어
language-en = 영어
mode-instant = 바로 받기
mode-digest = 모아 받기
mode-ask = 물어볼 때만
state-paused = 꺼짐

## 팔로우하기 전에
what-to-follow = 무엇을 팔로우할까요? 아래에서 고르거나 일본어나 영어로 보내 주세요: ‘팔로우 Ohtani’, ‘팔로우 earthquake Miyagi’. 빼기는 제외(Ohtani -baseball), 세로줄은 둘 중 하나(cats | dogs), "따옴표"는 정확한 구절이에요.
what-to-follow-presets = 많이 팔로우하는 주제
what-to-follow-categories = 분야
preview-heading = 팔로우하기 전에
preview-followed = 팔로우 중이에요
preview-none = 최근 { $days }일 동안 이 주제의 기사가 없었어요.
preview-few = 최근 { $days }일 동안 기사가 { $count }건 있었어요.
preview-rate = 최근 { $days }일 동안 하루에 약 { $aDay }건 있었어요.
preview-examples = 예를 들면
preview-digest = 기사가 많은 편이에요. 정해진 시간에 한 번에 받는 ‘모아 받기’를 추천해요.
preview-price = 여러분은 비용을 내지 않아요. 알림을 보낼 때마다 이 봇의 운영자에게 인원수만큼 요금이 들어요. { $members }명이 바로 받으면 한 달에 약 { $messages }건, 모아 받으면 많아야 약 { $digests }건이에요.
preview-price-default = ‘물어볼 때만’은 비용이 들지 않아요. 그룹에서 저를 부르면 새 소식을 함께 알려 드려요.
greeting-topics = 이런 주제는 어때요?
greeting-promise = 팔로우한 주제에 새 소식이 있을 때만 알려 드리고, 비용은 들지 않아요. 저에게 물어보는 것도 누구에게나 무료예요.

## 팔로우 목록
my-alerts-heading = 팔로우 중({ $count })
my-alerts-muted = 숨김({ $count })
my-alerts-none = 아직 팔로우한 주제가 없어요. 주제를 팔로우하면 새 소식이 있을 때 알려 드려요.
choose-topic-unfollow = 어느 주제의 팔로우를 취소할까요?
choose-topic-less = 어느 주제를 덜 받을까요?
choose-topic-pause = 어느 주제의 알림을 끌까요?
choose-topic-resume = 어느 주제의 알림을 켤까요?
choose-mute = 어떤 말을 숨길까요? 그 말이 있는 기사는 더 이상 알려 드리지 않아요.

## 설정
settings-heading = 알림 설정
settings-none = 없음
settings-mode = 알림 방식
settings-mode-hint = 따로 정하지 않은 주제에 적용돼요
settings-digest = 모아 받는 시간
settings-quiet = 방해 금지 시간
settings-urgent = 긴급 뉴스
settings-urgent-on = 언제든 바로 알려 드려요
settings-urgent-off = 다른 뉴스와 똑같이 알려 드려요
settings-snooze = 잠시 끄기
settings-zone = 시간대
quiet-hours = { $from }~{ $to }
snoozed-until = { $time }까지 알리지 않아요.
snoozed-until-urgent = { $time }까지 긴급 뉴스만 알려 드려요.
zone-tokyo = 도쿄
zone-seoul = 서울
zone-shanghai = 상하이
zone-singapore = 싱가포르
zone-sydney = 시드니
zone-paris = 파리
zone-london = 런던
zone-new-york = 뉴욕
zone-los-angeles = 로스앤젤레스

## 알림
delivery-alert = { $topics } 새 소식 { $count }건
delivery-urgent = 긴급 뉴스: { $topics }
delivery-digest = 모아 보는 뉴스({ $count }건)
delivery-catch-up = 밀린 뉴스({ $count }건)
delivery-reasons = 팔로우 중: { $topics }
delivery-line = { $topics }: { $title }
delivery-line-update = { $topics }: [후속] { $title }
delivery-titles = 다른 제목({ $count }건)
delivery-more = 여기에 다 담지 못한 기사가 { $count }건 더 있어요. 버튼을 눌러 확인해 주세요.
update-mark = 후속
why-heading = 이 알림을 받은 이유
why-words = 일치한 말: { $words }
enclosure-heading = { $topics } 새 소식 { $count }건({ $since }부터)
step-merged = 이번 달에 보낼 수 있는 알림이 얼마 남지 않았어요. 당분간 여러 알림을 하나로 묶어 조금 늦게 보내 드려요. 긴급 뉴스는 그대로 바로 알려 드려요.
step-digest = 이번 달에 보낼 수 있는 알림이 얼마 남지 않았어요. 당분간 정해진 시간에 모아서 보내 드려요. 긴급 뉴스는 그대로 바로 알려 드려요.
step-ask = 이번 달에 보낼 수 있는 알림이 거의 남지 않았어요. 당분간 메시지를 보내 주실 때 새 소식을 함께 알려 드려요.
step-heading = 알림이 오는 방식에 대하여

## 알림에 대한 답
followed-instant = { $topic } 팔로우를 시작했어요. 새 소식이 있으면 바로 알려 드릴게요.
followed-digest = { $topic } 팔로우를 시작했어요. 새 소식은 정해진 시간에 모아서 보내 드릴게요.
followed-ask = { $topic } 팔로우를 시작했어요. 메시지를 보내 주실 때 새 소식을 함께 알려 드릴게요.
topic-mode-instant = { $topic } 소식은 이제 바로 알려 드려요.
topic-mode-digest = { $topic } 소식은 이제 정해진 시간에 모아서 보내 드려요.
topic-mode-ask = { $topic } 소식은 이제 메시지를 보내 주실 때만 알려 드려요.
unfollowed = { $topics } 팔로우를 취소했어요.
not-followed = 지금은 팔로우한 주제가 없어요.
not-followed-words = ‘{ $words }’ 주제는 팔로우하고 있지 않아요. ‘내 알림’에서 확인해 주세요.
confirm-price-instant = 여러분은 비용을 내지 않아요. 알림을 보낼 때마다 이 봇의 운영자에게 인원수만큼 요금이 들어요. { $members }명이 바로 받으면 한 달에 약 { $messages }건이에요. 계속할까요?
confirm-price-digest = 여러분은 비용을 내지 않아요. 알림을 보낼 때마다 이 봇의 운영자에게 인원수만큼 요금이 들어요. { $members }명이 모아 받으면 한 달에 많아야 약 { $messages }건이에요. 계속할까요?
confirm-unfollow-all = 팔로우한 주제 { $count }개를 모두 취소해요. 계속할까요?
paused = { $topic } 알림을 껐어요. 다시 켤 때까지 나온 기사는 알려 드리지 않아요.
paused-all = 모든 알림을 껐어요. 그동안 나온 기사는 알려 드리지 않아요. ‘알림 켜기’라고 보내면 언제든 다시 시작해요.
resumed = { $topic } 알림을 다시 켰어요. 이제부터 나오는 기사를 알려 드려요.
resumed-all = 알림을 다시 켰어요. 이제부터 나오는 기사를 알려 드려요.
muted = { $topic } 숨김을 설정했어요. 그 말이 있는 기사는 알려 드리지 않아요.
unmuted = { $topic } 숨김을 해제했어요.
no-reason = ‘{ $title }’ 기사는 지금 팔로우한 주제에 해당하지 않아요.
refused-empty = 팔로우할 말을 보내 주세요. 예: ‘팔로우 Ohtani’
refused-only-exclusions = 제외할 말만으로는 팔로우할 수 없어요. 알고 싶은 말도 넣어 주세요. 예: ‘팔로우 Ohtani -baseball’
refused-too-short = ‘{ $words }’처럼 짧은 말로는 관계없는 기사까지 오게 돼요. 조금 더 긴 말로 보내 주세요.
refused-only-function-words = ‘{ $words }’만으로는 어떤 기사인지 알 수 없어요. 이름이나 주제를 넣어 주세요.
refused-contradictory = ‘{ $words }’에는 같은 말이 원하는 말과 제외할 말에 모두 들어 있어요. 하나만 골라 주세요.
refused-too-long = 팔로우하기에 너무 길어요. 짧게 나누어 보내 주세요.
too-many-topics = 팔로우와 숨김은 합해서 { $limit }개까지예요. 하나를 취소하고 다시 해 주세요.
ask-snooze = 얼마 동안 끌까요?
snooze-off = 잠시 끄기를 해제했어요. 다시 알려 드릴게요.
delivery-by-instant = 이제 새 소식을 바로 알려 드려요.
delivery-by-digest = 이제 { $times }에 모아서 보내 드려요.
delivery-by-ask = 이제 알림을 보내지 않고, 메시지를 보내 주실 때만 새 소식을 알려 드려요.
digest-times = 모아 받는 시간은 { $times }예요.
unknown-times = 시간을 알아보지 못했어요. 하루 세 번까지 ‘모아 받는 시간 8:00 19:00’처럼 보내 주세요.
quiet-set = 방해 금지 시간은 { $hours }예요. 이 시간에는 알리지 않아요. 긴급 뉴스를 예외로 할지는 설정에서 고를 수 있어요.
quiet-off = 방해 금지 시간이 없어요.
ask-quiet = 언제 알리지 말까요? ‘방해 금지 시간 22:00-7:00’처럼 보내거나 버튼을 눌러 주세요.
zone = 이제 시간은 { $zone } 기준이에요.
ask-zone = 어느 곳의 시간에 맞출까요? 아래에서 고르거나 ‘시간대 Asia/Seoul’처럼 보내 주세요.
unknown-zone = ‘{ $words }’ 시간대를 찾지 못했어요. 아래에서 고르거나 ‘시간대 Asia/Seoul’처럼 보내 주세요.
urgent-on = 긴급 뉴스는 방해 금지 시간이나 잠시 끈 동안에도 바로 알려 드려요.
urgent-off = 긴급 뉴스도 다른 뉴스와 똑같이 알려 드려요.
on-its-way = 지금 알림을 보내고 있어요. 오지 않으면 잠시 뒤에 다시 물어봐 주세요.
nothing-owed = 새 소식이 없어요. 모두 알려 드렸어요.
no-alerts-yet = 팔로우한 주제의 알림이 아직 없었어요.

## 언어
language-question = 어느 언어로 이야기할까요? Which language shall I speak?
language-set = 이제부터 한국어로 이야기하고, NHK 뉴스는 { $news }로 전해 드릴게요.
news-set = 이제부터 NHK 뉴스를 { $news }로 전해 드릴게요. 직접 쓴 말로 팔로우한 주제는 그대로예요.

## 답
no-articles-yet = NHK 뉴스를 읽어 오는 중이에요. 1분쯤 뒤에 다시 해 주세요.
none-in-category = 지금은 { $category } 기사가 없어요. 다른 분야는 어떠세요?
none-older = 더 오래된 기사는 없어요. 최신 뉴스를 보세요.
more-by-button = 목록 아래의 ‘더 보기’ 버튼을 눌러 주세요.
nothing-to-search = 무엇을 찾을지 알아보지 못했어요. 지명, 이름, 주제처럼 한두 단어로 보내 주세요.
no-results = ‘{ $words }’ 기사를 찾지 못했어요. 뉴스가 일본어나 영어라서 그 언어로 찾아야 해요. 다른 말로 바꾸거나 최신 뉴스를 보세요.
unknown-article = 그 기사는 여기에 없어요. { $days }일이 지났거나 NHK가 제공하지 않은 기사예요. 제목의 말로 찾아보세요.
unknown-quote = 어느 기사에 답장하셨는지 모르겠어요. 기사의 버튼을 누르거나 NHK 링크를 보내 주세요.
no-related = 아직 ‘{ $title }’ 관련 기사가 없어요.
no-story = ‘{ $title }’ 소식을 이어 가는 다른 기사를 찾지 못했어요. 관련 기사를 살펴보세요.
nothing-since = ‘{ $title }’ 이후로 새로운 소식이 없어요.
none-popular = 최근 7일 동안 읽은 기사가 아직 없어요. 최신 뉴스를 보세요.
my-data-kept = 보관 중인 데이터: 암호화한 LINE ID, 고르신 언어, 팔로우하거나 숨긴 주제({ $topics }개), 알림 설정, 어디까지 알려 드렸는지. 이름, 메시지, 읽은 기사는 보관하지 않아요.
my-data-none = 보관 중인 데이터가 없어요.
confirm-delete = 보관 중인 데이터(암호화한 ID, 언어, 팔로우한 주제, 설정)를 삭제해요. 알림도 멈춰요. 계속할까요?
deleted-kept = 삭제했어요. 이제 보관 중인 데이터가 없어요.
deleted-none = 삭제할 데이터가 없었어요.
thanks = 천만에요! 뉴스는 ‘최신’, 할 수 있는 일은 ‘도움말’이라고 보내 주세요.
sticker = 스티커 고마워요! 뉴스는 ‘최신’, 할 수 있는 일은 ‘도움말’이라고 보내 주세요.
media = 죄송해요, 글만 읽을 수 있어요. 궁금한 것을 글로 보내 주세요.
stale-button = 너무 오래된 버튼이라 쓸 수 없어요. 아래 버튼을 눌러 주세요.
group-hello = 안녕하세요, NHK 뉴스를 전해 드리는 Shirase예요. 저를 멘션하고 ‘최신’이나 궁금한 것을 보내 주세요. 그 밖에는 조용히 있을게요. 그룹도 주제를 팔로우할 수 있어요: ‘팔로우 earthquake’
failed = 죄송해요, 문제가 생겼어요. 잠시 뒤에 다시 해 주세요.
ask-search = 무엇을 찾을까요? 뉴스가 일본어나 영어라서, 지명이나 사람 이름, ‘quake yesterday’, ‘typhoon -okinawa’ 같은 말을 보내 주세요.
