// How does a request come in, before any feature sees it?
import { randomBytes } from 'node:crypto';
import { maxHeaderSize } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { LogController } from 'fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { answerBrokenRequest } from './broken-request.js';
import { createPatientServer } from './limits/connections.js';
import { failureOf, sendFailure } from './failure.filter.js';
import type { AnswerCache } from './prepared/answer-cache.js';
import { readJsonEarly } from './files/early-bodies.js';
import { takeUploads } from './files/upload.js';
import { hashSignedBodies } from './signed/signed-request.js';

/** Largest body of JSON; files come in as a stream, and each endpoint that takes one says how much it takes. */
const BODY_LIMIT_BYTES = 256 * 1_024;

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** What the adapter needs of the configuration. */
export interface AdapterOptions {
  readonly trustProxy: boolean;
  readonly allowedOrigins: readonly string[];
  readonly connectionsPerAddress: number;
}

/** Fastify with our limits and failures. The cache exists only once the modules do, and this before them, so it is filled in later. */
export function createAdapter(
  config: AdapterOptions,
  logger: Logger,
  cache: { current?: AnswerCache },
): FastifyAdapter {
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    // A line for each request would cost more than the request; failures are logged where they arise.
    logController: new LogController({ disableRequestLogging: true }),
    // One proxy: the address that it saw is the last of the list, what stands before it the caller may have made up.
    trustProxy: config.trustProxy ? (_address: string, hop: number) => hop === 0 : false,
    bodyLimit: BODY_LIMIT_BYTES,
    // No shorter than an address may be at all: that an id is too long is for the rules of its field to say, by name.
    routerOptions: { maxParamLength: maxHeaderSize },
    clientErrorHandler: answerBrokenRequest,
    genReqId: () => randomBytes(8).toString('hex'),
    serverFactory: (handler: Handler) =>
      createPatientServer(
        (request, response) => {
          // What another origin may read needs headers of its own, which the cache's ready answers lack.
          const { origin } = request.headers;
          const foreign = origin !== undefined && config.allowedOrigins.includes(origin);
          handle(foreign ? undefined : cache.current, handler, request, response);
        },
        // Behind a proxy every connection is the proxy's.
        config.trustProxy ? undefined : config.connectionsPerAddress,
      ),
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      sendFailure(failureOf(error), request, reply);
    },
  });
  readJsonEarly(adapter, BODY_LIMIT_BYTES);
  takeUploads(adapter.getInstance());
  hashSignedBodies(adapter.getInstance());
  return adapter;
}

function handle(
  cache: AnswerCache | undefined,
  handler: Handler,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (!cache?.answer(request, response)) handler(request, response);
}
