// Do boxes stand at the call at which they get on, also where the bus calls twice at their stop?
import type { LoadedStop, RunSheetCall } from '@kehuoyou/shared';
import { getOnAt } from './produce';

const call = (stopSequence: number, stopName: string, hour: number): RunSheetCall =>
  ({ stopSequence, stopName, stopId: stopName, departureSeconds: hour * 3_600 }) as RunSheetCall;
const calls = [call(1, '立新村', 7), call(5, '长校镇', 8), call(9, '立新村', 9)];
const stop = (stopSequence: number, stopName: string, time: string): readonly LoadedStop[] => [
  {
    ...{ stopSequence, stopName, departure: `2026-12-02T${time}:00+08:00` },
    orders: [{ id: 'S1', state: 'booked' }],
  } as unknown as LoadedStop,
];
const at = (stops: readonly LoadedStop[]): number[] => calls.map((each) => getOnAt(stops, each, calls).length);

it('goes by the number where the stop has it, and else by the time', () => {
  expect(at(stop(9, '立新村', '07:00'))).toEqual([0, 0, 1]);
  expect(at(stop(4, '立新村', '09:04'))).toEqual([0, 0, 1]);
  expect(at(stop(4, '立新村', '07:10'))).toEqual([1, 0, 0]);
});

it('goes by the number alone where the stop has another name', () => {
  expect(at(stop(5, '长校镇车站', '08:00'))).toEqual([0, 1, 0]);
  expect(at(stop(4, '灵地镇', '08:00'))).toEqual([0, 0, 0]);
});
