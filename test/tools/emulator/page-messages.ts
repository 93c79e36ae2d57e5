type Message = { type: string } & Record<string, unknown>;
type Card = {
  size?: string;
  category: string;
  title: string;
  lead: string;
  action?: Record<string, unknown>;
};

/** Where the test's pictures are said to be; the browser's requests for it never leave the machine. */
export const PICTURES = "https://pictures.example";

const buttons = (card: Card) => [
  {
    type: "button",
    style: "primary",
    height: "sm",
    color: "#C43D2B",
    action: card.action ?? {
      type: "postback",
      label: "要約",
      data: "v1:summary:a1",
      displayText: "要約を見る",
    },
  },
  {
    type: "button",
    style: "link",
    height: "sm",
    action: { type: "uri", label: "記事を開く", uri: "https://news.example/articles/1" },
  },
];

/** A news card as the bot might send it: picture, category and time, headline, lead, two buttons. */
export function newsBubble(card: Card): Record<string, unknown> {
  return {
    type: "bubble",
    size: card.size ?? "mega",
    hero: {
      type: "image",
      url: `${PICTURES}/harbour.svg`,
      size: "full",
      aspectRatio: "16:9",
      aspectMode: "cover",
      action: { type: "uri", label: "写真から記事を開く", uri: "https://news.example/articles/1" },
    },
    body: {
      type: "box",
      layout: "vertical",
      spacing: "md",
      contents: [
        {
          type: "box",
          layout: "baseline",
          contents: [
            { type: "text", text: card.category, size: "xs", color: "#C43D2B", weight: "bold", flex: 0 },
            { type: "text", text: "11月22日 12:04", size: "xs", color: "#5F6973", align: "end" },
          ],
        },
        { type: "text", text: card.title, weight: "bold", size: "lg", wrap: true, maxLines: 3 },
        { type: "text", text: card.lead, size: "sm", color: "#55606B", wrap: true, lineSpacing: "4px" },
      ],
    },
    footer: { type: "box", layout: "vertical", spacing: "sm", contents: buttons(card) },
  };
}

/** A Flex message around a container. */
export function flex(contents: Record<string, unknown>, altText = "News"): Message {
  return { type: "flex", altText, contents };
}

/** Three cards side by side. */
export function newsCarousel(size?: string): Message {
  const cards: Card[] = [
    {
      category: "社会",
      title: "港町の朝市、三年ぶりに全区画で再開",
      lead: "市は岸壁の補修を終え、土曜の朝市を全区画で再開した。初日は地元の漁協など四十二店が並んだ。",
    },
    {
      category: "科学",
      title: "山の観測所、冬の雲を毎分撮影する新カメラ",
      lead: "大学の研究班は、積雪の予測に役立てるとしている。",
    },
    {
      category: "World",
      title: "Island ferries to run on batteries by spring",
      lead: "The operator says the crossing will take four minutes longer and cost the same.",
    },
  ];
  const contents = cards.map((card) => newsBubble(size === undefined ? card : { ...card, size }));
  return flex({ type: "carousel", contents }, "最新ニュース 3件");
}

/** Quick replies that send a text, a postback without words of its own, and one that asks for a time. */
export function withQuickReplies(message: Message): Message {
  const items = [
    { type: "action", action: { type: "message", label: "最新 Latest", text: "最新" } },
    { type: "action", action: { type: "postback", label: "人気 Popular", data: "v1:popular" } },
    {
      type: "action",
      action: {
        type: "datetimepicker",
        label: "静かな時間",
        data: "v1:quiet",
        mode: "time",
        initial: "22:00",
      },
    },
    { type: "action", action: { type: "message", label: "設定 Settings", text: "設定" } },
    { type: "action", action: { type: "message", label: "ヘルプ Help", text: "ヘルプ" } },
  ];
  return { ...message, quickReply: { items } };
}

/** One bubble that uses nearly every property: for the eye, and for computed styles. */
export function flexSampler(): Message {
  return flex({
    type: "bubble",
    size: "giga",
    styles: {
      header: { backgroundColor: "#1D3557" },
      footer: { separator: true, separatorColor: "#FF0000" },
    },
    header: {
      type: "box",
      layout: "horizontal",
      justifyContent: "space-between",
      alignItems: "center",
      contents: [
        { type: "text", text: "まとめ Digest", color: "#FFFFFF", weight: "bold", size: "xl", flex: 0 },
        {
          type: "box",
          layout: "vertical",
          width: "64px",
          height: "28px",
          cornerRadius: "14px",
          backgroundColor: "#FFFFFF33",
          justifyContent: "center",
          contents: [{ type: "text", text: "5 new", size: "xs", color: "#FFFFFF", align: "center" }],
        },
      ],
    },
    body: {
      type: "box",
      layout: "vertical",
      spacing: "lg",
      paddingAll: "16px",
      paddingBottom: "24px",
      contents: [
        {
          type: "text",
          wrap: true,
          contents: [
            { type: "span", text: "Spans: " },
            { type: "span", text: "bold red ", weight: "bold", color: "#CC0000" },
            { type: "span", text: "large ", size: "xl" },
            { type: "span", text: "struck", decoration: "line-through", style: "italic" },
          ],
        },
        {
          type: "box",
          layout: "horizontal",
          spacing: "sm",
          contents: [
            { type: "text", text: "flex 1", flex: 1, size: "sm", align: "center" },
            { type: "separator", color: "#00AA00" },
            { type: "text", text: "flex 3", flex: 3, size: "sm", align: "center", gravity: "center" },
          ],
        },
        { type: "separator", margin: "xxl" },
        {
          type: "box",
          layout: "baseline",
          spacing: "sm",
          contents: [
            { type: "icon", url: `${PICTURES}/star.svg`, size: "sm" },
            {
              type: "text",
              text: "An icon on the base line of a long text that must end in dots",
              size: "sm",
            },
          ],
        },
        {
          type: "box",
          layout: "horizontal",
          borderWidth: "medium",
          borderColor: "#1D3557",
          cornerRadius: "md",
          paddingAll: "md",
          background: { type: "linearGradient", angle: "90deg", startColor: "#FFF3E0", endColor: "#FFE0B2" },
          action: { type: "postback", label: "Box", data: "v1:box" },
          contents: [
            { type: "image", url: `${PICTURES}/harbour.svg`, size: "xs", flex: 0 },
            { type: "filler" },
            { type: "text", text: "at the end", align: "end", gravity: "center", size: "sm" },
          ],
        },
        { type: "hologram", text: "?" },
      ],
    },
    footer: {
      type: "box",
      layout: "horizontal",
      spacing: "sm",
      contents: [
        {
          type: "button",
          style: "secondary",
          height: "sm",
          action: { type: "clipboard", label: "Copy", clipboardText: "知らせ" },
        },
        {
          type: "button",
          style: "primary",
          action: { type: "message", label: "Send", text: "from a button" },
        },
      ],
    },
  });
}
