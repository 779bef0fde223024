// Which headers protect every answer, and which other web pages may read it?
import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Numbers requests, sets the protecting headers, and lets the browser show answers to the allowed origins only. */
export async function addSecurityHeaders(
  app: NestFastifyApplication,
  allowedOrigins: readonly string[],
): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
    // What may be kept says so itself; all else is somebody's, or of this moment.
    void reply.header('cache-control', 'no-store');
    if (allowedOrigins.length > 0) void reply.header('vary', 'Origin');
  });
  await app.register(helmet, {
    // Behind plain http, as on a county office's own machine, upgrading would break every asset.
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        // What somebody has said and not everybody may hear is fetched by the page, and played out of its hand.
        mediaSrc: ["'self'", 'data:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        // What reads labels before a browser's camera and makes MP3 is WebAssembly, served by us; `eval` stays forbidden.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
  });
  if (allowedOrigins.length === 0) return;
  app.enableCors({
    origin: [...allowedOrigins],
    methods: ['GET', 'POST', 'PUT', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type', 'idempotency-key'],
    exposedHeaders: ['x-request-id', 'retry-after'],
    maxAge: 86_400,
  });
}
