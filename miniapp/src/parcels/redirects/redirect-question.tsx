// Its point is closed: may this parcel be fetched elsewhere, does it wait, or does it go back?
import type { ReactElement } from 'react';
import { dateAt, dateText, spokenFigures } from '@kehuoyou/shared';
import type { RedirectAnswer, WalletParcel } from '@kehuoyou/shared';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import type { Decisions } from '../use-wallet';

const CHOICES: readonly { readonly answer: RedirectAnswer; readonly word: string }[] = [
  { answer: 'yes', word: '可以' },
  { answer: 'wait', word: '等开门' },
  { answer: 'return', word: '退回' },
];

interface AskedProps {
  readonly parcel: WalletParcel;
  readonly decisions: Decisions;
}

/** Asked until somebody has answered; who waits can still say yes. Nothing where there is no question. */
export function RedirectAsked({ parcel, decisions }: AskedProps): ReactElement | null {
  const { redirect, waybill, state } = parcel;
  if (redirect === undefined) return null;
  const { from, to, reason, until, answer } = redirect;
  const tail = waybill.slice(-4);
  const question = `${from}停业，尾号 ${tail} 改到${to.name}取，可以吗`;
  const end = until === undefined ? '' : `，停到 ${dateText(dateAt(new Date(until)))}`;
  if (decisions.stateOf('redirect', parcel) !== undefined)
    return (
      <Card title={question} named>
        <Note tone="ink">记下了，有网络就送出去。</Note>
      </Card>
    );
  return (
    <Card
      title={question}
      named
      spoken={`${from}停业了。尾号${spokenFigures(tail)}的快递，改到${to.name}取，可以吗？可以，等开门，还是退回，点一下。`}
    >
      <Note tone="ink">{`${reason}${end}。没说之前先放在${isThere(state) ? '它的架上' : '县里'}。`}</Note>
      {answer === 'wait' ? <Note tone="ink">您说等开门，想改随时可以改。</Note> : null}
      <ButtonRow>
        {CHOICES.filter((each) => each.answer !== answer).map((each) => (
          <Button
            key={each.answer}
            kind={each.answer === 'yes' ? 'primary' : 'plain'}
            word={each.word}
            label={`${each.word}：尾号 ${tail}`}
            onPress={() => decisions.redirect(parcel, each.answer, `尾号 ${tail} 的快递改地方取：${each.word}`)}
          />
        ))}
      </ButtonRow>
    </Card>
  );
}

/** True where it stands in the closed point itself. */
function isThere(state: WalletParcel['state']): boolean {
  return state === 'ready' || state === 'at_point';
}
