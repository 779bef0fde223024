// Is what a vehicle may take along said as it is, and is a slip of the finger found before it is sent?
import { vehicle } from '../../testing/run-sheet';
import { compartmentOf, compartmentWords, roomCell, roomWords } from './compartment-words';
import type { TypedCompartment } from './compartment-words';

const most = { grams: 500_000, litres: 2_000, pieces: 80 };
const typed = (more: Partial<TypedCompartment> = {}): TypedCompartment => ({
  ...{ kind: 'hold', kilos: '500', litres: '2000', pieces: '80', approved: false, from: '', to: '', hours: '' },
  ...more,
});

it('keeps the luggage of every seat free', () => {
  const bus = vehicle('V1', '闽G1', { compartments: [{ kind: 'hold', most, approved: true }] });
  expect(roomWords(bus)).toBe('留出 19 座的行李，还能装 310 公斤，1620 升，80 件。');
  expect(roomCell(bus)).toBe('310 公斤');
  expect([roomWords(vehicle('V1', '闽G1')), roomCell(vehicle('V1', '闽G1'))]).toEqual([undefined, '没登记']);
});

it('says why nothing may be put into a postal vehicle or an unapproved model', () => {
  const partition = { kind: 'partition', most, approved: false } as const;
  expect(roomWords(vehicle('V1', '闽G1', { postalMark: true }))).toMatch('邮政标志');
  expect(roomCell(vehicle('V1', '闽G1', { compartments: [partition] }))).toBe('不能装');
  expect(compartmentWords(partition)).toBe('最多 500 公斤，2000 升，80 件，没有批准，不能装');
});

it.each([
  [typed(), { kind: 'hold', most, approved: true }],
  [typed({ kind: 'partition' }), { kind: 'partition', most, approved: false }],
  [
    typed({ kind: 'chill_box', from: '-2', to: '8', hours: '12' }),
    { kind: 'chill_box', most, approved: true, chill: { from: -20, to: 80, hours: 12 } },
  ],
  [typed({ kilos: '50000' }), expect.stringContaining('几公斤')],
  [typed({ litres: '1.5' }), expect.stringContaining('升')],
  [typed({ pieces: '' }), expect.stringContaining('几件')],
  [typed({ kind: 'chill_box', from: '8', to: '2', hours: '12' }), expect.stringContaining('先填低的')],
  [typed({ kind: 'chill_box', from: '2', to: '8', hours: '' }), expect.stringContaining('几个小时')],
])('%j comes to %j', (what, comes) => {
  expect(compartmentOf(what)).toEqual(comes);
});
