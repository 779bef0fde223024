// What stands at a partner's address in a spec? A program that checks who speaks to it, as we check a partner.
import { createHash, createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PartnerEvent, PartnerEvents } from '@kehuoyou/shared';

/** A partner's address, which takes what is signed with its key and was not sent before. */
export class PartnerReceiver {
  /** What it has taken, in the order in which it came. */
  readonly events: PartnerEvent[] = [];
  /** How often it was called. */
  calls = 0;
  /** What it answers to what it could take. */
  answers = 200;
  private readonly nonces = new Set<string>();
  private readonly server: Server;

  private constructor(private readonly given: { readonly key: string; readonly secret: string }) {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  static async start(given: { readonly key: string; readonly secret: string }): Promise<PartnerReceiver> {
    const receiver = new PartnerReceiver(given);
    await new Promise<void>((resolve) => receiver.server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/village?county=350423`;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    this.calls += 1;
    const status = this.isOurs(request, body) ? this.answers : 401;
    if (status === 200) this.events.push(...(JSON.parse(body.toString()) as PartnerEvents).events);
    response.writeHead(status).end();
  }

  private isOurs({ method, url, headers }: IncomingMessage, body: Buffer): boolean {
    const header = (name: string): string => String(headers[name] ?? '');
    const hash = createHash('sha256').update(body).digest('hex');
    const text = [method, url, hash, header('x-time'), header('x-nonce')].join('\n');
    const expected = createHmac('sha256', this.given.secret).update(text).digest('hex');
    const isNew = !this.nonces.has(header('x-nonce'));
    this.nonces.add(header('x-nonce'));
    return isNew && header('x-key') === this.given.key && header('x-signature') === expected;
  }
}
