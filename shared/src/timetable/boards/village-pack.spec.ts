// Does the phone, from its pack alone, say what the server says?
import { addDays, instantOf, parseGtfsTime } from '../../clock.js';
import { boardFromVillagePack, NEXT_DAY_DEPARTURES, VILLAGE_PACK_DAYS, VillagePackFlag } from './village-pack.js';
import type { Departure } from './departure.js';
import { from, row, smallVillagePack, stop, today } from '../testing/small-village-pack.js';

function times(departures: readonly Departure[] | undefined): string[] {
  return (departures ?? []).map(({ departure }) => departure.slice(5, 16));
}

function at(wall: string, date = today): Date {
  return instantOf(date, parseGtfsTime(`${wall}:00`) ?? -1);
}

describe('a board from the pack', () => {
  const three = smallVillagePack([row('06:40:00'), row('09:40:00'), row('16:20:00')]);

  it('of a day holds all of it', () => {
    expect(times(boardFromVillagePack(three, stop.id, { date: addDays(today, 3) })?.departures)).toEqual([
      '11-27T06:40',
      '11-27T09:40',
      '11-27T16:20',
    ]);
  });

  it('of now holds what is still to come, and a bus that was due minutes ago and that nobody has reported', () => {
    expect(times(boardFromVillagePack(three, stop.id, { date: today, now: at('09:40') })?.departures)).toEqual([
      '11-24T09:40',
      '11-24T16:20',
    ]);
    expect(
      times(
        boardFromVillagePack(three, stop.id, { date: today, now: new Date(at('09:40').getTime() + 59_999) })
          ?.departures,
      ),
    ).toEqual(['11-24T09:40', '11-24T16:20']);
    expect(times(boardFromVillagePack(three, stop.id, { date: today, now: at('09:46') })?.departures)).toEqual([
      '11-24T16:20',
    ]);
  });

  it('says what a departure is', () => {
    const packed = smallVillagePack([
      row('06:40:00', { trip: 'K12-I01', flags: VillagePackFlag.carriesParcels | VillagePackFlag.approximate }),
    ]);
    expect(boardFromVillagePack(packed, stop.id, { date: today })?.departures).toEqual([
      {
        tripId: 'K12-I01',
        routeId: 'K12',
        routeName: 'K12',
        routeLongName: '清流—长校—下谢',
        headsign: '清流汽车站',
        serviceDate: today,
        departure: '2026-11-24T06:40:00+08:00',
        seconds: 24_000,
        approximate: true,
        carriesParcels: true,
        status: 'scheduled',
      },
    ]);
  });

  it('is not given for a stop or a day that the pack does not know', () => {
    expect(boardFromVillagePack(three, 'V999999', { date: today })).toBeUndefined();
    expect(boardFromVillagePack(three, stop.id, { date: addDays(from, -1) })).toBeUndefined();
    expect(boardFromVillagePack(three, stop.id, { date: addDays(from, VILLAGE_PACK_DAYS) })).toBeUndefined();
    expect(boardFromVillagePack(three, stop.id, { date: from })).toBeDefined();
    expect(
      boardFromVillagePack(three, stop.id, { date: addDays(from, VILLAGE_PACK_DAYS - 1) })?.departures,
    ).toHaveLength(3);
  });
});

describe('when none is left', () => {
  it('the next day that has one is named, with its first departures', () => {
    const packed = smallVillagePack([
      row('06:40:00', { days: [1, 4] }),
      row('07:40:00', { days: [4] }),
      row('08:40:00', { days: [4] }),
      row('09:40:00', { days: [4] }),
    ]);
    const board = boardFromVillagePack(packed, stop.id, { date: today, now: at('12:00') });
    expect(board?.departures).toEqual([]);
    expect(board?.next?.date).toBe('2026-11-27');
    expect(times(board?.next?.departures)).toEqual(['11-27T06:40', '11-27T07:40', '11-27T08:40']);
    expect(board?.next?.departures).toHaveLength(NEXT_DAY_DEPARTURES);
  });

  it('none is named when the pack holds none', () => {
    expect(boardFromVillagePack(smallVillagePack([row('06:40:00', { days: [0] })]), stop.id, { date: today })).toEqual({
      stop,
      date: today,
      departures: [],
      none: 'not_this_stop',
    });
  });

  it('the search ends with the pack and not with an error', () => {
    const last = addDays(from, VILLAGE_PACK_DAYS - 1);
    expect(
      boardFromVillagePack(smallVillagePack([row('06:40:00')]), stop.id, { date: last, now: at('23:00', last) }),
    ).toEqual({
      stop,
      date: last,
      departures: [],
      none: 'gone',
    });
  });
});

describe('a cancelled bus', () => {
  const cancelled = { tripId: 'K12-I01', date: today, reason: '道路塌方' };

  it('stays on the board with its reason, and runs on other days', () => {
    const packed = smallVillagePack(
      [row('06:40:00', { trip: 'K12-I01' }), row('09:40:00', { trip: 'K12-I02' })],
      [cancelled],
    );
    expect(
      boardFromVillagePack(packed, stop.id, { date: today })?.departures.map(({ status, reason }) => [status, reason]),
    ).toEqual([
      ['cancelled', '道路塌方'],
      ['scheduled', undefined],
    ]);
    expect(boardFromVillagePack(packed, stop.id, { date: addDays(today, 1) })?.departures[0]?.status).toBe('scheduled');
  });

  it('is none that one could take: a board with only such ones says when the next goes', () => {
    const board = boardFromVillagePack(smallVillagePack([row('06:40:00', { trip: 'K12-I01' })], [cancelled]), stop.id, {
      date: today,
    });
    expect(board?.departures).toHaveLength(1);
    expect(board?.next?.date).toBe('2026-11-25');
  });

  it('is not what the next day is named for', () => {
    const board = boardFromVillagePack(
      smallVillagePack([row('06:40:00', { trip: 'K12-I01', days: [2, 3] })], [{ ...cancelled, date: '2026-11-25' }]),
      stop.id,
      { date: today },
    );
    expect(board?.next?.date).toBe('2026-11-26');
  });
});

describe('a bus after midnight', () => {
  const packed = smallVillagePack([row('24:10:00', { trip: 'night', days: [0, 1] })]);

  it('belongs to the evening before and is still on the board when the day has turned', () => {
    expect(
      boardFromVillagePack(packed, stop.id, { date: today, now: at('00:05') })?.departures.map(
        ({ serviceDate, departure }) => [serviceDate, departure],
      ),
    ).toEqual([
      ['2026-11-23', '2026-11-24T00:10:00+08:00'],
      ['2026-11-24', '2026-11-25T00:10:00+08:00'],
    ]);
    expect(times(boardFromVillagePack(packed, stop.id, { date: today, now: at('00:16') })?.departures)).toEqual([
      '11-25T00:10',
    ]);
  });

  it('stands in the board of its service day, not of the next', () => {
    expect(times(boardFromVillagePack(packed, stop.id, { date: today })?.departures)).toEqual(['11-25T00:10']);
  });

  it('at 00:00 sharp is a bus like any other', () => {
    expect(
      times(
        boardFromVillagePack(smallVillagePack([row('00:00:00')]), stop.id, { date: today, now: at('00:00') })
          ?.departures,
      ),
    ).toEqual(['11-24T00:00']);
  });
});
