// How does a story speak as a carrier's program does, signed with a key that the county gave it?
import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { AnnouncedRow, AnnouncementOutcome } from '@kehuoyou/shared';
import { carryOut } from '../../harness/run/commands.js';
import type { ServerOptions } from '../../harness/running-server.js';

const ANNOUNCEMENTS = '/api/partner/v1/announcements';

/** What is signed, and how a forger signs it. */
export interface Signing {
  readonly now: Date;
  readonly body: string;
  readonly nonce?: string;
  readonly secret?: string;
  /** Another body than is sent. */
  readonly signed?: string;
}

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
    by: typeof carryOut = carryOut,
  ): Promise<CarrierProgram> {
    const { code, out, err } = await by('partner-key', [name], options);
    if (code !== 0) throw new Error(err);
    const told = (what: string): string => new RegExp(`^${what}: (.+)$`, 'm').exec(out)?.[1] ?? '';
    return new CarrierProgram(server.url, { key: told('key'), secret: told('secret') });
  }

  /** Announces parcels at `now`, which must be the server's time; gives what became of each. */
  async announce(now: Date, ...parcels: readonly AnnouncedRow[]): Promise<readonly AnnouncementOutcome[]> {
    const reply = await this.send({ now, body: JSON.stringify({ parcels }) });
    if (!reply.ok) throw new Error(`announcing gave ${reply.status}: ${await reply.text()}`);
    return ((await reply.json()) as { readonly outcomes: readonly AnnouncementOutcome[] }).outcomes;
  }

  /** Sends whatever body as an announcement, signed; gives what came back. */
  async send({
    now,
    body,
    nonce = randomUUID(),
    secret = this.given.secret,
    signed = body,
  }: Signing): Promise<Response> {
    const time = now.toISOString();
    const hash = createHash('sha256').update(signed).digest('hex');
    const signature = createHmac('sha256', secret)
      .update(['POST', ANNOUNCEMENTS, hash, time, nonce].join('\n'))
      .digest('hex');
    const headers = { 'X-Key': this.given.key, 'X-Time': time, 'X-Nonce': nonce, 'X-Signature': signature };
    return fetch(`${this.url}${ANNOUNCEMENTS}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
    });
  }
}
