// Which tables hold events on their way, notices, messages, followings and announcements?
import { TableColumn, TableIndex } from 'typeorm';
import type { MigrationInterface, QueryRunner, TableColumnOptions } from 'typeorm';
import { createTables, dropTables, instant, integer, key, optional, text } from './columns.js';
import type { TablePlan } from './columns.js';

const id = text('id', 36, key);
const long = (name: string, extra: Partial<TableColumnOptions> = {}): TableColumnOptions => ({ name, type: 'text', ...extra });
const flag = (name: string): TableColumnOptions => ({ name, type: 'boolean', default: 0 });

const outboxColumns = [text('subject', 128, optional), instant('dead_at', optional), text('last_error', 160, optional)];
const outboxIndices = [
  { name: 'ix_outbox_subject', columnNames: ['subject', 'delivered_at'] },
  { name: 'ix_outbox_dead', columnNames: ['dead_at'] },
];

const events: readonly TablePlan[] = [
  {
    name: 'outbox_receipt',
    columns: [text('event_id', 36, key), text('listener', 64, key), instant('done_at')],
    references: [{ name: 'fk_outbox_receipt_event', column: 'event_id', to: 'outbox', toColumn: 'id', onDelete: 'CASCADE' }],
  },
];

const notices: readonly TablePlan[] = [
  {
    name: 'notice',
    columns: [
      id, text('event_id', 36), text('account_id', 36), text('kind', 32), text('subject', 128),
      text('title', 64), text('body', 500), text('spoken', 600), text('reason', 100), text('page', 255, optional),
      long('message'), flag('urgent'), instant('happened_at'), instant('created_at'), instant('expires_at', optional),
    ],
    indices: [
      { name: 'uq_notice_event_account', columns: ['event_id', 'account_id'], unique: true },
      { name: 'ix_notice_account_happened', columns: ['account_id', 'happened_at', 'id'] },
      { name: 'ix_notice_subject_account', columns: ['subject', 'account_id'] },
    ],
  },
  {
    name: 'notice_reading',
    columns: [text('notice_id', 36, key), text('account_id', 36), instant('read_at')],
    indices: [{ name: 'ix_notice_reading_account', columns: ['account_id'] }],
    references: [toNotice('notice_reading')],
  },
  {
    name: 'notice_outcome',
    columns: [id, text('notice_id', 36), text('channel', 16), text('outcome', 16), instant('at'), text('by_account', 36, optional)],
    indices: [{ name: 'ix_notice_outcome_notice', columns: ['notice_id'] }],
    references: [toNotice('notice_outcome')],
  },
  {
    name: 'notice_delivery',
    columns: [
      id, text('notice_id', 36), text('channel', 16), integer('priority'), text('point_id', 36, optional), text('person_id', 36, optional),
      instant('not_before'), instant('spent_at', optional), instant('closed_at', optional),
    ],
    indices: [
      { name: 'uq_notice_delivery_channel', columns: ['notice_id', 'channel'], unique: true },
      { name: 'ix_notice_delivery_point', columns: ['point_id', 'closed_at'] },
    ],
    references: [toNotice('notice_delivery')],
  },
];

const messages: readonly TablePlan[] = [
  {
    name: 'message_acceptance',
    columns: [id, text('account_id', 36), text('template', 32), instant('accepted_at')],
    indices: [{ name: 'ix_message_acceptance_account', columns: ['account_id'] }],
  },
  { name: 'message_budget', columns: [text('account_id', 36, key), text('template', 32, key), integer('left_count')] },
  {
    name: 'place_following',
    columns: [id, text('account_id', 36), text('kind', 16), text('place_id', 64), instant('since')],
    indices: [
      { name: 'uq_place_following', columns: ['account_id', 'kind', 'place_id'], unique: true },
      { name: 'ix_place_following_place', columns: ['kind', 'place_id'] },
    ],
  },
];

const announcements: readonly TablePlan[] = [
  {
    name: 'announcement',
    columns: [
      id, text('area_code', 12), text('topic', 16), text('title', 40), long('body'), flag('important'),
      text('author_id', 36), text('author_role', 32), text('status', 16),
      instant('submitted_at'), instant('published_at', optional), instant('until', optional),
    ],
    indices: [
      { name: 'ix_announcement_status', columns: ['status', 'published_at'] },
      { name: 'ix_announcement_area', columns: ['area_code', 'id'] },
    ],
  },
  {
    name: 'announcement_step',
    columns: [id, text('announcement_id', 36), text('step', 16), instant('at'), text('by_account', 36, optional), text('reason', 200, optional)],
    indices: [{ name: 'ix_announcement_step_announcement', columns: ['announcement_id'] }],
    references: [{ name: 'fk_announcement_step_announcement', column: 'announcement_id', to: 'announcement', toColumn: 'id', onDelete: 'CASCADE' }],
  },
  {
    name: 'picture',
    columns: [
      id, text('uploaded_by', 36), instant('uploaded_at'), text('announcement_id', 36, optional), integer('position'),
      text('trace_id', 64, optional),
    ],
    indices: [
      { name: 'ix_picture_announcement', columns: ['announcement_id'] },
      { name: 'ix_picture_trace', columns: ['trace_id'] },
    ],
  },
  { name: 'picture_verdict', columns: [text('trace_id', 64, key), text('verdict', 16), instant('at')] },
  {
    name: 'picture_part',
    columns: [text('picture_id', 36, key), integer('part', key), { name: 'bytes', type: 'blob' }],
    references: [{ name: 'fk_picture_part_picture', column: 'picture_id', to: 'picture', toColumn: 'id', onDelete: 'CASCADE' }],
  },
];

const tables = [...events, ...notices, ...messages, ...announcements];

function toNotice(table: string) {
  return { name: `fk_${table}_notice`, column: 'notice_id', to: 'notice', toColumn: 'id', onDelete: 'CASCADE' as const };
}

/** Events that can be late, out of turn or dead; notices and everything about them. */
export class Notices1764000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumns('outbox', outboxColumns.map((column) => new TableColumn(column)));
    await runner.createIndices('outbox', outboxIndices.map((index) => new TableIndex(index)));
    await createTables(runner, tables);
    await runner.query(`INSERT INTO revision (name, value) VALUES ('announcements', 0)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM revision WHERE name = 'announcements'`);
    await dropTables(runner, tables);
    for (const { name } of outboxIndices) await runner.dropIndex('outbox', name);
    await runner.dropColumns('outbox', outboxColumns.map(({ name }) => name));
  }
}
