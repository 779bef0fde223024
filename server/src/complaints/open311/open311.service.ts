// How is a question of Open311 answered, in the format that was asked for?
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DISPATCH_CHANGED, GEOREPORT_V2, open311Formats, open311MediaTypes } from '@kehuoyou/shared';
import type { Open311Format } from '@kehuoyou/shared';
import { Streamed } from '../../http/files/streamed.js';
import { PublicAddress } from '../../http/public-address.js';
import { NetworkService } from '../../network/network.service.js';
import type { Open311Fields } from './open311-fields.js';
import { Open311Filing } from './open311-filing.service.js';
import { formatOf, mediaTypeOf, written } from './open311-format.js';
import type { Open311Answer, Open311Record } from './open311-format.js';
import { Open311Requests } from './open311-requests.service.js';
import { Open311Services } from './open311-services.service.js';
import { CONTACT, KEY_SERVICE, wrong } from './open311-words.js';
import { foreignWrong } from './open311-wrong.js';

const ENDPOINT_PATH = '/open311/v2';
type Answer = Streamed<Uint8Array>;

/** GeoReport v2, each method of it. */
@Injectable()
export class Open311 {
  constructor(
    private readonly known: Open311Services,
    private readonly reading: Open311Requests,
    private readonly filing: Open311Filing,
    private readonly network: NetworkService,
    private readonly address: PublicAddress,
  ) {}

  /** Where it is spoken. */
  discovery(format: string): Answer {
    const record = {
      ...{ changeset: DISPATCH_CHANGED, contact: CONTACT, key_service: KEY_SERVICE },
      endpoints: [
        {
          ...{ specification: GEOREPORT_V2, url: `${this.address.base}${ENDPOINT_PATH}`, changeset: DISPATCH_CHANGED },
          ...{ type: 'production', formats: open311Formats.map((each) => open311MediaTypes[each]) },
        },
      ],
    };
    return answered(formatIn(format), { root: 'discovery', record });
  }

  /** What can be reported. */
  services(format: string, fields: Open311Fields): Answer {
    const spoken = this.begun(format, fields);
    return answered(spoken, { root: 'services', each: 'service', rows: this.known.list() });
  }

  /** What may be said besides. */
  service(format: string, code: string, fields: Open311Fields): Answer {
    const spoken = this.begun(format, fields);
    return answered(spoken, { root: 'service_definition', record: this.known.definition(code) });
  }

  /** What was published. */
  async requests(format: string, fields: Open311Fields): Promise<Answer> {
    const spoken = this.begun(format, fields);
    return answered(spoken, requestsOf(await this.reading.list(fields)));
  }

  /** How one stands. */
  async request(format: string, id: string, fields: Open311Fields): Promise<Answer> {
    const spoken = this.begun(format, fields);
    return answered(spoken, requestsOf(await this.reading.one(id)));
  }

  /** Whose receipt it is. */
  async token(
    format: string,
    { token, address }: { readonly token: string; readonly address: string },
    fields: Open311Fields,
  ): Promise<Answer> {
    const spoken = this.begun(format, fields);
    return answered(spoken, requestsOf(await this.reading.byToken(token, address)), 'nobody');
  }

  /** Reports something. */
  async file(format: string, fields: Open311Fields): Promise<Answer> {
    const spoken = formatIn(format);
    return answered(spoken, requestsOf(await this.filing.file(fields, () => this.inCounty(fields))), 'nobody');
  }

  private begun(format: string, fields: Open311Fields): Open311Format {
    const spoken = formatIn(format);
    this.inCounty(fields);
    return spoken;
  }

  /** There is but one county here, and nobody has to name it. */
  private inCounty(fields: Open311Fields): void {
    const id = fields.one('jurisdiction_id');
    if (id !== undefined && id !== this.network.county().code)
      throw foreignWrong(404, 'jurisdiction_id', wrong.jurisdiction(this.network.county().code));
  }
}

function requestsOf(rows: readonly Open311Record[]): Open311Answer {
  return { root: 'service_requests', each: 'request', rows };
}

function formatIn(text: string): Open311Format {
  const format = formatOf(text);
  if (!format) throw foreignWrong(404, 'format', wrong.format);
  return format;
}

/** What anybody may read is asked for anew each time: it may be taken back. */
function answered(format: Open311Format, answer: Open311Answer, keeping: 'nobody' | 'everybody' = 'everybody'): Answer {
  const bytes = Buffer.from(written(format, answer));
  const etag = createHash('sha256').update(bytes).digest('base64url').slice(0, 27);
  const type = mediaTypeOf(format);
  return new Streamed({ type, bytes: bytes.length, etag, keeping }, async () => Readable.from([bytes]));
}
