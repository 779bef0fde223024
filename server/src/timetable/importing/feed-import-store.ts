// How does an import go from reading to published, and where is written who did that?
import { feedImportMoves } from '@kehuoyou/shared';
import type { FeedImportMove, FeedImportState } from '@kehuoyou/shared';
import { v7 as uuid } from 'uuid';
import type { Lifecycle } from '../../database/moves/moves.js';
import { stateColumn } from '../../database/moves/state-columns.js';
import { FeedImportEntity, FeedImportStepEntity } from './feed-import.entity.js';
import { insertRow } from '../../database/insert-rows.js';

/** An import's way to being the timetable. */
export const feedImportLifecycle: Lifecycle<FeedImportEntity, FeedImportState, FeedImportMove> = {
  table: FeedImportEntity,
  moves: feedImportMoves,
  state: stateColumn('state'),
  missing: 'import_not_found',
  refused: (state) => (state === 'published' ? 'already_published' : 'import_not_ready'),
  field: 'importId',
  record: async (tx, { row, move, at, by }) => {
    await insertRow(tx, FeedImportStepEntity, { id: uuid(), importId: row.id, move, at, byAccount: by });
  },
};
