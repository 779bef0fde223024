// What serves the app's files when the server runs inside a test? Nobody; the stories in a browser do that for real.
import type { FastifyInstance } from 'fastify';

/** Stands in for `@fastify/static`, which loads ES modules in a way that jest on Node 20 cannot. */
export default async function staticFilesStandIn(_fastify: FastifyInstance): Promise<void> {
  // There is nothing to serve.
}
