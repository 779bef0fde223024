// Which tables hold what is known of pictures and recordings?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, integer, key, optional, text } from './columns.js';
import type { TablePlan } from './columns.js';

const id = text('id', 36, key);

const tables: readonly TablePlan[] = [
  {
    name: 'media_object',
    columns: [text('sha256', 64, key), integer('bytes'), instant('touched_at'), instant('removing_since', optional)],
    indices: [{ name: 'ix_media_object_touched', columns: ['touched_at'] }],
  },
  {
    name: 'media',
    columns: [
      id, text('kind', 16), text('purpose', 32), text('owner_id', 36), text('event_id', 64, optional),
      text('subject_id', 64, optional), integer('position'), instant('uploaded_at'), text('media_type', 32), integer('bytes'),
      text('sent_sha256', 64, optional), text('kept_sha256', 64, optional),
      integer('width', optional), integer('height', optional), integer('duration_ms', optional),
    ],
    indices: [
      { name: 'uq_media_event', columns: ['owner_id', 'purpose', 'event_id', 'sent_sha256'], unique: true },
      { name: 'ix_media_event', columns: ['purpose', 'event_id'] },
      { name: 'ix_media_subject', columns: ['purpose', 'subject_id', 'position'] },
      { name: 'ix_media_kept', columns: ['kept_sha256'] },
      { name: 'ix_media_uploaded', columns: ['uploaded_at'] },
    ],
    references: [{ name: 'fk_media_kept_sha256', column: 'kept_sha256', to: 'media_object', toColumn: 'sha256', onDelete: 'RESTRICT' }],
  },
  {
    name: 'media_ticket',
    columns: [text('hash', 64, key), text('media_id', 36), instant('expires_at')],
    indices: [
      { name: 'ix_media_ticket_media', columns: ['media_id'] },
      { name: 'ix_media_ticket_expires', columns: ['expires_at'] },
    ],
    references: [{ name: 'fk_media_ticket_media', column: 'media_id', to: 'media', toColumn: 'id', onDelete: 'CASCADE' }],
  },
  {
    name: 'picture_check',
    columns: [text('picture_id', 36, key), text('trace_id', 64)],
    indices: [{ name: 'ix_picture_check_trace', columns: ['trace_id'] }],
  },
];

/** Pictures that there are stay where they lie, in `picture_part`, and get a row like every other. */
export class Media1764000000052 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
    await runner.query(
      `INSERT INTO media (id, kind, purpose, owner_id, subject_id, position, uploaded_at, media_type, bytes)
       SELECT id, 'picture', 'announcement', uploaded_by, announcement_id, position, uploaded_at, 'image/jpeg',
         (SELECT COALESCE(SUM(LENGTH(bytes)), 0) FROM picture_part WHERE picture_part.picture_id = picture.id)
       FROM picture`,
    );
    await runner.query(`INSERT INTO picture_check (picture_id, trace_id) SELECT id, trace_id FROM picture WHERE trace_id IS NOT NULL`);
  }

  /** Old pictures keep what happened to them since. Those whose bytes lie in the object store cannot be told of in the older schema. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE picture SET
         announcement_id = (SELECT subject_id FROM media WHERE media.id = picture.id),
         position = (SELECT position FROM media WHERE media.id = picture.id),
         trace_id = (SELECT trace_id FROM picture_check WHERE picture_check.picture_id = picture.id)
       WHERE id IN (SELECT id FROM media)`,
    );
    await dropTables(runner, tables);
  }
}
