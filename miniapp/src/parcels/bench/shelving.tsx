// Which bags came, how many parcels are still to be put on the shelf, and where does this one go?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { shelfCodeParts } from '@kehuoyou/shared';
import { speaker } from '../../core/platform/speaker';
import { Button } from '../../ui/buttons/button';
import { Answer } from '../../ui/cards/answer';
import { Card } from '../../ui/cards/card';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { Chips } from '../../ui/fields/chips';
import { boardChoices, scanned, shelving } from './bench-acts';
import type { Board, Scanned } from './bench-acts';
import type { Bench, BenchParcel } from './bench-fold';
import { busWords, parcelName, piecesAndBags, remainderWords, spokenPlace } from './bench-words';
import { leaveWarning } from './home-words';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ShelfList } from './shelf-list';
import { ScanField } from '../../ui/fields/scan-field';
import { ScanResult } from './scan-result';
import { UndoButton } from './undo-button';
import type { BenchHere } from './use-bench';

/** What the parts of the bench are handed. */
export interface BenchPartProps {
  readonly here: BenchHere;
  readonly bench: Bench;
}

/** From the bus to the shelf. */
export function Shelving({ here, bench }: BenchPartProps): ReactElement {
  const [board, setBoard] = useState<Board>(() => lastBoard(here, bench));
  const [result, setResult] = useState<Scanned>({ kind: 'nothing' });
  const shelve = (waybill: string, where: Board): boolean => here.say(shelving(bench, waybill, where));
  const scan = async (text: string): Promise<boolean> => {
    const found = scanned(bench, text, board);
    setResult(found);
    if (found.kind === 'bag') return here.say({ type: 'BAG_ACCEPTED', seal: found.bag.seal, pointId: bench.pointId });
    if (found.kind === 'home') return setAside(here, bench, found.parcel);
    if (found.kind !== 'shelve' || !shelve(found.parcel.waybill, found.board)) return false;
    if (!speaker.available()) return false;
    await speaker.speak(
      spokenPlace(
        `${found.board.rack}-${found.board.layer}-${found.parcel.waybill.slice(-4)}`,
        found.with,
        leaveWarning(found.parcel)?.spoken,
      ),
    );
    return true;
  };
  // Who shelves looks at where the last one went; the next bus stands below it.
  const working = bench.toShelve.length > 0 || result.kind !== 'nothing';
  return (
    <View className="bench-two">
      <View>
        {working ? null : <Arrivals here={here} bench={bench} />}
        <Count bench={bench} />
        <ScanResult here={here} bench={bench} result={result} board={board} onDone={setResult} />
        <UndoButton here={here} bench={bench} />
        <Boards bench={bench} board={board} onChoose={setBoard} />
        {working ? <Arrivals here={here} bench={bench} /> : null}
        <View className="bench-foot">
          <ScanField label="扫面单或封条" hint="扫面单、封条，或输单号" word="输好了" onScan={scan} />
        </View>
      </View>
      <Beside here={here} bench={bench} />
    </View>
  );
}

/** One for the door that came without its bag is here from now on; the keeper looks at the page. */
function setAside(here: BenchHere, { pointId }: Bench, { waybill, progress }: BenchParcel): false {
  if (progress.state !== 'at_point') here.say({ type: 'UNLOADED', waybill, pointId });
  return false;
}

/** Where the last one was put, from this phone or another. */
function lastBoard({ facts }: BenchHere, { waiting }: Bench): Board {
  const { rack, layer } = facts.made.filter(({ type }) => type === 'SHELVED').pop() ?? {};
  if (rack !== undefined && layer !== undefined) return { rack, layer };
  return shelfCodeParts(waiting[waiting.length - 1]?.progress.shelf ?? '') ?? { rack: 1, layer: 1 };
}

/** Before the bus comes: how much it brings; when it is there: one press a bag. */
function Arrivals({ here, bench: { bags, pointId, shelvedToday, toShelve } }: BenchPartProps): ReactElement | null {
  if (bags.length === 0 && shelvedToday + toShelve.length > 0) return null;
  if (bags.length === 0)
    return <EmptyAnswer sentence="车上还没有装到这里的快递。" next="县里一封袋，这里就看得到。散件直接扫。" />;
  const pieces = bags.reduce((sum, bag) => sum + bag.pieces, 0);
  const buses = [...new Set(bags.map(({ bus }) => busWords(bus)).filter((words) => words !== undefined))];
  const spoken = `这一班 ${pieces} 件，${bags.length} 袋。`;
  return (
    <Card title={['这一班', ...buses].join(' · ')} spoken={spoken}>
      <Answer figure={piecesAndBags(pieces, bags.length)} />
      {bags.map(({ seal, pieces: inside }) => (
        <View key={seal} className="bench-line">
          <View className="bench-line-words">
            <Text className="bench-seal">{seal}</Text>
            <Note>{`里面 ${inside} 件`}</Note>
          </View>
          <Button
            icon="check"
            word="收下"
            label={`封条没动，收下 ${seal}`}
            onPress={() => void here.say({ type: 'BAG_ACCEPTED', seal, pointId })}
          />
        </View>
      ))}
      <Note>封条没动再收，也可以扫封条。坏了先别收，叫司机一起看。</Note>
    </Card>
  );
}

function Count({ bench: { shelvedToday, toShelve } }: { readonly bench: Bench }): ReactElement | null {
  const all = shelvedToday + toShelve.length;
  if (all === 0) return null;
  const share = (100 * shelvedToday) / all;
  return (
    <View className="bench-count">
      <View className="bench-count-line">
        <Text className="bench-hero">{shelvedToday}</Text>
        <Text className="bench-of">{`/ ${all} 件`}</Text>
        <Text className="bench-rest">{remainderWords(toShelve.length)}</Text>
      </View>
      <View className="bench-bar">
        <View className="bench-bar-in" style={{ width: `${share}%` }} />
      </View>
    </View>
  );
}

function Boards({
  bench,
  board,
  onChoose,
}: {
  readonly bench: Bench;
  readonly board: Board;
  readonly onChoose: (board: Board) => void;
}): ReactElement {
  const { racks, layers } = boardChoices(bench, board);
  const chips = (most: number, word: string) =>
    Array.from({ length: most }, (_, index) => ({ value: String(index + 1), word: `${index + 1} ${word}` }));
  return (
    <View>
      <Chips
        label="放在几号架"
        chips={chips(racks, '号架')}
        chosen={String(board.rack)}
        onChoose={(rack) => onChoose({ ...board, rack: Number(rack) })}
      />
      <Chips
        label="放在几层"
        chips={chips(layers, '层')}
        chosen={String(board.layer)}
        onChoose={(layer) => onChoose({ ...board, layer: Number(layer) })}
      />
    </View>
  );
}

function Beside({ here, bench }: BenchPartProps): ReactElement {
  return (
    <View>
      <Remaining here={here} parcels={bench.toShelve} />
      <ShelfList bench={bench} />
    </View>
  );
}

/** What came with its bag and has not been scanned: it waits, or was not in the bag. */
function Remaining({
  here,
  parcels,
}: {
  readonly here: BenchHere;
  readonly parcels: readonly BenchParcel[];
}): ReactElement | null {
  if (parcels.length === 0) return null;
  return (
    <View>
      <Note tone="ink">{`还没扫到的 ${parcels.length} 件。袋里找不到，就按“少了”，记下来才查得清。`}</Note>
      <List>
        {parcels.map((parcel) => (
          <Row
            key={parcel.waybill}
            title={parcelName(parcel)}
            note={parcel.waybill}
            tail={
              <Button
                icon="package-minus"
                word="少了"
                label={`少了 ${parcelName(parcel)}`}
                onPress={() =>
                  void here.say({ type: 'SHORT', waybill: parcel.waybill, pointId: here.bench?.pointId ?? '' })
                }
              />
            }
          />
        ))}
      </List>
    </View>
  );
}
