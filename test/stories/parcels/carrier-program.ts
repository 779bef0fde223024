// How does a story speak as a carrier's program does, signed with a key that the county gave it?
import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { AnnouncedRow, AnnouncementOutcome } from '@kehuoyou/shared';
import { runCommand } from '../../harness/server-process.js';
import type { ServerOptions } from '../../harness/running-server.js';

const ANNOUNCEMENTS = '/api/partner/v1/announcements';

/** A carrier's program with its key. */
export class CarrierProgram {
  private constructor(
    private readonly url: string,
    readonly given: { readonly key: string; readonly secret: string },
  ) {}

  /** Gives a key to the carrier of this name. */
  static async of(
    name: string,
    server: { readonly url: string },
    options: Pick<ServerOptions, 'database' | 'clock'>,
  ): Promise<CarrierProgram> {
    const { code, out, err } = await runCommand('partner-key', [name], options);
    if (code !== 0) throw new Error(err);
    const told = (what: string): string => new RegExp(`^${what}: (.+)$`, 'm').exec(out)?.[1] ?? '';
    return new CarrierProgram(server.url, { key: told('key'), secret: told('secret') });
  }

  /** Announces parcels at `now`, which must be the server's time; gives what became of each. */
  async announce(now: Date, ...parcels: readonly AnnouncedRow[]): Promise<readonly AnnouncementOutcome[]> {
    const [body, time, nonce] = [JSON.stringify({ parcels }), now.toISOString(), randomUUID()];
    const hash = createHash('sha256').update(body).digest('hex');
    const signature = createHmac('sha256', this.given.secret)
      .update(['POST', ANNOUNCEMENTS, hash, time, nonce].join('\n'))
      .digest('hex');
    const headers = { 'X-Key': this.given.key, 'X-Time': time, 'X-Nonce': nonce, 'X-Signature': signature };
    const reply = await fetch(`${this.url}${ANNOUNCEMENTS}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
    });
    if (!reply.ok) throw new Error(`announcing gave ${reply.status}: ${await reply.text()}`);
    return ((await reply.json()) as { readonly outcomes: readonly AnnouncementOutcome[] }).outcomes;
  }
}
