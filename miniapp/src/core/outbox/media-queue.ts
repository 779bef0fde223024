// Which pictures and recordings has the person made that the server does not have yet?
import type { Clock, UploadedMedia } from '@kehuoyou/shared';
import { CallFailure } from '../call-failure';
import type { KeptFiles, PhoneFile } from '../platform/files/kept-files';
import type { PhoneStorage } from '../platform/storage';
import { sha256Of } from '../sha256';
import { inOrder, parsed } from './kept-items';
import { BREAKDOWNS, passes } from './passing';
import { Rounds } from './rounds';

/** What a picture is taken for, or a recording made. */
export interface MediaPurpose {
  /** Name under which a feature takes it, such as `announcement`. */
  readonly purpose: string;
  /** Absent for a picture. */
  readonly media?: 'recording';
  /** How long a recording sounds. */
  readonly ms?: number;
  /** The event that it belongs to; absent for one that a form sends on by its id. */
  readonly eventId?: string;
  /** What it is, in the person's words, such as 照片：破损的包裹. */
  readonly label: string;
  /** True where no account is asked for: it is nobody's, and goes by the receipt of what it belongs to. */
  readonly open?: true;
}

/** One of them. Its bytes are a file of the phone, by the name of its key. */
export interface QueuedMedia extends MediaPurpose {
  /** Idempotency key, made before the first try. */
  readonly key: string;
  /** Place in the queue. */
  readonly order: number;
  /** Lower-case hex, of the file as it is sent. */
  readonly sha256: string;
  /** When it was made, ms since 1970. */
  readonly at: number;
  /** Account that made it, and as which alone it is sent; absent for an open one. */
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
  /** What went without it, in the person's words: they have yet to hear that it did. */
  readonly missedBy?: string;
}

/** What the queue needs of the world. */
export interface MediaWorld {
  readonly storage: PhoneStorage;
  readonly files: KeptFiles;
  /** Sends one with its key; throws `CallFailure`. */
  readonly send: (item: QueuedMedia, bytes: ArrayBuffer) => Promise<UploadedMedia>;
  readonly clock: Clock;
  readonly newKey: (now: number) => string;
  /** Account of whoever uses the phone now. */
  readonly owner: () => string | undefined;
  /** True while what has this receipt is on the phone alone: nothing can be added to it yet. */
  readonly awaits: (receipt: string) => boolean;
  /** True while a write that is on the phone alone names the one with this key: it needs its id, however long it waits. */
  readonly isNamed: (key: string) => boolean;
  /** The sentence for a refusal. */
  readonly sentenceOf: (failure: CallFailure) => string;
}

const PREFIX = 'pictures/';
/** A form that nobody has sent for so long is forgotten; the server forgets what came for it after 30 days. */
const FORGOTTEN_MS = 7 * 86_400_000;

/**
 * A queue of pictures and recordings that outlives the app. They are sent one by one, apart from the events that they belong to, and
 * each by its own account only. What is written of one stands in storage before its file does and goes after it, so
 * that no file is ever left behind.
 */
export class MediaQueue {
  private readonly listeners = new Set<() => void>();
  private readonly adding = new Set<string>();
  private readonly rounds = new Rounds(() => this.run());
  private shown: readonly QueuedMedia[] | undefined;

  constructor(private readonly world: MediaWorld) {}

  /** All of them, in order, whoever made them. The same array until something changes. */
  items(): readonly QueuedMedia[] {
    this.shown ??= this.load();
    return this.shown;
  }

  /** Calls `listener` when `items` changes; the returned function ends that. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Keeps one on the phone and gives what the event has to say of it: its key and its hash. Throws
   * `CallFailure`: `storage_full` when the phone cannot keep it, `sign_in_needed` when it would be nobody's.
   */
  async add(what: MediaPurpose, file: PhoneFile): Promise<QueuedMedia> {
    const owner = what.open === true ? undefined : this.world.owner();
    if (owner === undefined && what.open !== true) throw new CallFailure('sign_in_needed');
    const at = this.world.clock.now().getTime();
    const order = Math.max(0, ...this.load().map((item) => item.order)) + 1;
    const own = owner === undefined ? {} : { owner };
    const begun = { key: this.world.newKey(at), order, sha256: '', at, state: 'waiting' as const };
    const item: QueuedMedia = { ...what, ...own, ...begun };
    this.adding.add(item.key);
    try {
      const whole =
        this.write(item) && (await this.world.files.keep(fileOf(item), file)) ? await this.hashed(item) : undefined;
      if (whole === undefined) {
        await this.drop(item);
        throw new CallFailure('storage_full');
      }
      return whole;
    } finally {
      this.adding.delete(item.key);
    }
  }

  /** Sends what waits until nothing does or the network is gone. Never rejects; called meanwhile, it looks once more. */
  replay(): Promise<void> {
    return this.rounds.go();
  }

  /** Puts a refused one back among those that wait. */
  retry(key: string): void {
    const item = this.find(key);
    if (item?.state !== 'refused') return;
    const { refusal: _refusal, breakdowns: _breakdowns, ...rest } = item;
    this.write({ ...rest, state: 'waiting' });
    this.changed();
  }

  /** Says what an open one belongs to: it is sent once that has arrived. False when there is no room for the note. */
  assign(key: string, receipt: string): boolean {
    const item = this.find(key);
    const noted = item !== undefined && this.write({ ...item, receipt, eventId: key });
    this.changed();
    return noted;
  }

  /**
   * What it went along with is there: forgets it. One that the server did not take stays, and says what went without it,
   * until the person has seen that.
   */
  async leave(key: string, what: string): Promise<void> {
    const item = this.find(key);
    if (item?.state !== 'refused') return this.discard(key);
    this.write({ ...item, missedBy: what });
    this.changed();
  }

  /** Where the page finds it to show or play it; undefined when the phone has lost it. */
  async address(key: string): Promise<string | undefined> {
    const item = this.find(key);
    return item && this.world.files.address(fileOf(item), typeOf(item)).catch(() => undefined);
  }

  /** Forgets one: the person takes it away, or the form that it was for is sent. */
  async discard(key: string): Promise<void> {
    const item = this.find(key);
    if (item !== undefined) await this.drop(item);
  }

  /** Forgets all of them, whoever made them, with every file that is kept. */
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
  private async attempt(item: QueuedMedia): Promise<CallFailure | undefined> {
    try {
      const bytes = await this.readFile(item);
      if (bytes === undefined) throw new CallFailure(isSound(item) ? 'recording_lost' : 'picture_lost');
      const { id } = await this.world.send(item, bytes);
      this.rewrite({ ...item, state: 'sent', pictureId: id });
      // A form shows what it has until it is sent itself.
      if (item.eventId !== undefined) await this.drop(item);
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
      const isUsed = item.eventId !== undefined || (isOld && !this.world.isNamed(item.key));
      if (isLeft || (item.state === 'sent' && isUsed)) await this.drop(item);
      if (item.sha256 !== '' || this.adding.has(item.key)) continue;
      if ((await this.hashed(item)) === undefined) await this.drop(item);
    }
  }

  /** Notes the hash of a file that is kept; undefined when there is none, or no room for the note. */
  private async hashed(item: QueuedMedia): Promise<QueuedMedia | undefined> {
    const bytes = await this.readFile(item);
    if (bytes === undefined) return undefined;
    const whole = { ...item, sha256: sha256Of(bytes) };
    if (!this.write(whole)) return undefined;
    this.changed();
    return whole;
  }

  private async readFile(item: QueuedMedia): Promise<ArrayBuffer | undefined> {
    return this.world.files.read(fileOf(item)).catch(() => undefined);
  }

  private async drop(item: QueuedMedia): Promise<void> {
    await this.removeFile(fileOf(item));
    this.world.storage.remove(PREFIX + item.key);
    this.changed();
  }

  private async removeFile(name: string): Promise<void> {
    await this.world.files.remove(name).catch(() => undefined);
  }

  private next(aside: ReadonlySet<string>): QueuedMedia | undefined {
    return this.load().find(
      (item) => item.state === 'waiting' && item.sha256 !== '' && this.mayGo(item) && !aside.has(item.key),
    );
  }

  /** Its own account is there, or what it belongs to has arrived. */
  private mayGo({ open, owner, receipt }: QueuedMedia): boolean {
    if (open !== true) return owner === this.world.owner();
    return receipt !== undefined && !this.world.awaits(receipt);
  }

  /** As it stands in storage at this moment: in a browser the app may be open twice, and the other page has sent it. */
  find(key: string): QueuedMedia | undefined {
    return parsed<QueuedMedia>(this.world.storage.read(PREFIX + key));
  }

  private load(): QueuedMedia[] {
    return this.world.storage
      .names(PREFIX)
      .flatMap((name) => parsed<QueuedMedia>(this.world.storage.read(name)) ?? [])
      .sort(inOrder);
  }

  private write(item: QueuedMedia): boolean {
    return this.world.storage.write(PREFIX + item.key, JSON.stringify(item));
  }

  private rewrite(item: QueuedMedia): void {
    // Taken away while it was on its way: the person no longer cares what became of it.
    if (this.world.storage.read(PREFIX + item.key) !== undefined) this.write(item);
    this.changed();
  }

  private changed(): void {
    this.shown = undefined;
    for (const listener of [...this.listeners]) listener();
  }
}

/** True for what is heard, not seen. */
export function isSound({ media }: Pick<MediaPurpose, 'media'>): boolean {
  return media === 'recording';
}

/** What the file is, as whoever shows, plays or takes it wants to know. */
export function typeOf(item: Pick<MediaPurpose, 'media'>): 'audio/mpeg' | 'image/jpeg' {
  return isSound(item) ? 'audio/mpeg' : 'image/jpeg';
}

/** WeChat tells how to play a file by the end of its name. */
function fileOf(item: Pick<QueuedMedia, 'key' | 'media'>): string {
  return isSound(item) ? `${item.key}.mp3` : item.key;
}
