// 交快递: which carrier's number is on which box?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Text } from '@tarojs/components';
import { boxStateNames, normalBoxCode, normalWaybill } from '@kehuoyou/shared';
import { ScanField } from '../../ui/fields/scan-field';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { boxKey, draftsFor } from '../carrying/carried-now';
import type { CarriedBox } from '../carrying/carried-now';
import { codeAmong, goesWords, whoseWords } from '../carrying/carry-words';
import type { CarriedHere } from '../carrying/use-carried';
import { useWhichBox } from '../carrying/which-box';
import { boxesCalled } from './box-field';
import { LabelAddress } from './label-address';

interface HandingProps {
  readonly here: CarriedHere;
  readonly boxes: readonly CarriedBox[];
}

/** What was said last. */
interface Told {
  readonly words: string;
  readonly isWrong: boolean;
}

/** The box in hand, and what becomes of what is scanned. */
function useHanding({ here, boxes }: HandingProps) {
  const [chosen, setChosen] = useState<string>();
  const [told, setTold] = useState<Told>();
  const box = boxes.find((each) => boxKey(each) === chosen) ?? boxes[0];
  const which = useWhichBox(here.boxes, (other) => {
    const wrong = wrongBox(boxes, other);
    setTold(wrong === undefined ? undefined : { words: wrong, isWrong: true });
    if (wrong === undefined) setChosen(boxKey(other));
  });
  const take = (text: string): boolean => {
    if (normalBoxCode(text) !== undefined) {
      const called = boxesCalled(here.boxes, text, 'hand');
      setTold(called.length === 0 ? { words: `${text}：没有这一箱，看看是不是写错了`, isWrong: true } : undefined);
      return which.take(called);
    }
    const waybill = normalWaybill(text);
    const wrong = wrongWaybill(here, waybill);
    if (box === undefined || waybill === undefined || wrong !== undefined) {
      setTold({ words: wrong ?? '', isWrong: true });
      return true;
    }
    if (!here.say(...draftsFor([box], { type: 'HANDED_TO_CARRIER', waybill }))) return true;
    setTold({ words: `${box.code} 交给${box.line.carrierName ?? '快递'}了，单号 ${waybill}`, isWrong: false });
    setChosen(undefined);
    return true;
  };
  return { box, told, take, setChosen, question: which.question };
}

function wrongBox(boxes: readonly CarriedBox[], box: CarriedBox): string | undefined {
  return boxes.includes(box) ? undefined : `${box.code}：${boxStateNames[box.state]}`;
}

function wrongWaybill(here: CarriedHere, waybill: string | undefined): string | undefined {
  if (waybill === undefined) return '这不是快递单号，请再扫一次面单。';
  const other = here.boxes.find((each) => each.waybill === waybill);
  return other === undefined ? undefined : `这个单号已经是 ${other.code} 的了，请再看一眼。`;
}

/** One box after the other: the page says which, the scanner gives its number. Another box is chosen by its code. */
export function Handing({ here, boxes }: HandingProps): ReactElement | null {
  const { box, told, take, setChosen, question } = useHanding({ here, boxes });
  return (
    <>
      {box === undefined ? null : (
        <Card
          title="这一箱的单号"
          named
          spoken={`这一箱是 ${[...box.code].join(' ')}。扫它面单上的单号。`}
          readable={false}
        >
          <Text className="produce-box">{box.code}</Text>
          <Note tone="ink">{`${box.order.goods}，${goesWords(box.line)}`}</Note>
          <Note>{whoseWords(box)}</Note>
          {codeAmong(box, boxes) === box.code ? null : (
            <Note tone="red">{`还有一箱也写着 ${box.code}，看清是谁的再贴单。`}</Note>
          )}
          <LabelAddress key={`${box.order.id} ${box.line.no}`} id={box.order.id} line={box.line.no} />
        </Card>
      )}
      {box === undefined ? null : (
        <ScanField label="面单上的单号，或者箱码" hint="扫面单；换一箱就打箱码" word="就是这个" onScan={take} />
      )}
      {question}
      {told === undefined ? null : <Note tone={told.isWrong ? 'red' : 'ink'}>{told.words}</Note>}
      {boxes.length < 2 ? null : (
        <Chips
          label="哪一箱"
          chips={boxes.map((each) => ({ value: boxKey(each), word: codeAmong(each, boxes) }))}
          chosen={box === undefined ? undefined : boxKey(box)}
          onChoose={setChosen}
        />
      )}
    </>
  );
}
