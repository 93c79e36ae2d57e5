### ข้อความของ Shirase (ภาษาไทย) รูปแบบ Project Fluent

## หมวดข่าว
category-top = ข่าวเด่น
category-society = สังคม
category-life = ชีวิตและวัฒนธรรม
category-science = วิทยาศาสตร์และการแพทย์
category-politics = การเมือง
category-economy = เศรษฐกิจ
category-world = ต่างประเทศ
category-sports = กีฬา
category-asia = เอเชีย
category-japan = ญี่ปุ่น
category-biz-tech = ธุรกิจและเทคโนโลยี

## ข่าว
form-video = วิดีโอ
form-rolling = อัปเดตต่อเนื่อง
byline = NHK · { $time }
excerpt-by-nhk = จากข่าวของ NHK
summary-by-nhk = ข้อความของ NHK เอง
summary-by-extract = ประโยคที่คัดจากข่าวของ NHK โดยอัตโนมัติ
summary-by-model = AI เขียนสรุปนี้จากข่าวของ NHK และตรวจตัวเลขกับชื่อเทียบกับข่าวแล้ว โปรดยึดข่าวของ NHK เป็นหลัก
no-lead = ข่าวนี้ NHK ให้มาเฉพาะหัวข้อข่าว

## ปุ่ม
button-read = อ่านที่ NHK
button-summary = สรุป
button-related = เกี่ยวข้อง
button-details = รายละเอียด
button-so-far = ความเป็นมา
button-since = ความคืบหน้า
button-more = ดูเพิ่ม
button-latest = ล่าสุด
button-popular = ยอดนิยม
button-help = วิธีใช้
button-language = ภาษา / Language
button-my-data = ข้อมูลของฉัน
button-delete = ลบ
button-follow-this = ติดตามเรื่องนี้
button-follow-story = ติดตามความคืบหน้า
button-follow-again = ติดตามอีกครั้ง
button-what-to-follow = ติดตามหัวข้อ
button-follow-instant = ติดตาม: แจ้งทันที
button-follow-digest = ติดตาม: รวมข่าว
button-follow-ask = ติดตาม: เมื่อถาม
button-unfollow = เลิกติดตาม
button-unmute = เลิกซ่อน
button-unfollow-all = เลิกติดตามทั้งหมด
button-my-alerts = สิ่งที่ติดตาม
button-settings = ตั้งค่า
button-catch-up = ข่าวที่พลาด
button-show-all = ดูทั้งหมด
button-why = ทำไม?
button-less = ลดลง
button-unfollow-alert = เลิกติดตาม
button-mute-alert = ซ่อน
button-mute-again = ซ่อนอีกครั้ง
button-go-ahead = ตกลง
button-pause = หยุด
button-resume = แจ้งต่อ
button-pause-all = หยุดแจ้งเตือน
button-resume-all = เปิดแจ้งเตือน
button-snooze = พักแจ้งเตือน
button-snooze-hour = พัก 1 ชั่วโมง
button-snooze-tomorrow = พักถึงพรุ่งนี้
button-snooze-week = พัก 1 สัปดาห์
button-snooze-off = เลิกพักแจ้งเตือน
button-add-digest = เพิ่มเวลา
button-remove-digest = ลบ { $time }
button-quiet-from = เวลาเริ่ม
button-quiet-to = เวลาสิ้นสุด
button-quiet-off = ยกเลิกช่วงงดแจ้งเตือน
button-urgent-on = เปิดข่าวด่วน
button-urgent-off = ปิดข่าวด่วน
button-zone = เปลี่ยนเขตเวลา
button-preview = ดูตัวอย่าง
button-news = ข่าว: { $language }
button-search = ค้นหา
search-begun = {"ค้นหา "}

## หัวรายการ
list-latest = ข่าวล่าสุด
list-latest-category = ข่าวล่าสุด: { $category }
list-greeting = ขอบคุณที่เพิ่มเราเป็นเพื่อน เราคือ Shirase บอตที่นำข่าวจาก NHK มาให้คุณ นี่คือข่าวล่าสุด อยากรู้เรื่องอะไรพิมพ์มาได้เลย
list-search = ผลการค้นหา “{ $words }” { $count } ข่าว
list-search-near = ไม่มีข่าวที่ตรงกับ “{ $words }” ทั้งหมด ข่าวเหล่านี้ใกล้เคียง
list-search-corrected = ไม่พบข่าวที่สะกดว่า “{ $words }” ผลการค้นหาคำใกล้เคียง “{ $corrected }”:
list-search-other-days = ไม่มีข่าว “{ $words }” ของ { $days } นี่คือข่าวของวันอื่น:
list-search-best = { $count } ข่าวที่ตรงกับ “{ $words }” มากที่สุด
list-related = ข่าวที่เกี่ยวข้องกับ “{ $title }”
list-popular = ข่าวที่มีคนอ่านมากที่สุดใน 7 วันที่ผ่านมา
list-choose-summary = อยากดูสรุปของข่าวไหน เลือกได้เลย
list-choose-related = อยากดูข่าวที่เกี่ยวข้องกับข่าวไหน เลือกได้เลย
list-choose-details = อยากดูรายละเอียดของข่าวไหน เลือกได้เลย
list-choose-so-far = อยากดูความเป็นมาของข่าวไหน เลือกได้เลย
list-choose-since = อยากดูความคืบหน้าของข่าวไหน เลือกได้เลย
silent-since = NHK ไม่มีข่าวใหม่มาสักพักแล้ว อัปเดตล่าสุด { $time } นี่คือข่าวที่มีอยู่
list-way-on = ข่าวอื่น ๆ

## สรุปและรายละเอียด
summary-heading = สรุป
details-related = ข่าวที่เกี่ยวข้อง
details-no-related = ไม่มีข่าวที่เกี่ยวข้อง
details-statistics = สถิติ
details-characters = จำนวนตัวอักษร
details-words = จำนวนคำ
details-reads = จำนวนครั้งที่อ่าน
details-details = รายละเอียด
details-id = ID
details-publisher = ผู้เผยแพร่
list-separator = {", "}
details-categories = หมวดข่าว
details-url = URL
details-date = วันที่
details-created = รับข่าวเมื่อ
details-updated = อัปเดตเมื่อ
details-last-read = อ่านล่าสุดเมื่อ
details-revision = แก้ไข
details-revisions = { $count } ครั้ง
details-never = ยังไม่มี

## ลำดับเรื่อง
story-so-far = ความเป็นมา: { $title }
story-since = ความคืบหน้าหลัง “{ $title }”
story-by-extract = ประโยคที่คัดจากข่าวของ NHK โดยอัตโนมัติ

## วิธีใช้
help-heading = สิ่งที่เราทำได้
help-latest-label = ล่าสุด
help-latest = ข่าวใหม่ที่สุด หรือเฉพาะหมวด: “ล่าสุด กีฬา”
help-search-label = ค้นหา
help-search = พิมพ์คำที่อยากค้นหามาได้เลย ข่าวเป็นภาษาญี่ปุ่นหรืออังกฤษ จึงต้องใช้คำในภาษานั้น ใช้วันที่ ตัดคำออก เลือกคำใดคำหนึ่ง หรือวลีตรงตัวก็ได้: “quake yesterday”, “typhoon -okinawa”, “typhoon | flood”
help-article-label = สรุป เกี่ยวข้อง รายละเอียด
help-article = กดปุ่มใต้ข่าว ส่งลิงก์ NHK หรือตอบกลับข้อความของเรา
help-story-label = ความเป็นมา ความคืบหน้า
help-story = ในหน้าข่าวที่มีเรื่องต่อเนื่อง: เรื่องเริ่มอย่างไร และหลังจากนั้นเกิดอะไรขึ้น
help-popular-label = ยอดนิยม
help-popular = ข่าวที่มีคนอ่านมากที่สุด
help-follow-label = ติดตาม เลิกติดตาม
help-follow = พิมพ์ “ติดตาม Ohtani -baseball” แล้วเราจะแจ้งเมื่อมีข่าวใหม่ พิมพ์ “เลิกติดตาม Ohtani” เพื่อหยุด
help-my-alerts-label = สิ่งที่ติดตาม
help-my-alerts = ดู หยุด หรือเปลี่ยนหัวข้อที่ติดตาม
help-catch-up-label = ข่าวที่พลาด
help-catch-up = ข่าวทั้งหมดที่ยังไม่ได้แจ้งคุณ
help-settings-label = ตั้งค่า
help-settings = วิธีแจ้งเตือน เวลารวมข่าว ช่วงงดแจ้งเตือน พักแจ้งเตือน
help-language-label = ภาษา
help-language = เลือกภาษาที่เราใช้ และภาษาของข่าว (ญี่ปุ่นหรืออังกฤษ)
help-data-label = ข้อมูลของฉัน
help-data = ดูและลบข้อมูลเกี่ยวกับคุณที่เก็บไว้
help-source = ข่าวเป็นของ NHK บอตนี้ไม่ใช่บริการของ NHK

## ชื่อหัวข้อ
topic-words = “{ $words }”
topic-story = “{ $title }” (ความคืบหน้า)
topic-of-language = { $topic } ({ $language })
topics-and-more = { $topics } และอีก { $more } หัวข้อ
language-ja = ภาษาญี่ปุ่น
language-en = ภาษาอังกฤษ
mode-instant = แจ้งทันที
mode-digest = รวมข่าว
mode-ask = เมื่อถาม
state-paused = หยุดอยู่

## ก่อนติดตาม
what-to-follow = อยากติดตามเรื่องอะไร เลือกด้านล่าง หรือพิมพ์คำภาษาญี่ปุ่นหรืออังกฤษ: “ติดตาม Ohtani”, “ติดตาม earthquake Miyagi” เครื่องหมายลบคือไม่เอา (Ohtani -baseball) ขีดตั้งคือคำใดคำหนึ่ง (cats | dogs) และ "เครื่องหมายคำพูด" คือวลีตรงตัว
what-to-follow-presets = หัวข้อยอดนิยม
what-to-follow-categories = หมวดข่าว
preview-heading = ก่อนติดตาม
preview-followed = คุณติดตามอยู่แล้ว
preview-none = ไม่มีข่าวเรื่องนี้ใน { $days } วันที่ผ่านมา
preview-few = ใน { $days } วันที่ผ่านมามี { $count } ข่าว
preview-rate = ใน { $days } วันที่ผ่านมามีประมาณวันละ { $aDay } ข่าว
preview-examples = ตัวอย่าง
preview-digest = ข่าวค่อนข้างมาก แนะนำให้เลือก “รวมข่าว” เพื่อรับพร้อมกันตามเวลาที่กำหนด
preview-price = คุณไม่ต้องจ่ายอะไร ผู้ดูแลบอตนี้จ่ายตามจำนวนสมาชิกทุกครั้งที่แจ้งเตือน: สมาชิก { $members } คน แจ้งทันทีประมาณเดือนละ { $messages } ข้อความ รวมข่าวไม่เกินประมาณ { $digests } ข้อความ
preview-price-default = แบบ “เมื่อถาม” ไม่มีค่าใช้จ่าย เราจะบอกข่าวใหม่เมื่อมีคนในกลุ่มคุยกับเรา
greeting-topics = หัวข้อน่าติดตาม
greeting-promise = เราแจ้งเตือนเฉพาะข่าวใหม่ในหัวข้อที่คุณติดตาม โดยคุณไม่ต้องจ่ายอะไร และการถามเราไม่มีค่าใช้จ่ายกับใครเลย

## สิ่งที่ติดตาม
my-alerts-heading = กำลังติดตาม ({ $count })
my-alerts-muted = ซ่อนไว้ ({ $count })
my-alerts-none = คุณยังไม่ได้ติดตามหัวข้อใด เมื่อติดตามแล้ว เราจะแจ้งเมื่อมีข่าวใหม่
choose-topic-unfollow = อยากเลิกติดตามหัวข้อไหน
choose-topic-less = อยากให้แจ้งหัวข้อไหนน้อยลง
choose-topic-pause = อยากหยุดแจ้งหัวข้อไหน
choose-topic-resume = อยากให้แจ้งหัวข้อไหนต่อ
choose-mute = อยากซ่อนคำไหน ข่าวที่มีคำนั้นจะไม่แจ้งอีก

## ตั้งค่า
settings-heading = ตั้งค่าการแจ้งเตือน
settings-none = ไม่มี
settings-mode = วิธีแจ้งเตือน
settings-mode-hint = ใช้กับหัวข้อที่ไม่ได้เลือกไว้เอง
settings-digest = เวลารวมข่าว
settings-quiet = ช่วงงดแจ้งเตือน
settings-urgent = ข่าวด่วน
settings-urgent-on = แจ้งทันทีทุกเวลา
settings-urgent-off = แจ้งเหมือนข่าวอื่น
settings-snooze = พักแจ้งเตือน
settings-zone = เขตเวลา
quiet-hours = { $from }–{ $to }
snoozed-until = ไม่แจ้งเตือนจนถึง { $time }
snoozed-until-urgent = ไม่แจ้งเตือนจนถึง { $time } ยกเว้นข่าวด่วน
zone-tokyo = โตเกียว
zone-seoul = โซล
zone-shanghai = เซี่ยงไฮ้
zone-singapore = สิงคโปร์
zone-sydney = ซิดนีย์
zone-paris = ปารีส
zone-london = ลอนดอน
zone-new-york = นิวยอร์ก
zone-los-angeles = ลอสแอนเจลิส

## การแจ้งเตือน
delivery-alert = { $topics } มีข่าวใหม่ { $count } ข่าว
delivery-urgent = ข่าวด่วน: { $topics }
delivery-digest = รวมข่าวของคุณ ({ $count })
delivery-catch-up = ข่าวที่พลาด ({ $count })
delivery-reasons = กำลังติดตาม: { $topics }
delivery-line = { $topics }: { $title }
delivery-line-update = { $topics }: [คืบหน้า] { $title }
delivery-titles = หัวข้อข่าวอื่น ({ $count })
delivery-more = มีอีก { $count } ข่าวที่แสดงตรงนี้ไม่พอ กดปุ่มเพื่อดู
update-mark = คืบหน้า
why-heading = ทำไมคุณได้รับข่าวนี้
why-words = คำที่ตรงกัน: { $words }
enclosure-heading = { $topics } มีข่าวใหม่ { $count } ข่าว ตั้งแต่ { $since }
step-merged = การแจ้งเตือนที่ส่งได้ในเดือนนี้เหลือน้อย ช่วงนี้เราจะรวมหลายข่าวไว้ในข้อความเดียวและส่งช้ากว่าปกติเล็กน้อย ข่าวด่วนยังแจ้งทันที
step-digest = การแจ้งเตือนที่ส่งได้ในเดือนนี้เหลือน้อย ช่วงนี้เราจะส่งข่าวตามเวลารวมข่าว ข่าวด่วนยังแจ้งทันที
step-ask = การแจ้งเตือนที่ส่งได้ในเดือนนี้ใกล้หมด ช่วงนี้เราจะบอกข่าวใหม่เมื่อคุณส่งข้อความมา
step-heading = เกี่ยวกับการส่งแจ้งเตือน

## คำตอบเรื่องการแจ้งเตือน
followed-instant = ติดตาม { $topic } แล้ว เราจะแจ้งทันทีเมื่อมีข่าวใหม่
followed-digest = ติดตาม { $topic } แล้ว ข่าวใหม่จะมาตามเวลารวมข่าว
followed-ask = ติดตาม { $topic } แล้ว เราจะบอกข่าวใหม่เมื่อคุณส่งข้อความมา
topic-mode-instant = ข่าวเรื่อง { $topic } จะแจ้งทันที
topic-mode-digest = ข่าวเรื่อง { $topic } จะมาตามเวลารวมข่าว
topic-mode-ask = ข่าวเรื่อง { $topic } จะบอกเฉพาะเมื่อคุณส่งข้อความมา
unfollowed = เลิกติดตาม { $topics } แล้ว
not-followed = ตอนนี้คุณไม่ได้ติดตามหัวข้อใด
not-followed-words = คุณไม่ได้ติดตาม “{ $words }” ดูได้ที่ “สิ่งที่ติดตาม”
confirm-price-instant = คุณไม่ต้องจ่ายอะไร ผู้ดูแลบอตนี้จ่ายตามจำนวนสมาชิกทุกครั้งที่แจ้งเตือน: แจ้งทันทีให้สมาชิก { $members } คนประมาณเดือนละ { $messages } ข้อความ ตกลงไหม
confirm-price-digest = คุณไม่ต้องจ่ายอะไร ผู้ดูแลบอตนี้จ่ายตามจำนวนสมาชิกทุกครั้งที่แจ้งเตือน: รวมข่าวให้สมาชิก { $members } คนไม่เกินประมาณเดือนละ { $messages } ข้อความ ตกลงไหม
confirm-unfollow-all = จะเลิกติดตามทั้งหมด { $count } หัวข้อ ตกลงไหม
paused = หยุดแจ้งเรื่อง { $topic } แล้ว ข่าวที่ออกก่อนเปิดอีกครั้งจะไม่แจ้ง
paused-all = หยุดแจ้งเตือนทั้งหมดแล้ว ข่าวที่ออกระหว่างนี้จะไม่แจ้ง พิมพ์ “เปิดแจ้งเตือน” เมื่อต้องการรับอีกครั้ง
resumed = เปิดแจ้งเรื่อง { $topic } อีกครั้งแล้ว สำหรับข่าวที่ออกจากนี้ไป
resumed-all = เปิดแจ้งเตือนอีกครั้งแล้ว สำหรับข่าวที่ออกจากนี้ไป
muted = ซ่อน { $topic } แล้ว ข่าวที่มีคำนี้จะไม่แจ้ง
unmuted = เลิกซ่อน { $topic } แล้ว
no-reason = “{ $title }” ไม่อยู่ในหัวข้อที่คุณติดตามตอนนี้
refused-empty = พิมพ์คำที่อยากติดตาม เช่น “ติดตาม Ohtani”
refused-only-exclusions = มีแต่คำที่ไม่เอายังไม่พอ เพิ่มคำที่อยากรู้ด้วย: “ติดตาม Ohtani -baseball”
refused-too-short = “{ $words }” สั้นเกินไป จะมีข่าวอื่นที่ไม่เกี่ยวข้องมาด้วยมาก ลองใช้คำที่ยาวขึ้น
refused-only-function-words = “{ $words }” ไม่บอกว่าเป็นข่าวเรื่องอะไร ลองเพิ่มชื่อหรือหัวเรื่อง
refused-contradictory = “{ $words }” มีคำเดียวกันทั้งที่เอาและไม่เอา โปรดเลือกอย่างใดอย่างหนึ่ง
refused-too-long = ข้อความยาวเกินไป โปรดแบ่งติดตามทีละส่วน
too-many-topics = ติดตามและซ่อนรวมกันได้ไม่เกิน { $limit } หัวข้อ เลิกติดตามสักหนึ่งแล้วลองใหม่
ask-snooze = อยากพักนานเท่าไร
snooze-off = เลิกพักแล้ว เราจะแจ้งเตือนต่อ
delivery-by-instant = จากนี้เราจะแจ้งทันที
delivery-by-digest = จากนี้เราจะส่งพร้อมกันเวลา { $times }
delivery-by-ask = จากนี้เราจะไม่แจ้งเตือน และบอกข่าวใหม่เฉพาะเมื่อคุณส่งข้อความมา
digest-times = เวลารวมข่าวของคุณคือ { $times }
unknown-times = เราอ่านเวลาไม่ออก ส่งได้วันละไม่เกินสามเวลา เช่น “เวลารวมข่าว 8:00 19:00”
quiet-set = ช่วงงดแจ้งเตือนคือ { $hours } เราจะไม่แจ้งในช่วงนี้ ส่วนข่าวด่วนเลือกได้ในตั้งค่า
quiet-off = ไม่มีช่วงงดแจ้งเตือน
ask-quiet = อยากให้งดแจ้งช่วงไหน พิมพ์ เช่น “ช่วงงดแจ้งเตือน 22:00-7:00” หรือใช้ปุ่ม
zone = จากนี้ใช้{ $zone }
ask-zone = ใช้เวลาของที่ไหน เลือกด้านล่าง หรือพิมพ์ เช่น “เขตเวลา Asia/Bangkok”
unknown-zone = เราไม่รู้จักเขตเวลา “{ $words }” เลือกด้านล่าง หรือพิมพ์ เช่น “เขตเวลา Asia/Bangkok”
urgent-on = ข่าวด่วนจะแจ้งทันที แม้ในช่วงงดแจ้งเตือนหรือระหว่างพัก
urgent-off = ข่าวด่วนจะแจ้งเหมือนข่าวอื่น
on-its-way = การแจ้งเตือนกำลังไปถึงคุณ ถ้าไม่ได้รับ ลองถามอีกครั้งในอีกสักครู่
nothing-owed = ไม่มีข่าวใหม่ เราแจ้งคุณครบแล้ว
no-alerts-yet = ยังไม่มีการแจ้งเตือนในหัวข้อที่คุณติดตาม

## ภาษา
language-question = ให้เราใช้ภาษาอะไร Which language shall I speak?
language-set = จากนี้เราจะใช้ภาษาไทย และนำข่าวจาก NHK มาให้เป็น{ $news }
news-set = จากนี้เราจะนำข่าวจาก NHK มาให้เป็น{ $news } หัวข้อที่คุณติดตามด้วยคำของคุณเองยังเหมือนเดิม

## คำตอบ
no-articles-yet = ยังไม่มีข่าวเข้ามา เรากำลังอ่านข่าวจาก NHK ลองอีกครั้งในหนึ่งนาที
none-in-category = ตอนนี้ไม่มีข่าวหมวด{ $category } ลองหมวดอื่นไหม
none-older = ไม่มีข่าวที่เก่ากว่านี้แล้ว ดูข่าวล่าสุดได้เลย
more-by-button = ดูต่อได้ที่ปุ่ม “ดูเพิ่ม” ใต้รายการ
nothing-to-search = เราไม่เข้าใจว่าให้ค้นหาอะไร ลองส่งหนึ่งหรือสองคำ เช่น ชื่อสถานที่ ชื่อคน หรือเรื่อง
no-results = ไม่พบข่าวเรื่อง “{ $words }” ข่าวเป็นภาษาญี่ปุ่นหรืออังกฤษ ลองใช้คำในภาษานั้น หรือดูข่าวล่าสุด
unknown-article = ไม่มีข่าวนี้ ข่าวที่เก่ากว่า { $days } วันและข่าวที่ NHK ไม่ได้ให้มาจะไม่อยู่ที่นี่ ลองค้นหาด้วยคำจากหัวข้อข่าว
unknown-quote = เราไม่รู้ว่าคุณตอบกลับข่าวไหน กดปุ่มที่ข่าว หรือส่งลิงก์ NHK
no-related = ยังไม่มีข่าวที่เกี่ยวข้องกับ “{ $title }”
no-story = ไม่พบข่าวอื่นของเรื่อง “{ $title }” ลองดูข่าวที่เกี่ยวข้อง
nothing-since = ยังไม่มีความคืบหน้าหลัง “{ $title }”
none-popular = ยังไม่มีใครเปิดอ่านข่าวใน 7 วันที่ผ่านมา ดูข่าวล่าสุดได้เลย
my-data-kept = สิ่งที่เก็บไว้: LINE ID ของคุณที่เข้ารหัสแล้ว ภาษาที่เลือก หัวข้อที่ติดตามหรือซ่อน ({ $topics }) การตั้งค่าแจ้งเตือน และแจ้งคุณถึงข่าวไหนแล้ว ไม่เก็บชื่อ ข้อความ หรือสิ่งที่คุณอ่าน
my-data-none = ไม่มีข้อมูลเกี่ยวกับคุณเก็บไว้
confirm-delete = จะลบข้อมูลที่เก็บไว้ (ID ที่เข้ารหัส ภาษา หัวข้อที่ติดตาม และการตั้งค่า) และหยุดแจ้งเตือน ตกลงไหม
deleted-kept = ลบแล้ว ไม่มีข้อมูลเกี่ยวกับคุณเก็บไว้อีก
deleted-none = ไม่มีข้อมูลให้ลบ
thanks = ยินดีเสมอ พิมพ์ “ล่าสุด” เพื่อดูข่าว หรือ “วิธีใช้” เพื่อดูสิ่งที่เราทำได้
sticker = ขอบคุณสำหรับสติกเกอร์! พิมพ์ “ล่าสุด” เพื่อดูข่าว หรือ “วิธีใช้” เพื่อดูสิ่งที่เราทำได้
media = ขออภัย เราอ่านได้เฉพาะตัวหนังสือ พิมพ์บอกเราได้ว่าอยากรู้เรื่องอะไร
stale-button = ปุ่มนี้เก่าเกินไปและใช้ไม่ได้แล้ว โปรดใช้ปุ่มด้านล่าง
group-hello = สวัสดี เราคือ Shirase นำข่าวจาก NHK มาให้ กล่าวถึงเราแล้วพิมพ์ “ล่าสุด” หรือเรื่องที่อยากรู้ นอกจากนั้นเราจะเงียบ กลุ่มก็ติดตามหัวข้อได้: “ติดตาม earthquake”
failed = ขออภัย เกิดปัญหาทางฝั่งเรา โปรดลองอีกครั้งในอีกสักครู่
ask-search = อยากค้นหาอะไร? ส่งชื่อสถานที่ ชื่อคน หรือคำอย่าง “quake yesterday” หรือ “typhoon -okinawa” มาได้เลย
