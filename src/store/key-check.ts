import type { Queries } from "./schema.ts";

const NAME = "id-key";

/**
 * Whether LINE ids in this database are sealed with the key of this fingerprint; the first key to ask is the one. With
 * another key no recipient could be found, nor removed on request.
 */
export async function isSealedWith(queries: Queries, fingerprint: string): Promise<boolean> {
  await queries
    .insertInto("settings")
    .values({ name: NAME, value: fingerprint })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
  const { value } = await queries
    .selectFrom("settings")
    .select("value")
    .where("name", "=", NAME)
    .executeTakeFirstOrThrow();
  return value === fingerprint;
}
