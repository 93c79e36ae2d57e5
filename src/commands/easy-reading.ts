import type { Article } from "../domain/article.ts";
import type { JapaneseWord } from "../domain/japanese.ts";
import { withFurigana } from "../reading/furigana.ts";
import type { Enclosure, Reply } from "./command.ts";

/** Shows Japanese texts with the readings of their kanji, for readers who want that. */
export interface EasyReading {
  /** A reply with readings in the titles, leads and summaries of its Japanese articles. Rejects where the dictionary fails. */
  ofReply(reply: Reply): Promise<Reply>;
  ofEnclosure(enclosure: Enclosure): Promise<Enclosure>;
}

type WordsOf = (texts: readonly string[]) => Promise<JapaneseWord[][]>;

/** @param wordsOf takes texts apart, with how each word is read */
export function createEasyReading(wordsOf: WordsOf): EasyReading {
  const reader = createReader(wordsOf);
  return {
    ofReply: (reply) => easyReply(reply, reader),
    async ofEnclosure(enclosure) {
      if (!enclosure.owed) return enclosure;
      const articles = await reader.ofArticles(enclosure.owed.articles);
      return { ...enclosure, owed: { ...enclosure.owed, articles } };
    },
  };
}

type Reader = ReturnType<typeof createReader>;

function createReader(wordsOf: WordsOf) {
  const known = new WeakMap<Article, Article>();

  async function ofTexts(texts: readonly string[]): Promise<string[]> {
    const words = await wordsOf(texts);
    return texts.map((text, at) => withFurigana(text, words[at] ?? []));
  }

  /** Each article is read once for all readers; a correction makes another. */
  async function ofArticles(articles: readonly Article[]): Promise<Article[]> {
    const fresh = articles.filter((article) => article.lang === "ja" && !known.has(article));
    const texts = fresh.length === 0 ? [] : await ofTexts(fresh.flatMap(({ title, lead }) => [title, lead]));
    fresh.forEach((article, at) => {
      const [title = article.title, lead = article.lead] = texts.slice(at * 2, at * 2 + 2);
      known.set(article, { ...article, title, lead });
    });
    return articles.map((article) => known.get(article) ?? article);
  }

  return {
    ofArticles,
    async ofArticle(article: Article): Promise<Article> {
      const [easy = article] = await ofArticles([article]);
      return easy;
    },
    /** Of texts from articles, each beside its own; those in other languages stay. */
    async ofTextsFrom(articles: readonly Article[], texts: readonly string[]): Promise<string[]> {
      const isJapanese = (at: number) => articles[at]?.lang === "ja" && texts[at] !== "";
      const easy = await ofTexts(texts.filter((_, at) => isJapanese(at)));
      return texts.map((text, at) => (isJapanese(at) ? (easy.shift() ?? text) : text));
    },
    async ofEach<T extends { article: Article }>(items: readonly T[]): Promise<T[]> {
      const articles = await ofArticles(items.map(({ article }) => article));
      return items.map((item, at) => ({ ...item, article: articles[at] ?? item.article }));
    },
  };
}

async function easyReply(reply: Reply, reader: Reader): Promise<Reply> {
  switch (reply.type) {
    case "list":
      return easyList(reply, reader);
    case "greeting":
      return { ...reply, articles: await reader.ofArticles(reply.articles) };
    case "summary":
      return easyPage(reply, reader);
    case "details":
      return easyPage({ ...reply, related: await reader.ofArticles(reply.related) }, reader);
    case "story":
      return easyStory(reply, reader);
    case "follow-preview":
      return { ...reply, examples: await reader.ofArticles(reply.examples) };
    case "catch-up":
      return { ...reply, items: await reader.ofEach(reply.items) };
    default:
      return reply;
  }
}

type ReplyOf<Type extends Reply["type"]> = Extract<Reply, { type: Type }>;

async function easyList(reply: ReplyOf<"list">, reader: Reader): Promise<Reply> {
  const articles = await reader.ofArticles(reply.articles);
  if (!reply.passages) return { ...reply, articles };
  const texts = reply.passages.map((passage) => passage ?? "");
  const passages = await reader.ofTextsFrom(reply.articles, texts);
  return { ...reply, articles, passages: passages.map((passage) => passage || undefined) };
}

async function easyPage<T extends ReplyOf<"summary" | "details">>(reply: T, reader: Reader): Promise<T> {
  const { article, summary } = reply;
  const [text = summary.summary] = await reader.ofTextsFrom([article], [summary.summary]);
  const easy = await reader.ofArticle(article);
  return { ...reply, article: easy, plainTitle: article.title, summary: { ...summary, summary: text } };
}

async function easyStory(reply: ReplyOf<"story">, reader: Reader): Promise<Reply> {
  const articles = reply.entries.map(({ article }) => article);
  const texts = await reader.ofTextsFrom(
    articles,
    reply.entries.map(({ text }) => text),
  );
  const entries = await reader.ofEach(reply.entries);
  return {
    ...reply,
    of: await reader.ofArticle(reply.of),
    entries: entries.map((entry, at) => ({ ...entry, text: texts[at] ?? entry.text })),
  };
}
