// How is a server put together, ready to listen?
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { randomBytes } from 'node:crypto';
import helmet from '@fastify/helmet';
import type { Clock } from '@kehuoyou/shared';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import type { Config } from './config.js';
import { answerBrokenRequest } from './http/broken-request.js';
import { failureOf, sendFailure } from './http/failure.filter.js';
import { FastLane } from './http/fast-lane.js';
import { NestLogger } from './http/nest-logger.js';
import { serveOpenApi } from './http/openapi.js';
import { serveWeb } from './http/web.js';
import { Refresher } from './refresher.js';

/** Largest body that a request may have; photos will have an endpoint of their own. */
const BODY_LIMIT_BYTES = 256 * 1_024;

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Everything wired and loaded; the caller says `listen` and, in the end, `close`. */
export async function createApp(config: Config, dataSource: DataSource, clock: Clock, logger: Logger): Promise<NestFastifyApplication> {
  // The lane exists only once the modules do, and the server before them.
  const lane: { current?: FastLane } = {};
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    // A line for each request would cost more than the request; failures are logged where they arise.
    disableRequestLogging: true,
    trustProxy: config.trustProxy,
    bodyLimit: BODY_LIMIT_BYTES,
    routerOptions: { maxParamLength: 256 },
    clientErrorHandler: answerBrokenRequest,
    genReqId: () => randomBytes(8).toString('hex'),
    serverFactory: (handler: Handler) => createServer((request, response) => handle(lane.current, handler, request, response)),
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      sendFailure(failureOf(error), request, reply);
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config, dataSource, clock), adapter, {
    logger: new NestLogger(logger),
  });
  await secure(app);
  await serveWeb(app);
  serveOpenApi(app);
  // Ending with code 0 tells whoever runs us that we closed everything; to die of the signal would not.
  app.enableShutdownHooks([], { useProcessExit: true });
  await app.init();
  await adapter.getInstance().ready();
  await app.get(Refresher).start(config.refreshMs, logger);
  lane.current = app.get(FastLane);
  return app;
}

function handle(lane: FastLane | undefined, handler: Handler, request: IncomingMessage, response: ServerResponse): void {
  if (!lane?.answer(request, response)) handler(request, response);
}

async function secure(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
  });
  await app.register(helmet, {
    // Behind plain http, as on a county office's own machine, upgrading would break every asset.
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        scriptSrc: ["'self'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
  });
}
