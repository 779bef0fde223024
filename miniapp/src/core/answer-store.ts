// Which answers does the phone remember, and how old are they?
import { SHAPE } from './answer-shape';
import type { PhoneStorage } from './platform/storage';

/** An answer that the server gave, and when it last said so. */
export interface KeptAnswer {
  readonly answer: unknown;
  /** When the server last confirmed it, ms since 1970. */
  readonly at: number;
  readonly etag?: string;
}

const BODIES = `answer/${SHAPE}/`;
const FACTS = `answer-age/${SHAPE}/`;
/** Far more than a person looks at, far less than a phone holds. */
const MOST = 60;

/**
 * Answers by the URL that asked for them. The body and its age lie apart, so that hearing "nothing new"
 * does not write the body again. The body is written first: dying in between leaves a new body with an
 * old ETag, which the next question puts right.
 */
export class AnswerStore {
  private readonly storage: PhoneStorage;

  constructor(storage: PhoneStorage) {
    this.storage = storage;
  }

  /** The kept answer; undefined when there is none or it cannot be read. */
  read(url: string): KeptAnswer | undefined {
    const body = this.storage.read(BODIES + url);
    const facts = this.facts(url);
    if (body === undefined || facts === undefined) return undefined;
    try {
      return { answer: JSON.parse(body) as unknown, ...facts };
    } catch {
      this.forget(url);
      return undefined;
    }
  }

  /** Keeps an answer, at the cost of the oldest others when there is no room; false when even that fails. */
  write(url: string, kept: KeptAnswer): boolean {
    const text = JSON.stringify(kept.answer);
    const others = this.oldestFirst().filter((other) => other !== url);
    while (others.length >= MOST) this.forget(others.shift() ?? '');
    while (!this.storage.write(BODIES + url, text)) {
      const oldest = others.shift();
      if (oldest === undefined) return false;
      this.forget(oldest);
    }
    return this.confirm(url, kept.at, kept.etag);
  }

  /** Notes that the server confirmed the kept answer at `at`. */
  confirm(url: string, at: number, etag: string | undefined): boolean {
    return this.storage.write(FACTS + url, JSON.stringify(etag === undefined ? { at } : { at, etag }));
  }

  forget(url: string): void {
    this.storage.remove(BODIES + url);
    this.storage.remove(FACTS + url);
  }

  /** Forgets every answer whose name begins with `prefix`. */
  forgetAll(prefix: string): void {
    for (const name of this.storage.names(BODIES + prefix)) this.forget(name.slice(BODIES.length));
  }

  private facts(url: string): { at: number; etag?: string } | undefined {
    try {
      const facts: unknown = JSON.parse(this.storage.read(FACTS + url) ?? 'null');
      if (typeof facts !== 'object' || facts === null || !('at' in facts) || typeof facts.at !== 'number')
        return undefined;
      return 'etag' in facts && typeof facts.etag === 'string' ? { at: facts.at, etag: facts.etag } : { at: facts.at };
    } catch {
      return undefined;
    }
  }

  private oldestFirst(): string[] {
    return this.storage
      .names(BODIES)
      .map((name) => name.slice(BODIES.length))
      .map((url) => ({ url, at: this.facts(url)?.at ?? 0 }))
      .sort((a, b) => a.at - b.at)
      .map(({ url }) => url);
  }
}
