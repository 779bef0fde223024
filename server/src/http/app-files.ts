// How does the app in the browser get to the browser?
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { scannedKinds, scannedPage, scannedPath } from '@kehuoyou/shared';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** The built H5 app. */
const webFolder = fileURLToPath(new URL('../../../miniapp/dist/h5', import.meta.url));
const YEAR_SECONDS = 31_536_000;

/** Serves the app at `/`, and the short addresses of what is scanned (`/p/P104204`, `/s/V104204`, `/j/…`). */
export async function serveAppFiles(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  for (const kind of scannedKinds) {
    const path = scannedPath({ kind, id: 'x' }).replace(/x$/, ':id');
    fastify.get<{ Params: { id: string } }>(path, (request, reply) =>
      reply.redirect(`/#${scannedPage({ kind, id: request.params.id })}`, 302),
    );
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
