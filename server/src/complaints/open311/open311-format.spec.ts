// Does somebody else's parser read out of both formats what was put into them, whatever it is?
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { Failure } from '@kehuoyou/shared';
import { writtenFailure, written } from './open311-format.js';
import type { Open311Record } from './open311-format.js';

const parser = new XMLParser({
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => ['request', 'attribute', 'value'].includes(name),
});
/** Any characters, those that cannot be seen and halves of others among them. */
const anything = fc.string({
  unit: fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.nat(0xffff).map((code) => String.fromCharCode(code)),
  ),
});
/** What is left of it for whoever reads XML: only what XML can say, and every break of lines as one. */
const readable = (text: string): string =>
  [...text]
    .filter(
      (sign) =>
        /[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(sign) && !/^[\uD800-\uDFFF]$/.test(sign),
    )
    .join('');
const breaks = (text: string): string => text.replace(/\r\n?/g, '\n');

describe('a list of requests', () => {
  it('is the same rows in both formats, as text', () => {
    const row = fc.record({
      service_request_id: fc.stringMatching(/^[0-9]{6}$/),
      description: anything,
      lat: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (rows) => {
        const answer = { root: 'service_requests', each: 'request', rows: rows as readonly Open311Record[] };
        const json = JSON.parse(written('json', answer)) as { description: string; service_request_id: string }[];
        expect(json.map(({ description }) => description)).toEqual(
          rows.map(({ description }) => readable(description)),
        );
        const text = written('xml', answer);
        expect(XMLValidator.validate(text)).toBe(true);
        const { service_requests: read } = parser.parse(text) as {
          service_requests: { request: Record<string, string>[] };
        };
        expect(read.request.map(({ service_request_id: id }) => id)).toEqual(
          rows.map((each) => each.service_request_id),
        );
        expect(read.request.map(({ description = '' }) => breaks(description))).toEqual(
          rows.map(({ description }) => breaks(readable(description))),
        );
        expect(read.request.map(({ lat }) => lat)).toEqual(rows.map(({ lat }) => (lat === null ? '' : String(lat))));
      }),
      { examples: [[[{ service_request_id: '000000', description: '', lat: -0 }]]] },
    );
  });

  it('is an array also when there is nothing in it, and codes are text', () => {
    expect(written('json', { root: 'service_requests', each: 'request', rows: [] })).toBe('[]');
    expect(parser.parse(written('xml', { root: 'service_requests', each: 'request', rows: [] }))).toMatchObject({
      service_requests: '',
    });
    const one = { root: 'services', each: 'service', rows: [{ service_code: '001' }] };
    expect(written('json', one)).toBe('[{"service_code":"001"}]');
  });
});

it('names lists inside of a record as the specification does', () => {
  const attributes = [
    {
      code: 'line',
      values: [
        { key: '01', name: '甲<乙' },
        { key: '02', name: '丙' },
      ],
    },
  ];
  const text = written('xml', { root: 'service_definition', record: { service_code: 'x', attributes } });
  expect(parser.parse(text)).toMatchObject({
    service_definition: {
      service_code: 'x',
      attributes: {
        attribute: [
          {
            code: 'line',
            values: {
              value: [
                { key: '01', name: '甲<乙' },
                { key: '02', name: '丙' },
              ],
            },
          },
        ],
      },
    },
  });
});

it('says what is wrong in the format that was asked for, or in JSON where that is none', () => {
  const failure = new Failure('not_allowed', 'api_key', undefined, { says: '<没有> & 钥匙' });
  expect(writtenFailure(failure, { format: 'json' })).toEqual({
    type: 'application/json; charset=utf-8',
    text: '[{"code":403,"description":"<没有> & 钥匙"}]',
  });
  const { type, text } = writtenFailure(failure, { format: 'xml' });
  expect([type, XMLValidator.validate(text)]).toEqual(['text/xml; charset=utf-8', true]);
  expect(parser.parse(text)).toMatchObject({ errors: { error: { code: '403', description: '<没有> & 钥匙' } } });
  expect(writtenFailure(failure, { format: 'html' }).type).toBe('application/json; charset=utf-8');
});
