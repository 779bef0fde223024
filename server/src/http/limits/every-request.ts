// What stands before every request, whether or not there is anything at its address?
import * as shared from '@kehuoyou/shared';
import { endpointsOf, Failure } from '@kehuoyou/shared';
import type { FastifyInstance } from 'fastify';
import { sendFailure } from '../failure.filter.js';
import type { RateLimit } from './rate-limit.js';

/** Whoever runs the server must hear of it when it is busiest. */
const unlimited: ReadonlySet<string> = new Set(
  [...endpointsOf(shared).values()].filter((each) => each.unlimited).map(({ path }) => path),
);

/** Counts pages, documents, files of the app and what does not exist as well as the API. */
export function limitEveryRequest(fastify: FastifyInstance, limit: RateLimit): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (unlimited.has(request.routeOptions.url ?? '') || limit.allows(request.raw)) return done();
    sendFailure(new Failure('rate_limited'), request, reply);
  });
}
