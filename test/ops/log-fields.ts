import { createLog } from "../../src/ops/log.ts";

/** A process that logs the fields of its second argument at each level; the first holds createLog's options. Both are JSON. */
const [options = "{}", fields = "{}"] = process.argv.slice(2);
const log = await createLog(JSON.parse(options));
log.debug(JSON.parse(fields), "debug sentence");
log.info(JSON.parse(fields), "info sentence");
log.warn(JSON.parse(fields), "warn sentence");
log.error(JSON.parse(fields), "error sentence");
