// How does a report of somebody else's program become a complaint?
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { areaIn, complaintCategory, OPEN311_DESCRIPTION_CHARACTERS, villageNear } from '@kehuoyou/shared';
import type { ComplaintAbout, ComplaintCategory } from '@kehuoyou/shared';
import { NetworkService } from '../../network/network.service.js';
import { Filing } from '../filing/filing.service.js';
import type { Open311Fields } from './open311-fields.js';
import type { Open311Record } from './open311-format.js';
import { Open311Keys } from './open311-keys.service.js';
import { Open311Services } from './open311-services.service.js';
import { answeringText, lineOf, receivedText, wrong } from './open311-words.js';
import { foreignWrong } from './open311-wrong.js';

/** Further from every village than this it is not in the county. */
const MOST_METRES = 15_000;
const MOST_WORD = 500;
const MOST_NAME = 64;
const MOST_PHONE = 20;
/** Fewest digits by which somebody can be rung. */
const LEAST_DIGITS = 5;

/** Reads the form and files it. */
@Injectable()
export class Open311Filing {
  constructor(
    private readonly keys: Open311Keys,
    private readonly services: Open311Services,
    private readonly network: NetworkService,
    private readonly filing: Filing,
  ) {}

  /** Files it for the program whose key it bears. Gives its number, and its receipt as a notice. */
  async file(fields: Open311Fields, inCounty: () => void): Promise<Open311Record[]> {
    const programId = await this.keys.holder(fields.one('api_key'));
    inCounty();
    const category = categoryIn(fields);
    const attributes = this.services.read(category, fields.attributes());
    const { kind } = attributes;
    const about = { ...this.placeIn(fields), ...attributes.about };
    const text = textIn(fields, attributes.lines);
    const said = { kind, category: category.code, ...about, ...(text === '' ? {} : { text }), ...contactIn(fields) };
    const mark = createHash('sha256').update(`${programId}\n${fields.whole}`).digest('hex');
    const { number, receipt } = await this.filing.fileForeign(said, { programId, mark });
    const promise = kind === 'complaint' ? answeringText(category.promise) : undefined;
    return [{ service_request_id: number, service_notice: receivedText(receipt, promise), account_id: null }];
  }

  /** A position is taken to its village: the nearest, as far as it is in the county at all. */
  private placeIn(fields: Open311Fields): ComplaintAbout {
    const [lat, long] = [numberIn(fields, 'lat', 90), numberIn(fields, 'long', 180)];
    const [addressId, addressText] = [fields.one('address_id'), fields.one('address_string')];
    if ((lat === undefined) !== (long === undefined))
      throw foreignWrong(400, 'lat', wrong.position(lat === undefined ? 'lat' : 'long'));
    if (addressId !== undefined) return this.addressed(addressId);
    if (lat !== undefined && long !== undefined) {
      const near = villageNear(this.network.county(), { lat, lng: long });
      if (!near || near.metres > MOST_METRES) throw foreignWrong(400, 'lat', wrong.outside);
      return { areaCode: near.village.code };
    }
    if (addressText === undefined) throw foreignWrong(400, 'address_string', wrong.locationMissing);
    return {};
  }

  private addressed(id: string): ComplaintAbout {
    if (this.network.findPoint(id)) return { pointId: id };
    if (areaIn(this.network.county(), id)) return { areaCode: id };
    throw foreignWrong(400, 'address_id', wrong.addressUnknown);
  }
}

function categoryIn(fields: Open311Fields): ComplaintCategory {
  const code = fields.one('service_code');
  if (code === undefined) throw foreignWrong(400, 'service_code', wrong.serviceMissing);
  const category = complaintCategory(code);
  if (!category) throw foreignWrong(404, 'service_code', wrong.serviceUnknown);
  return category;
}

/** A description is theirs as it is; what stands in other fields follows it, a line each. */
function textIn(fields: Open311Fields, lines: readonly string[]): string {
  const description = wordsIn(fields, 'description', OPEN311_DESCRIPTION_CHARACTERS);
  const [address, media] = [wordsIn(fields, 'address_string', MOST_WORD), wordsIn(fields, 'media_url', MOST_WORD)];
  return [
    ...(description === undefined ? [] : [description]),
    ...(address === undefined ? [] : [lineOf.address(address)]),
    ...(media === undefined ? [] : [lineOf.media(media)]),
    ...lines.map((line) => shortened(line)),
  ]
    .map(readable)
    .join('\n');
}

/** Whoever leaves a number can be rung back; anybody else is nobody to us, and their e-mail is not kept. */
function contactIn(fields: Open311Fields) {
  const phone = wordsIn(fields, 'phone', MOST_PHONE);
  const name = [fields.one('last_name'), fields.one('first_name')].filter((part) => part !== undefined).join(' ');
  if (phone === undefined || phone.replace(/\D/g, '').length < LEAST_DIGITS) return { identity: 'anonymous' as const };
  return { identity: 'named' as const, phone: readable(phone), ...(name === '' ? {} : { name: shortName(name) }) };
}

function shortName(name: string): string {
  return [...readable(name)].slice(0, MOST_NAME).join('');
}

function shortened(line: string): string {
  return [...line].slice(0, MOST_WORD).join('');
}

/** Without what cannot be seen: it stays out of lists, files and logs. Breaks of lines stay. */
function readable(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cs}\u{200B}-\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}\u{FEFF}]/gu, (sign) =>
      sign === '\n' ? sign : '',
    );
}

function wordsIn(fields: Open311Fields, name: string, most: number): string | undefined {
  const text = fields.one(name);
  if (text !== undefined && [...text].length > most) throw foreignWrong(400, name, wrong.tooLong(name, most));
  return text;
}

function numberIn(fields: Open311Fields, name: string, most: number): number | undefined {
  const text = fields.one(name);
  if (text === undefined) return undefined;
  const number = /^[+-]?\d{1,3}(\.\d{1,20})?$/.test(text) ? Number(text) : NaN;
  if (!(Math.abs(number) <= most)) throw foreignWrong(400, name, wrong.position(name));
  return number;
}
