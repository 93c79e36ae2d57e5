import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
} from "node:crypto";
import type { RecipientHash, SealedId } from "../domain/recipient.ts";

/** What may leave memory in place of a LINE id. */
export interface Identity {
  /** Keyed hash of a user's, group's or room's id, to look it up. */
  hashOf(lineId: string): RecipientHash;
  /** Keyed hash of a message's id; another key than people's, so that the two can't be joined. */
  messageHashOf(messageId: string): string;
  /** Keyed hash of what makes two topics the same, under a key of its own. */
  topicHashOf(topicKey: string): string;
  /** Tells one key from another without telling the key. */
  fingerprint: string;
  /** AES-256-GCM; the same id gives another text each time. */
  seal(lineId: string): SealedId;
  /** Throws where the text was altered or sealed with another key. */
  open(sealed: SealedId): string;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** @param idKey 32 bytes, the operator's ID_KEY; each use gets a key of its own derived from it (HKDF, RFC 5869). */
export function createIdentity(idKey: Buffer): Identity {
  const derive = (purpose: string) => Buffer.from(hkdfSync("sha256", idKey, "", `shirase ${purpose}`, 32));
  // As an object the key is set up once; of the bytes a copy is made for every id.
  const sealKey = createSecretKey(derive("seal"));
  const recipientKey = derive("recipient hash");
  const messageKey = derive("message hash");
  const topicKey = derive("topic hash");
  const keyedHash = (key: Buffer, text: string) => createHmac("sha256", key).update(text).digest("base64url");

  return {
    hashOf: (lineId) => keyedHash(recipientKey, lineId),
    messageHashOf: (messageId) => keyedHash(messageKey, messageId),
    topicHashOf: (key) => keyedHash(topicKey, key),
    fingerprint: keyedHash(derive("fingerprint"), "shirase"),
    seal(lineId) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", sealKey, nonce);
      const sealed = Buffer.concat([cipher.update(lineId, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString("base64");
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, "base64");
      const decipher = createDecipheriv("aes-256-gcm", sealKey, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
      // GCM keeps nothing back: this checks the tag.
      decipher.final();
      return text.toString("utf8");
    },
  };
}
