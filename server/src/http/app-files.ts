// How does the app in the browser get to the browser?
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { scannedKinds, scannedPage, scannedPath } from '@kehuoyou/shared';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import type { VerificationFiles } from '../wechat/verification-files.js';

/** The built H5 app. */
const webFolder = fileURLToPath(new URL('../../../miniapp/dist/h5', import.meta.url));
const YEAR_SECONDS = 31_536_000;

/** Serves the app at `/`, and the short addresses of what is scanned (`/p/P104204`, `/s/V104204`, `/j/…`). */
export async function serveAppFiles(app: NestFastifyApplication, verification: VerificationFiles): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  for (const [name, content] of verification) fastify.get(`/${name}`, (_request, reply) => sendText(reply, content));
  for (const kind of scannedKinds) {
    const path = scannedPath({ kind, id: 'x' }).replace(/x$/, ':id');
    fastify.get<{ Params: { id: string } }>(path, (request, reply) => {
      // WeChat looks for its file in the folder of the addresses that are to open the mini-program.
      const content = verification.get(request.params.id);
      if (content !== undefined) return sendText(reply, content);
      return reply.redirect(`/#${scannedPage({ kind, id: request.params.id })}`, 302);
    });
  }
  if (!existsSync(webFolder)) return;
  await app.register(fastifyStatic, {
    root: webFolder,
    preCompressed: true,
    // Files with a hash in their name never change; the page that names them is asked for every time.
    setHeaders: (reply, path) => {
      const fixed = /[./-][0-9a-f]{8,}\.(?:js|css|woff2?|svg|png)(?:\.br|\.gz)?$/.test(path);
      void reply.header('cache-control', fixed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
    },
  });
}

function sendText(reply: FastifyReply, content: string): FastifyReply {
  return reply.type('text/plain; charset=utf-8').send(content);
}
