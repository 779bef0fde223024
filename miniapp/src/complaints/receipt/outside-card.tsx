// Whom does one ring outside when the days are over or nothing helped, and what does one tell them?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { complaintCategory, outsideLineNames, receiptsApi } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { savesFiles, takeAway } from '../../core/platform/files/take-away';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { PhoneButton } from '../../ui/buttons/phone-button';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { TextField } from '../../ui/fields/text-field';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { packetText } from './packet-words';
import { mayGoOutside, namesOutside } from './receipt-words';
import type { WholeProps } from './whole-props';

/** Before the time has come only from when on; then the phone, the whole matter as a text, and the number it has there. */
export function OutsideCard({ complaint, now, onChanged }: WholeProps): ReactElement | null {
  const { outside, category, outsideNumber } = complaint;
  const may = mayGoOutside(complaint, now);
  const days = complaintCategory(category)?.legalDays;
  const name = `${outside} ${outsideLineNames[outside]}`;
  if (!may && !namesOutside(complaint)) return null;
  if (!may)
    return (
      <Note>
        {days === undefined ? `过了答应的时间没答复，可以打 ${name}。` : `满 ${days} 天没答复，可以找 ${name}。`}
      </Note>
    );
  return (
    <Card title={`还可以找 ${name}`} named spoken={`没人管，或者不满意，可以打${name}。经过可以复制下来，念给他们听。`}>
      {outsideNumber === undefined ? null : <Note tone="ink">{`那边的编号：${outsideNumber}`}</Note>}
      <Packet complaint={complaint} />
      <Outside complaint={complaint} onChanged={onChanged} />
    </Card>
  );
}

function Packet({ complaint }: Pick<WholeProps, 'complaint'>): ReactElement {
  const { outside, number } = complaint;
  const [taken, setTaken] = useState(false);
  const action = useAction();
  const take = () =>
    action.run(async () => {
      if (await takeAway(`申诉材料-${number}.txt`, packetText(complaint))) setTaken(true);
      else action.fail('手机不让复制，请照着这一页念给他们听。');
    });
  return (
    <>
      <Note tone="ink">说什么事、什么时候、谁办过、机器记的，都写在材料里。</Note>
      {taken ? <Note tone="ink">{savesFiles() ? '材料存下来了。' : '材料复制好了，粘贴就能发给他们。'}</Note> : null}
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <PhoneButton kind="primary" word={`打 ${outside}`} who={outsideLineNames[outside]} number={outside} />
        <Button icon="download" word={savesFiles() ? '存下材料' : '复制材料'} disabled={action.busy} onPress={take} />
      </ButtonRow>
    </>
  );
}

/** Longest number of anybody's. */
const MOST = 40;

function Outside({ complaint, onChanged }: Pick<WholeProps, 'complaint' | 'onChanged'>): ReactElement {
  const [number, setNumber] = useState('');
  const action = useAction();
  const note = () =>
    action.run(async () => {
      const ask = { receipt: complaint.receipt, outsideNumber: number.trim() };
      await call(receiptsApi.escalated, ask, { asNobody: true });
      setNumber('');
      onChanged();
    });
  return (
    <>
      <TextField label="那边给的编号（记在这里）" most={MOST} value={number} onChange={setNumber} />
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      {number.trim() === '' ? null : <Button word="记下编号" disabled={action.busy} onPress={note} />}
    </>
  );
}
