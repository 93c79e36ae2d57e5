import { answer } from "../../src/commands/answer.ts";
import type { Asker, Command, Reply } from "../../src/commands/command.ts";
import { parseText } from "../../src/commands/parse.ts";
import type { DeliveryMode } from "../../src/domain/alert.ts";
import type { Article, ArticleDraft } from "../../src/domain/article.ts";
import type { TopicNo } from "../../src/domain/topic.ts";
import { draftOf } from "../contract/drafts.ts";
import { NOW, type OpenDesk } from "./open-desk.ts";

/** A reader who types and taps at an open desk. */
export function readerAt(opened: () => OpenDesk, lineId = "U00000000000000000000000000000001") {
  const asker = (): Asker => opened().asker("ja", lineId);
  const ask = (command: Command): Promise<Reply> => answer(command, asker(), opened().desk);
  return {
    asker,
    ask,
    say: (text: string): Promise<Reply> => ask(parseText(text)),
    /** Follows words; gives the topic's number. */
    async follow(words: string, mode: DeliveryMode = "instant"): Promise<TopicNo> {
      const reply = await ask({ name: "follow", what: { by: "words", words }, mode });
      if (reply.type !== "note" || reply.note !== "followed")
        throw new RangeError(`${words} is not followed`);
      return reply.no;
    },
    kept: () => opened().desk.subscriptions.reader(asker().hash),
  };
}

let made = 0;

/** Publishes an article and writes it into the alert log. */
export async function newsAt({ publish, alert }: OpenDesk, changes: Partial<ArticleDraft>): Promise<Article> {
  made += 1;
  const [article] = await publish(draftOf({ nhkId: `n${made}`, publishedAt: NOW + made, ...changes }));
  if (!article) throw new RangeError("nothing was published");
  await alert(article);
  return article;
}
