import { describe, expect, it } from "vitest";
import { areApart, eventMarks } from "../../src/reading/event-marks.ts";

const apart = (one: string, other: string) => areApart(eventMarks(one), eventMarks(other));

describe("the marks of an event", () => {
  it("part what happens off one coast from what happens off another", () => {
    const quake = "三浜半島沖で地震 汐見市で震度6弱";
    expect(apart(quake, "津波警報 黒瀬島と南岸に発表")).toBe(true);
    expect(apart(quake, "三浜半島沖の地震 各地の津波")).toBe(false);
    expect(apart("黒瀬島近海の地震 避難の情報", "津波警報 黒瀬島と南岸に発表")).toBe(false);
  });

  it("part what is seen in one port from what is seen in another, which is called like its town or island", () => {
    expect(apart("黒瀬港に70センチの津波", "汐見港で40センチの津波を観測")).toBe(true);
    expect(apart("黒瀬港に70センチの津波", "三浜半島沖で地震 汐見市で震度6弱")).toBe(true);
    expect(apart("黒瀬港に70センチの津波", "津波警報 黒瀬島と南岸に発表")).toBe(false);
    expect(apart("汐見港で40センチの津波を観測", "汐見市の地震 23人けが")).toBe(false);
    expect(apart("客船が寄港 観光客でにぎわう", "汐見市に客船 5年ぶり")).toBe(false);
    expect(apart("地方空港の便が増える", "汐見市の空港 新しい路線")).toBe(false);
  });

  it("take no one's name for an island", () => {
    expect(apart("青嶺が4強 中島選手が本塁打", "汐見市の球場で青嶺が勝つ")).toBe(false);
  });

  it("part two railway lines, but not a line from both its tracks", () => {
    expect(apart("青浜線 運転見合わせ", "石神線 運転再開")).toBe(true);
    expect(apart("JR青浜線 上下線で運転見合わせ", "青浜線 全線で運転再開")).toBe(false);
    expect(apart("帰省ラッシュ 各新幹線で混雑", "石神線も混雑")).toBe(false);
  });

  it("part what headlines end in two prefectures with, but take no team for one", () => {
    expect(apart("神社で餅つき 愛媛 今治", "神社で餅つき 秋田")).toBe(true);
    expect(apart("神社で餅つき 愛媛 今治", "神社の餅 愛媛県で配る")).toBe(false);
    expect(apart("首位 広島 打線が好調", "神社で餅つき 秋田")).toBe(false);
  });

  it("part what happens in one country from what happens in another, but not who has to do with it", () => {
    expect(apart("ペルー南部で地震", "トルコで地震 震源浅く")).toBe(true);
    expect(apart("イギリスで洪水", "フランスの首都で洪水")).toBe(false);
    expect(apart("ペルー南部で地震", "トルコ 救助隊を派遣へ")).toBe(false);
    expect(apart("スーパーで火災", "トルコで火災")).toBe(false);
  });

  it("take no Latin letters before Japanese ones for a name", () => {
    expect(apart("市長が会見 IC乗車券を導入へ", "汐見市のバス 新しい乗車券")).toBe(false);
  });

  it("part men's contests from women's, but no schools and no victims", () => {
    expect(apart("全国駅伝 男子は汐見が優勝", "全国駅伝 女子は青嶺が優勝")).toBe(true);
    expect(apart("Shiomi wins men's relay", "Shiomi wins women's relay")).toBe(true);
    expect(apart("男子中学生が川で流される", "川で流された女子中学生も")).toBe(false);
    expect(apart("全国駅伝 男女とも汐見 男子は3連覇 女子は初", "全国駅伝 女子は青嶺が2位")).toBe(false);
  });

  it("part two of a row, and the second of a kind from the third", () => {
    expect(apart("利用者 3年連続で増加", "出荷 5年連続で増加")).toBe(true);
    expect(apart("国内2人目の感染者", "国内3人目の感染者")).toBe(true);
  });

  it("part two of a count, and nothing where one of the two is not counted", () => {
    expect(apart("台風30号が接近", "台風31号が発生")).toBe(true);
    expect(apart("台風30号が接近", "台風で停電")).toBe(false);
  });

  it("part a match from what else happens in a team's town, but not sport from what is of both desks", () => {
    const of = (text: string, ...categories: string[]) => eventMarks(text, categories);
    const quake = of("汐見市で地震 避難所に80人", "top", "society");
    const match = of("地震の汐見市に届け 汐見北が勝つ", "top", "sports");
    expect(areApart(quake, match)).toBe(true);
    expect(areApart(quake, of("汐見市の選手 避難所で励ます", "sports", "society"))).toBe(false);
    expect(areApart(quake, of("汐見市の避難所", "top"))).toBe(false);
    expect(areApart(quake, of("汐見市の避難所で健康相談", "life"))).toBe(false);
  });

  it("part a drill from what it is for", () => {
    expect(apart("Drill: coastal towns test tsunami warning", "Tsunami warning for coastal towns")).toBe(
      true,
    );
    expect(apart("Shiomi holds its yearly evacuation drill", "Shiomi evacuates 300 people")).toBe(true);
    expect(apart("Lunar drill meets a hard layer", "Lander finds ice under a hard layer")).toBe(false);
    expect(apart("港で津波の避難訓練", "港で津波の防災訓練 始まる")).toBe(false);
    expect(apart("「これは訓練です」津波警報の伝達訓練", "津波警報 ただちに高台へ")).toBe(true);
    expect(apart("訓練中のヘリ 海に不時着", "ヘリ不時着 2人を救助")).toBe(false);
    expect(apart("職業訓練校が閉校へ", "閉校の県立校で式")).toBe(false);
  });
});
