// Is a sign's code understood, and nothing else taken for one?
import fc from 'fast-check';
import { parsePlaceCode, scannedPath } from './scanned-code.js';

const place = fc.record({
  kind: fc.constantFrom('point' as const, 'stop' as const),
  id: fc.stringMatching(/^[A-Za-z0-9_-]{1,36}$/),
});

describe('the code on a sign', () => {
  it('leads to a point or to a stop', () => {
    expect(parsePlaceCode('https://example.org/p/P104204')).toEqual({ kind: 'point', id: 'P104204' });
    expect(parsePlaceCode('https://example.org/s/V104204')).toEqual({ kind: 'stop', id: 'V104204' });
  });

  it('is read from WeChat’s scene too, with blanks around and with what WeChat appends', () => {
    expect(parsePlaceCode('p:P104204')).toEqual({ kind: 'point', id: 'P104204' });
    expect(parsePlaceCode('  s:COUNTY\n')).toEqual({ kind: 'stop', id: 'COUNTY' });
    expect(parsePlaceCode('https://example.org/p/P104204?from=scan#top')).toEqual({ kind: 'point', id: 'P104204' });
  });

  it('is read back from every address that we print', () => {
    fc.assert(
      fc.property(place, (each) => {
        expect(parsePlaceCode(`https://example.org${scannedPath(each)}`)).toEqual(each);
        expect(parsePlaceCode(scannedPath(each))).toEqual(each);
      }),
    );
  });

  it.each([
    '',
    'SF1234567890123',
    '6901234567892',
    'https://example.org/',
    'https://example.org/x/P104204',
    'q:P104204',
    'p:',
    '/p/',
    'p:村口',
    'p:a b',
    `p:${'9'.repeat(37)}`,
    'ap:P104204',
    'https://example.org/p/P1/more',
  ])('is not "%s"', (text) => {
    expect(parsePlaceCode(text)).toBeUndefined();
  });
});
