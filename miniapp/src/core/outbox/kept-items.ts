// Which writes does the phone keep, without reading all of them again for every look?
import { compareTexts, firstDifference } from '@kehuoyou/shared';
import type { PhoneStorage } from '../platform/storage';
import type { OutboxItem } from './outbox-item';

const PREFIX = 'outbox/';

/**
 * Items of an outbox, each under a name of its own in storage, so that no change can lose another. Reading one is slow
 * on an old phone, and a day's scans are hundreds: what was read once is remembered. In a browser the app may be open
 * twice: that the other page added or removed an item is seen at every look. That it only changed one is not, and does
 * no harm: the item is sent once more, and the server knows it.
 */
export class KeptItems {
  private readonly known = new Map<string, OutboxItem | undefined>();

  constructor(private readonly storage: PhoneStorage) {}

  /** All of them, in order. */
  all(): OutboxItem[] {
    this.look();
    return [...this.known.values()].flatMap((item) => item ?? []).sort(inOrder);
  }

  /** Sees which are there now. */
  look(): void {
    const names = this.storage.names(PREFIX);
    const there = new Set(names);
    for (const name of [...this.known.keys()]) if (!there.has(name)) this.known.delete(name);
    for (const name of names) if (!this.known.has(name)) this.known.set(name, parsed(this.storage.read(name)));
  }

  /** True when it was there at the last look. */
  has(key: string): boolean {
    return this.known.has(PREFIX + key);
  }

  /** False when the phone cannot keep it; what was there before stays. */
  write(item: OutboxItem): boolean {
    const written = this.storage.write(PREFIX + item.key, JSON.stringify(item));
    if (written) this.known.set(PREFIX + item.key, item);
    return written;
  }

  remove(key: string): void {
    this.storage.remove(PREFIX + key);
    this.known.delete(PREFIX + key);
  }
}

/** What has a place in a queue of the phone. */
interface Kept {
  readonly key: string;
  readonly order: number;
}

/** By their places. */
export function inOrder(a: Kept, b: Kept): number {
  return firstDifference(a.order - b.order, compareTexts(a.key, b.key));
}

/** Undefined for what is no item, which is left alone. */
export function parsed<Item extends Kept>(text: string | undefined): Item | undefined {
  try {
    const item = JSON.parse(text ?? '') as Item;
    return typeof item.key === 'string' && typeof item.order === 'number' ? item : undefined;
  } catch {
    return undefined;
  }
}
