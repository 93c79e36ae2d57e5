### Kalimat Shirase (bahasa Indonesia), dalam format Project Fluent.

## Kategori
category-top = Berita utama
category-society = Masyarakat
category-life = Gaya hidup & budaya
category-science = Sains & kesehatan
category-politics = Politik
category-economy = Ekonomi
category-world = Dunia
category-sports = Olahraga
category-asia = Asia
category-japan = Jepang
category-biz-tech = Bisnis & teknologi

## Berita
form-video = Video
form-rolling = Terus diperbarui
byline = NHK · { $time }
excerpt-by-nhk = Dari berita NHK
summary-by-nhk = Kata-kata NHK sendiri
summary-by-extract = Kalimat yang dipilih otomatis dari berita NHK
summary-by-model = Ditulis oleh AI dari berita NHK; angka dan namanya sudah dicocokkan dengan berita itu. Yang berlaku tetap berita NHK.
no-lead = NHK hanya memberikan judul untuk berita ini.

## Tombol
button-read = Baca di NHK
button-summary = Ringkasan
button-related = Terkait
button-details = Rincian
button-so-far = Awal cerita
button-since = Perkembangan
button-more = Lihat lagi
button-latest = Terbaru
button-popular = Terpopuler
button-help = Bantuan
button-language = Bahasa / Language
button-my-data = Data saya
button-delete = Hapus
button-follow-this = Ikuti ini
button-follow-story = Ikuti beritanya
button-follow-again = Ikuti lagi
button-what-to-follow = Ikuti topik
button-follow-instant = Ikuti: langsung
button-follow-digest = Ikuti: buletin
button-follow-ask = Ikuti: saat ditanya
button-unfollow = Berhenti ikuti
button-unmute = Batal bisukan
button-unfollow-all = Berhenti semua
button-my-alerts = Yang diikuti
button-settings = Pengaturan
button-catch-up = Yang terlewat
button-show-all = Lihat semua
button-why = Mengapa?
button-less = Kurangi
button-unfollow-alert = Berhenti
button-mute-alert = Bisukan
button-mute-again = Bisukan lagi
button-go-ahead = Lanjut
button-pause = Jeda
button-resume = Lanjutkan
button-pause-all = Jeda semua
button-resume-all = Lanjutkan semua
button-snooze = Tunda
button-snooze-hour = Tunda 1 jam
button-snooze-tomorrow = Tunda sampai besok
button-snooze-week = Tunda seminggu
button-snooze-off = Akhiri penundaan
button-add-digest = Tambah jam
button-remove-digest = Hapus { $time }
button-quiet-from = Mulai
button-quiet-to = Sampai
button-quiet-off = Tanpa jam tenang
button-urgent-on = Aktifkan darurat
button-urgent-off = Matikan darurat
button-zone = Ubah zona waktu
button-preview = Pratinjau
button-news = Berita: { $language }
button-search = Cari
search-begun = {"cari "}

## Judul daftar
list-latest = Berita terbaru
list-latest-category = Berita terbaru: { $category }
list-greeting = Terima kasih sudah menambahkan saya. Saya Shirase, bot yang membawakan berita NHK untuk Anda. Inilah yang terbaru. Tanyakan apa saja dengan kata-kata Anda.
list-search = { $count } berita tentang “{ $words }”
list-search-near = Tidak ada berita yang memuat semua kata “{ $words }”. Ini yang mendekati.
list-search-corrected = Tidak ada berita dengan ejaan “{ $words }”. Yang mirip, “{ $corrected }”:
list-search-other-days = Tidak ada berita tentang “{ $words }” pada { $days }. Dari hari lain:
list-search-best = { $count } berita yang paling cocok dengan “{ $words }”
list-related = Terkait dengan “{ $title }”
list-popular = Paling banyak dibaca dalam 7 hari terakhir
list-choose-summary = Berita mana yang ingin diringkas? Pilih satu.
list-choose-related = Berita terkait dari yang mana? Pilih satu.
list-choose-details = Rincian berita yang mana? Pilih satu.
list-choose-so-far = Awal cerita dari berita yang mana? Pilih satu.
list-choose-since = Perkembangan dari berita yang mana? Pilih satu.
silent-since = Sudah beberapa lama tidak ada kabar baru dari NHK: pembaruan terakhir { $time }. Ini yang ada.
list-way-on = Berita lainnya

## Ringkasan dan rincian
summary-heading = Ringkasan
details-related = Berita terkait
details-no-related = Tidak ada berita terkait
details-statistics = Statistik
details-characters = Jumlah huruf
details-words = Jumlah kata
details-reads = Kali dibaca
details-details = Rincian
details-id = ID
details-publisher = Penerbit
list-separator = {", "}
details-categories = Kategori
details-url = URL
details-date = Tanggal
details-created = Diterima
details-updated = Diperbarui
details-last-read = Terakhir dibaca
details-revision = Dikoreksi
details-revisions = { $count } kali
details-never = belum pernah

## Jalan cerita
story-so-far = Awal cerita: { $title }
story-since = Perkembangan setelah “{ $title }”
story-by-extract = Kalimat yang dipilih otomatis dari berita NHK

## Bantuan
help-heading = Yang bisa saya lakukan
help-latest-label = terbaru
help-latest = Berita terbaru, atau per kategori: “terbaru olahraga”
help-search-label = cari
help-search = Kirim kata apa saja, lalu saya carikan beritanya. Beritanya berbahasa Jepang atau Inggris, jadi pakailah kata dalam bahasa itu. Bisa juga dengan tanggal, pengecualian, pilihan, dan frasa persis: “quake yesterday”, “typhoon -okinawa”, “typhoon | flood”
help-article-label = ringkasan, terkait, rincian
help-article = Lewat tombol di setiap berita. Atau kirim tautan NHK, atau balas pesan saya
help-story-label = awal cerita, perkembangan
help-story = Di halaman berita yang berlanjut: bagaimana mulanya, dan apa yang terjadi sesudahnya
help-popular-label = terpopuler
help-popular = Yang paling banyak dibaca
help-follow-label = ikuti, berhenti ikuti
help-follow = “ikuti Ohtani -baseball” memberi tahu Anda saat ada berita baru; “berhenti ikuti Ohtani” mengakhirinya
help-my-alerts-label = yang diikuti
help-my-alerts = Lihat, jeda, atau ubah topik yang Anda ikuti
help-catch-up-label = yang terlewat
help-catch-up = Semua berita yang belum diberitahukan kepada Anda
help-settings-label = pengaturan
help-settings = Cara pemberitahuan, jam buletin, jam tenang, tunda
help-language-label = bahasa
help-language = Bahasa yang saya pakai, dan bahasa beritanya: Jepang atau Inggris
help-data-label = data saya
help-data = Lihat dan hapus data Anda yang disimpan
help-source = Berita berasal dari NHK. Bot ini bukan layanan NHK.

## Nama topik
topic-words = “{ $words }”
topic-story = “{ $title }” (kelanjutan)
topic-of-language = { $topic } ({ $language })
topics-and-more = { $topics } dan { $more } lainnya
language-ja = bahasa Jepang
language-en = bahasa Inggris
mode-instant = Langsung
mode-digest = Buletin
mode-ask = Saat ditanya
state-paused = Dijeda

## Sebelum mengikuti
what-to-follow = Topik apa yang ingin Anda ikuti? Pilih di bawah, atau kirim kata dalam bahasa Jepang atau Inggris: “ikuti Ohtani”, “ikuti earthquake Miyagi”. Tanda minus mengecualikan (Ohtani -baseball), garis tegak berarti salah satu (cats | dogs), dan "tanda kutip" berarti frasa persis.
what-to-follow-presets = Topik populer
what-to-follow-categories = Kategori
preview-heading = Sebelum mengikuti
preview-followed = Sudah Anda ikuti
preview-none = Tidak ada berita tentang ini dalam { $days } hari terakhir.
preview-few = Dalam { $days } hari terakhir: { $count } berita.
preview-rate = Dalam { $days } hari terakhir: sekitar { $aDay } berita sehari.
preview-examples = Contohnya
preview-digest = Itu cukup banyak. Saya sarankan buletin, yang datang sekaligus pada jam tertentu.
preview-price = Anda tidak membayar apa pun. Pengelola bot ini membayar untuk setiap anggota yang menerima pemberitahuan: dengan { $members } anggota, pemberitahuan langsung menjadi sekitar { $messages } pesan berbayar sebulan, buletin paling banyak { $digests }.
preview-price-default = “Saat ditanya” tidak berbiaya: saya sampaikan yang baru ketika grup berbicara dengan saya.
greeting-topics = Topik untuk dicoba
greeting-promise = Saya hanya memberi tahu berita baru tentang topik yang Anda ikuti, tanpa biaya. Bertanya kepada saya juga tidak berbiaya bagi siapa pun.

## Yang diikuti
my-alerts-heading = Diikuti ({ $count })
my-alerts-muted = Dibisukan ({ $count })
my-alerts-none = Anda belum mengikuti topik apa pun. Ikuti sebuah topik, dan saya beri tahu saat ada berita baru.
choose-topic-unfollow = Topik mana yang ingin berhenti diikuti?
choose-topic-less = Topik mana yang ingin dikurangi?
choose-topic-pause = Topik mana yang ingin dijeda?
choose-topic-resume = Topik mana yang ingin dilanjutkan?
choose-mute = Kata mana yang ingin dibisukan? Berita dengan kata itu tidak akan diberitahukan lagi.

## Pengaturan
settings-heading = Pengaturan pemberitahuan
settings-none = Tidak ada
settings-mode = Cara pemberitahuan
settings-mode-hint = Untuk topik tanpa pilihan sendiri
settings-digest = Jam buletin
settings-quiet = Jam tenang
settings-urgent = Berita darurat
settings-urgent-on = Langsung, kapan saja
settings-urgent-off = Seperti berita lainnya
settings-snooze = Tunda
settings-zone = Zona waktu
quiet-hours = { $from }–{ $to }
snoozed-until = Tidak ada pemberitahuan sampai { $time }.
snoozed-until-urgent = Tidak ada pemberitahuan sampai { $time }, kecuali berita darurat.
zone-tokyo = Tokyo
zone-seoul = Seoul
zone-shanghai = Shanghai
zone-singapore = Singapura
zone-sydney = Sydney
zone-paris = Paris
zone-london = London
zone-new-york = New York
zone-los-angeles = Los Angeles

## Pemberitahuan
delivery-alert = { $count } berita baru: { $topics }
delivery-urgent = Berita darurat: { $topics }
delivery-digest = Buletin Anda ({ $count })
delivery-catch-up = Yang terlewat ({ $count })
delivery-reasons = Mengikuti: { $topics }
delivery-line = { $topics }: { $title }
delivery-line-update = { $topics }: Perkembangan: { $title }
delivery-titles = Judul lainnya ({ $count })
delivery-more = { $count } berita lagi tidak muat di sini. Ketuk tombol untuk melihatnya.
update-mark = Perkembangan
why-heading = Mengapa Anda menerima ini
why-words = Kata yang cocok: { $words }
enclosure-heading = { $count } berita baru di { $topics } sejak { $since }
step-merged = Jatah pemberitahuan bulan ini menipis. Untuk sementara, beberapa pemberitahuan saya gabung menjadi satu pesan dan datang sedikit lebih lambat. Berita darurat tetap datang langsung.
step-digest = Jatah pemberitahuan bulan ini menipis. Untuk sementara, pemberitahuan datang pada jam buletin. Berita darurat tetap datang langsung.
step-ask = Jatah pemberitahuan bulan ini hampir habis. Untuk sementara, saya sampaikan yang baru setiap kali Anda mengirim pesan.
step-heading = Tentang cara notifikasi dikirim

## Jawaban tentang pemberitahuan
followed-instant = Sekarang mengikuti { $topic }. Saya beri tahu langsung saat ada berita baru.
followed-digest = Sekarang mengikuti { $topic }. Beritanya datang bersama buletin Anda.
followed-ask = Sekarang mengikuti { $topic }. Saya sampaikan yang baru saat Anda mengirim pesan.
topic-mode-instant = Berita tentang { $topic } sekarang datang langsung.
topic-mode-digest = Berita tentang { $topic } sekarang datang bersama buletin Anda.
topic-mode-ask = Berita tentang { $topic } sekarang hanya disampaikan saat Anda mengirim pesan.
unfollowed = Anda tidak lagi mengikuti { $topics }.
not-followed = Saat ini Anda tidak mengikuti topik apa pun.
not-followed-words = Anda tidak mengikuti “{ $words }”. Lihat “yang diikuti”.
confirm-price-instant = Anda tidak membayar apa pun. Pengelola bot ini membayar untuk setiap anggota yang menerima pemberitahuan: pemberitahuan langsung untuk { $members } anggota menjadi sekitar { $messages } pesan berbayar sebulan. Lanjut?
confirm-price-digest = Anda tidak membayar apa pun. Pengelola bot ini membayar untuk setiap anggota yang menerima buletin: buletin untuk { $members } anggota menjadi paling banyak sekitar { $messages } pesan berbayar sebulan. Lanjut?
confirm-unfollow-all = Semua { $count } topik akan berhenti diikuti. Lanjut?
paused = Pemberitahuan tentang { $topic } dijeda. Berita yang terbit sebelum dilanjutkan tidak disampaikan.
paused-all = Semua pemberitahuan dijeda. Berita yang terbit selama itu tidak disampaikan; kirim “lanjutkan semua” kapan pun Anda menginginkannya kembali.
resumed = Pemberitahuan tentang { $topic } dilanjutkan, untuk berita mulai sekarang.
resumed-all = Pemberitahuan dilanjutkan, untuk berita mulai sekarang.
muted = { $topic } dibisukan: berita dengan kata itu tidak akan diberitahukan.
unmuted = { $topic } tidak lagi dibisukan.
no-reason = “{ $title }” bukan tentang topik yang Anda ikuti sekarang.
refused-empty = Kirim kata yang ingin diikuti, misalnya “ikuti Ohtani”.
refused-only-exclusions = Kata yang dikecualikan saja tidak cukup. Tambahkan yang ingin Anda ketahui: “ikuti Ohtani -baseball”.
refused-too-short = “{ $words }” terlalu pendek: terlalu banyak berita lain yang akan ikut. Coba kata yang lebih panjang.
refused-only-function-words = “{ $words }” tidak menunjukkan berita tentang apa. Tambahkan nama atau pokok berita.
refused-contradictory = “{ $words }” meminta sebuah kata sekaligus mengecualikannya. Pilih salah satu.
refused-too-long = Itu terlalu panjang untuk diikuti. Ikutilah dalam bagian yang lebih pendek.
too-many-topics = Paling banyak { $limit } topik bisa diikuti dan dibisukan. Berhentilah mengikuti satu, lalu coba lagi.
ask-snooze = Berapa lama saya diam?
snooze-off = Penundaan berakhir. Pemberitahuan datang lagi.
delivery-by-instant = Pemberitahuan sekarang datang langsung.
delivery-by-digest = Pemberitahuan sekarang datang sekaligus, pukul { $times }.
delivery-by-ask = Saya tidak lagi mengirim pemberitahuan, dan hanya menyampaikan yang baru saat Anda mengirim pesan.
digest-times = Buletin Anda datang pukul { $times }.
unknown-times = Saya tidak bisa membaca jamnya. Kirim paling banyak tiga jam sehari, seperti “jam buletin 8:00 19:00”.
quiet-set = Jam tenang: { $hours }. Tidak ada pemberitahuan pada waktu itu. Apakah berita darurat dikecualikan, bisa dipilih di pengaturan.
quiet-off = Tidak ada jam tenang.
ask-quiet = Kapan saya harus diam? Kirim seperti “jam tenang 22:00-7:00”, atau pakai tombol.
zone = Waktu sekarang mengikuti { $zone }.
ask-zone = Waktu mana yang dipakai? Pilih di bawah, atau kirim seperti “zona waktu Asia/Jakarta”.
unknown-zone = Saya tidak mengenal zona waktu “{ $words }”. Pilih di bawah, atau kirim seperti “zona waktu Asia/Jakarta”.
urgent-on = Berita darurat datang langsung, juga pada jam tenang dan selama ditunda.
urgent-off = Berita darurat sekarang datang seperti berita lainnya.
on-its-way = Pemberitahuan sedang dikirim. Kalau tidak datang, tanyakan lagi sebentar lagi.
nothing-owed = Tidak ada yang baru. Semua sudah disampaikan.
no-alerts-yet = Belum ada pemberitahuan tentang topik yang Anda ikuti.

## Bahasa
language-question = Bahasa apa yang sebaiknya saya pakai? Which language shall I speak?
language-set = Mulai sekarang saya memakai bahasa Indonesia dan membawakan berita NHK dalam { $news }.
news-set = Mulai sekarang saya membawakan berita NHK dalam { $news }. Topik yang Anda ikuti dengan kata sendiri tetap seperti semula.

## Jawaban
no-articles-yet = Belum ada berita; berita NHK sedang dibaca. Coba lagi sebentar lagi.
none-in-category = Saat ini tidak ada berita di kategori { $category }. Bagaimana dengan kategori lain?
none-older = Tidak ada berita yang lebih lama. Lihat yang terbaru.
more-by-button = Untuk selanjutnya, ketuk tombol “Lihat lagi” di bawah daftar.
nothing-to-search = Saya tidak mengerti apa yang harus dicari. Kirim satu atau dua kata, seperti tempat, nama, atau pokok berita.
no-results = Tidak ada berita tentang “{ $words }”. Beritanya berbahasa Jepang atau Inggris: coba kata dalam bahasa itu, atau lihat berita terbaru.
unknown-article = Berita itu tidak ada di sini. Berita yang lebih lama dari { $days } hari, dan yang tidak diberikan NHK, tidak tersedia. Coba beberapa kata dari judulnya.
unknown-quote = Saya tidak tahu berita mana yang Anda balas. Ketuk tombol di berita, atau kirim tautan NHK-nya.
no-related = Belum ada berita terkait dengan “{ $title }”.
no-story = Tidak ada berita lain tentang peristiwa “{ $title }”. Berita terkaitnya mungkin dekat.
nothing-since = Belum ada perkembangan setelah “{ $title }”.
none-popular = Belum ada yang membuka berita dari 7 hari terakhir. Lihat yang terbaru.
my-data-kept = Yang disimpan: ID LINE Anda yang terenkripsi, bahasa Anda, topik yang diikuti atau dibisukan ({ $topics }), pengaturan pemberitahuan, dan sampai mana Anda sudah diberi tahu. Bukan nama, pesan, atau apa yang Anda baca.
my-data-none = Tidak ada data tentang Anda yang disimpan.
confirm-delete = Ini menghapus data yang disimpan: ID terenkripsi, bahasa, topik yang diikuti, dan pengaturan Anda. Pemberitahuan juga berhenti. Lanjut?
deleted-kept = Sudah dihapus. Tidak ada lagi data tentang Anda yang disimpan.
deleted-none = Tidak ada yang perlu dihapus.
thanks = Sama-sama. Kirim “terbaru” untuk berita, atau “bantuan” untuk semua yang bisa saya lakukan.
sticker = Terima kasih atas stikernya! Kirim “terbaru” untuk berita, atau “bantuan” untuk semua yang bisa saya lakukan.
media = Maaf, saya hanya bisa membaca teks. Tuliskan apa yang ingin Anda ketahui.
stale-button = Tombol itu terlalu lama dan tidak berfungsi lagi. Pakailah salah satu tombol di bawah.
group-hello = Halo, saya Shirase dan membawakan berita NHK. Sebut saya dan tulis “terbaru”, atau apa pun yang ingin diketahui. Selain itu saya diam. Grup juga bisa mengikuti topik: “ikuti earthquake”.
failed = Maaf, ada yang salah di pihak saya. Coba lagi sebentar lagi.
ask-search = Mau mencari apa? Kirim nama tempat, nama orang, atau kata seperti “quake yesterday” atau “typhoon -okinawa”.
