// 暂停服务: a keeper who will not be there tells everybody, and says when the door is open again.
import { useState } from 'react';
import type { ReactElement } from 'react';
import { may, networkPages, pausePolicy, pausesApi, pointName } from '@kehuoyou/shared';
import type { Point, PointPause } from '@kehuoyou/shared';
import { useMe, useScope } from '../../accounts/use-me';
import { call } from '../../core/call';
import { useNow } from '../../core/clock';
import { usePageParams, usePulled } from '../../core/platform/navigation';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Page } from '../../ui/page/page';
import { pauseText } from '../point-opening-words';
import { usePoint } from '../use-point';
import { PauseForm } from './pause-form';
import { standingPauses } from './pause-words';

/** Opened with the point; a keeper's own unless said. */
export default function PausePage(): ReactElement {
  const sent = usePageParams(networkPages.pause).point;
  const scope = useScope(pausePolicy.announce);
  const id = sent ?? (scope?.kind === 'point' ? scope.id : undefined);
  const me = useMe();
  const point = usePoint(id);
  usePulled(point.refresh);
  const { answer } = point;
  return (
    <Page
      desk="pause"
      age={point.age}
      title={answer === undefined ? networkPages.pause.title : `${pointName(answer.name)}暂停服务`}
    >
      <Asked query={me} why="站长登录以后，在这里告诉大家哪几天不开门。">
        {() =>
          id === undefined ? (
            <EmptyAnswer sentence="先打开一个服务点，再说它哪几天不开门。" />
          ) : (
            <Asked query={point}>{(found) => <Pauses point={found} onSaid={point.refresh} />}</Asked>
          )
        }
      </Asked>
    </Page>
  );
}

interface PausesProps {
  readonly point: Point;
  readonly onSaid: () => Promise<void>;
}

function Pauses({ point, onSaid }: PausesProps): ReactElement {
  const { id, villageCode, townshipCode } = point;
  const me = useMe().answer;
  const now = useNow();
  // Another one is a form of its own: what was chosen for the last is gone.
  const [said, setSaid] = useState(0);
  const done = async (): Promise<void> => {
    await onSaid();
    setSaid((times) => times + 1);
  };
  if (!may(me, pausePolicy.announce, { pointId: id, areaCode: villageCode ?? townshipCode }))
    return <EmptyAnswer sentence="暂停服务由站长、乡镇和县里来说。" />;
  return (
    <>
      {standingPauses(point.pauses, now).map((pause) => (
        <Standing key={pause.id} id={id} pause={pause} now={now} onDone={onSaid} />
      ))}
      <PauseForm key={said} point={point} onDone={done} />
    </>
  );
}

interface StandingProps {
  readonly id: string;
  readonly pause: PointPause;
  readonly now: Date;
  readonly onDone: () => Promise<void>;
}

/** One that was announced, with the way back. */
function Standing({ id, pause, now, onDone }: StandingProps): ReactElement {
  const action = useAction();
  const open = (): void =>
    action.run(async () => {
      await call(pausesApi.withdraw, { id, pauseId: pause.id });
      await onDone();
    });
  return (
    <Card title="已经说了不开门" spoken={pauseText(pause, now)}>
      <Note tone="ink">{pauseText(pause, now)}</Note>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button
          icon="undo-2"
          word={Date.parse(pause.from) > now.getTime() ? '不停了，照常开' : '又开门了'}
          disabled={action.busy}
          onPress={open}
        />
      </ButtonRow>
    </Card>
  );
}
