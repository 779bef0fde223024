// What is done with a box whose label was scanned at the counter: taken over, or put on its bus?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { boxStateNames, clockText, shipmentsPages } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { goTo } from '../../core/platform/navigation';
import { Note } from '../../ui/cards/note';
import { ScanField } from '../../ui/fields/scan-field';
import { boxesOfCode, busOf, draftsFor, isBus } from '../carrying/carried-now';
import type { CarriedBox } from '../carrying/carried-now';
import type { CarriedHere } from '../carrying/use-carried';
import { useWhichBox } from '../carrying/which-box';
import { busesFor } from './loading-words';

interface Told {
  readonly words: string;
  readonly isWrong: boolean;
}

/** Four characters and Enter, or the printed code: what nobody has brought yet is taken over, what lies here is loaded. */
export function ScannedBox({ here }: { readonly here: CarriedHere }): ReactElement {
  const [told, setTold] = useState<Told>();
  const now = useNow();
  const which = useWhichBox(here.boxes, (box) => {
    if (isToBring(box)) goTo(shipmentsPages.handIn, { id: box.order.id });
    else setTold(loaded(here, box, now));
  });
  const take = (text: string): boolean => {
    const called = boxesOfCode(here.boxes, text, (box) => box.state === 'received' || isToBring(box));
    setTold(called.length === 0 ? { words: `${text}：这里没有这一箱，看看是不是写错了`, isWrong: true } : undefined);
    return which.take(called) && !called.some(isToBring);
  };
  return (
    <>
      <ScanField label="箱码" hint="扫箱子上的码，或打四个字" word="就是这箱" onScan={take} />
      {which.question}
      {told === undefined ? null : <Note tone={told.isWrong ? 'red' : 'ink'}>{told.words}</Note>}
    </>
  );
}

/** Not taken over yet; also late for its bus: another one takes it. */
function isToBring({ state }: CarriedBox): boolean {
  return state === 'planned' || state === 'missed';
}

function loaded(here: CarriedHere, box: CarriedBox, now: Date): Told {
  const name = `${box.code} ${box.order.goods}`;
  if (box.awaitsSender === true) return { words: `${name}：不寄了，别装车，等寄的人来取回`, isWrong: true };
  if (box.state !== 'received') return { words: `${name}：${boxStateNames[box.state]}`, isWrong: true };
  const own = here.buses.find((bus) => isBus(bus, busOf(box, 'point')));
  const { usual } = busesFor(own, here.buses, now);
  if (usual === undefined) return { words: `${name}：今天没有别的车了，明天再装`, isWrong: true };
  const { tripId, serviceDate, departure } = usual;
  return here.say(...draftsFor([box], { type: 'LOADED', tripId, serviceDate }))
    ? { words: `${name}：装上 ${clockText(departure)} 的车了`, isWrong: false }
    : { words: `${name}：没有记下`, isWrong: true };
}
