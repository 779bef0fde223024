// Does a scan onto a bus say the right thing once, and can it be taken back?
import type { ScanEvent } from '@kehuoyou/shared';
import { comesOff, puttingBack, standing, taken, takeName } from './transfer-words';
import type { MadeScan } from '../scanning/scan-queue';

const BUS = { tripId: 'K02-O01', serviceDate: '2026-11-24' };
let number = 0;
const made = (said: Partial<ScanEvent>): MadeScan => {
  number += 1;
  const occurredAt = '2026-11-24T06:20:00+08:00';
  return { eventId: `E${number}`, deviceSeq: number, occurredAt, type: 'TRANSFERRED', ...BUS, ...said };
};

it('takes a bag by its seal and a parcel by its number, at a place where there is one', () => {
  expect(taken(' yd 0731', 'bag', BUS, [])).toEqual({ draft: { type: 'TRANSFERRED', seal: 'YD0731', ...BUS } });
  expect(taken('73100112233882', 'parcel', { ...BUS, pointId: 'HUB' }, [])).toEqual({
    draft: { type: 'TRANSFERRED', waybill: '73100112233882', ...BUS, pointId: 'HUB' },
  });
});

it.each([
  ['###', 'bag', '封条'],
  ['a', 'bag', '封条'],
  ['###', 'parcel', '单号'],
] as const)('refuses %s as a %s', (text, kind, words) => {
  expect(taken(text, kind, BUS, [])).toEqual({ refused: expect.stringContaining(words) as string });
});

it('takes nothing twice onto one bus, but again after a slip, and onto another bus', () => {
  const first = made({ seal: 'YD0731' });
  expect(taken('YD0731', 'bag', BUS, [first])).toEqual({ known: 'YD0731 已经接过了' });
  expect(taken('YD0731', 'bag', { ...BUS, tripId: 'K03-O01' }, [first])).toHaveProperty('draft');
  const slip = { ...made({}), ...puttingBack(first, BUS) };
  expect(slip).toMatchObject({ type: 'RETRACTED', seal: 'YD0731', retracts: first.eventId, ...BUS });
  expect([takeName(first), takeName(slip)]).toEqual(['接 YD0731', '撤销接 YD0731']);
  expect(standing([first, slip], BUS)).toEqual([]);
  expect(taken('YD0731', 'bag', BUS, [first, slip])).toHaveProperty('draft');
});

it('says where it comes off, or changes its bus, as soon as the bus knows of it', () => {
  const cargo = { grams: 0, litres: 0, pieces: 1 };
  const bag = { seal: 'YD0731', pieces: 1, grams: 0, weighed: false, state: 'loaded' as const };
  const stop = { stopId: 'V', stopSequence: 2, stopName: '嵩溪镇', arrival: '2026-11-24T06:56:00+08:00' };
  const stops = [{ ...stop, pointName: '立新村客货邮服务点', bags: [bag], loose: [], cargo }];
  expect(comesOff({ stops }, { seal: 'YD0731' })).toBe('06:56 放到立新村');
  expect(comesOff({ stops: stops.map((each) => ({ ...each, changesHere: true as const })) }, { seal: 'YD0731' })).toBe(
    '06:56 在嵩溪镇换车，去立新村',
  );
  expect(comesOff({ stops }, { seal: 'YD0732' })).toContain('传上去以后');
});
