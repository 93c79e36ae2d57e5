export async function ingest() {}
