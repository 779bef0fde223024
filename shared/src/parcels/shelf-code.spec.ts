// Is a shelf code short, and never the same for two parcels that stand at one point?
import { codeOnBoard, shelfCode, shelfCodeParts, spokenShelfCode } from './shelf-code.js';

const place = { rack: 2, layer: 3, waybill: '73100112233882' };

it('is rack, layer and the last four of the number', () => {
  expect(shelfCode(place, () => false)).toBe('2-3-3882');
});

it('is lengthened to five, then six, where another parcel has the shorter one', () => {
  const taken = new Set(['2-3-3882']);
  expect(shelfCode(place, (code) => taken.has(code))).toBe('2-3-33882');
  taken.add('2-3-33882');
  expect(shelfCode(place, (code) => taken.has(code))).toBe('2-3-233882');
  // Two parcels with the same six digits on one layer: the keeper sees both and looks at the label.
  expect(shelfCode(place, () => true)).toBe('2-3-233882');
});

it('stays when the parcel is put on the same board again, and is another one on another board', () => {
  const taken = new Map([['2-3-3882', 'other']]);
  const parcel = { id: 'this', waybill: place.waybill };
  expect(codeOnBoard(taken, parcel, { rack: 2, layer: 3 })).toBe('2-3-33882');
  expect(codeOnBoard(taken, parcel, { rack: 2, layer: 3 })).toBe('2-3-33882');
  expect(codeOnBoard(taken, parcel, { rack: 1, layer: 3 })).toBe('1-3-3882');
  expect(taken.get('1-3-3882')).toBe('this');
});

it('is read in its parts, by eye and by ear, and nothing else is', () => {
  expect(shelfCodeParts('2-3-3882')).toEqual({ rack: 2, layer: 3, tail: '3882' });
  expect(spokenShelfCode('2-3-3882', (text) => [...text].join(' '))).toBe('2号架，3层，尾号3 8 8 2');
  for (const none of ['', '2-3', '2-3-388', '2-3-38821234', 'a-3-3882', '2-3-3882\n'])
    expect(shelfCodeParts(none)).toBeUndefined();
});
