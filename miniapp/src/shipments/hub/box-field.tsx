// What was typed or scanned off a box, and what is done with it?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { boxStateNames } from '@kehuoyou/shared';
import type { CarriedType } from '@kehuoyou/shared';
import { ScanField } from '../../ui/fields/scan-field';
import { Note } from '../../ui/cards/note';
import { boxOfCode, draftsFor } from '../carrying/carried-now';
import type { CarriedBox } from '../carrying/carried-now';
import type { CarriedHere } from '../carrying/use-carried';
import { stageOf } from './hub-stages';
import type { HubStage } from './hub-stages';

/** What is said of a box that is scanned in each stage. */
const SAYS: Readonly<Partial<Record<HubStage, CarriedType>>> = { arrive: 'AT_HUB', screen: 'SCREENED' };

/** Four characters and Enter: the box is here, or has passed. */
export function BoxField({ here, stage }: { readonly here: CarriedHere; readonly stage: HubStage }): ReactElement {
  const [told, setTold] = useState<{ readonly words: string; readonly isWrong: boolean }>();
  const take = (text: string): boolean => {
    const box = boxCalled(here.boxes, text, stage);
    if (box === undefined) {
      setTold({ words: `${text}：没有这一箱，看看是不是写错了`, isWrong: true });
      return true;
    }
    setTold(taken(here, box, stage));
    return true;
  };
  return (
    <>
      <ScanField label="箱码" hint="箱子上的四个字" word="就是这箱" onScan={take} />
      {told === undefined ? null : <Note tone={told.isWrong ? 'red' : 'ink'}>{told.words}</Note>}
    </>
  );
}

/** The box of this code: of two, the one that is due in this stage. */
export function boxCalled(boxes: readonly CarriedBox[], text: string, stage: HubStage): CarriedBox | undefined {
  return boxOfCode(boxes, text, (box) => stageOf(box) === stage);
}

function taken(here: CarriedHere, box: CarriedBox, stage: HubStage): { words: string; isWrong: boolean } {
  const type = stage === 'fetch' ? (box.state === 'ready' ? 'COLLECTED_AT_DEST' : 'READY_AT_DEST') : SAYS[stage];
  const name = `${box.code} ${box.order.goods}`;
  // What stands here although nobody said that it rode with a bus is here.
  const isUnsaid = stage === 'arrive' && (box.state === 'received' || box.state === 'planned');
  if (type === undefined || (stageOf(box) !== stage && !isUnsaid))
    return { words: `${name}：${boxStateNames[box.state]}`, isWrong: true };
  return here.say(...draftsFor([box], { type }))
    ? { words: `${name}：记下了`, isWrong: false }
    : { words: `${name}：没有记下`, isWrong: true };
}
