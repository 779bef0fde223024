// Which line do I want to change, and what have I drafted already?
import type { ReactElement } from 'react';
import { feedPolicy, timetablePages } from '@kehuoyou/shared';
import type { Line } from '@kehuoyou/shared';
import { useMay } from '../../accounts/use-me';
import { goTo } from '../../core/platform/navigation';
import { Asked } from '../../ui/page/asked';
import { Card } from '../../ui/cards/card';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Page } from '../../ui/page/page';
import { Row } from '../../ui/cards/row';
import { useOwnLines } from './use-own-lines';
import type { CompanyLines } from './use-own-lines';
import { DraftCard } from './draft-card';

/** 改时刻表, for a company's manager and the county office. */
export default function Edit(): ReactElement {
  const { me, stranger, companies, own } = useOwnLines();
  const replaces = useMay(feedPolicy.read);
  return (
    <Page title={timetablePages.edit.title} age={companies.age} desk="edit">
      <Asked query={me} why="公司的人登录以后，才能改时刻表。">
        {({ accountId }) =>
          stranger ? (
            <EmptyAnswer sentence="改时刻表归班车公司和县里办公室。" />
          ) : (
            <>
              <DraftCard accountId={accountId} />
              <Asked query={companies}>{() => <Lines own={own} />}</Asked>
              <List>
                <Row icon="clock" title="发布过的改动，可以撤回" onPress={() => goTo(timetablePages.changes)} />
                <Row icon="store" title="各乡镇的圩日" onPress={() => goTo(timetablePages.markets)} />
                <Row icon="calendar" title="节假日和调休" onPress={() => goTo(timetablePages.calendar)} />
                {replaces ? (
                  <Row icon="refresh-cw" title="整份换时刻表（GTFS 文件）" onPress={() => goTo(timetablePages.feeds)} />
                ) : null}
              </List>
            </>
          )
        }
      </Asked>
    </Page>
  );
}

function Lines({ own }: { readonly own: readonly CompanyLines[] }): ReactElement {
  if (own.every(({ lines }) => lines.length === 0))
    return <EmptyAnswer sentence="时刻表里还没有您公司的线路。" next="线路由县里办公室录入，请联系他们。" />;
  return (
    <>
      {own.map(({ company, lines }) => (
        <CompanyCard key={company.companyId} name={company.name} lines={lines} />
      ))}
    </>
  );
}

function CompanyCard({ name, lines }: { readonly name: string; readonly lines: readonly Line[] }): ReactElement {
  return (
    <>
      <Card title={name} named>
        <Note tone="ink">{`${lines.length} 条线路。改哪条线上的车？`}</Note>
      </Card>
      <List>
        {lines.map((line) => (
          <Row
            key={line.routeId}
            icon="bus"
            title={line.longName}
            note={line.name}
            onPress={() => goTo(timetablePages.editLine, { line: line.routeId })}
          />
        ))}
      </List>
    </>
  );
}
