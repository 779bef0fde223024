// What does a service that speaks S3 do with our requests? It checks every signature, as the real ones do.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '@kehuoyou/shared';

/** What happens to the next requests instead of what should. */
export type Mishap = 'busy' | 'drop' | 'full' | 'half';

const BUCKET = '/kehuoyou';
const KEY_ID = 'STANDIN';
const SECRET = 'stand-in/secret+key';
const REGION = 'cn-test-1';
/** A signature holds for a quarter of an hour. */
const HOLDS_MS = 900_000;

/** One bucket in memory, addressed by its path. Signatures are those of AWS Signature Version 4. */
export class S3StandIn {
  readonly objects = new Map<string, Buffer>();
  /** Methods and paths as they came, also those that were refused. */
  readonly requests: string[] = [];
  readonly mishaps: Mishap[] = [];
  private readonly server: Server;

  private constructor(private readonly clock: Clock) {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  /** Starts one whose clock is `clock`: signatures hold for a quarter of an hour. */
  static async start(clock: Clock): Promise<S3StandIn> {
    const standIn = new S3StandIn(clock);
    await new Promise<void>((resolve) => standIn.server.listen(0, '127.0.0.1', resolve));
    return standIn;
  }

  /** As the environment of a server says it. */
  get env(): Record<string, string> {
    const { port } = this.server.address() as AddressInfo;
    return {
      OBJECT_STORE_URL: `http://127.0.0.1:${port}${BUCKET}`,
      OBJECT_STORE_REGION: REGION,
      OBJECT_STORE_KEY_ID: KEY_ID,
      OBJECT_STORE_SECRET: SECRET,
    };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const { method = '', url = '' } = request;
    this.requests.push(`${method} ${url}`);
    const mishap = this.mishaps.shift();
    if (mishap === 'drop') return void request.socket.destroy();
    if (mishap === 'busy') return refuse(response, 503, 'SlowDown');
    if (mishap === 'full') return refuse(response, 507, 'XMinioStorageFull');
    const wrong = wrongSignature(request, body, this.clock.now());
    if (wrong !== undefined) return refuse(response, 403, wrong);
    if (!url.startsWith(`${BUCKET}/`)) return refuse(response, 404, 'NoSuchBucket');
    this.act(method, url.slice(BUCKET.length + 1), body, response, mishap === 'half');
  }

  private act(method: string, key: string, body: Buffer, response: ServerResponse, half: boolean): void {
    const object = this.objects.get(key);
    if (method === 'PUT') this.objects.set(key, body);
    if (method === 'DELETE') this.objects.delete(key);
    if (method === 'PUT' || method === 'DELETE') return void response.writeHead(method === 'PUT' ? 200 : 204).end();
    if (!object) return refuse(response, 404, 'NoSuchKey');
    response.writeHead(200, { 'content-length': object.length });
    if (method === 'HEAD') return void response.end();
    if (!half) return void response.end(object);
    response.write(object.subarray(0, object.length / 2), () => response.destroy());
  }
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>no</Message></Error>`);
}

/** Why a request is not signed as it should be, in the service's word; undefined when it is. */
function wrongSignature(request: IncomingMessage, body: Buffer, now: Date): string | undefined {
  const { authorization = '', 'x-amz-date': date, 'x-amz-content-sha256': sent } = request.headers;
  const pattern =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;
  const [, keyId, day = '', region = '', signed = '', signature = ''] = pattern.exec(authorization) ?? [];
  if (keyId === undefined) return 'AccessDenied';
  if (keyId !== KEY_ID) return 'InvalidAccessKeyId';
  if (typeof date !== 'string' || !date.startsWith(day) || Math.abs(timeOf(date) - now.getTime()) > HOLDS_MS)
    return 'RequestTimeTooSkewed';
  if (region !== REGION) return 'AuthorizationHeaderMalformed';
  const names = signed.split(';');
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => names.includes(name))) return 'AccessDenied';
  if (sent !== createHash('sha256').update(body).digest('hex')) return 'XAmzContentSHA256Mismatch';
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const headers = names.map((name) => `${name}:${String(request.headers[name]).trim().replace(/ +/g, ' ')}\n`).join('');
  const canonical = [request.method, path, query, headers, signed, sent].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const hash = createHash('sha256').update(canonical).digest('hex');
  const expected = hmac(signingKey(day, region), ['AWS4-HMAC-SHA256', date, scope, hash].join('\n'));
  return timingSafeEqual(expected, Buffer.from(signature, 'hex')) ? undefined : 'SignatureDoesNotMatch';
}

function signingKey(day: string, region: string): Buffer {
  return [day, region, 's3', 'aws4_request'].reduce(hmac, Buffer.from(`AWS4${SECRET}`));
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** Of `20261124T010000Z`. */
function timeOf(date: string): number {
  return Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}
