// Which announcement should one see before anything else, and has one got messages?
import type { ReactElement } from 'react';
import { noticesPages } from '@kehuoyou/shared';
import { useNow } from '../core/clock';
import { goTo } from '../core/platform/navigation';
import { inForce, useAnnouncements } from '../notices/use-announcements';
import { useUnread } from '../notices/use-unread';
import { List } from '../ui/cards/list';
import { Row } from '../ui/cards/row';
import { Tag } from '../ui/cards/tag';

/** The newest announcement and the unread messages, a line each; nothing where there is neither. */
export function HomeAnnouncements({ villageCode }: { readonly villageCode: string }): ReactElement | null {
  const now = useNow();
  const announcements = inForce(useAnnouncements(villageCode).answer?.announcements ?? [], now);
  const unread = useUnread();
  const first = announcements.find(({ important }) => important) ?? announcements[0];
  if (first === undefined && unread === 0) return null;
  return (
    <List>
      {unread === 0 ? null : (
        <Row icon="message-square" title={`有 ${unread} 条消息没看`} onPress={() => goTo(noticesPages.inbox)} />
      )}
      {first === undefined ? null : (
        <Row
          icon="megaphone"
          title={first.title}
          note={announcements.length > 1 ? `${first.from}，共 ${announcements.length} 条通知` : first.from}
          tail={first.important ? <Tag word="重要" tone="amber" /> : null}
          onPress={() =>
            announcements.length > 1
              ? goTo(noticesPages.announcements, { village: villageCode })
              : goTo(noticesPages.announcement, { id: first.id })
          }
        />
      )}
    </List>
  );
}
