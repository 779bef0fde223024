// In which states may a service point be, and what takes it from one to another?
import type { Moves } from '../moves.js';

/** States of a service point (state-machines: service point); a pause is a notice, not a state. */
export const pointStatuses = ['planned', 'built', 'filed', 'open', 'closed'] as const;
export type PointStatus = (typeof pointStatuses)[number];

/** What may be done to a service point. */
export type PointMove = 'build' | 'file' | 'open' | 'close' | 'reopen';

/** 末端网点 life: built, filed with the postal administration, opened; closing can be undone. */
export const pointMoves: Moves<PointStatus, PointMove> = {
  planned: { build: 'built' },
  built: { file: 'filed' },
  filed: { open: 'open' },
  open: { close: 'closed' },
  closed: { reopen: 'open' },
};
