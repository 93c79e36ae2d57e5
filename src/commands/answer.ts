import { aboutArticle } from "./about-article.ts";
import { answerAboutAlerts } from "./answer-alerts.ts";
import type { Asker, Command, Reply } from "./command.ts";
import type { Desk } from "./desk.ts";
import { feedback } from "./feedback.ts";
import { latest } from "./latest.ts";
import { popular } from "./popular.ts";
import { deleteData, furigana, language, leave, myData } from "./reader.ts";
import { search } from "./search.ts";

/** Decides the answer to a command. The only effects: a read is counted; what somebody wants kept is kept, or removed. */
export async function answer(command: Command, asker: Asker, desk: Desk): Promise<Reply> {
  switch (command.name) {
    case "latest":
      return latest(command, asker, desk);
    case "more":
      return { type: "note", note: "more-by-button" };
    case "search":
      return search(command.words, asker, desk);
    case "summary":
    case "related":
    case "details":
    case "so-far":
    case "since":
      return aboutArticle(command.name, command.of, asker, desk);
    case "popular":
      return popular(asker, desk);
    case "feedback":
      return feedback(command, desk);
    case "categories":
      return { type: "note", note: desk.cache.size() > 0 ? "ask-category" : "no-articles-yet" };
    case "language":
      return language(command, asker, desk);
    case "my-data":
      return myData(asker, desk);
    case "delete-data":
      return deleteData(command.confirmed, asker, desk);
    case "leave":
      return leave(command.confirmed, asker, desk);
    case "furigana":
      return furigana(command.on, asker, desk);
    case "help":
      return { type: "help" };
    case "thanks":
      return { type: "note", note: "thanks" };
    case "wordless":
      return { type: "note", note: command.content };
    case "stale-button":
      return { type: "note", note: "stale-button" };
    default:
      return answerAboutAlerts(command, asker, desk);
  }
}
