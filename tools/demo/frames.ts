import type { NewsLanguage } from "../../src/domain/language.ts";

/** An invented article about whatever stands in for `{words}`. */
export interface Frame {
  title: string;
  lead: string;
}

/** Different enough that none continues another's story. */
export const FRAMES: Record<NewsLanguage, readonly Frame[]> = {
  ja: [
    {
      title: "朝市の壁新聞が{words}を特集 刷り増しに行列",
      lead: "潮騒町の朝市で配られる手書きの壁新聞が、{words}を特集しました。干物を買いに来た客が次々に手に取り、木版の刷り増しが昼まで続きました。",
    },
    {
      title: "{words}を調べた中学生 自由研究で最優秀賞",
      lead: "{words}を一年かけて調べた中学生の自由研究が、県の発表会で最優秀賞に選ばれました。方眼紙に描いた三百枚の図は、体育館の床を埋める大きさです。",
    },
    {
      title: "古い切手帳から{words}の一枚 収集家が公開",
      lead: "屋根裏の切手帳から、{words}を描いた珍しい一枚が見つかりました。収集家は虫眼鏡を添えて喫茶店で公開し、郵便の歴史をたどる手がかりになると話しています。",
    },
    {
      title: "{words}の講座に定員の五倍 公民館が追加開催",
      lead: "公民館が開く{words}の講座に、定員の五倍の申し込みがありました。講師の都合がつき、来週の土曜に和室を二つつなげて追加で開くことになりました。",
    },
    {
      title: "深夜ラジオで{words}が話題 はがき二千通届く",
      lead: "深夜のラジオが取り上げた{words}に、聴取者からはがきが二千通届きました。放送局は倉庫の棚を空けて整理し、秋の番組でまとめて読むことにしています。",
    },
    {
      title: "商店街の福引きに{words}の賞 鐘が鳴りやまず",
      lead: "商店街の福引きに{words}にちなんだ賞が加わり、初日から当たりの鐘が鳴り続けました。くじを作った乾物店の店主は、三角の紙を折る手が追いつかないと話しています。",
    },
  ],
  en: [
    {
      title: "Market's wall newspaper devotes issue to {words}",
      lead: "A handwritten newspaper at Shiosai's morning market has devoted its issue to {words}. Shoppers buying dried fish took every copy, and printing went on until noon.",
    },
    {
      title: "Pupil's project on {words} wins prefectural prize",
      lead: "A junior high school student has won a prize for a year of homework on {words}. Three hundred drawings on graph paper covered the floor of the gym.",
    },
    {
      title: "Rare stamp of {words} turns up in attic album",
      lead: "An album found in an attic holds a rare postage stamp showing {words}. Its collector displays it in a coffee shop, next to a magnifying glass.",
    },
    {
      title: "Community center doubles course on {words}",
      lead: "Five times more people than expected have signed up for lectures on {words}. The lecturer will return next Saturday, in two tatami rooms joined together.",
    },
    {
      title: "Late-night radio flooded with mail about {words}",
      lead: "Listeners have sent two thousand postcards after a broadcast on {words}. The station cleared its shelves and plans to read them in autumn.",
    },
    {
      title: "Shopping street raffle adds {words} prize",
      lead: "Bells have not stopped ringing at a raffle whose new prize has to do with {words}. The grocer who folds the tickets says that her fingers cannot keep up.",
    },
  ],
};
