// 便民服务: what does this point do for people? Its keeper edits what the post allows; the office switches on and off.
import { useState } from 'react';
import type { ReactElement } from 'react';
import { everydayApi, everydayPolicy, everydayService, may, networkPages, pointName } from '@kehuoyou/shared';
import type { DeskEveryday, Point } from '@kehuoyou/shared';
import { useMe, useScope } from '../../accounts/use-me';
import { usePageParams, usePulled } from '../../core/platform/navigation';
import { useQuery } from '../../core/use-query';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { Tag } from '../../ui/cards/tag';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Page } from '../../ui/page/page';
import { usePoint } from '../use-point';
import { AllowForm } from './allow-form';
import { EditForm } from './edit-form';
import { deskWords, saysSomething, standingWord } from './services-words';

/** Opened with the point; a keeper's own unless said. */
export default function ServicesPage(): ReactElement {
  const sent = usePageParams(networkPages.services).point;
  const scope = useScope(everydayPolicy.edit);
  const id = sent ?? (scope?.kind === 'point' ? scope.id : undefined);
  const me = useMe();
  const point = usePoint(id);
  return (
    <Page
      desk="services"
      title={point.answer === undefined ? networkPages.services.title : `${pointName(point.answer.name)}便民服务`}
    >
      <Asked query={me} why="站长登录以后，在这里改服务点能办的事。">
        {() =>
          id === undefined ? (
            <EmptyAnswer sentence="先打开一个服务点，再改它的便民服务。" />
          ) : (
            <Asked query={point}>{(answer) => <Desk point={answer} onSaid={point.refresh} />}</Asked>
          )
        }
      </Asked>
    </Page>
  );
}

interface DeskProps {
  readonly point: Point;
  readonly onSaid: () => Promise<void>;
}

function Desk({ point, onSaid }: DeskProps): ReactElement {
  const { id, villageCode, townshipCode } = point;
  const me = useMe().answer;
  const place = { pointId: id, areaCode: villageCode ?? townshipCode };
  const [mayEdit, mayAllow] = [may(me, everydayPolicy.edit, place), may(me, everydayPolicy.allow, place)];
  const query = useQuery(everydayApi.desk, may(me, everydayPolicy.read, place) ? { id } : undefined, { freshForMs: 0 });
  const [open, setOpen] = useState<string>();
  usePulled(query.refresh);
  const done = async (): Promise<void> => {
    await query.refresh();
    setOpen(undefined);
    // The page of the point says it, too, and whoever has just written it looks there.
    await onSaid();
  };
  return (
    <Asked query={query}>
      {({ services }) => {
        const chosen = services.find(({ service }) => service === open);
        const leave = (): void => setOpen(undefined);
        if (chosen !== undefined && mayEdit) return <EditForm id={id} desk={chosen} onDone={done} onLeave={leave} />;
        if (chosen !== undefined && mayAllow) return <AllowForm id={id} desk={chosen} onDone={done} onLeave={leave} />;
        return <Services services={services} onOpen={mayEdit || mayAllow ? setOpen : undefined} />;
      }}
    </Asked>
  );
}

interface ServicesProps {
  readonly services: readonly DeskEveryday[];
  readonly onOpen: ((service: string) => void) | undefined;
}

function Services({ services, onOpen }: ServicesProps): ReactElement {
  return (
    <>
      <List>
        {services.map((desk) => (
          <Row
            key={desk.service}
            title={everydayService(desk.service)?.name ?? desk.service}
            {...(saysSomething(desk) ? { note: deskWords(desk) } : {})}
            tail={<Tag {...standingWord(desk)} />}
            {...(onOpen === undefined ? {} : { onPress: () => onOpen(desk.service) })}
          />
        ))}
      </List>
      <Note>要带什么由邮政统一定；什么时候、收多少钱、找谁，由站长写。</Note>
    </>
  );
}
