// Who should be reminded of a parcel, and which parcels go back?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { complaintFiguresApi } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { useQuery } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { ShelfPlate } from '../../ui/cards/shelf-plate';
import { Chips } from '../../ui/fields/chips';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { StateMark } from '../../ui/states/state-mark';
import type { BenchParcel } from './bench-fold';
import { parcelName } from './bench-words';
import { Elsewhere } from './elsewhere';
import { disputedNote, goneReasons, overdueOf, remindersBy, returning, returnReasons } from './shelf-care';
import { broughtHome, NOT_TO_BE_LEFT } from './home-words';
import type { Overdue, ReturnReason } from './shelf-care';
import type { BenchPartProps } from './shelving';
import { UndoButton } from './undo-button';

/** What has stood for long, the longest first. */
export function Care({ here, bench }: BenchPartProps): ReactElement {
  const overdue = overdueOf(bench);
  return (
    <View>
      <UndoButton here={here} bench={bench} />
      {bench.disputed.map((parcel) => (
        <Disputed key={parcel.waybill} parcel={parcel} />
      ))}
      <Elsewhere here={here} bench={bench} />
      {bench.unwanted.map((parcel) => (
        <Unwanted key={parcel.waybill} here={here} bench={bench} parcel={parcel} />
      ))}
      {overdue.length + bench.disputed.length + bench.unwanted.length + bench.elsewhere.length === 0 ? (
        <EmptyAnswer sentence="没有要催的。" next="放过一天没人来取的，会排在这里。" />
      ) : (
        overdue.map((each) => <Standing key={each.parcel.waybill} here={here} bench={bench} overdue={each} />)
      )}
      <GoodWords pointId={bench.pointId} />
    </View>
  );
}

/** What the keeper has been praised for. */
function GoodWords({ pointId }: { readonly pointId: string }): ReactElement | null {
  const count = useQuery(complaintFiguresApi.praiseOfPoint, { id: pointId }).answer?.count ?? 0;
  return count === 0 ? null : <Note tone="ink">{`这一年，大家给这个服务点说了 ${count} 句好话。`}</Note>;
}

/** Somebody else may have it: nothing on this page is more pressing. */
function Disputed({ parcel }: { readonly parcel: BenchParcel }): ReactElement {
  const tail = parcel.phoneTail === undefined ? '' : `手机尾号 ${parcel.phoneTail}。`;
  return (
    <Card title={parcelName(parcel)} named>
      <StateMark state="refused" word="收件人说不是他家取的" />
      <Note tone="ink">{`${tail}${disputedNote(parcel, useNow())}`}</Note>
    </Card>
  );
}

/** Its household does not want it here: to the door if they say so on the telephone, else back with the next bus. */
function Unwanted({ here, bench, parcel }: BenchPartProps & { readonly parcel: BenchParcel }): ReactElement {
  const name = parcelName(parcel);
  const tail = parcel.phoneTail === undefined ? '' : `手机尾号 ${parcel.phoneTail}。`;
  return (
    <Card title={name} named>
      <StateMark state="careful" word="收件人不同意放这里" />
      <Note tone="ink">{`${tail}打电话问是送到家，还是退回去。退的话，下一班车带走。`}</Note>
      <ButtonRow>
        <Button
          icon="check"
          word="送到家了"
          label={`送到家了：${name}`}
          onPress={() => void here.say(broughtHome(bench, parcel))}
        />
        <Button
          kind="danger"
          word="下一班带回"
          label={`下一班带回：${name}`}
          onPress={() => void here.say(returning(parcel, bench.pointId, NOT_TO_BE_LEFT))}
        />
      </ButtonRow>
    </Card>
  );
}

function Standing({ here, bench, overdue }: BenchPartProps & { readonly overdue: Overdue }): ReactElement {
  const { parcel, remind, mayReturn, note } = overdue;
  const name = parcelName(parcel);
  const tail = parcel.phoneTail === undefined ? '' : `，手机尾号 ${parcel.phoneTail}`;
  return (
    <Card title={name} named>
      <View className="bench-line">
        <ShelfPlate code={parcel.progress.shelf ?? ''} size="small" />
        <Note tone="ink">{`${note}${tail}`}</Note>
      </View>
      {remind ? (
        <ButtonRow>
          <Button
            icon="phone"
            word="打电话催过了"
            label={`打电话催过了：${name}`}
            onPress={() => void here.say(...remindersBy(parcel, bench.pointId, 'call'))}
          />
          <Button
            icon="message-square"
            word="托人带话了"
            label={`托人带话了：${name}`}
            onPress={() => void here.say(...remindersBy(parcel, bench.pointId, 'word'))}
          />
        </ButtonRow>
      ) : null}
      {mayReturn ? (
        <Return here={here} bench={bench} overdue={overdue} reasons={[...returnReasons, ...goneReasons]} />
      ) : (
        <Gone here={here} bench={bench} overdue={overdue} />
      )}
    </Card>
  );
}

/** Whoever has moved away or died need not be waited for. */
function Gone(props: BenchPartProps & { readonly overdue: Overdue }): ReactElement {
  const [asked, setAsked] = useState(false);
  const word = '人搬走了、过世了';
  return asked ? (
    <Return {...props} reasons={goneReasons} />
  ) : (
    <Button
      kind="tool"
      word={word}
      label={`${word}：${parcelName(props.overdue.parcel)}`}
      onPress={() => setAsked(true)}
    />
  );
}

interface ReturnProps extends BenchPartProps {
  readonly overdue: Overdue;
  readonly reasons: readonly ReturnReason[];
}

function Return({ here, bench, overdue: { parcel }, reasons }: ReturnProps): ReactElement {
  const [reason, setReason] = useState<ReturnReason | undefined>(reasons[0]);
  if (reason === undefined) return <></>;
  return (
    <>
      <Chips
        label="为什么退"
        chips={reasons.map((value) => ({ value, word: value }))}
        chosen={reason}
        onChoose={setReason}
      />
      <Note>一点退回，收件人马上知道为什么。</Note>
      <Button
        kind="danger"
        word="退回去"
        label={`退回去：${parcelName(parcel)}`}
        onPress={() => void here.say(returning(parcel, bench.pointId, reason))}
      />
    </>
  );
}
