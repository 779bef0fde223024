// Does a notice about a closed road offer to stop the lines that it means, and no others?
import type { Line } from '@kehuoyou/shared';
import { stoppedLines } from './stopped-lines';

const line = (name: string, longName: string): Line => ({ routeId: name, name, longName, agencyName: '', stopIds: [] });
const lines = [line('K1', '清流—里田'), line('K12', '清流—长校'), line('Y104A', '长校—下谢（环线）'), line('', '清流')];
const named = (title: string, text = '', topic: 'road' | 'news' = 'road') =>
  stoppedLines({ topic, title, text }, lines).map(({ name }) => name);

it('means those that it names by number or by two places', () => {
  expect(named('K12 线明天停开')).toEqual(['K12']);
  expect(named('K1、K12 停运')).toEqual(['K1', 'K12']);
  expect(named('塌方', '长校到下谢的路不通，请绕行。')).toEqual(['Y104A']);
  expect(named('清流到长校塌方，K120 也走不了')).toEqual(['K12']);
  expect(named('XK12 和 K12 停运')).toEqual(['K12']);
  expect(named('长校到清流的路封三天')).toEqual(['K12']);
});

it('means none where the road is only slow, nothing is named, or it is about something else', () => {
  expect(named('K12 沿线修路，车会慢一些')).toEqual([]);
  expect(named('前方塌方')).toEqual([]);
  expect(named('K12 停开', '', 'news')).toEqual([]);
});
