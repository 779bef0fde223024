// Does every complaint come to an end, and does none end as solved but by the word of whoever complained?
import { unreachableStates, waysOf } from '../../moves.js';
import {
  complaintMoveNames,
  complaintMoves,
  complaintsAnswered,
  complaintsOver,
  complaintStates,
} from './complaint-moves.js';
import { ownMoves } from './complaint.js';

it('reaches every state, and every move leads somewhere', () => {
  expect(unreachableStates(complaintMoves, 'submitted')).toEqual([]);
  for (const move of complaintMoveNames) expect(waysOf(complaintMoves, move).length).toBeGreaterThan(0);
});

it('is solved, or half solved, by whoever complained alone', () => {
  for (const move of complaintMoveNames)
    for (const { to } of waysOf(complaintMoves, move))
      if (to === 'resolved' || to === 'partly_resolved') expect(ownMoves).toContain(move);
});

it('may be taken back as long as nobody has answered, and never after', () => {
  const takenBack = new Set(waysOf(complaintMoves, 'withdraw').flatMap(({ from }) => from));
  expect(complaintStates.filter((state) => !takenBack.has(state)).sort()).toEqual([...complaintsAnswered].sort());
});

it('is opened again from wherever it ended, but from where it was taken back', () => {
  const opened = waysOf(complaintMoves, 'reopen').flatMap(({ from }) => from);
  expect(opened.sort()).toEqual([...complaintsOver].filter((state) => state !== 'withdrawn').sort());
});
