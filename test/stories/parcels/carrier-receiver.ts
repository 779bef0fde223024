// What stands at a carrier's address in a story? A program that takes what is signed with its key, and nothing else.
import { createHash, createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PartnerEvent, PartnerEvents } from '@kehuoyou/shared';

/** A carrier's address. It is out of order when it is first called. */
export class CarrierReceiver {
  readonly events: PartnerEvent[] = [];
  /** How often it was called. */
  calls = 0;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start({ key, secret }: { readonly key: string; readonly secret: string }): Promise<CarrierReceiver> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const receiver = new CarrierReceiver(
      server,
      `http://127.0.0.1:${(server.address() as AddressInfo).port}/told?by=us`,
    );
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks);
        const said = (name: string): string => String(request.headers[name] ?? '');
        const hash = createHash('sha256').update(body).digest('hex');
        const text = ['POST', request.url, hash, said('x-time'), said('x-nonce')].join('\n');
        const signature = createHmac('sha256', secret).update(text).digest('hex');
        const isOurs = said('x-key') === key && said('x-signature') === signature;
        receiver.calls += 1;
        const works = receiver.calls > 1;
        if (works && isOurs) receiver.events.push(...(JSON.parse(body.toString()) as PartnerEvents).events);
        response.writeHead(!works ? 503 : isOurs ? 200 : 401).end();
      });
    });
    return receiver;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }
}
