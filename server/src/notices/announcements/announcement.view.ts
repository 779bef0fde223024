// How does an announcement look to everybody, and how to the offices?
import { roleNames, spokenFigures } from '@kehuoyou/shared';
import type { Announcement, OfficeAnnouncement } from '@kehuoyou/shared';
import type { AnnouncementEntity, AnnouncementStepEntity } from './announcement.entity.js';

type Common = Omit<Announcement, 'publishedAt'>;

/** An announcement as everybody reads it. */
export function announcementView(
  row: AnnouncementEntity & { publishedAt: Date },
  pictures: readonly string[],
): Announcement {
  return { ...common(row, pictures), publishedAt: row.publishedAt.toISOString() };
}

/** An announcement as the offices see it. */
export function officeView(
  row: AnnouncementEntity,
  pictures: readonly string[],
  steps: readonly AnnouncementStepEntity[],
  readerId: string,
): OfficeAnnouncement {
  return {
    ...common(row, pictures),
    status: row.status,
    submittedAt: row.submittedAt.toISOString(),
    ...(row.publishedAt ? { publishedAt: row.publishedAt.toISOString() } : {}),
    own: row.authorId === readerId,
    steps: steps.map(({ step, at, reason }) => ({
      step,
      at: at.toISOString(),
      ...(reason === null ? {} : { reason }),
    })),
  };
}

function common(
  { id, areaCode, topic, title, text, authorRole, important, until }: AnnouncementEntity,
  pictures: readonly string[],
): Common {
  return {
    id,
    areaCode,
    topic,
    title,
    text,
    important,
    pictures,
    spoken: spokenAnnouncement(title, text),
    from: roleNames[authorRole],
    ...(until ? { until: until.toISOString() } : {}),
  };
}

/** Title and text in one breath each; phone numbers figure by figure, as one writes them down. */
export function spokenAnnouncement(title: string, text: string): string {
  const sentences = [title, ...text.split(/\r?\n/)].map((line) => line.trim()).filter((line) => line !== '');
  const ended = sentences.map((line) => (/[。！？!?；;：:，,]$/.test(line) ? line : `${line}。`)).join('');
  return ended.replace(/\d{7,}|\d{3,4}-\d{7,8}/g, (number) => spokenFigures(number.replace('-', '')));
}
