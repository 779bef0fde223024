// How does the API describe itself?
import * as shared from '@kehuoyou/shared';
import { endpointsOf } from '@kehuoyou/shared';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { apiExamples } from './examples.js';
import { Operations } from './operations.js';
import { apiShapes } from './shapes.js';

/** Serves `/openapi.json` and, for people, `/docs`. */
export function serveOpenApi(app: NestFastifyApplication): void {
  // Made when it is asked for first: few ask, and every start would wait for it.
  SwaggerModule.setup('docs', app, () => documentOf(app), {
    jsonDocumentUrl: 'openapi.json',
    customSiteTitle: '客货邮 API',
  });
}

/** What the router has, each route told as its endpoint promises. */
function documentOf(app: NestFastifyApplication): OpenAPIObject {
  const info = new DocumentBuilder()
    // Shapes are JSON Schema as it stands since this version.
    .setOpenAPIVersion('3.1.0')
    .setTitle('客货邮')
    .setDescription(
      'Buses, parcels and village service points of a rural county. Positions are GCJ-02 unless crs=wgs84 is asked for.',
    )
    .setVersion('0.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer' })
    .build();
  const document = SwaggerModule.createDocument(app, info);
  const operations = new Operations(apiShapes(), apiExamples(), endpointsOf(shared));
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, routed] of Object.entries(methods as Record<string, { responses: object }>))
      Object.assign(routed, operations.of(method, path, Object.keys(routed.responses)));
  return { ...document, ...operations.parts(document) };
}
