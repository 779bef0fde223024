// Does the sentence say which bus, when, why and what now, for the eye and for the ear?
import { isoOf } from '@kehuoyou/shared';
import type { Departure } from '@kehuoyou/shared';
import { tripWords } from './trip-sentence.js';

const departure: Departure = {
  tripId: 'K02-O01',
  routeId: 'K02',
  routeName: 'K02',
  routeLongName: '清流—嵩溪—温郊',
  headsign: '清流汽车站',
  serviceDate: '2026-11-25',
  departure: '2026-11-25T09:40:00+08:00',
  seconds: 9 * 3_600 + 40 * 60,
  approximate: true,
  carriesParcels: true,
  status: 'cancelled',
};
const later = (serviceDate: string, seconds: number): Departure => ({
  ...departure,
  tripId: 'K02-O02',
  serviceDate,
  departure: isoOf(serviceDate, seconds),
  seconds,
  status: 'scheduled',
});

describe('a cancelled bus', () => {
  it('is named with day, time, stop, direction, line and reason, and the next one', () => {
    const words = tripWords({
      stopName: '里田',
      departure,
      reason: '路面塌方',
      next: later('2026-11-25', 10 * 3_600 + 40 * 60),
    });
    expect(words.text).toBe(
      '11月25日（周三）约09:40 从里田开往清流汽车站的K02路班车取消了：路面塌方。同方向下一班是10:40的K02路。',
    );
    expect(words.spoken).toBe(
      '十一月二十五日，周三，大约上午九点四十分，从里田开往清流汽车站的K零二路班车取消了，因为路面塌方。同方向下一班是上午十点四十分的K零二路。',
    );
    expect(words.message).toEqual({
      what: 'K02路往清流汽车站 取消',
      when: '11月25日（周三）09:40 里田',
      why: '路面塌方',
      now: '下一班 10:40',
    });
    expect(words.title).toBe('K02路 11月25日（周三）09:40 取消');
  });

  it('names the day of the next one when it is another day', () => {
    const words = tripWords({ stopName: '里田', departure, reason: '路面塌方', next: later('2026-11-26', 6 * 3_600) });
    expect(words.text).toContain('同方向下一班是11月26日（周四）06:00的K02路。');
    expect(words.message.now).toBe('下一班 11月26日06:00');
  });

  it('names the time at which a next one that is late itself is expected', () => {
    const next = later('2026-11-25', 10 * 3_600);
    const live = {
      basis: 'departed',
      at: next.departure,
      expected: '2026-11-25T10:25:00+08:00',
      uncertainty: 60,
    } as const;
    const words = tripWords({ stopName: '里田', departure, reason: '路面塌方', next: { ...next, live } });
    expect(words.text).toContain('同方向下一班是10:25的K02路。');
    expect(words.spoken).toContain('同方向下一班是上午十点二十五分的');
    expect(words.message.now).toBe('下一班 10:25');
  });

  it('says what to do when there is none', () => {
    expect(tripWords({ stopName: '里田', departure, reason: '路面塌方', next: undefined }).spoken).toMatch(
      /请打电话问清楚再出门。$/,
    );
  });

  it('says nothing that is wrong when it is read the next day', () => {
    const words = tripWords({ stopName: '里田', departure, reason: '路面塌方', next: undefined });
    expect(Object.values(words.message).concat(words.text, words.spoken, words.title).join()).not.toMatch(
      /今天|明天|后天/,
    );
  });
});

it('a bus that runs after all is told as such', () => {
  const words = tripWords({ stopName: '里田', departure, reason: undefined, next: undefined });
  expect(words.text).toBe('11月25日（周三）约09:40 从里田开往清流汽车站的K02路班车照常开，先前说取消，现在不取消了。');
});
