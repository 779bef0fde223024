// What exactly did a program sign, and with which key?
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { Transform } from 'node:stream';
import { parseInstant } from '@kehuoyou/shared';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** What the headers of a signed request say. */
export interface SignedRequest {
  readonly key: string;
  /** Undefined for what is no instant. */
  readonly time: Date | undefined;
  readonly nonce: string;
  /** Hexadecimal. */
  readonly signature: string;
  /** What was signed: method, path with query, SHA-256 of the body, time and nonce, a line each. */
  readonly text: string;
}

/** Of requests to routes that take signed ones, their bodies as they come in. */
const bodies = new WeakMap<FastifyRequest, Hash>();
const LONGEST = 128;

/** Computes the hash of a body while it is read, where it may be signed. */
export function hashSignedBodies(fastify: FastifyInstance): void {
  fastify.addHook('preParsing', (request, _reply, payload, done) => {
    if (!(request.routeOptions.config as { signed?: boolean }).signed) return done(null, payload);
    const hash = createHash('sha256');
    bodies.set(request, hash);
    const hashing = new Transform({
      transform(part: Buffer, _encoding, next) {
        hash.update(part);
        next(null, part);
      },
    });
    payload.once('error', (error) => hashing.destroy(error));
    done(null, payload.pipe(hashing));
  });
}

/** Reads the headers; undefined where one is missing or too long to be what it should be. */
export function readSignedRequest(request: FastifyRequest): SignedRequest | undefined {
  const header = (name: string): string => String(request.headers[name] ?? '');
  const [key, time, nonce, signature] = [
    header('x-key'),
    header('x-time'),
    header('x-nonce'),
    header('x-signature').toLowerCase(),
  ] as const;
  if ([key, time, nonce, signature].some((each) => each === '' || each.length > LONGEST)) return undefined;
  const bodyHash = (bodies.get(request) ?? createHash('sha256')).copy().digest('hex');
  const text = signedText({ method: request.method, path: request.originalUrl, bodyHash, time, nonce });
  return { key, time: parseInstant(time), nonce, signature, text };
}

/** What is signed of a request, whoever sends it to whom; `path` with its query, `bodyHash` hexadecimal. */
export function signedText(request: {
  readonly method: string;
  readonly path: string;
  readonly bodyHash: string;
  readonly time: string;
  readonly nonce: string;
}): string {
  const { method, path, bodyHash, time, nonce } = request;
  return [method, path, bodyHash, time, nonce].join('\n');
}

/** The signature of `text` under `secret`, hexadecimal. */
export function signatureOf(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}

/** True when it was signed under `secret`; takes as long for a wrong signature as for a right one. */
export function isSignedUnder(secret: string, { text, signature }: Pick<SignedRequest, 'text' | 'signature'>): boolean {
  const expected = Buffer.from(signatureOf(secret, text));
  const said = Buffer.from(signature);
  return said.length === expected.length && timingSafeEqual(said, expected);
}
