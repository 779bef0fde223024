// 收货过秤: whose boxes are they, what is in them, and what do they weigh?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { shipmentsApi, shipmentsPages, yuan } from '@kehuoyou/shared';
import type { Shipment } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { goTo, usePageParams } from '../../core/platform/navigation';
import { useQuery } from '../../core/use-query';
import { useSignedIn } from '../../core/use-session';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Answer } from '../../ui/cards/answer';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Page } from '../../ui/page/page';
import { CounterWork } from './counter-work';
import type { HandedIn } from './use-taking';
import { awaitedBoxes, doneWords, dueNow, movedWords, wholeWords } from './hand-in-words';

/** 收货过秤. */
export default function HandInPage(): ReactElement {
  const { id } = usePageParams(shipmentsPages.handIn);
  const query = useQuery(shipmentsApi.read, id === undefined ? undefined : { id }, { freshForMs: 0 });
  const signedIn = useSignedIn() !== undefined;
  return (
    <Page title={shipmentsPages.handIn.title} age={query.age} desk="counter" prints={false}>
      {id === undefined && signedIn ? (
        <Elsewhere />
      ) : (
        <Asked query={query} why="站长登录以后，在这里收货过秤。">
          {(shipment) => <AtCounter key={shipment.id} shipment={shipment} />}
        </Asked>
      )}
    </Page>
  );
}

function AtCounter({ shipment }: { readonly shipment: Shipment }): ReactElement {
  const [done, setDone] = useState<HandedIn>();
  if (done) return <Done shipment={shipment} {...done} onMore={() => setDone(undefined)} />;
  if (shipment.handIn === undefined) return <Elsewhere />;
  return <CounterWork shipment={shipment} onDone={setDone} />;
}

interface DoneProps extends HandedIn {
  readonly shipment: Shipment;
  readonly onMore: () => void;
}

/** What was taken over, and what is to be paid at the counter. */
function Done({ shipment, before, heavy, onMore }: DoneProps): ReactElement {
  const moved = movedWords(before, shipment, { now: useNow(), heavy });
  const words = doneWords(before, shipment);
  const due = yuan(dueNow(before, shipment));
  const whole = wholeWords(before, shipment);
  const [last] = shipment.amounts.slice(before.amounts.length).slice(-1);
  return (
    <>
      <Card title={shipment.goods} spoken={`${[words, ...moved].join('。')}。当面收 ${due} 元。`}>
        <Answer figure={`${due} 元`} note="当面收" />
        <Note tone="ink">{words}</Note>
        {whole === undefined ? null : <Note>{whole}</Note>}
        {moved.map((each) => (
          <Note key={each} tone="ink">
            {each}
          </Note>
        ))}
        {last?.kind === 'adjusted' ? <Note>{`${last.note}：${yuan(last.fen)} 元`}</Note> : null}
      </Card>
      <ButtonRow>
        {awaitedBoxes(shipment).length > 0 ? <Button word="还有的也拿来了" onPress={onMore} /> : null}
        <Button kind="primary" icon="check" word="收下一家" onPress={() => goTo(shipmentsPages.counter)} />
      </ButtonRow>
    </>
  );
}

function Elsewhere(): ReactElement {
  return (
    <EmptyAnswer sentence="这一单不在这里收，或者已经收完了。">
      <Button word="看今天要收的" onPress={() => goTo(shipmentsPages.counter)} />
    </EmptyAnswer>
  );
}
