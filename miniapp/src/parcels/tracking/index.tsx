// Where is the parcel of a number that somebody has in their hand, whoever they are?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { carrierOf, normalWaybill, parcelsPages } from '@kehuoyou/shared';
import type { Tracking, TrackingAsk } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { usePageParams, usePulled } from '../../core/platform/navigation';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { TextField } from '../../ui/fields/text-field';
import { Icon } from '../../ui/icon';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Page } from '../../ui/page/page';
import { Pressable } from '../../ui/pressable';
import { StateMark } from '../../ui/states/state-mark';
import { ScanField } from '../../ui/fields/scan-field';
import { inFours } from '../scanning/waybill-words';
import { CarrierChoice } from './carrier-choice';
import { KeepNumber } from './keep-number';
import { useRecentNumbers } from './recent-numbers';
import { StoryCard } from './story-card';
import { checkWords, parcelWords } from './tracking-words';
import { useTracking } from './use-tracking';
import './index.scss';

/** 查快递, without an account. */
export default function TrackingPage(): ReactElement {
  const sent = usePageParams(parcelsPages.tracking);
  const [ask, setAsk] = useState<TrackingAsk | undefined>(() => askOf(sent.waybill, sent.carrier));
  const query = useTracking(ask);
  const now = useNow();
  const { note } = useRecentNumbers.getState();
  const [wrong, setWrong] = useState(false);
  usePulled(query.refresh);
  const look = (text: string): boolean => {
    const next = askOf(text);
    setWrong(next === undefined);
    setAsk(next);
    if (next !== undefined) note(next.waybill);
    return false;
  };
  const { answer } = query;
  return (
    <Page
      title={parcelsPages.tracking.title}
      age={ask === undefined ? undefined : query.age}
      spoken={answer?.parcel === undefined ? undefined : parcelWords(answer, answer.parcel, now).spoken}
    >
      {ask === undefined ? (
        <Entry wrong={wrong} onNumber={look} />
      ) : (
        <>
          <NumberLine waybill={ask.waybill} onClear={() => setAsk(undefined)} />
          <Asked query={query}>
            {(tracking) => <Found key={tracking.waybill} ask={ask} tracking={tracking} onAsk={setAsk} />}
          </Asked>
        </>
      )}
    </Page>
  );
}

/** What is asked of the server; undefined for what can be no number. */
function askOf(text: string | undefined, carrier?: string): TrackingAsk | undefined {
  const waybill = text === undefined ? undefined : normalWaybill(text);
  return waybill === undefined ? undefined : { waybill, ...(carrier === undefined ? {} : { carrier }) };
}

function Entry({
  wrong,
  onNumber,
}: {
  readonly wrong: boolean;
  readonly onNumber: (text: string) => boolean;
}): ReactElement {
  const numbers = useRecentNumbers((recent) => recent.numbers);
  const { forget } = useRecentNumbers.getState();
  return (
    <>
      {wrong ? <ErrorSentence sentence="这不像快递单号。对着面单再看一遍：6 到 32 位，只有字母和数字。" /> : null}
      <ScanField label="快递单号" hint="输单号，或者贴上来" word="查" onScan={onNumber} />
      {numbers.length === 0 ? (
        <EmptyAnswer sentence="哪一家的快递都能查。" next="单号在面单上，也在买东西的订单里。不用登录。" />
      ) : (
        <>
          <Card title="这几天查过的" />
          <List>
            {numbers.map((waybill) => (
              <Row key={waybill} title={inFours(waybill)} onPress={() => void onNumber(waybill)} />
            ))}
          </List>
          <ButtonRow>
            <Button icon="trash-2" word="都忘掉" onPress={forget} />
          </ButtonRow>
        </>
      )}
    </>
  );
}

function NumberLine({ waybill, onClear }: { readonly waybill: string; readonly onClear: () => void }): ReactElement {
  return (
    <View className="track-number">
      <Text className="track-figures">{inFours(waybill)}</Text>
      <Pressable className="track-clear" label="换一个单号" onPress={onClear}>
        <Icon name="x" />
      </Pressable>
    </View>
  );
}

interface FoundProps {
  readonly ask: TrackingAsk;
  readonly tracking: Tracking;
  readonly onAsk: (ask: TrackingAsk) => void;
}

/** Whose it is, what is wrong with the number, where it is, and what more can be done. */
function Found({ ask, tracking, onAsk }: FoundProps): ReactElement {
  const check = checkWords(tracking.s10);
  const chosen = ask.carrier ?? tracking.parcel?.carrier;
  // One firm, and it has spoken: there is nothing to choose.
  const isClear = tracking.parcel !== undefined && tracking.candidates.length === 1 && ask.carrier === undefined;
  const needsTail =
    tracking.parcel === undefined &&
    (chosen === undefined
      ? tracking.candidates.some(({ needsPhoneTail }) => needsPhoneTail)
      : carrierOf(chosen).needsPhoneTail);
  return (
    <>
      {check === undefined ? null : check.right ? (
        <StateMark state="done" word={check.words} quiet />
      ) : (
        <StateMark state="careful" word={check.words} />
      )}
      {isClear ? null : (
        <CarrierChoice
          tracking={tracking}
          chosen={chosen}
          tail={ask.phoneTail}
          onChoose={(carrier) => onAsk({ ...ask, carrier })}
        />
      )}
      {needsTail ? (
        <Tail key={ask.phoneTail} before={ask.phoneTail} onTail={(phoneTail) => onAsk({ ...ask, phoneTail })} />
      ) : null}
      <StoryCard tracking={tracking} />
      <KeepNumber ask={ask} tracking={tracking} />
    </>
  );
}

/** Four digits, asked for only where a firm tells nothing without. */
function Tail({
  before,
  onTail,
}: {
  readonly before: string | undefined;
  readonly onTail: (tail: string) => void;
}): ReactElement {
  const [tail, setTail] = useState('');
  const figures = tail.replace(/\D/g, '');
  return (
    <Card>
      <Note tone="ink">
        {before === undefined
          ? '顺丰、中通要收件人手机的后四位才肯说。别家不用填。'
          : `尾号 ${before} 问过了，还没有消息。打错了可以再填。`}
      </Note>
      <TextField label="手机后四位" kind="phone" value={tail} most={4} hint="比如 0001" onChange={setTail} />
      <ButtonRow>
        <Button word="查" label="用尾号查" disabled={figures.length !== 4} onPress={() => onTail(figures)} />
      </ButtonRow>
    </Card>
  );
}
