import { parentPort, Worker } from "node:worker_threads";

/** Work beside the event loop. */
export interface AnsweringThread<Question, Answer> {
  /** Answers come in the order asked; rejects where the work throws, or the thread ends before. */
  ask(question: Question): Promise<Answer>;
  /** Ends the thread, if there is one; what is under way rejects. */
  close(): Promise<void>;
}

type Answered<Answer> = { answer: Answer } | { error: unknown };

interface Waiting<Answer> {
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/**
 * Starts with the first question; one that died is replaced with the next.
 * @param script calls answerQuestions
 * @param what the thread does, for the error when it has ended
 */
export function createAnsweringThread<Question, Answer>(
  script: URL,
  what: string,
  workerData?: unknown,
): AnsweringThread<Question, Answer> {
  let thread: Worker | undefined;
  let waiting: Waiting<Answer>[] = [];

  function start(): Worker {
    const started = new Worker(script, { workerData });
    const fail = (error: unknown) => {
      if (thread !== started) return;
      thread = undefined;
      const failed = waiting;
      waiting = [];
      for (const { reject } of failed) reject(error);
    };
    started.on("message", (answered: Answered<Answer>) => {
      const first = waiting.shift();
      if ("answer" in answered) first?.resolve(answered.answer);
      else first?.reject(answered.error);
    });
    started.on("error", fail);
    started.on("exit", () => fail(new Error(`the thread that ${what} has ended`)));
    // Nobody waits for an idle thread when all else has ended.
    started.unref();
    return started;
  }

  return {
    ask(question) {
      thread ??= start();
      thread.postMessage(question);
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    async close() {
      await thread?.terminate();
    },
  };
}

/** The thread's side. */
export function answerQuestions<Question, Answer>(answer: (question: Question) => Answer): void {
  const answered = (question: Question): Answered<Answer> => {
    try {
      return { answer: answer(question) };
    } catch (error) {
      return { error };
    }
  };
  parentPort?.on("message", (question: Question) => parentPort?.postMessage(answered(question)));
}
