// Does a page's address say what it is opened with, and is nothing else taken for one?
import fc from 'fast-check';
import { noticesPages } from './notices/notices-pages.js';
import { page, pageAddress, pageRoute, parametersIn, parsePageAddress } from './pages.js';
import { tabPages } from './tab-pages.js';
import { timetablePages } from './timetable/timetable-pages.js';

describe('the address of a page', () => {
  it.each([
    [pageAddress(timetablePages.board, { stop: 'V104204' }), '/timetable/board/index?stop=V104204'],
    [pageAddress(timetablePages.board, { stop: 'V104204', date: undefined }), '/timetable/board/index?stop=V104204'],
    [pageAddress(timetablePages.board), '/timetable/board/index'],
    [pageAddress(tabPages.home), '/home/index'],
    [pageAddress(noticesPages.announcement, { id: 'B1' }), '/notices/announcement/index?id=B1'],
  ])('%s', (address, written) => expect(address).toBe(written));

  it('gives back every text that it was made with, and is an address', () => {
    const any = page<{ a: string; b: string }>('/some/page/index', { title: '页', access: ['public'] });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const address = pageAddress(any, { a, b });
        expect(Object.fromEntries(new URLSearchParams(address.split('?')[1]?.replace(/\+/g, '%2B')))).toEqual({ a, b });
        expect(parsePageAddress(address)).toBe(address);
        expect(parametersIn(address)).toEqual({ a, b });
      }),
    );
  });

  it('must say what the page needs', () => {
    // @ts-expect-error: an announcement's page without its id would be empty
    expect(pageAddress(noticesPages.announcement)).toBe('/notices/announcement/index');
    // @ts-expect-error: the board knows no such thing
    expect(pageAddress(timetablePages.board, { halt: 'V1' })).toContain('halt');
  });

  it('is written by WeChat without the slash before it', () => {
    expect(pageRoute(pageAddress(timetablePages.board, { stop: 'V1' }))).toBe('timetable/board/index?stop=V1');
  });
});

it.each([
  ['/timetable/board/index?stop=V%201', true],
  ['/home/index', true],
  ['https://example.org/', false],
  ['//example.org/index', false],
  ['/api/areas', false],
  ['/home/indexes', false],
  [undefined, false],
])('a notice may lead to %s: %s', (text, may) => expect(parsePageAddress(text)).toBe(may ? text : undefined));
