// 谁寄谁收: while the places are kept, who sends it and who gets it? Then it is booked.
import { useState } from 'react';
import type { ReactElement } from 'react';
import { shipmentsApi, shipmentsPages, clockText } from '@kehuoyou/shared';
import type { Party, Shipment, ShipmentLine } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { CallFailure } from '../../core/call-failure';
import { useNow } from '../../core/clock';
import { failureText } from '../../core/failure-text';
import { replaceWith, usePageParams } from '../../core/platform/navigation';
import { chosenVillage, useSettings } from '../../core/settings';
import { useAction } from '../../core/use-action';
import { useQuery } from '../../core/use-query';
import { useSignedIn } from '../../core/use-session';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Tag } from '../../ui/cards/tag';
import { TextField } from '../../ui/fields/text-field';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Page } from '../../ui/page/page';
import { nobody, useOrderMemory } from '../order-draft';
import type { OrderPeople } from '../order-draft';
import { useLearnedShipment } from '../use-learned-shipment';
import { bookAskOf, lineTitle } from './people-words';

/** 谁寄谁收. */
export default function BookPage(): ReactElement {
  const { id } = usePageParams(shipmentsPages.book);
  const query = useQuery(shipmentsApi.read, id === undefined ? undefined : { id });
  const { answer } = query;
  const now = useNow();
  const signedIn = useSignedIn() !== undefined;
  const isHeld = answer?.holdEndsAt !== undefined && Date.parse(answer.holdEndsAt) > now.getTime();
  return (
    <Page
      title={shipmentsPages.book.title}
      tools={isHeld ? <Tag tone="amber" word={`位子留到 ${clockText(answer.holdEndsAt)}`} /> : undefined}
    >
      {id === undefined && signedIn ? (
        <ToOrder sentence="没有找到这一单。" />
      ) : (
        <Asked query={query} why="登录以后才能订车上的位子。">
          {(shipment) => <Whom key={shipment.id} shipment={shipment} isHeld={isHeld} />}
        </Asked>
      )}
    </Page>
  );
}

function Whom({ shipment, isHeld }: { readonly shipment: Shipment; readonly isHeld: boolean }): ReactElement {
  if (shipment.state !== 'held')
    return (
      <EmptyAnswer sentence={shipment.state === 'expired' ? '位子只留一刻钟，已经放掉了。' : '这一单已经定下来了。'}>
        {shipment.state === 'expired' ? (
          <Button kind="primary" word="重新订" onPress={() => replaceWith(shipmentsPages.order, againAt(shipment))} />
        ) : (
          <Button
            kind="primary"
            word="看这一单"
            onPress={() => replaceWith(shipmentsPages.shipment, { id: shipment.id })}
          />
        )}
      </EmptyAnswer>
    );
  if (!isHeld) return <ToOrder sentence="位子只留一刻钟，已经放掉了。" shipment={shipment} />;
  return <PeopleForm shipment={shipment} />;
}

/** A keeper who books for a caller does so at their own point again. */
function againAt(shipment: Shipment | undefined): { readonly point?: string } {
  return shipment?.forCaller === true ? { point: shipment.pointId } : {};
}

function ToOrder({ sentence, shipment }: { readonly sentence: string; readonly shipment?: Shipment }): ReactElement {
  return (
    <EmptyAnswer sentence={sentence} next="填过的都还在，重新选一班车就行。">
      <Button kind="primary" word="重新订" onPress={() => replaceWith(shipmentsPages.order, againAt(shipment))} />
    </EmptyAnswer>
  );
}

/** It was booked by a press whose answer never came, and changed since: the order's own page says how it stands. */
const BOOKED_BEFORE: ReadonlySet<string> = new Set(['shipment_over', 'idempotency_mismatch']);

/** Books what is filled in; `over` once the places were let go of meanwhile. */
function useBooking(shipment: Shipment, people: OrderPeople) {
  const action = useAction();
  const learn = useLearnedShipment();
  const [over, setOver] = useState(false);
  const done = (): void => {
    useOrderMemory.getState().booked(shipment.forCaller);
    replaceWith(shipmentsPages.shipment, { id: shipment.id });
  };
  const book = (): void => {
    const ask = bookAskOf(shipment, people);
    if (typeof ask === 'string') return action.fail(ask);
    return action.run(async () => {
      try {
        // Pressed again because no answer came, it is booked once.
        learn(await call(shipmentsApi.book, ask, { key: `book:${shipment.id}` }));
      } catch (error) {
        if (error instanceof CallFailure && BOOKED_BEFORE.has(error.code)) return done();
        setOver(error instanceof CallFailure && error.code === 'hold_expired');
        action.fail(failureText(error));
        return;
      }
      done();
    });
  };
  return { action, over, book };
}

function PeopleForm({ shipment }: { readonly shipment: Shipment }): ReactElement {
  const { people } = useOrderMemory();
  const { write } = useOrderMemory.getState();
  const village = useSettings(chosenVillage);
  // A keeper does not live where the caller does.
  const home = village === undefined || shipment.forCaller ? '' : `${village.townshipName}${village.name}`;
  const sender = people.sender.address === '' ? { ...people.sender, address: home } : people.sender;
  const { action, over, book } = useBooking(shipment, { ...people, sender });
  return (
    <>
      <Note>{`第 4 步，一共 4 步。${shipment.goods} ${shipment.count} 箱，从${shipment.pointName}上车。`}</Note>
      <Card title="谁寄">
        <PartyFields who="寄件人" party={sender} onChange={(party) => write({ ...people, sender: party })} />
      </Card>
      {shipment.lines.map((line) => (
        <Recipient key={line.no} line={line} people={people} onChange={write} />
      ))}
      <Note>姓名、电话、地址只给经手的人看，寄件要查的就是这些。交货时带上身份证。</Note>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        {over ? (
          <Button kind="primary" word="重新选车" onPress={() => replaceWith(shipmentsPages.order, againAt(shipment))} />
        ) : (
          <Button kind="primary" icon="check" word="订好" disabled={action.busy} onPress={book} />
        )}
      </ButtonRow>
    </>
  );
}

interface RecipientProps {
  readonly line: ShipmentLine;
  readonly people: OrderPeople;
  readonly onChange: (people: OrderPeople) => void;
}

function Recipient({ line, people, onChange }: RecipientProps): ReactElement {
  const { recipients } = people;
  return (
    <Card title={lineTitle(line)}>
      <PartyFields
        who={line.to === 'county_pickup' ? '来取的人' : '收件人'}
        party={recipients[line.no] ?? nobody}
        hasAddress={line.to === 'carrier'}
        onChange={(party) => onChange({ ...people, recipients: { ...recipients, [line.no]: party } })}
      />
    </Card>
  );
}

interface PartyFieldsProps {
  readonly who: string;
  readonly party: Party;
  readonly hasAddress?: boolean;
  readonly onChange: (party: Party) => void;
}

function PartyFields({ who, party, hasAddress = true, onChange }: PartyFieldsProps): ReactElement {
  return (
    <>
      <TextField label={`${who}姓名`} value={party.name} onChange={(name) => onChange({ ...party, name })} most={20} />
      <TextField
        label={`${who}电话`}
        value={party.phone}
        kind="phone"
        onChange={(phone) => onChange({ ...party, phone })}
        most={20}
      />
      {hasAddress ? (
        <TextField
          label={`${who}地址`}
          value={party.address}
          onChange={(address) => onChange({ ...party, address })}
          most={120}
        />
      ) : null}
    </>
  );
}
