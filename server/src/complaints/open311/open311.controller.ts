// Which requests are answered in Open311's GeoReport v2?
import { Controller, Param, UseFilters } from '@nestjs/common';
import { open311Api } from '@kehuoyou/shared';
import { CallerAddress } from '../../http/caller.js';
import { Endpoint } from '../../http/endpoint.decorator.js';
import { ForeignFailureFilter } from '../../http/foreign-failure.filter.js';
import type { Streamed } from '../../http/files/streamed.js';
import { Open311Ask } from './open311.dto.js';
import type { Open311Fields } from './open311-fields.js';
import { writtenFailure } from './open311-format.js';
import { Open311 } from './open311.service.js';

/** Its fields are not ours: what else stands in them is left alone, and what goes wrong has its own form. */
@Controller()
@UseFilters(new ForeignFailureFilter(writtenFailure))
export class Open311Controller {
  constructor(private readonly open311: Open311) {}

  @Endpoint(open311Api.discovery)
  discovery(@Param('format') format: string): Streamed<Uint8Array> {
    return this.open311.discovery(format);
  }

  @Endpoint(open311Api.discoveryBeside)
  discoveryBeside(@Param('format') format: string): Streamed<Uint8Array> {
    return this.open311.discovery(format);
  }

  @Endpoint(open311Api.services)
  services(@Param('format') format: string, @Open311Ask() fields: Open311Fields): Streamed<Uint8Array> {
    return this.open311.services(format, fields);
  }

  @Endpoint(open311Api.service)
  service(
    @Param('format') format: string,
    @Param('code') code: string,
    @Open311Ask() fields: Open311Fields,
  ): Streamed<Uint8Array> {
    return this.open311.service(format, code, fields);
  }

  @Endpoint(open311Api.requests)
  requests(@Param('format') format: string, @Open311Ask() fields: Open311Fields): Promise<Streamed<Uint8Array>> {
    return this.open311.requests(format, fields);
  }

  @Endpoint(open311Api.request)
  request(
    @Param('format') format: string,
    @Param('id') id: string,
    @Open311Ask() fields: Open311Fields,
  ): Promise<Streamed<Uint8Array>> {
    return this.open311.request(format, id, fields);
  }

  @Endpoint(open311Api.token)
  token(
    @Param('format') format: string,
    @Param('token') token: string,
    @Open311Ask() fields: Open311Fields,
    @CallerAddress() address: string,
  ): Promise<Streamed<Uint8Array>> {
    return this.open311.token(format, { token, address }, fields);
  }

  @Endpoint(open311Api.file)
  file(@Param('format') format: string, @Open311Ask() fields: Open311Fields): Promise<Streamed<Uint8Array>> {
    return this.open311.file(format, fields);
  }
}
