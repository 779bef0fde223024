// Which pictures has the person taken that the server does not have yet?
import { compareTexts, firstDifference } from '@kehuoyou/shared';
import type { Clock, UploadedMedia } from '@kehuoyou/shared';
import { CallFailure } from '../call-failure';
import type { KeptFiles, PhoneFile } from '../platform/files/kept-files';
import type { PhoneStorage } from '../platform/storage';
import { sha256Of } from '../sha256';
import { BREAKDOWNS, passes } from './passing';

/** What a picture is taken for. */
export interface PicturePurpose {
  /** Name under which a feature takes it, such as `announcement`. */
  readonly purpose: string;
  /** The event that it belongs to; absent for one that a form sends on by its id. */
  readonly eventId?: string;
  /** What it is, in the person's words, such as 照片：破损的包裹. */
  readonly label: string;
  /** True where no account is asked for: it is nobody's, and goes by the receipt of what it belongs to. */
  readonly open?: true;
}

/** One picture. Its bytes are a file of the phone, by the name of its key. */
export interface QueuedPicture extends PicturePurpose {
  /** Idempotency key, made before the first try. */
  readonly key: string;
  /** Place in the queue. */
  readonly order: number;
  /** Lower-case hex, of the file as it is sent. */
  readonly sha256: string;
  /** When it was taken, ms since 1970. */
  readonly at: number;
  /** Account that took it, and as which alone it is sent; absent for an open one. */
  readonly owner?: string;
  /** Receipt of what an open one belongs to; until there is one it is not sent. */
  readonly receipt?: string;
  /** `refused`: the server said no. `sent`: it is there, and a form has yet to use it. */
  readonly state: 'waiting' | 'refused' | 'sent';
  /** Its id on the server, once it is there. */
  readonly pictureId?: string;
  /** How often the server broke down over it. */
  readonly breakdowns?: number;
  /** Why it was refused, as a sentence. */
  readonly refusal?: string;
}

/** What the queue needs of the world. */
export interface PictureWorld {
  readonly storage: PhoneStorage;
  readonly files: KeptFiles;
  /** Sends one with its key; throws `CallFailure`. */
  readonly send: (picture: QueuedPicture, bytes: ArrayBuffer) => Promise<UploadedMedia>;
  readonly clock: Clock;
  readonly newKey: (now: number) => string;
  /** Account of whoever uses the phone now. */
  readonly owner: () => string | undefined;
  /** True while what has this receipt is on the phone alone: nothing can be added to it yet. */
  readonly awaits: (receipt: string) => boolean;
  /** The sentence for a refusal. */
  readonly sentenceOf: (failure: CallFailure) => string;
}

const PREFIX = 'pictures/';
/** A form that nobody has sent for so long is forgotten; the server forgets its pictures after 30 days. */
const FORGOTTEN_MS = 7 * 86_400_000;

/**
 * A queue of pictures that outlives the app. They are sent one by one, apart from the events that they belong to, and
 * each by its own account only. What is written of one stands in storage before its file does and goes after it, so
 * that no file is ever left behind.
 */
export class PictureQueue {
  private readonly listeners = new Set<() => void>();
  private readonly adding = new Set<string>();
  private round: Promise<void> | undefined;
  private shown: readonly QueuedPicture[] | undefined;

  constructor(private readonly world: PictureWorld) {}

  /** All of them, in order, whoever took them. The same array until something changes. */
  items(): readonly QueuedPicture[] {
    this.shown ??= this.load();
    return this.shown;
  }

  /** Calls `listener` when `items` changes; the returned function ends that. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Keeps a picture on the phone and gives what the event has to say of it: its key and its hash. Throws
   * `CallFailure`: `storage_full` when the phone cannot keep it, `sign_in_needed` when it would be nobody's.
   */
  async add(what: PicturePurpose, file: PhoneFile): Promise<QueuedPicture> {
    const owner = what.open === true ? undefined : this.world.owner();
    if (owner === undefined && what.open !== true) throw new CallFailure('sign_in_needed');
    const at = this.world.clock.now().getTime();
    const order = Math.max(0, ...this.load().map((item) => item.order)) + 1;
    const own = owner === undefined ? {} : { owner };
    const item: QueuedPicture = {
      ...what,
      ...own,
      key: this.world.newKey(at),
      order,
      sha256: '',
      at,
      state: 'waiting',
    };
    this.adding.add(item.key);
    try {
      const whole =
        this.write(item) && (await this.world.files.keep(item.key, file)) ? await this.hashed(item) : undefined;
      if (whole === undefined) {
        await this.discard(item.key);
        throw new CallFailure('storage_full');
      }
      return whole;
    } finally {
      this.adding.delete(item.key);
    }
  }

  /** Sends what waits until nothing does or the network is gone. Never rejects; a second call joins the first. */
  replay(): Promise<void> {
    this.round ??= this.run().finally(() => {
      this.round = undefined;
    });
    return this.round;
  }

  /** Puts a refused one back among those that wait. */
  retry(key: string): void {
    const item = this.find(key);
    if (item?.state !== 'refused') return;
    const { refusal: _refusal, breakdowns: _breakdowns, ...rest } = item;
    this.write({ ...rest, state: 'waiting' });
    this.changed();
  }

  /** Says what an open one belongs to: it is sent once that has arrived. False when the phone has no room for the note. */
  assign(key: string, receipt: string): boolean {
    const item = this.find(key);
    const noted = item !== undefined && this.write({ ...item, receipt, eventId: key });
    this.changed();
    return noted;
  }

  /** Where the page finds it to show it; undefined when the phone has lost it. */
  address(key: string): Promise<string | undefined> {
    return this.world.files.address(key).catch(() => undefined);
  }

  /** Forgets one: the person takes it away, or the form that it was for is sent. */
  async discard(key: string): Promise<void> {
    await this.removeFile(key);
    this.world.storage.remove(PREFIX + key);
    this.changed();
  }

  /** Forgets all of them, whoever took them, with every file that is kept. */
  async forgetAll(): Promise<void> {
    for (const { key } of this.load()) this.world.storage.remove(PREFIX + key);
    this.changed();
    const names = await this.world.files.names().catch((): string[] => []);
    for (const name of names) await this.removeFile(name);
  }

  private async run(): Promise<void> {
    await this.finishLeft();
    const aside = new Set<string>();
    for (let item = this.next(aside); item; item = this.next(aside)) {
      const failure = await this.attempt(item);
      if (failure === undefined) continue;
      if (passes(failure.code)) return;
      aside.add(item.key);
      const breakdowns = (item.breakdowns ?? 0) + 1;
      const waitsOn = failure.code === 'internal' && breakdowns < BREAKDOWNS;
      const came = waitsOn ? { breakdowns } : { state: 'refused' as const, refusal: this.world.sentenceOf(failure) };
      this.rewrite({ ...item, ...came });
    }
  }

  /** Sends one, and notes that it is there; gives why it is not. */
  private async attempt(item: QueuedPicture): Promise<CallFailure | undefined> {
    try {
      const bytes = await this.readFile(item.key);
      if (bytes === undefined) throw new CallFailure('picture_lost');
      const { id } = await this.world.send(item, bytes);
      this.rewrite({ ...item, state: 'sent', pictureId: id });
      // A form shows its pictures until it is sent itself.
      if (item.eventId !== undefined) await this.discard(item.key);
      return undefined;
    } catch (error) {
      return error instanceof CallFailure ? error : new CallFailure('internal');
    }
  }

  /** What an app that was killed has begun: a file without its hash, and one that is sent and not yet forgotten. */
  private async finishLeft(): Promise<void> {
    for (const item of this.load()) {
      const isOld = Math.abs(this.world.clock.now().getTime() - item.at) > FORGOTTEN_MS;
      const isLeft = isOld && item.open === true && item.receipt === undefined;
      if (isLeft || (item.state === 'sent' && (item.eventId !== undefined || isOld))) await this.discard(item.key);
      if (item.sha256 !== '' || this.adding.has(item.key)) continue;
      if ((await this.hashed(item)) === undefined) await this.discard(item.key);
    }
  }

  /** Notes the hash of a file that is kept; undefined when there is none, or no room for the note. */
  private async hashed(item: QueuedPicture): Promise<QueuedPicture | undefined> {
    const bytes = await this.readFile(item.key);
    if (bytes === undefined) return undefined;
    const whole = { ...item, sha256: sha256Of(bytes) };
    if (!this.write(whole)) return undefined;
    this.changed();
    return whole;
  }

  private async readFile(key: string): Promise<ArrayBuffer | undefined> {
    return this.world.files.read(key).catch(() => undefined);
  }

  private async removeFile(key: string): Promise<void> {
    await this.world.files.remove(key).catch(() => undefined);
  }

  private next(aside: ReadonlySet<string>): QueuedPicture | undefined {
    return this.load().find(
      (item) => item.state === 'waiting' && item.sha256 !== '' && this.mayGo(item) && !aside.has(item.key),
    );
  }

  /** Its own account is there, or what it belongs to has arrived. */
  private mayGo({ open, owner, receipt }: QueuedPicture): boolean {
    if (open !== true) return owner === this.world.owner();
    return receipt !== undefined && !this.world.awaits(receipt);
  }

  private find(key: string): QueuedPicture | undefined {
    return this.load().find((item) => item.key === key);
  }

  private load(): QueuedPicture[] {
    return this.world.storage
      .names(PREFIX)
      .flatMap((name) => parse(this.world.storage.read(name)))
      .sort((a, b) => firstDifference(a.order - b.order, compareTexts(a.key, b.key)));
  }

  private write(item: QueuedPicture): boolean {
    return this.world.storage.write(PREFIX + item.key, JSON.stringify(item));
  }

  private rewrite(item: QueuedPicture): void {
    // Taken away while it was on its way: the person no longer cares what became of it.
    if (this.world.storage.read(PREFIX + item.key) !== undefined) this.write(item);
    this.changed();
  }

  private changed(): void {
    this.shown = undefined;
    for (const listener of [...this.listeners]) listener();
  }
}

function parse(text: string | undefined): QueuedPicture[] {
  try {
    const item = JSON.parse(text ?? '') as QueuedPicture;
    return typeof item.key === 'string' && typeof item.order === 'number' ? [item] : [];
  } catch {
    return [];
  }
}
