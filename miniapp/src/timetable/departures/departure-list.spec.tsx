// Does the list show what is next, keep what is past or cancelled, and say each line for the ear?
import { fireEvent, render, screen } from '@testing-library/react';
import { villagePackDepartures } from '@kehuoyou/shared';
import { at, TUESDAY, villagePack } from '../../testing/village-pack';
import type { BusToPack, VillagePackRecipe } from '../../testing/village-pack';
import { DepartureList } from './departure-list';
import { departureRows } from './departure-rows';
import type { DepartureRow } from './departure-rows';
import { countyStopOf } from './departure-words';

function rows(now: Date, buses: readonly BusToPack[], more: Partial<VillagePackRecipe> = {}): DepartureRow[] {
  const pack = villagePack({ buses, ...more });
  const board = pack.boards[0];
  if (!board) throw new Error('a pack has a board');
  return departureRows(villagePackDepartures(pack, board, TUESDAY), {
    stop: board.stop,
    countyStop: countyStopOf(pack),
    now,
  });
}

const hours = (...list: number[]): BusToPack[] =>
  list.map((hour) => ({ time: `${String(hour).padStart(2, '0')}:00`, to: '县城' }));

describe('a line', () => {
  it('says where to, how long one waits, and what the bus takes along', () => {
    const [row] = rows(at('09:15'), [
      { time: '09:40', to: '县城', parcels: true },
      { time: '15:00', to: '县城' },
    ]);
    expect(row).toMatchObject({
      figure: '09:40',
      title: '去县城',
      line: 'K12',
      note: '还有 25 分',
      state: 'usual',
    });
    expect(row?.spoken).toBe('上午九点四十分，开往县城，K幺二线，还有二十五分钟，按时刻表。');
    expect(row?.tag).toBeUndefined();
  });

  it('calls the last one to each place so, but not a cancelled one', () => {
    const cancelled = [{ trip: 'K12 16:00', date: TUESDAY, reason: '修路' }];
    const notes = rows(at('08:00'), [...hours(14, 15, 16), { time: '13:00' }], { cancelled }).map(({ note }) => note);
    expect(notes).toEqual(['当天最后一班', '', '当天最后一班', '已取消：修路']);
  });

  it('does not count hours that nobody waits', () => {
    expect(rows(at('05:00'), hours(9, 10, 20)).map(({ note }) => note)).toEqual(['还有 4 小时', '', '当天最后一班']);
  });

  it('of a bus that should have come says that nobody has reported it, and later that its time is over', () => {
    expect(rows(at('09:01'), hours(9, 10))[0]).toMatchObject({
      state: 'waited',
      gone: false,
      tag: { word: '该到了，还没人报', tone: 'amber' },
    });
    expect(rows(at('09:06'), hours(9, 10))[0]).toMatchObject({
      state: 'past',
      gone: true,
      tag: { word: '按时刻表已过', tone: 'grey' },
      spoken: '上午九点，开往县城，K幺二线，按时刻表已经过了。',
    });
  });

  it('of one line alone says of none that it is the last: another line may go to the same place', () => {
    const made = villagePack({ buses: hours(9) });
    const [board] = made.boards;
    const context = { stop: { id: 'V104204', name: '下谢村', position: { lat: 0, lng: 0 } }, now: at('08:30') };
    const all = board ? villagePackDepartures(made, board, TUESDAY) : [];
    const notes = ([true, undefined] as const).map(
      (oneLine) => departureRows(all, { ...context, ...(oneLine === undefined ? {} : { oneLine }) })[0]?.note,
    );
    expect(notes).toEqual(['还有 30 分', '还有 30 分 · 当天最后一班']);
  });

  it('says of a bus what is otherwise than with the most', () => {
    const most = rows(at('08:00'), [...hours(9, 10).map((each) => ({ ...each, parcels: true })), ...hours(11)]);
    expect(most.map(({ note }) => note)).toEqual([
      '还有 1 小时',
      '还有 2 小时',
      '还有 3 小时 · 当天最后一班 · 不带快递',
    ]);
    const few = rows(at('08:00'), [{ time: '09:00', to: '县城', parcels: true }, ...hours(10, 11)]);
    expect(few.map(({ note }) => note)).toEqual([
      '还有 1 小时 · 捎带快递',
      '还有 2 小时',
      '还有 3 小时 · 当天最后一班',
    ]);
  });

  it('of a bus in this very minute is still to come', () => {
    expect(rows(new Date(at('09:00').getTime() + 59_000), hours(9, 10))[0]).toMatchObject({
      state: 'usual',
      gone: false,
      note: '马上就来',
    });
  });
});

describe('the list', () => {
  const times = () => screen.getAllByRole('listitem').map((line) => /\d\d:\d\d/.exec(line.textContent ?? '')?.[0]);

  it('keeps the two that left last above the next one, and shows the others at a touch', () => {
    render(<DepartureList rows={rows(at('10:30'), hours(7, 8, 9, 10, 11))} />);
    expect(times()).toEqual(['09:00', '10:00', '11:00']);
    fireEvent.click(screen.getByRole('button', { name: '前面还有 2 班，点开看' }));
    expect(times()).toEqual(['07:00', '08:00', '09:00', '10:00', '11:00']);
  });

  it('never hides a cancelled bus that is still to come', () => {
    const cancelled = [11, 12, 13].map((hour) => ({ trip: `K12 ${hour}:00`, date: TUESDAY, reason: '修路' }));
    render(<DepartureList rows={rows(at('10:30'), hours(9, 10, 11, 12, 13, 14), { cancelled })} />);
    expect(times()).toEqual(['09:00', '10:00', '11:00', '12:00', '13:00', '14:00']);
    expect(document.querySelectorAll('.departure-cancelled')).toHaveLength(3);
  });

  it('shows all of a day that is over', () => {
    render(<DepartureList rows={rows(at('20:00'), hours(7, 8, 9, 10))} />);
    expect(times()).toHaveLength(4);
  });

  it('makes each line a button with its sentence where it leads somewhere', () => {
    const chosen: string[] = [];
    render(<DepartureList rows={rows(at('08:30'), hours(9))} onChoose={({ tripId }) => chosen.push(tripId)} />);
    fireEvent.click(
      screen.getByRole('button', { name: '上午九点，开往县城，K幺二线，还有三十分钟，按时刻表，当天最后一班。' }),
    );
    expect(chosen).toEqual(['K12 09:00']);
  });
});
