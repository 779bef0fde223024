// Does WeChat's own scanner lead to the page that the code means?
import fc from 'fast-check';
import { parsePageAddress } from '../pages.js';
import { scannedKinds, scannedPath, scannedScene } from '../scanned-code.js';
import { launchedPage, scannedPage } from './scanned-page.js';

const any = fc.record({ kind: fc.constantFrom(...scannedKinds), id: fc.stringMatching(/^[A-Za-z0-9_-]{1,30}$/) });

describe('a launch by a code', () => {
  it('opens the page of what was scanned, by q and by scene, however often it was encoded', () => {
    fc.assert(
      fc.property(any, fc.constantFrom(0, 1), (scanned, times) => {
        const as = (text: string): string => (times === 0 ? text : encodeURIComponent(text));
        const page = scannedPage(scanned);
        expect(launchedPage({ q: as(`https://khy.example${scannedPath(scanned)}`) })).toBe(page);
        expect(launchedPage({ scene: as(scannedScene(scanned)) })).toBe(page);
        expect(parsePageAddress(page)).toBe(page);
      }),
    );
  });

  it.each([
    [{ q: 'https%3A%2F%2Fkhy.example%2Fp%2FP104204' }, '/network/point/index?id=P104204'],
    [{ scene: 's%3AV104204' }, '/timetable/board/index?stop=V104204'],
    [{ q: 'https%3A%2F%2Fkhy.example%2Fj%2F7K3MPQ2X9ABCDEFG' }, '/accounts/join/index?code=7K3MPQ2X9ABCDEFG'],
    [{ scene: 'f:7K3MPQ2X9ABCDEFG' }, '/accounts/follow/index?code=7K3MPQ2X9ABCDEFG'],
    [{ q: 'https%3A%2F%2Fkhy.example%2Fc%2F7K3MPQ2X9ABCDEFG' }, '/accounts/confirm/index?code=7K3MPQ2X9ABCDEFG'],
    [{}, undefined],
    [{ q: '', scene: '' }, undefined],
    [{ q: '%E0%A4%A', scene: '1001' }, undefined],
    [{ q: 'https%3A%2F%2Fkhy.example%2F' }, undefined],
  ])('%j leads to %s', (launch, page) => expect(launchedPage(launch)).toBe(page));

  it('has scenes that WeChat takes: at most 32 characters of its own set', () => {
    for (const kind of scannedKinds)
      expect(scannedScene({ kind, id: '7K3MPQ2X9ABCDEFG' })).toMatch(/^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/);
  });
});
