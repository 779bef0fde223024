// Is found where somebody wants to go who knows no village's name?
import { areas } from '../testing/county';
import { placeNameOf, searchTowns } from './village-list';

it.each([
  ['县城', ['350423 县城']],
  ['汽车站', ['350423 县城']],
  ['清流', ['350423 县城']],
  ['长校', ['350423104 长校镇']],
  ['swx', ['350423200 沙芜乡']],
  ['', []],
  ['北京', []],
])('%s', (query, found) => {
  expect(searchTowns(areas, query).map(({ id, name }) => `${id} ${name}`)).toEqual(found);
});

it('names an area as people say it', () => {
  const codes = ['350423', '350423104', '350423104204', '999999'];
  expect(codes.map((code) => placeNameOf(areas, code))).toEqual(['县城', '长校镇', '下谢村', undefined]);
});
