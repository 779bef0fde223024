// Whom does one ring outside when the days are over or nothing helped, and what does one tell them?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { complaintCategory, outsideLineNames, outsideUnsure, packetApi, receiptsApi } from '@kehuoyou/shared';
import { savesFiles, takeAway } from '../../core/platform/files/take-away';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { PhoneButton } from '../../ui/buttons/phone-button';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { TextField } from '../../ui/fields/text-field';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { FileButton } from '../../ui/page/file-button';
import { titleWords } from '../state-words';
import { packetText } from './packet-words';
import { mayGoOutside, namesOutside } from './receipt-words';
import type { WholeProps } from './whole-props';

/** Before the time has come only from when on; then the phone, the whole matter as a text, and the number it has there. */
export function OutsideCard({ complaint, now, deeds }: WholeProps): ReactElement | null {
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
      {outsideUnsure.has(outside) ? <First /> : null}
      <Packet complaint={complaint} />
      <Outside complaint={complaint} deeds={deeds} />
    </Card>
  );
}

/** Where it is not certain whose it is. */
function First(): ReactElement {
  return (
    <>
      <Note tone="ink">这件事归哪个单位管，各地不一样。拿不准就先打 12345，由它统一受理，再转给管的单位。</Note>
      <PhoneButton word="先打 12345" who={outsideLineNames['12345']} number="12345" />
    </>
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
        <FileButton
          endpoint={packetApi.pdf}
          ask={{ receipt: complaint.receipt }}
          name={`申诉材料 ${number}`}
          word="打印材料（PDF）"
        />
      </ButtonRow>
    </>
  );
}

/** Longest number of anybody's. */
const MOST = 40;

function Outside({ complaint, deeds }: Pick<WholeProps, 'complaint' | 'deeds'>): ReactElement {
  const [number, setNumber] = useState('');
  const { action } = deeds;
  const note = () => {
    const ask = { receipt: complaint.receipt, outsideNumber: number.trim() };
    setNumber('');
    deeds.make(receiptsApi.escalated, ask, `那边的编号：${titleWords(complaint)}`);
  };
  return (
    <>
      <TextField label="那边给的编号（记在这里）" most={MOST} value={number} onChange={setNumber} />
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      {number.trim() === '' ? null : <Button word="记下编号" disabled={action.busy} onPress={note} />}
    </>
  );
}
