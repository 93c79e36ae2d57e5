import { sql } from "kysely";
import type { Engine } from "./migrate.ts";

/**
 * "column in (…)" for up to thousands of whole numbers as one parameter: compiling and preparing as many parameters costs
 * more than the statement itself.
 */
export const among = (engine: Engine, column: string, numbers: readonly number[]) =>
  engine === "sqlite"
    ? sql<boolean>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(numbers)}))`
    : sql<boolean>`${sql.ref(column)} = any(${numbers}::bigint[])`;
