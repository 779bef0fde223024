// What was typed or scanned off a box, and what is done with it?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { boxStateNames } from '@kehuoyou/shared';
import type { CarriedType } from '@kehuoyou/shared';
import { ScanField } from '../../ui/fields/scan-field';
import { Note } from '../../ui/cards/note';
import { boxesOfCode, draftsFor } from '../carrying/carried-now';
import type { CarriedBox } from '../carrying/carried-now';
import type { CarriedHere } from '../carrying/use-carried';
import { useWhichBox } from '../carrying/which-box';
import { stageOf } from './hub-stages';
import type { HubStage } from './hub-stages';

/** What is said of a box that is scanned in each stage. */
const SAYS: Readonly<Partial<Record<HubStage, CarriedType>>> = { arrive: 'AT_HUB', screen: 'SCREENED' };

/** Four characters and Enter: the box is here, or has passed. */
export function BoxField({ here, stage }: { readonly here: CarriedHere; readonly stage: HubStage }): ReactElement {
  const [told, setTold] = useState<{ readonly words: string; readonly isWrong: boolean }>();
  const which = useWhichBox(here.boxes, (box) => setTold(taken(here, box, stage)));
  const take = (text: string): boolean => {
    const called = boxesCalled(here.boxes, text, stage);
    setTold(called.length === 0 ? { words: `${text}：没有这一箱，看看是不是写错了`, isWrong: true } : undefined);
    return which.take(called);
  };
  return (
    <>
      <ScanField label="箱码" hint="箱子上的四个字" word="就是这箱" onScan={take} />
      {which.question}
      {told === undefined ? null : <Note tone={told.isWrong ? 'red' : 'ink'}>{told.words}</Note>}
    </>
  );
}

/** The boxes of this code that may be in hand in this stage. */
export function boxesCalled(boxes: readonly CarriedBox[], text: string, stage: HubStage): readonly CarriedBox[] {
  return boxesOfCode(boxes, text, (box) => isDue(box, stage));
}

function isDue(box: CarriedBox, stage: HubStage): boolean {
  // What stands here although nobody said that it rode with a bus is here.
  const isUnsaid = stage === 'arrive' && (box.state === 'received' || box.state === 'planned');
  return stageOf(box) === stage || isUnsaid;
}

function taken(here: CarriedHere, box: CarriedBox, stage: HubStage): { words: string; isWrong: boolean } {
  const type = stage === 'fetch' ? (box.state === 'ready' ? 'COLLECTED_AT_DEST' : 'READY_AT_DEST') : SAYS[stage];
  const name = `${box.code} ${box.order.goods}`;
  if (type === undefined || !isDue(box, stage)) return { words: `${name}：${boxStateNames[box.state]}`, isWrong: true };
  return here.say(...draftsFor([box], { type }))
    ? { words: `${name}：记下了`, isWrong: false }
    : { words: `${name}：没有记下`, isWrong: true };
}
