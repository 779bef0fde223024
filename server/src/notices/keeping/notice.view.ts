// How does a notice look to the one whom it concerns?
import { compareTexts, firstDifference } from '@kehuoyou/shared';
import type { Notice } from '@kehuoyou/shared';
import type { NoticeEntity, NoticeOutcomeEntity } from './notice.entity.js';

/** A notice with what came of it, in the order of time. */
export function noticeView(
  row: NoticeEntity,
  outcomes: readonly NoticeOutcomeEntity[],
  readAt: Date | undefined,
): Notice {
  const { id, kind, title, text, spoken, reason, page, happenedAt } = row;
  return {
    id,
    kind,
    title,
    text,
    spoken,
    reason,
    ...(page === null ? {} : { page }),
    at: happenedAt.toISOString(),
    ...(readAt === undefined ? {} : { readAt: readAt.toISOString() }),
    superseded: outcomes.some(({ channel, outcome }) => channel === 'inbox' && outcome === 'superseded'),
    told: [...outcomes]
      .sort((a, b) => firstDifference(a.at.getTime() - b.at.getTime(), compareTexts(a.id, b.id)))
      .map(({ channel, outcome, at }) => ({ channel, outcome, at: at.toISOString() })),
  };
}
