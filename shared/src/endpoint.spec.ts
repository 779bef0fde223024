// Does the same question always have the same URL, and does every endpoint say who may call it?
import fc from 'fast-check';
import { endpoint, prepareCall } from './endpoint.js';
import type { Endpoint } from './endpoint.js';
import * as shared from './index.js';
import { roles } from './role.js';

const find = endpoint<{ id: string; [field: string]: unknown }, string>('GET', '/api/things/:id/parts', {
  access: ['public'],
  summary: 'Parts of a thing',
});
const file = endpoint<{ id: string; text?: string }, string>('POST', '/api/things/:id/notes', {
  access: ['resident'],
  summary: 'Note something down',
});

describe('a call made ready', () => {
  it('puts path parameters into the path and the rest into the query', () => {
    expect(prepareCall(find, { id: 'a', limit: 5, crs: 'wgs84' })).toEqual({
      method: 'GET',
      url: '/api/things/a/parts?crs=wgs84&limit=5',
    });
  });

  it('has no question mark when there is nothing to ask', () => {
    expect(prepareCall(find, { id: 'a' }).url).toBe('/api/things/a/parts');
    expect(prepareCall(find, { id: 'a', limit: undefined }).url).toBe('/api/things/a/parts');
  });

  it('keeps zero, false and the empty text, which are answers and not nothing', () => {
    expect(prepareCall(find, { id: '0', limit: 0, open: false, q: '' }).url).toBe(
      '/api/things/0/parts?limit=0&open=false&q=',
    );
  });

  it('sends what a POST says as its body, without what stands in the path', () => {
    expect(prepareCall(file, { id: 'a', text: '路灯不亮' })).toEqual({
      method: 'POST',
      url: '/api/things/a/notes',
      body: { text: '路灯不亮' },
    });
    expect(prepareCall(file, { id: 'a' }).body).toEqual({});
  });

  it('refuses to be sent without its path parameters', () => {
    expect(() => prepareCall(find, { id: '' })).toThrow(RangeError);
    expect(() => prepareCall(find, {} as { id: string })).toThrow('/api/things/:id/parts needs id');
  });

  it('has one URL, in whatever order the question was put together', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.stringMatching(/^[a-z]\w{0,8}$/),
          fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(undefined)),
        ),
        fc.array(fc.nat()),
        (ask, order) => {
          const shuffled = Object.entries(ask)
            .map((entry, index) => ({ entry, rank: order[index] ?? index }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ entry }) => entry);
          const url = prepareCall(find, { ...ask, id: 'x' }).url;
          expect(prepareCall(find, { ...Object.fromEntries(shuffled), id: 'x' }).url).toBe(url);
          expect(
            prepareCall(find, { id: 'x', ...Object.fromEntries(shuffled.filter(([name]) => name !== 'id')) }).url,
          ).toBe(url);
        },
      ),
    );
  });

  it('arrives as it was said, whatever characters it holds', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (id, q) => {
        const url = new URL(prepareCall(find, { id, q }).url, 'http://county.example');
        // A path of dots alone is folded by every client, ours or not.
        fc.pre(!/^\.{1,2}$/.test(id));
        expect(decodeURIComponent(url.pathname.split('/')[3] ?? '')).toBe(id);
        expect(url.searchParams.get('q')).toBe(q);
        expect(url.pathname.split('/')).toHaveLength(5);
      }),
    );
  });
});

describe('the endpoints of the API', () => {
  const tables = Object.entries(shared).filter(([name]) => name.endsWith('Api'));
  const all = tables.flatMap(([, api]) => Object.values(api as object) as Endpoint<unknown, unknown>[]);

  it('say who may call them, in words that exist', () => {
    const known: readonly string[] = ['public', ...roles];
    for (const { access, path } of all) {
      expect([path, access.length > 0 && access.every((each) => known.includes(each))]).toEqual([path, true]);
    }
  });

  it('have a summary and a route of their own', () => {
    expect(all.length).toBeGreaterThan(60);
    expect(all.filter(({ summary }) => summary.trim() === '')).toEqual([]);
    expect(new Set(all.map(({ method, path }) => `${method} ${path}`)).size).toBe(all.length);
  });
});
