// Which ways can be chosen: none where there is one, two at most where there are more?
import { at, villagePack } from '../testing/village-pack';
import type { BusToPack } from '../testing/village-pack';
import { directionsOf } from './directions';
import { nextBus } from './next-bus';

function ways(...buses: BusToPack[]): { readonly word: string; readonly next: string | undefined }[] {
  const pack = villagePack({ buses });
  return directionsOf(pack).map(({ word, includes }) => ({
    word,
    next: nextBus(pack, at('06:00'), { includes }).departure?.departure.slice(11, 16),
  }));
}

it('is one way where all buses go to the same place', () => {
  expect(ways({ time: '09:00' }, { time: '15:00' })).toEqual([{ word: '去长校镇', next: '09:00' }]);
});

it('is two ways with the county’s town first, each with its own next bus', () => {
  expect(ways({ time: '09:00' }, { time: '10:00', to: '县城' })).toEqual([
    { word: '去县城', next: '10:00' },
    { word: '去长校镇', next: '09:00' },
  ]);
});

it('puts the own township first where no bus goes to the town', () => {
  expect(ways({ time: '09:00', to: '灵地镇客货邮综合服务站' }, { time: '10:00' }).map(({ word }) => word)).toEqual([
    '去长校镇',
    '去灵地镇',
  ]);
});

it('takes all townships together as the other way, however many there are', () => {
  const buses = ['灵地镇', '李家乡', '里田乡'].map((town, hour) => ({
    time: `0${7 + hour}:00`,
    to: `${town}客货邮综合服务站`,
    line: town,
  }));
  expect(ways(...buses, { time: '12:00', to: '县城' })).toEqual([
    { word: '去县城', next: '12:00' },
    { word: '去乡镇', next: '07:00' },
  ]);
  expect(ways(...buses, { time: '12:00' })).toEqual([
    { word: '去长校镇', next: '12:00' },
    { word: '去别处', next: '07:00' },
  ]);
});

it('offers no choice among many places of which none is home', () => {
  const buses = ['灵地镇', '李家乡', '里田乡'].map((town, hour) => ({
    time: `0${7 + hour}:00`,
    to: `${town}客货邮综合服务站`,
  }));
  expect(ways(...buses)).toEqual([{ word: '各方向', next: '07:00' }]);
});

it('knows a way whose only bus runs on a later day', () => {
  expect(ways({ time: '09:00' }, { time: '10:00', to: '县城', days: [4] }).map(({ word }) => word)).toEqual([
    '去县城',
    '去长校镇',
  ]);
});
