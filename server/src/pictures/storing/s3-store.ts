// How are objects kept by a service that speaks S3?
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import type { ObjectStore } from './object-store.js';
import type { S3Settings } from './object-store-settings.js';

/** Milliseconds until the service must have answered. */
const TIMEOUT_MS = 30_000;
/** A service that is busy is asked again so often. */
const RETRIES = 2;
/** Of a body without bytes. */
const NO_BYTES = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** A bucket. Each request is signed with the hash of its body, so that what arrives damaged is refused there. */
export class S3Store implements ObjectStore {
  private readonly client: AwsClient;

  constructor(private readonly settings: S3Settings) {
    this.client = new AwsClient({
      accessKeyId: settings.keyId,
      secretAccessKey: settings.secret,
      region: settings.region,
      service: 's3',
      retries: RETRIES,
    });
  }

  async put(key: string, bytes: Buffer, type: string): Promise<void> {
    const headers = { 'content-type': type, 'x-amz-content-sha256': key };
    await check(await this.send('PUT', key, { headers, body: new Uint8Array(bytes) }), [200]);
  }

  async get(key: string): Promise<Readable> {
    const response = await this.send('GET', key);
    if (response.status !== 200 || response.body === null) throw refusal(response.status, await response.text());
    return Readable.fromWeb(response.body as ReadableStream);
  }

  async delete(key: string): Promise<void> {
    await check(await this.send('DELETE', key), [200, 204, 404]);
  }

  async exists(key: string): Promise<boolean> {
    const response = await this.send('HEAD', key);
    await check(response, [200, 404]);
    return response.status === 200;
  }

  private async send(
    method: string,
    key: string,
    { headers = {}, body }: { headers?: Record<string, string>; body?: Uint8Array<ArrayBuffer> } = {},
  ): Promise<Response> {
    // Until the answer begins; how long its body takes depends on who reads it.
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), TIMEOUT_MS);
    try {
      return await this.client.fetch(`${this.settings.url}/${key}`, {
        method,
        headers: { 'x-amz-content-sha256': NO_BYTES, ...headers },
        signal: stop.signal,
        ...(body === undefined ? {} : { body }),
      });
    } finally {
      clearTimeout(timer);
    }
  }
}

async function check(response: Response, wanted: readonly number[]): Promise<void> {
  const text = await response.text();
  if (!wanted.includes(response.status)) throw refusal(response.status, text);
}

/** What the service says of a failure names no secret, but may be long. */
function refusal(status: number, text: string): Error {
  const code = /<Code>(\w{1,64})<\/Code>/.exec(text)?.[1] ?? 'no code';
  return new Error(`the object store answered ${status} (${code})`);
}
