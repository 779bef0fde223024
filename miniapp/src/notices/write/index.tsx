// What do we announce, to whom, and how urgent is it?
import { useState } from 'react';
import type { ReactElement } from 'react';
import {
  announcementPolicy,
  announcementStatusNames,
  networkApi,
  noticesPages,
  timetableApi,
  timetableEditPolicy,
  timetablePages,
} from '@kehuoyou/shared';
import type { Area, OfficeAnnouncement } from '@kehuoyou/shared';
import { useMay, useMe, useScope } from '../../accounts/use-me';
import { goTo, replaceWith } from '../../core/platform/navigation';
import { useQuery } from '../../core/use-query';
import { Asked } from '../../ui/page/asked';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Note } from '../../ui/cards/note';
import { Page } from '../../ui/page/page';
import { AnnouncementForm } from './announcement-form';
import { stoppedLines } from './stopped-lines';

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
      <StopLines announcement={announcement} />
    </Card>
  );
}

/** A notice takes no bus out of the timetable: whoever wrote that a line is stopped can stop it from here. */
function StopLines({ announcement }: { readonly announcement: OfficeAnnouncement }): ReactElement | null {
  const edits = useMay(timetableEditPolicy.publish);
  const lines = useQuery(timetableApi.lines, announcement.topic === 'road' ? {} : undefined).answer?.lines ?? [];
  const stopped = stoppedLines(announcement, lines);
  if (stopped.length === 0) return null;
  const names = stopped.map(({ name }) => name).join('、');
  if (!edits) return <Note>{`${names} 的班次还照常显示。请告诉班车公司，让他们在时刻表里停开。`}</Note>;
  return (
    <>
      <Note>{`光发通知，村里人看到的班次还是照常。${names} 不开的话，请把班次也停了。`}</Note>
      {stopped.map(({ routeId, name }) => (
        <Button
          key={routeId}
          icon="triangle-alert"
          word={`停开 ${name} 线的班次`}
          onPress={() => goTo(timetablePages.editLine, { line: routeId, stop: announcement.title })}
        />
      ))}
    </>
  );
}
