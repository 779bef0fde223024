// May this parcel be left at its point? Asked where nobody has said, and changed whenever somebody likes.
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import type { LeaveWish, WalletParcel } from '@kehuoyou/shared';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { LeaveConsent } from './leave-consent';
import { leaveChoices, leaveQuestion, leavingWords, spokenLeaveQuestion } from './leave-words';
import type { Decisions } from '../use-wallet';

/** A parcel, and what is decided about it here. */
interface LeaveProps {
  readonly parcel: WalletParcel;
  readonly decisions: Decisions;
}

/** What the question needs besides its parcel. */
export interface LeaveQuestionProps extends LeaveProps {
  /** True where one can agree for good: once a page. */
  readonly mayAlways: boolean;
  /** Whoever agrees for good is not asked again. */
  readonly onAgreed: () => void;
}

/** Under the card of a parcel that would otherwise be left without a word. */
export function LeaveQuestion({ parcel, decisions, mayAlways, onAgreed }: LeaveQuestionProps): ReactElement {
  const [always, setAlways] = useState(false);
  const { point } = parcel;
  const question = leaveQuestion(parcel);
  if (decisions.stateOf('leave', parcel) !== undefined)
    return (
      <Card title={question} named>
        <Note tone="ink">记下了，有网络就送出去。</Note>
      </Card>
    );
  if (always && point !== undefined)
    return <LeaveConsent pointId={point.id} pointName={point.name} given={false} onChanged={onAgreed} />;
  return (
    <Card title={question} named spoken={spokenLeaveQuestion(parcel)}>
      <Choices parcel={parcel} decisions={decisions} />
      {mayAlways ? <Button word="以后都可以放这里" onPress={() => setAlways(true)} /> : null}
    </Card>
  );
}

function Choices({ parcel, decisions }: LeaveProps): ReactElement {
  const tail = parcel.waybill.slice(-4);
  const say = (wish: LeaveWish, word: string) => decisions.leave(parcel, wish, `尾号 ${tail} 的快递${word}`);
  return (
    <ButtonRow>
      {leaveChoices.map(({ wish, word }) => (
        <Button
          key={wish}
          kind={wish === 'point' ? 'primary' : 'plain'}
          word={word}
          label={`${word}：尾号 ${tail}`}
          onPress={() => say(wish, word)}
        />
      ))}
    </ButtonRow>
  );
}

/** A line in the parcel's own card: what was said, and that it can be said otherwise. */
export function LeavingLine({ parcel, decisions }: LeaveProps): ReactElement | null {
  const [open, setOpen] = useState(false);
  const { leaving } = parcel;
  if (leaving === undefined || leaving === 'open' || leaving === 'unasked') return null;
  if (decisions.stateOf('leave', parcel) !== undefined) return <Note tone="ink">记下了，有网络就送出去。</Note>;
  const words = leavingWords[leaving];
  return (
    <View className="wallet-decision">
      {words === undefined ? null : <Note tone="ink">{words}</Note>}
      {open ? (
        <Choices parcel={parcel} decisions={decisions} />
      ) : (
        <Button
          kind="tool"
          word="换个地方放"
          label={`换个地方放：尾号 ${parcel.waybill.slice(-4)}`}
          onPress={() => setOpen(true)}
        />
      )}
    </View>
  );
}
