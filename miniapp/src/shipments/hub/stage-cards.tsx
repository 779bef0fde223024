// What is done with the boxes of each bus: set down, through the machine, laid ready, given back?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { groupBy } from '@kehuoyou/shared';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { boxKey, byBus, draftsFor } from '../carrying/carried-now';
import type { BusBoxes, CarriedBox } from '../carrying/carried-now';
import { codeAmong, comingWords, goesWords, orderLines, whoseWords } from '../carrying/carry-words';
import { SomeBoxes } from '../carrying/some-boxes';
import type { CarriedHere } from '../carrying/use-carried';
import { keptWords, screenReasons } from './hub-stages';

interface StageProps {
  readonly here: CarriedHere;
  readonly boxes: readonly CarriedBox[];
}

/** Off the bus. */
export function Arriving({ here, boxes }: StageProps): ReactElement {
  return (
    <>
      {byBus(boxes, here.buses, 'hub').map((group, place) => (
        <Card key={keyOf(group)} title={comingWords(group.bus)} named>
          <Lines group={group} />
          {group.bus?.cancelled === undefined ? null : <Note tone="red">{`不开了：${group.bus.cancelled}`}</Note>}
          <Unloading here={here} boxes={group.boxes} primary={place === 0} />
        </Card>
      ))}
    </>
  );
}

/** What came off the bus, and what did not: of that its farmer is told, and when it is found it is here all the same. */
function Unloading({ here, boxes, primary }: StageProps & { readonly primary: boolean }): ReactElement {
  const [short, due] = [boxes.filter((box) => box.short === true), boxes.filter((box) => box.short !== true)];
  const say = (type: 'AT_HUB' | 'SHORT') => (some: readonly CarriedBox[]) =>
    void here.say(...draftsFor(some, { type }));
  return (
    <>
      {due.length === 0 ? null : (
        <SomeBoxes
          boxes={due}
          word={(count) => `到了 ${count} 箱`}
          some="少了几箱"
          primary={primary}
          onSay={say('AT_HUB')}
        />
      )}
      {due.length === 0 ? null : <Missing boxes={due} onSay={say('SHORT')} />}
      {short.length === 0 ? null : (
        <>
          <Note tone="red">{`${short.length} 箱没从车上下来，已经告诉寄的人。找到了点这里，或者扫一下。`}</Note>
          <SomeBoxes boxes={short} word={(count) => `找到了 ${count} 箱`} some="只找到几箱" onSay={say('AT_HUB')} />
        </>
      )}
    </>
  );
}

/** The bus is empty, and these were not on it. */
function Missing({
  boxes,
  onSay,
}: {
  readonly boxes: readonly CarriedBox[];
  readonly onSay: (boxes: readonly CarriedBox[]) => void;
}): ReactElement {
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <ButtonRow>
        <Button icon="triangle-alert" word="车卸完了，有没到的" onPress={() => setOpen(true)} />
      </ButtonRow>
    );
  return (
    <>
      <Note tone="ink">到了的先点“到了”。剩下没到的，点下面，告诉寄的人。</Note>
      <SomeBoxes boxes={boxes} word={(count) => `没到 ${count} 箱`} some="只有几箱没到" onSay={onSay} />
    </>
  );
}

/** Through the machine; what does not pass is named with what it showed. */
export function Screening({ here, boxes }: StageProps): ReactElement {
  return (
    <>
      {byBus(boxes, here.buses, 'hub').map((group, place) => (
        <Card key={keyOf(group)} title={comingWords(group.bus)} named>
          <Lines group={group} />
          <SomeBoxes
            boxes={group.boxes}
            word={(count) => `过机没问题 ${count} 箱`}
            some="只过了几箱"
            primary={place === 0}
            onSay={(some) => void here.say(...draftsFor(some, { type: 'SCREENED' }))}
          />
          <Failing here={here} boxes={group.boxes} />
        </Card>
      ))}
    </>
  );
}

/** One that does not pass. It stays here, and its farmer is told. */
function Failing({ here, boxes }: StageProps): ReactElement {
  const [open, setOpen] = useState(false);
  if (open) return <WhichFails here={here} boxes={boxes} onDone={() => setOpen(false)} />;
  return (
    <ButtonRow>
      <Button icon="triangle-alert" word="有一箱没过" onPress={() => setOpen(true)} />
    </ButtonRow>
  );
}

/** Which, and why. */
function WhichFails({ here, boxes, onDone }: StageProps & { readonly onDone: () => void }): ReactElement {
  const [chosen, setChosen] = useState<string>();
  const [reason, setReason] = useState<string>(screenReasons[0]);
  const failed = boxes.filter((box) => boxKey(box) === chosen);
  const fail = (): void => {
    here.say(...draftsFor(failed, { type: 'SCREEN_FAILED', reason }));
    onDone();
  };
  return (
    <>
      <Chips
        label="哪一箱没过"
        chips={boxes.map((each) => ({ value: boxKey(each), word: `${codeAmong(each, boxes)} 没过` }))}
        chosen={chosen}
        onChoose={setChosen}
      />
      <Chips
        label="为什么"
        chips={screenReasons.map((word) => ({ value: word as string, word }))}
        chosen={reason}
        onChoose={setReason}
      />
      <ButtonRow>
        <Button word="都过了" onPress={onDone} />
        <Button kind="danger" word="这箱留下" disabled={failed.length === 0} onPress={fail} />
      </ButtonRow>
    </>
  );
}

/** Laid ready, and fetched: by whom it is to be. */
export function Fetching({ here, boxes }: StageProps): ReactElement {
  const groups = [...groupBy(boxes, ({ order, line }) => `${order.id} ${line.no}`)];
  return (
    <>
      {groups.map(([name, some]) => {
        const [first] = some;
        const [open, ready] = [
          some.filter(({ state }) => state !== 'ready'),
          some.filter(({ state }) => state === 'ready'),
        ];
        return first === undefined ? null : (
          <Card key={name} title={`${first.order.goods} ${some.length} 箱`} named>
            <Note tone="ink">{goesWords(first.line)}</Note>
            <Note>{whoseWords(first)}</Note>
            {open.length === 0 ? null : (
              <SomeBoxes
                boxes={open}
                word={(count) => `放好了，等人来取 ${count} 箱`}
                some="只放好几箱"
                onSay={(laid) => void here.say(...draftsFor(laid, { type: 'READY_AT_DEST' }))}
              />
            )}
            {ready.length === 0 ? null : (
              <SomeBoxes
                boxes={ready}
                word={(count) => `取走了 ${count} 箱`}
                some="只取几箱"
                onSay={(gone) => void here.say(...draftsFor(gone, { type: 'COLLECTED_AT_DEST' }))}
              />
            )}
          </Card>
        );
      })}
    </>
  );
}

/** What did not pass, and what somebody wants back. */
export function Kept({ here, boxes }: StageProps): ReactElement {
  return (
    <>
      {boxes.map((box) => (
        <Card key={`${box.order.id} ${box.no}`} title={`${box.code} ${box.order.goods}`} named>
          <Note tone="red">{keptWords(box)}</Note>
          <Note>{whoseWords(box)}</Note>
          <ButtonRow>
            {box.state === 'held_back' ? (
              <Button
                word="再过一次，没问题"
                label={`${box.code} 再过一次，没问题`}
                onPress={() => void here.say(...draftsFor([box], { type: 'SCREENED' }))}
              />
            ) : null}
            <Button
              icon="undo-2"
              word="还给寄的人"
              label={`${box.code} 还给寄的人`}
              onPress={() => void here.say(...draftsFor([box], { type: 'TAKEN_BACK' }))}
            />
          </ButtonRow>
        </Card>
      ))}
    </>
  );
}

function Lines({ group }: { readonly group: BusBoxes }): ReactElement {
  return (
    <>
      {orderLines(group).map(({ id, title, note }) => (
        <Note key={id} tone="ink">{`${title}，${note}`}</Note>
      ))}
    </>
  );
}

function keyOf({ bus }: BusBoxes): string {
  return bus === undefined ? '' : `${bus.serviceDate} ${bus.tripId}`;
}
