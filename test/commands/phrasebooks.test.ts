import { describe, expect, it } from "vitest";
import type { Command } from "../../src/commands/command.ts";
import { parseText } from "../../src/commands/parse.ts";
import { means, phrases } from "./phrases.ts";

const latest = (category?: string): Command => ({ name: "latest", ...(category && { category }) });
const follow = (words: string): Command => ({ name: "follow", what: { by: "words", words } });
const unfollow = (words: string): Command => ({ name: "unfollow", which: { by: "words", words } });
const search = (words: string): Command => ({ name: "search", words });

describe("in Traditional Chinese", () => {
  means(latest(), "最新 | 最新新聞 | 最新消息 | 今天的新聞");
  means(latest("sports"), "體育 | 體育新聞 | 最新 體育 | 最新體育新聞 | 今天的體育新聞");
  means(follow("大谷"), "追蹤 大谷 | 追蹤大谷 | 訂閱：大谷");
  means(unfollow("大谷"), "取消追蹤 大谷 | 取消追蹤大谷");
  means({ name: "my-alerts" }, "追蹤清單 | 我的追蹤");
  means({ name: "catch-up" }, "未讀新聞 | 未讀");
  means({ name: "settings" }, "設定 | 通知設定");
  means({ name: "language" }, "語言 | 語言 / Language");
  means({ name: "help" }, "使用說明 | 你好！ | 幫助");
  means({ name: "thanks" }, "謝謝 | 謝謝你！");
  means({ name: "delete-data", confirmed: false }, "刪除我的資料");
  means({ name: "digest-times", times: [480, 1_140] }, "彙整時間 8:00 19:00 | 彙整時間：8:00、19:00");
  means({ name: "snooze", length: "hour" }, "靜音 1 小時 | 靜音1小時");
  means({ name: "quiet", from: 1_320, to: 420 }, "勿擾時段 22:00-7:00");
  means(search("台積電"), "台積電 | 搜尋 台積電");
});

describe("in Korean", () => {
  means(latest(), "최신 | 최신 뉴스 | 뉴스 | 오늘의 뉴스 보여줘");
  means(latest("sports"), "스포츠 | 스포츠 뉴스 | 최신 스포츠 | 최신 스포츠 뉴스 알려 주세요");
  means(follow("오타니"), "팔로우 오타니 | 오타니 팔로우 | 오타니를 팔로우해줘 | 오타니 팔로우할래");
  means(unfollow("오타니"), "팔로우 취소 오타니 | 오타니 팔로우 취소 | 언팔로우 오타니");
  means({ name: "my-alerts" }, "내 알림 | 내알림 | 팔로우 목록");
  means({ name: "catch-up" }, "밀린 뉴스 | 밀린뉴스 | 놓친 뉴스");
  means({ name: "settings" }, "설정 | 알림 설정");
  means({ name: "language" }, "언어 | 언어 변경");
  means({ name: "help" }, "도움말 | 안녕하세요 | 사용법");
  means({ name: "thanks" }, "감사합니다 | 고마워요!");
  means({ name: "delete-data", confirmed: false }, "내 데이터 삭제 | 삭제");
  means({ name: "digest-times", times: [480, 1_140] }, "모아 받는 시간 8:00 19:00");
  means({ name: "snooze", length: "week" }, "일주일 끄기");
  means({ name: "zone", zone: "Asia/Seoul" }, "시간대 Asia/Seoul");
  means(search("삼성전자"), "삼성전자 | 검색 삼성전자");
});

describe("in Thai", () => {
  means(latest(), "ล่าสุด | ข่าวล่าสุด | ข่าว | ขอข่าวล่าสุดหน่อยครับ | ข่าววันนี้ค่ะ");
  means(latest("sports"), "กีฬา | ข่าวกีฬา | ล่าสุด กีฬา | ข่าวกีฬาล่าสุด");
  means(follow("แผ่นดินไหว"), "ติดตาม แผ่นดินไหว | ติดตามแผ่นดินไหว | ติดตามข่าวแผ่นดินไหวครับ");
  means(unfollow("แผ่นดินไหว"), "เลิกติดตาม แผ่นดินไหว | ยกเลิกติดตามแผ่นดินไหว");
  means({ name: "my-alerts" }, "สิ่งที่ติดตาม | รายการที่ติดตาม");
  means({ name: "catch-up" }, "ข่าวที่พลาด");
  means({ name: "settings" }, "ตั้งค่า | การตั้งค่า");
  means({ name: "language" }, "ภาษา | เปลี่ยนภาษา");
  means({ name: "help" }, "วิธีใช้ | สวัสดีครับ | สวัสดีค่ะ");
  means({ name: "thanks" }, "ขอบคุณ | ขอบคุณมากค่ะ");
  means({ name: "why", of: { by: "nothing" } }, "ทำไม | ทำไม?");
  means({ name: "delete-data", confirmed: false }, "ลบข้อมูลของฉัน");
  means({ name: "digest-times", times: [480, 1_140] }, "เวลารวมข่าว 8:00 19:00");
  means({ name: "quiet", from: 1_320, to: 420 }, "ช่วงงดแจ้งเตือน 22:00-7:00");
  means(search("โตโยต้า"), "โตโยต้า | ค้นหา โตโยต้า");
});

describe("in Indonesian", () => {
  means(latest(), "terbaru | berita terbaru | Berita | berita hari ini");
  means(latest("sports"), "olahraga | berita olahraga | terbaru olahraga | Berita olahraga terbaru");
  means(follow("gempa"), "ikuti gempa | Ikuti: gempa");
  means(unfollow("gempa"), "berhenti ikuti gempa | berhenti mengikuti gempa");
  means({ name: "my-alerts" }, "yang diikuti | notifikasi saya");
  means({ name: "catch-up" }, "yang terlewat | belum dibaca");
  means({ name: "settings" }, "pengaturan");
  means({ name: "language" }, "bahasa | ganti bahasa");
  means({ name: "help" }, "bantuan | Halo | selamat pagi");
  means({ name: "thanks" }, "terima kasih | makasih!");
  means({ name: "delete-data", confirmed: false }, "hapus data saya");
  means({ name: "digest-times", times: [480, 1_140] }, "jam buletin 8:00 19:00");
  means({ name: "quiet", from: 1_320, to: 420 }, "jam tenang 22:00-7:00");
  means({ name: "zone", zone: "Asia/Jakarta" }, "zona waktu Asia/Jakarta");
  means(search("harga beras"), "harga beras | cari harga beras");
});

it.each(
  phrases(`
  新聞 | 請求書 | 消息 | 運動 | 追跡調査 | Chinese New Year | in Indonesia | Thai election | Korea | Indonesia quake | Bali | Vietnamese dong
  `),
)("%s is looked for by readers of Japanese and English as before", (words) => {
  expect(parseText(words)).toEqual(search(words));
});
