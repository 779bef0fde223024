// What do the county and the township announce for my village?
import type { ReactElement } from 'react';
import { announcementTopicNames, dateAt, dayName, networkPages, noticesPages } from '@kehuoyou/shared';
import type { Announcement } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { goTo, usePageParams, usePulled } from '../../core/platform/navigation';
import { chosenVillage, useSettings } from '../../core/settings';
import { Asked } from '../../ui/page/asked';
import { Button } from '../../ui/buttons/button';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { List } from '../../ui/cards/list';
import { Page } from '../../ui/page/page';
import { Row } from '../../ui/cards/row';
import { Tag } from '../../ui/cards/tag';
import { inForce, useAnnouncements } from '../use-announcements';

/** 县里通知, for everybody: opened with `village`, else for the chosen one. */
export default function Announcements(): ReactElement {
  const params = usePageParams(noticesPages.announcements);
  const village = useSettings(chosenVillage);
  const code = params['village'] ?? village?.code;
  const query = useAnnouncements(code);
  const now = useNow();
  usePulled(query.refresh);
  if (code === undefined) {
    return (
      <Page title={noticesPages.announcements.title}>
        <EmptyAnswer sentence="先选您的村，才知道哪些通知和您有关。">
          <Button kind="primary" icon="map-pin" word="选我的村" onPress={() => goTo(networkPages.village)} />
        </EmptyAnswer>
      </Page>
    );
  }
  return (
    <Page title={noticesPages.announcements.title} age={query.age}>
      <Asked query={query}>
        {({ announcements }) => {
          const shown = inForce(announcements, now);
          return shown.length === 0 ? (
            <EmptyAnswer sentence="现在没有通知。" next="县里、镇上有新通知，会出现在这里和首页。" />
          ) : (
            <Rows shown={shown} now={now} />
          );
        }}
      </Asked>
    </Page>
  );
}

function Rows({ shown, now }: { readonly shown: readonly Announcement[]; readonly now: Date }): ReactElement {
  return (
    <List>
      {shown.map(({ id, title, topic, from, important, publishedAt }) => (
        <Row
          key={id}
          icon="megaphone"
          title={title}
          note={`${announcementTopicNames[topic]} · ${from} · ${dayName(dateAt(new Date(publishedAt)), dateAt(now))}`}
          tail={important ? <Tag word="重要" tone="amber" /> : null}
          onPress={() => goTo(noticesPages.announcement, { id })}
        />
      ))}
    </List>
  );
}
