// How does a story announce parcels as a carrier's program does, signed with a key that the operator has given?
import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { AnnouncedRow, AnnouncementOutcome } from '@kehuoyou/shared';
import type { RunningServer } from '../../harness/running-server.js';
import { runCommand } from '../../harness/server-process.js';

/** A carrier's program. */
export class Partner {
  private constructor(
    private readonly url: string,
    private readonly key: string,
    private readonly secret: string,
  ) {}

  /** The operator gives it a key, by the command. */
  static async of(
    server: Pick<RunningServer, 'url'>,
    database: { readonly env: Readonly<Record<string, string>> },
    name = '邮政清流',
  ): Promise<Partner> {
    const { code, out, err } = await runCommand('partner-key', [name], { database });
    if (code !== 0) throw new Error(err);
    const said = (what: string): string => new RegExp(`^${what}: (\\S+)$`, 'm').exec(out)?.[1] ?? '';
    return new Partner(server.url, said('key'), said('secret'));
  }

  /** Announces parcels; `at` is the server's time. */
  async announce(parcels: readonly AnnouncedRow[], at: string): Promise<AnnouncementOutcome[]> {
    const path = '/api/partner/v1/announcements';
    const body = JSON.stringify({ parcels });
    const nonce = randomUUID();
    const hash = createHash('sha256').update(body).digest('hex');
    const signed = ['POST', path, hash, at, nonce].join('\n');
    const response = await fetch(`${this.url}${path}`, {
      method: 'POST',
      body,
      headers: {
        'Content-Type': 'application/json',
        'X-Key': this.key,
        'X-Time': at,
        'X-Nonce': nonce,
        'X-Signature': createHmac('sha256', this.secret).update(signed).digest('hex'),
      },
    });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return ((await response.json()) as { outcomes: AnnouncementOutcome[] }).outcomes;
  }
}
