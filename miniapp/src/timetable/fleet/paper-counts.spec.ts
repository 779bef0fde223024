// Are papers counted once each, and in the month in which they run out, also over the turn of a year?
import { paperCounts, runningOut } from './paper-counts';
import { paperLines } from './paper-words';

const TODAY = '2026-11-24';
const lines = paperLines(
  [
    { kind: 'inspection', validUntil: '2026-11-23' },
    { kind: 'insurance', validUntil: '2026-11-24' },
    { kind: 'qualification', validUntil: '2027-01-31' },
    { kind: 'licence', validUntil: '2027-11-01' },
  ],
  ['inspection', 'insurance', 'maintenance', 'qualification', 'licence'],
  TODAY,
);

it('each paper is over, missing, to be renewed or good', () => {
  expect(paperCounts(lines)).toEqual({ over: 1, missing: 1, soon: 1, good: 2 });
});

it('of those that hold each stands in its month; what is over or lies beyond stands in none', () => {
  const months = runningOut(lines, TODAY, 12);
  expect(months.map(({ label }) => label)).toEqual(
    ['11', '12', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'].map((month) => `${month}月`),
  );
  expect(months.map(({ value }) => value)).toEqual([1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect(months[2]?.spoken).toBe('2027年1月');
});
