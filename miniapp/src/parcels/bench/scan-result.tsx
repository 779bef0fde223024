// What came of the last scan, and what can still be said of it?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { parcelDueNames, shelfCodeParts } from '@kehuoyou/shared';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { ShelfPlate, spokenPlate } from '../../ui/cards/shelf-plate';
import { StateMark } from '../../ui/states/state-mark';
import { voice } from '../../ui/voice';
import { shelving } from './bench-acts';
import type { Board, Scanned } from './bench-acts';
import type { Bench, BenchParcel } from './bench-fold';
import { Damage } from './damage';
import { alreadyWords, parcelName, togetherWords } from './bench-words';
import { agreedByPhone, leaveWarning } from './home-words';
import { MatchAsk } from './match-ask';
import type { BenchHere } from './use-bench';

/** The last scan. */
export interface ScanResultProps {
  readonly here: BenchHere;
  readonly bench: Bench;
  readonly result: Scanned;
  /** The board at which the keeper stands. */
  readonly board: Board;
  readonly onDone: (result: Scanned) => void;
}

/** Where it goes, or what should be said of it. */
export function ScanResult(props: ScanResultProps): ReactElement | null {
  const { bench, result } = props;
  switch (result.kind) {
    case 'nothing':
      return null;
    case 'bag':
      return bench.bags.some(({ seal }) => seal === result.bag.seal) ? null : (
        <Card>
          <StateMark state="done" word={`袋子 ${result.bag.seal} 收下了，${result.bag.pieces} 件`} />
        </Card>
      );
    case 'shelve':
    case 'already':
      return <Placed {...props} result={result} />;
    case 'home':
      return <ToTheDoor {...props} result={result} />;
    case 'unknown':
      return <Unknown {...props} result={result} />;
  }
}

function Placed({
  here,
  bench,
  result,
  board,
}: ScanResultProps & { readonly result: Scanned & { readonly parcel: BenchParcel } }): ReactElement | null {
  const now = bench.byWaybill.get(result.parcel.waybill);
  const { shelf } = now?.progress ?? {};
  // It was taken back.
  if (now === undefined || (result.kind === 'shelve' && shelf === undefined)) return null;
  const isNew = result.kind === 'shelve';
  const together = isNew ? togetherWords(result.with) : undefined;
  const parts = shelfCodeParts(shelf ?? '');
  const elsewhere = parts !== undefined && (parts.rack !== board.rack || parts.layer !== board.layer);
  const head = isNew ? '放这里' : alreadyWords(result.parcel);
  return (
    <View className={isNew ? 'card bench-placed' : 'card bench-careful'} {...voice({ role: 'status' })}>
      <StateMark state={isNew ? 'done' : 'careful'} word={head} />
      {shelf === undefined ? null : (
        <View className="bench-plate">
          <ShelfPlate code={shelf} />
        </View>
      )}
      <Note tone="ink">{together === undefined ? parcelName(now) : `${parcelName(now)}，${together}`}</Note>
      {now.due === undefined ? null : <StateMark state="careful" word={`${parcelDueNames[now.due]}，先告诉他`} />}
      <MatchAsk here={here} bench={bench} parcel={now} />
      <Leave here={here} bench={bench} parcel={now} />
      <Damage here={here} bench={bench} parcel={now} />
      {elsewhere ? (
        <Button
          word={`改放 ${board.rack} 号架 ${board.layer} 层`}
          label={`从 ${spokenPlate(shelf ?? '')} 改放 ${board.rack} 号架 ${board.layer} 层`}
          onPress={() => void here.say(shelving(bench, now.waybill, board))}
        />
      ) : null}
    </View>
  );
}

/** Whether it may be left here: a warning, and what can be said on the spot. */
function Leave({
  here,
  bench,
  parcel,
}: Pick<ScanResultProps, 'here' | 'bench'> & { readonly parcel: BenchParcel }): ReactElement | null {
  const warning = leaveWarning(parcel);
  if (warning === undefined) return null;
  return (
    <>
      {warning.tone === 'quiet' ? (
        <Note>{warning.words}</Note>
      ) : (
        <StateMark state={warning.tone} word={warning.words} />
      )}
      {warning.ask ? (
        <ButtonRow>
          <Button
            icon="phone"
            word="问过，可以放"
            label={`问过，可以放：${parcelName(parcel)}`}
            onPress={() => void here.say(agreedByPhone(bench, parcel))}
          />
        </ButtonRow>
      ) : null}
    </>
  );
}

/** It goes to the door; whoever comes for it all the same finds it on the shelf. */
function ToTheDoor({
  here,
  bench,
  result: { parcel },
  board,
  onDone,
}: ScanResultProps & { readonly result: Scanned & { readonly kind: 'home' } }): ReactElement {
  const shelve = () => {
    if (here.say(shelving(bench, parcel.waybill, board))) onDone({ kind: 'shelve', parcel, board, with: [] });
  };
  return (
    <View className="card bench-careful" {...voice({ role: 'status' })}>
      <StateMark state="careful" word="送上门，放一边" />
      <Note tone="ink">{parcelName(parcel)}</Note>
      <ButtonRow>
        <Button word="还是上架" label={`还是上架：${parcelName(parcel)}`} onPress={shelve} />
      </ButtonRow>
    </View>
  );
}

/** A number of which nobody has told: an extra parcel, another bag's seal, or a code that is neither. */
function Unknown({
  here,
  bench,
  result: { text, waybill },
  board,
  onDone,
}: ScanResultProps & { readonly result: Scanned & { readonly kind: 'unknown' } }): ReactElement {
  const { pointId } = bench;
  const accept = () => {
    if (here.say({ type: 'BAG_ACCEPTED', seal: text.toUpperCase(), pointId })) onDone({ kind: 'nothing' });
  };
  const take = (number: string) => {
    if (!here.say({ type: 'EXTRA', waybill: number, pointId }, shelving(bench, number, board))) return;
    onDone({
      kind: 'shelve',
      board,
      with: [],
      parcel: { waybill: number, carrier: '', facts: [], progress: NOTHING_KNOWN },
    });
  };
  return (
    <View className="card bench-careful" {...voice({ role: 'status' })}>
      <StateMark state="careful" word={`单子上没有 ${text}`} />
      <Note tone="ink">是哪一样？</Note>
      <ButtonRow>
        {waybill === undefined ? null : (
          <Button icon="package-plus" word="多了一件，上架" onPress={() => take(waybill)} />
        )}
        <Button icon="check" word="是袋子封条，收下" onPress={accept} />
        <Button icon="x" word="扫错了" onPress={() => onDone({ kind: 'nothing' })} />
      </ButtonRow>
    </View>
  );
}

/** Of a parcel that only this phone has seen. */
const NOTHING_KNOWN: BenchParcel['progress'] = {
  state: 'expected',
  exceptions: [],
  reminders: 0,
  extended: false,
  steps: [],
  review: [],
};
