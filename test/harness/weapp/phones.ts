// How does a story of the mini-program open phones, start the app anew on them, and put them away?
import { eventually } from '../eventually.js';
import { WeappPhone } from './phone.js';
import type { PhoneFiles } from './wx-files.js';

/** What a phone has kept of an earlier start. */
export interface KeptOnPhone {
  readonly storage: Map<string, unknown>;
  readonly files?: PhoneFiles;
}

/** The phones of one story. */
export class WeappPhones {
  private readonly opened: WeappPhone[] = [];

  /** `apiUrl` is asked for when one is opened: a server starts only with its story. */
  constructor(
    private readonly apiUrl: () => string,
    private readonly clock: string,
  ) {}

  /** Starts the app, with a network unless said, at its first page or at `url`. */
  async open(kept: KeptOnPhone, url?: string, online = true): Promise<WeappPhone> {
    const { storage, files } = kept;
    const options = { apiUrl: this.apiUrl(), clock: this.clock, storage, ...(files === undefined ? {} : { files }) };
    const phone = new WeappPhone(options);
    this.opened.push(phone);
    if (!online) await phone.setOnline(false);
    return phone.launch(url);
  }

  /** Puts all away; gives what any of them complained of. */
  close(): string[] {
    for (const phone of this.opened) phone.close();
    return this.opened.flatMap(({ complaints }) => complaints);
  }
}

/** A phone that nobody has used yet. */
export function newPhone(): KeptOnPhone {
  return { storage: new Map(), files: new Map() };
}

/** One on which somebody has signed in with WeChat. */
export function phoneOf({ token, accountId }: { readonly token: string; readonly accountId: string }): KeptOnPhone {
  const session = { token, account: accountId, kind: 'wechat' };
  return { storage: new Map(Object.entries(session).map(([name, value]) => [`kehuoyou/session/${name}`, value])) };
}

/** Waits until the screen says it, also where that comes only with an answer that is on its way. */
export async function shows(phone: WeappPhone, words: RegExp): Promise<void> {
  await eventually(async () => {
    await phone.rest();
    expect(phone.page.screen.text).toMatch(words);
  });
}
