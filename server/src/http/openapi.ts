// How does the API describe itself?
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Serves `/openapi.json` and, for people, `/docs`. */
export function serveOpenApi(app: NestFastifyApplication): void {
  const info = new DocumentBuilder()
    .setTitle('客货邮')
    .setDescription(
      'Buses, parcels and village service points of a rural county. Positions are GCJ-02 unless crs=wgs84 is asked for.',
    )
    .setVersion('0.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer' })
    .build();
  // Made when it is asked for first: few ask, and every start would wait for it.
  const document = (): OpenAPIObject => SwaggerModule.createDocument(app, info);
  SwaggerModule.setup('docs', app, document, { jsonDocumentUrl: 'openapi.json', customSiteTitle: '客货邮 API' });
}
