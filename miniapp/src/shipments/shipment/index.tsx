// 我寄的货: where are the boxes, what does it cost, and can it still be given back?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Text } from '@tarojs/components';
import { claimStateNames, complaintsPages, dayAndClock, shipmentsApi, shipmentsPages, yuan } from '@kehuoyou/shared';
import type { Shipment } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useNow } from '../../core/clock';
import { goTo, usePageParams, usePulled } from '../../core/platform/navigation';
import { useAction } from '../../core/use-action';
import { useQuery } from '../../core/use-query';
import { useSignedIn } from '../../core/use-session';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Answer } from '../../ui/cards/answer';
import { Card } from '../../ui/cards/card';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Page } from '../../ui/page/page';
import { BoxSquares } from '../../ui/states/box-squares';
import { useSettledCarrying } from '../carrying/use-settled-carrying';
import { useLearnedShipment } from '../use-learned-shipment';
import { MoneyLine } from '../money-line';
import { BoxCodes } from './box-codes';
import { ChangePoint } from './change-point';
import { BuyerCard } from './buyer-card';
import { headline, lineRow, progressWords, squareOf, squareWords, stepWords, sumWords, wayRow } from './shipment-words';
import { cancelWords, giveBackWord } from './give-back-words';
import { MoveBoxes } from './move-boxes';
import { troublesOf } from './troubles';
import { WaitingTogether } from './waiting-together';
import './index.scss';

/** While somebody looks, boxes move. */
const ASK_EVERY_MS = 60_000;

/** 我寄的货. */
export default function ShipmentPage(): ReactElement {
  const { id } = usePageParams(shipmentsPages.shipment);
  const query = useQuery(shipmentsApi.read, id === undefined ? undefined : { id }, {
    everyMs: ASK_EVERY_MS,
    // Whoever comes from a notice wants to know how it stands after it.
    freshForMs: 0,
  });
  const now = useNow();
  const signedIn = useSignedIn() !== undefined;
  usePulled(query.refresh);
  useSettledCarrying(query.refresh);
  return (
    <Page
      title={shipmentsPages.shipment.title}
      age={query.age}
      spoken={query.answer === undefined ? undefined : headline(query.answer, now).spoken}
    >
      {id === undefined && signedIn ? (
        <EmptyAnswer sentence="没有找到这一单。">
          <Button word="看我寄的" onPress={() => goTo(shipmentsPages.canSend)} />
        </EmptyAnswer>
      ) : (
        <Asked query={query} why="登录以后，才能看自己寄的货到哪了。">
          {(shipment) => <Whole shipment={shipment} now={now} onChanged={() => void query.refresh()} />}
        </Asked>
      )}
    </Page>
  );
}

interface WholeProps {
  readonly shipment: Shipment;
  readonly now: Date;
}

interface WithChanges extends WholeProps {
  readonly onChanged: () => void;
}

function Whole({ shipment, now, onChanged }: WithChanges): ReactElement {
  return (
    <>
      <Head shipment={shipment} now={now} />
      <WaitingTogether shipment={shipment} />
      {shipment.state === 'held' ? <BookOn id={shipment.id} /> : null}
      <BoxCodes shipment={shipment} />
      {shipment.ways.length === 0 ? null : (
        <List>
          {shipment.ways.map((way) => (
            <Row key={way.no} {...wayRow(way, now)} />
          ))}
        </List>
      )}
      <List>
        {shipment.lines.map((line) => (
          <Row
            key={line.no}
            {...lineRow(line, shipment.boxes)}
            tail={<Text className="money-fen">{`${yuan(line.fen)} 元`}</Text>}
          />
        ))}
      </List>
      {shipment.mayShare === true
        ? shipment.lines.map((line) => (
            <BuyerCard key={line.no} shipment={shipment} line={line} now={now} onChanged={onChanged} />
          ))
        : null}
      <Money shipment={shipment} now={now} />
      <Story shipment={shipment} now={now} />
      <ChangePoint shipment={shipment} now={now} onChanged={onChanged} />
      <MoveBoxes shipment={shipment} now={now} />
      <ClaimButton shipment={shipment} />
      {shipment.mayCancel ? <GiveBack shipment={shipment} /> : null}
      <SayOfOrder shipment={shipment} />
    </>
  );
}

/** The way on from a place that is only kept. */
function BookOn({ id }: { readonly id: string }): ReactElement {
  return (
    <ButtonRow>
      <Button kind="primary" word="接着订" onPress={() => goTo(shipmentsPages.book, { id })} />
    </ButtonRow>
  );
}

function SayOfOrder({ shipment: { id, goods, count } }: { readonly shipment: Shipment }): ReactElement {
  return (
    <Button
      icon="message-square"
      word="这一单出了事，说一声"
      onPress={() => goTo(complaintsPages.say, { shipmentId: id, name: `${goods} ${count} 箱` })}
    />
  );
}

/** The way to what happened to its boxes, once they were handed in. */
function ClaimButton({ shipment: { id, mayClaim, claim } }: { readonly shipment: Shipment }): ReactElement | null {
  if (mayClaim !== true) return null;
  return (
    <ButtonRow>
      <Button
        icon="package-x"
        word={claim === undefined ? '坏了、晚到、丢了' : '看赔偿'}
        onPress={() => goTo(shipmentsPages.claim, { id })}
      />
    </ButtonRow>
  );
}

/** What is to be done, or how far it is, and a square a box. */
function Head({ shipment, now }: WholeProps): ReactElement {
  const { title, figure, note, spoken } = headline(shipment, now);
  const troubles = troublesOf(shipment, now);
  const progress = progressWords(shipment, now);
  const isPlaced = !['waiting', 'held', 'expired'].includes(shipment.state);
  return (
    <Card title={title} spoken={spoken} readable={false}>
      <Answer figure={figure} note={note} struck={shipment.state === 'cancelled'} />
      {progress === undefined ? null : <Note tone="ink">{progress}</Note>}
      {isPlaced ? <BoxSquares squares={shipment.boxes.map(squareOf)} words={squareWords} /> : null}
      {shipment.claim === undefined ? null : <Note tone="ink">{`赔偿：${claimStateNames[shipment.claim]}`}</Note>}
      {troubles.map((words) => (
        <Note key={words} tone="red">
          {words}
        </Note>
      ))}
    </Card>
  );
}

/** Every amount that was agreed or changed, and what it comes to. */
function Money({ shipment, now }: WholeProps): ReactElement {
  return (
    <Card title="钱">
      {shipment.amounts.map(({ kind, fen, at, note }) => (
        <MoneyLine key={`${kind} ${at}`} word={`${dayAndClock(at, now)} ${note}`} fen={fen} />
      ))}
      <MoneyLine word={sumWords(shipment)} fen={shipment.fen} sum />
    </Card>
  );
}

function Story({
  shipment: { steps, count },
  now,
}: {
  readonly shipment: Shipment;
  readonly now: Date;
}): ReactElement | null {
  if (steps.length === 0) return null;
  return (
    <List>
      {[...steps].reverse().map((step, place) => (
        <Row key={`${step.at} ${step.type} ${place}`} title={stepWords(step, count)} note={dayAndClock(step.at, now)} />
      ))}
    </List>
  );
}

/** Asked twice: nobody gives thirty places back by a slip of the thumb. */
function GiveBack({ shipment }: { readonly shipment: Shipment }): ReactElement {
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const learn = useLearnedShipment();
  if (!asked)
    return (
      <ButtonRow>
        <Button icon="undo-2" word={giveBackWord(shipment)} onPress={() => setAsked(true)} />
      </ButtonRow>
    );
  const give = (): void =>
    action.run(async () => {
      learn(
        await call(shipmentsApi.cancel, {
          id: shipment.id,
          ...(shipment.state === 'moving' ? { onlyHere: true } : {}),
        }),
      );
      setAsked(false);
    });
  return (
    <Card title="真的不寄了？">
      <Note tone="ink">{cancelWords(shipment)}</Note>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button word="还是寄" onPress={() => setAsked(false)} />
        <Button kind="danger" word={giveBackWord(shipment)} disabled={action.busy} onPress={give} />
      </ButtonRow>
    </Card>
  );
}
