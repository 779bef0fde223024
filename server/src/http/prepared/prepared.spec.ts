// Do all callers get the same answer, in the form that they can read, and nothing that they have already?
import { gunzipSync } from 'node:zlib';
import { asByteText, Prepared, tagOf } from './prepared.js';
import type { PreparedResponse } from './prepared.js';

const small = Prepared.of({ 村: '下谢村' }, 30);
const large = Prepared.of({ 村: '下谢村'.repeat(2_000) }, 60);

function header(response: PreparedResponse, wanted: string): string | undefined {
  const at = response.headers.findIndex((each, index) => index % 2 === 0 && each === wanted);
  return at < 0 ? undefined : response.headers[at + 1];
}

function tagsOf(prepared: Prepared<unknown>): { plain: string; packed: string } {
  const [plain = '', packed = ''] = [undefined, 'gzip'].map(
    (accepted) => header(prepared.respond(undefined, accepted), 'etag') ?? '',
  );
  return { plain, packed };
}

describe('a prepared answer', () => {
  it('is the JSON of what it was made from, with its length in bytes and not in characters', () => {
    const response = small.respond(undefined, undefined);
    const bytes = Buffer.from('{"村":"下谢村"}');
    expect([response.status, small.json]).toEqual([200, bytes.toString()]);
    // One character for each byte, as it is sent.
    expect(Buffer.from(String(response.body), 'latin1')).toEqual(bytes);
    expect(header(response, 'content-length')).toBe(String(bytes.length));
    expect(header(response, 'content-type')).toBe('application/json; charset=utf-8');
  });

  it('may be kept for as long as was said, asked about after that, and used when the network is gone', () => {
    expect(header(small.respond(undefined, undefined), 'cache-control')).toBe(
      'public, max-age=30, stale-if-error=1209600',
    );
  });

  it('names every header once', () => {
    for (const response of [
      small.respond(undefined, 'gzip'),
      large.respond(undefined, 'gzip'),
      large.respond('*', 'gzip'),
    ]) {
      const names = response.headers.filter((_each, index) => index % 2 === 0);
      expect(new Set(names).size).toBe(names.length);
      expect(response.headers.length % 2).toBe(0);
    }
  });
});

describe('its tag', () => {
  it('is strong, and the same for the same answer only', () => {
    expect(small.etag).toMatch(/^"[\w-]{27}"$/);
    expect(Prepared.of({ 村: '下谢村' }, 5).etag).toBe(small.etag);
    expect(Prepared.of({ 村: '上谢村' }, 30).etag).not.toBe(small.etag);
  });

  it('is another one for the packed bytes, because they are others', () => {
    const { plain, packed } = tagsOf(large);
    expect(plain).not.toBe(packed);
    expect(packed).toMatch(/^"[\w-]+"$/);
  });

  it.each([
    ['the tag', (tag: string) => tag],
    ['the weak form of it', (tag: string) => `W/${tag}`],
    ['a list with it', (tag: string) => `"other", ${tag} ,"more"`],
    ['a star', () => '*'],
    ['a star with blanks', () => ' * '],
  ])('sent back as %s gets 304 and no bytes', (_name, sent) => {
    for (const prepared of [small, large]) {
      const { plain, packed } = tagsOf(prepared);
      for (const tag of [plain, packed]) {
        const response = prepared.respond(sent(tag), 'gzip');
        expect([response.status, response.body]).toEqual([304, undefined]);
        expect(header(response, 'etag')).toBe(packed);
        expect(header(response, 'cache-control')).toContain('max-age');
        expect(header(response, 'content-length')).toBeUndefined();
        expect(header(response, 'content-encoding')).toBeUndefined();
      }
    }
  });

  it.each(['"other"', '', 'W/"other"', '"', '"下谢村"'])('of another answer (%s) gets the whole answer', (sent) => {
    expect(small.respond(sent, undefined).status).toBe(200);
  });

  it('without its quotation marks is none', () => {
    expect(small.respond(small.etag.slice(1, -1), undefined).status).toBe(200);
  });
});

describe('its form', () => {
  const formOf = (acceptEncoding: string | undefined): string =>
    header(large.respond(undefined, acceptEncoding), 'content-encoding') ?? 'plain';

  it('is packed for whoever can unpack it, and says that it depends on that', () => {
    const response = large.respond(undefined, 'gzip');
    expect(gunzipSync(response.body ?? '').toString()).toBe(large.json);
    expect(header(response, 'content-length')).toBe(String(response.body?.length));
    expect(header(response, 'vary')).toBe('accept-encoding');
    expect(header(large.respond(undefined, undefined), 'vary')).toBe('accept-encoding');
  });

  it('is plain for a short answer, which then does not depend on anything', () => {
    expect(header(small.respond(undefined, 'gzip'), 'content-encoding')).toBeUndefined();
    expect(header(small.respond(undefined, 'gzip'), 'vary')).toBeUndefined();
  });

  it('is decided by the length in bytes', () => {
    const bytes = (count: number): string =>
      header(Prepared.of('x'.repeat(count - 2), 1).respond(undefined, 'gzip'), 'content-encoding') ?? 'plain';
    expect([bytes(4_095), bytes(4_096)]).toEqual(['plain', 'gzip']);
  });

  it.each([
    'gzip',
    'gzip, deflate, br',
    'br;q=1.0, gzip;q=0.8, *;q=0.1',
    'GZIP',
    '*',
    'deflate, *;q=0.5',
    'gzip;q=0.001',
    'gzip ; q=1',
    'identity;q=0, gzip',
  ])('is packed for "%s"', (accepted) => {
    expect(formOf(accepted)).toBe('gzip');
  });

  it.each([
    'gzip;q=0',
    'gzip;q=0.0',
    'gzip; q=0.000, br',
    'gzip ; q=0',
    'gzip;q=0, *',
    '*;q=0',
    'identity',
    '',
    'br',
    'x-gzip-not',
    'gzipped',
  ])('is plain for "%s"', (accepted) => {
    expect(formOf(accepted)).toBe('plain');
  });

  it('is plain for whoever does not say what they can read', () => {
    expect(formOf(undefined)).toBe('plain');
  });
});

describe('an answer made for one caller', () => {
  it('carries the tag that it was given and is packed only when it fills more than a first flight', () => {
    const json = JSON.stringify('下'.repeat(5_000));
    const long = Prepared.once(asByteText(json), tagOf('v1'), 30);
    const short = Prepared.once(asByteText('"下"'), tagOf('v1'), 30);
    expect([long.json, short.json]).toEqual([json, '"下"']);
    expect(header(long.respond(undefined, 'gzip'), 'content-encoding')).toBe('gzip');
    expect(gunzipSync(long.respond(undefined, 'gzip').body ?? '').toString()).toBe(json);
    expect(header(short.respond(undefined, 'gzip'), 'content-encoding')).toBeUndefined();
    expect(short.etag).toBe(`"${tagOf('v1')}"`);
    expect(short.respond(short.etag, undefined).status).toBe(304);
  });
});
