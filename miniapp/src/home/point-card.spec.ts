// What does the card of a service point say as the day goes by, and when a pause is announced?
import type { PointPause } from '@kehuoyou/shared';
import { at, point, villagePack } from '../testing/village-pack';
import { homePoints, pointCard } from './point-card';

const station = point({ id: 'S104', name: '长校镇客货邮综合服务站', tier: 'township_station', villageCode: undefined });

function pause(from: Date, until: Date | undefined, substitutePointId?: string): PointPause {
  return {
    id: 'pause',
    from: from.toISOString(),
    ...(until ? { until: until.toISOString() } : {}),
    reason: '盘点',
    announcedAt: at('08:00', -1).toISOString(),
    ...(substitutePointId === undefined ? {} : { substitutePointId }),
  };
}

describe('as the day goes by', () => {
  it.each([
    ['05:00', '还没开门', 'grey', '还没开门，08:30 开', undefined],
    ['08:10', '还没开门', 'grey', '还没开门，08:30 开', '还有 20 分开门'],
    ['09:15', '开着', 'green', '今天开到 18:00', undefined],
    ['17:35', '开着', 'green', '今天开到 18:00', '还有 25 分关门'],
    ['18:00', '关门了', 'red', '今天已经关门，明天 08:30 开', undefined],
    ['23:50', '关门了', 'red', '今天已经关门，明天 08:30 开', undefined],
  ])('at %s', (time, word, tone, sentence, soon) => {
    const card = pointCard(point(), [], at(time));
    expect([card.word, card.tone, card.sentence, card.soon]).toEqual([word, tone, sentence, soon]);
  });

  it('is said for the ear with its times in words', () => {
    expect(pointCard(point(), [], at('17:35')).spoken).toBe(
      '下谢村服务点现在开着，今天开到晚上六点。还有二十五分关门。',
    );
    expect(pointCard(point(), [], at('23:50')).spoken).toBe('下谢村服务点，今天已经关门，明天早上八点三十分开。');
  });
});

describe('with an announced pause', () => {
  it('tells a coming one whole, with where to go instead, while the point is still open', () => {
    const card = pointCard(point({ pauses: [pause(at('08:00', 1), at('12:00', 2), 'S104')] }), [station], at('09:15'));
    expect(card.word).toBe('开着');
    expect(card.pause).toBe('明天 08:00 起暂停服务，后天 12:00 恢复：盘点。可以去长校镇综合服务站');
    expect(card.substitute).toBeUndefined();
    expect(card.spoken).toBe(
      '下谢村服务点现在开着，今天开到晚上六点。明天早上八点起暂停服务，后天中午十二点恢复：盘点。可以去长校镇综合服务站。',
    );
  });

  it('in force is the answer itself, in amber, with a way to the substitute', () => {
    const card = pointCard(point({ pauses: [pause(at('08:00'), at('12:00', 1), 'S104')] }), [station], at('09:15'));
    expect([card.word, card.tone, card.sentence]).toEqual(['暂停服务', 'amber', '暂停服务：盘点，明天 12:00 恢复']);
    expect([card.pause, card.substitute]).toEqual(['可以去长校镇综合服务站', { id: 'S104', word: '长校镇综合服务站' }]);
    expect(card.spoken).toBe('下谢村服务点，暂停服务：盘点，明天中午十二点恢复。可以去长校镇综合服务站。');
  });

  it('leads to a substitute whose name the pack does not know', () => {
    expect(pointCard(point({ pauses: [pause(at('08:00'), undefined, 'P9')] }), [], at('09:15')).substitute).toEqual({
      id: 'P9',
      word: '代办的服务点',
    });
  });

  it('more than a week ahead is not told yet, one that is over no longer', () => {
    expect(pointCard(point({ pauses: [pause(at('08:00', 9), undefined)] }), [], at('09:15')).pause).toBeUndefined();
    expect(
      pointCard(point({ pauses: [pause(at('08:00', -2), at('08:00', -1))] }), [], at('09:15')).pause,
    ).toBeUndefined();
  });
});

describe('which points stand on the home page', () => {
  it('are all of the village’s own', () => {
    const points = [point(), point({ id: 'P2', name: '下谢村第二服务点' }), station];
    expect(homePoints(villagePack({ points })).map(({ id }) => id)).toEqual(['P104204', 'P2']);
  });

  it('is the one that serves it where it has none', () => {
    expect(homePoints(villagePack({ points: [station] })).map(({ id }) => id)).toEqual(['S104']);
    expect(homePoints(villagePack({ points: [] }))).toEqual([]);
  });
});
