// What does a line's page say of a line, and which stop does it call mine?
import type { Lines } from '@kehuoyou/shared';
import { lineView } from './line-words';

const position = { lat: 26, lng: 116.8 };
const lines: Lines = {
  stops: [
    { id: 'COUNTY', name: '清流汽车站', position },
    { id: 'T104', name: '长校镇客货邮综合服务站', position },
    { id: 'V104204', name: '下谢村', position },
  ],
  lines: [
    {
      routeId: 'K12',
      name: 'K12',
      longName: '清流—里田—长校',
      agencyName: '闽通长运清流分公司',
      stopIds: ['COUNTY', 'T104'],
    },
    {
      routeId: 'Y104A',
      name: 'Y104A',
      longName: '长校镇—下谢村（邮路带客）',
      agencyName: '邮政清流分公司',
      stopIds: ['T104', 'V104204', 'T104', 'GONE'],
    },
  ],
};
const nobody = { countyStopId: 'COUNTY', mine: [] };

it('names the stops as people call them, with both ends', () => {
  expect(lineView(lines, 'K12', nobody)).toEqual({
    title: 'K12',
    way: '清流—里田—长校',
    kind: undefined,
    agencyName: '闽通长运清流分公司',
    stops: [
      { stopId: 'COUNTY', name: '县城', place: '起点', mine: false },
      { stopId: 'T104', name: '长校镇', place: '终点', mine: false },
    ],
    spoken: 'K幺二线，清流到里田到长校。一共两站：县城、长校镇。',
  });
});

it('takes what stands in brackets apart, and marks each call at my stop', () => {
  const view = lineView(lines, 'Y104A', { countyStopId: 'COUNTY', mine: ['V104204'] });
  expect(view).toMatchObject({ way: '长校镇—下谢村', kind: '邮路带客' });
  expect(view?.stops.map(({ mine }) => mine)).toEqual([false, true, false, false]);
});

it('a stop that the answer does not name is still a stop', () => {
  expect(lineView(lines, 'Y104A', nobody)?.stops[3]).toEqual({
    stopId: 'GONE',
    name: 'GONE',
    place: '终点',
    mine: false,
  });
});

it('a line that is gone is none', () => {
  expect(lineView(lines, 'K99', nobody)).toBeUndefined();
});
