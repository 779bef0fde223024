// How are names and numbers kept so that the database alone gives nobody away?
//
// Sealed with AES-256-GCM under a key that the database does not hold, and hashed with a keyed
// HMAC-SHA-256 where they must be found again: a phone number has too few digits for a plain hash.
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Command } from '../../database/transaction.js';
import type { GivenKeys } from '../accounts.config.js';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What a keyed hash is of; equal values of different kinds have different hashes. */
export type HashKind = 'phone' | 'openid' | 'code';

/** The name of the key that matches, among the ids of those that seal; no id has such a character. */
export const HASH_KEY = '#hash';

/** Seals, opens and hashes. */
export class Vault {
  private readonly currentId: string;
  private readonly derived = new Map<string, Buffer>();

  constructor(private readonly keys: GivenKeys) {
    const [first] = keys.dataKeys.keys();
    if (first === undefined) throw new Error('there is no key to seal with');
    this.currentId = first;
  }

  /**
   * `text` sealed under the current key, as `keyId.nonce.ciphertext`. `place` says where it will stand,
   * such as `person.name:ID`: moved to another row it does not open.
   */
  seal(text: string, place: string): string {
    const key = this.keys.dataKeys.get(this.currentId);
    if (!key) throw new Error('the current key is gone');
    return `${this.currentId}.${encrypt(key, text, place)}`;
  }

  /** What was sealed for `place`; throws when it was changed, moved, or sealed under a key that we lack. */
  open(sealed: string, place: string): string {
    const [id = '', rest = ''] = splitOnce(sealed);
    const key = this.keys.dataKeys.get(id);
    if (!key) throw new Error(`there is no data key ${id.slice(0, 16)}`);
    return decrypt(key, rest, place);
  }

  /** True when `sealed` was made with another key than the current one. */
  isStale(sealed: string): boolean {
    return splitOnce(sealed)[0] !== this.currentId;
  }

  /** Id of the key that seals. */
  get sealingKeyId(): string {
    return this.currentId;
  }

  /** A mark of each key by its id, by which it is known again and from which nobody learns it. */
  marks(): Map<string, string> {
    const markOf = (key: Buffer): string => Buffer.from(hkdfSync('sha256', key, '', 'key check', 32)).toString('hex');
    const all = [[HASH_KEY, this.keys.hashKey] as const, ...this.keys.dataKeys];
    return new Map(all.map(([id, key]) => [id, markOf(key)]));
  }

  /** A keyed hash to match on, 64 hexadecimal digits. */
  hash(kind: HashKind, value: string): string {
    return createHmac('sha256', this.derivedKey(`hash:${kind}`))
      .update(value)
      .digest('hex');
  }

  /** The mark that chains an audit line to the one before. */
  auditMark(line: string): string {
    return createHmac('sha256', this.derivedKey('audit')).update(line).digest('hex');
  }

  /**
   * `command` with its body as a keyed digest. The idempotency row keeps a plain hash of the body, and
   * that of a name and a number could be guessed; of this digest it cannot.
   */
  blind(command: Command): Command {
    const digest = createHmac('sha256', this.derivedKey('body')).update(JSON.stringify(command.body)).digest('hex');
    return { ...command, body: digest };
  }

  /**
   * A secret of an answer (a token, a code) as it may stand in the idempotency row. The key is made from
   * ours and from the very request, code included: the row and our keys are not enough to read it, only
   * whoever sends the same request again gets the same answer.
   */
  sealAnswer(command: Command, secret: string): string {
    return encrypt(this.answerKey(command), secret, command.operation);
  }

  /** The secret that `sealAnswer` sealed for the same request. */
  openAnswer(command: Command, sealed: string): string {
    return decrypt(this.answerKey(command), sealed, command.operation);
  }

  private answerKey(command: Command): Buffer {
    const request = createHash('sha256')
      .update(JSON.stringify([command.caller, command.key, command.operation, command.body]))
      .digest();
    return Buffer.from(hkdfSync('sha256', this.keys.hashKey, request, 'answer', 32));
  }

  private derivedKey(use: string): Buffer {
    const known = this.derived.get(use);
    if (known) return known;
    const key = Buffer.from(hkdfSync('sha256', this.keys.hashKey, '', use, 32));
    this.derived.set(use, key);
    return key;
  }
}

/** SHA-256 of a session token: it has 256 random bits, so there is nothing to guess and no key is needed. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** A new session token, 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

function encrypt(key: Buffer, text: string, place: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${nonce.toString('base64url')}.${body.toString('base64url')}`;
}

function decrypt(key: Buffer, sealed: string, place: string): string {
  const [nonce = '', body = ''] = splitOnce(sealed);
  const bytes = Buffer.from(body, 'base64url');
  const cipher = createDecipheriv(CIPHER, key, Buffer.from(nonce, 'base64url'), { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  return Buffer.concat([cipher.update(bytes.subarray(0, bytes.length - TAG_BYTES)), cipher.final()]).toString('utf8');
}

function splitOnce(text: string): [string, string] {
  const dot = text.indexOf('.');
  return dot < 0 ? ['', ''] : [text.slice(0, dot), text.slice(dot + 1)];
}
