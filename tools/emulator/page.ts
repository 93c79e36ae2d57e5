import { readFile, stat } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { type Request, type Response, Router } from "express";

/** Names in the page's folder that are served: no dots but the last, so no way out of the folder. */
const NAME = /^((?:[a-z0-9][a-z0-9-]*\/)*[a-z0-9][a-z0-9-]*)\.(css|js|svg)$/;
const TYPES: Record<string, string> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

/** Imports of the page's own files, in the form TypeScript writes them. */
const IMPORT = /(\bfrom\s*|\bimport\s*\(?\s*)(["'])(\.{1,2}\/[\w./-]+)\.ts\2/g;

/** TypeScript as a browser reads it: types blanked out, own imports ending in ".js". */
export function browserScript(typescript: string): string {
  return stripTypeScriptTypes(typescript).replace(IMPORT, "$1$2$3.js$2");
}

/** The text of a file, made anew only when the file has changed; undefined where there is none. */
function createReader(folder: string) {
  const made = new Map<string, { changed: number; text: string }>();
  return async (name: string, make: (text: string) => string): Promise<string | undefined> => {
    const file = join(folder, name);
    const changed = await stat(file).then(
      (found) => (found.isFile() ? found.mtimeMs : undefined),
      () => undefined,
    );
    if (changed === undefined) return undefined;
    const earlier = made.get(name);
    if (earlier?.changed === changed) return earlier.text;
    const text = make(await readFile(file, "utf8"));
    made.set(name, { changed, text });
    return text;
  };
}

/** Serves the chat page from its folder: / is index.html, /page/x.js is x.ts without its types. */
export function pageRoutes(folder: string): Router {
  const read = createReader(folder);
  const answer = (res: Response, type: string, text: string | undefined) => {
    if (text === undefined) res.status(404).json({ message: "Not found" });
    else res.set({ "content-type": type, "cache-control": "no-cache" }).send(text);
  };
  const router = Router({ caseSensitive: true });
  router.get("/", async (_req: Request, res: Response) =>
    answer(res, "text/html; charset=utf-8", await read("index.html", (text) => text)),
  );
  router.get("/page/*name", async (req: Request, res: Response) => {
    const [, stem, ending = ""] = NAME.exec(req.path.slice("/page/".length)) ?? [];
    const script = ending === "js";
    const text = stem
      ? await read(script ? `${stem}.ts` : `${stem}.${ending}`, script ? browserScript : (same) => same)
      : undefined;
    answer(res, TYPES[ending] ?? "", text);
  });
  return router;
}
