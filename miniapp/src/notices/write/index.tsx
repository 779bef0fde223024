// What do we announce, to whom, and how urgent is it?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { announcementPolicy, announcementStatusNames, networkApi, noticesPages } from '@kehuoyou/shared';
import type { Area, OfficeAnnouncement } from '@kehuoyou/shared';
import { useMe, useScope } from '../../accounts/use-me';
import { replaceWith } from '../../core/platform/navigation';
import { useQuery } from '../../core/use-query';
import { Asked } from '../../ui/page/asked';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Note } from '../../ui/cards/note';
import { Page } from '../../ui/page/page';
import { AnnouncementForm } from './announcement-form';

/** 写通知, for the offices. */
export default function Write(): ReactElement {
  const me = useMe();
  const scope = useScope(announcementPolicy.submit);
  const county = useQuery(networkApi.areas, {});
  const [written, setWritten] = useState<OfficeAnnouncement>();
  return (
    <Page title="写一条通知" desk="announcements" prints={false}>
      <Asked query={me} why="办公室的人登录以后，才能写通知。">
        {() => {
          if (scope === undefined) return <EmptyAnswer sentence="写通知归县里和乡镇办公室。" />;
          if (written !== undefined) return <Written announcement={written} />;
          return (
            <Asked query={county}>
              {(area) => <AnnouncementForm areas={areasWithin(area, scope.id)} onWritten={setWritten} />}
            </Asked>
          );
        }}
      </Asked>
    </Page>
  );
}

/** The county and its townships, as far as the writer's scope reaches. */
function areasWithin(county: Area, scopeId: string): Area[] {
  return [county, ...(county.children ?? [])].filter(({ code }) => code.startsWith(scopeId));
}

function Written({ announcement }: { readonly announcement: OfficeAnnouncement }): ReactElement {
  return (
    <Card title={announcement.title} named>
      <Note tone="ink">{`已经交上去了，现在是“${announcementStatusNames[announcement.status]}”。微信检查过就发布，没过会等人审核。`}</Note>
      <Button kind="primary" icon="check" word="看通知公告" onPress={() => replaceWith(noticesPages.office)} />
    </Card>
  );
}
