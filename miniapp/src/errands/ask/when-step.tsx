// By when is it wanted, where is it fetched and by whom, and is all of it right?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { addDays, dateAt, errandRules, errandShopsApi, NAME_CHARACTERS, pointName } from '@kehuoyou/shared';
import type { PointRecord } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { useQuery } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { DateField } from '../../ui/fields/date-field';
import { TextField } from '../../ui/fields/text-field';
import { ErrorSentence } from '../../ui/page/error-sentence';
import type { ErrandDraft } from '../errand-draft';
import { dayChips, lineWords, wholeWords } from './ask-words';
import type { Asking } from './use-ask';

interface WhenStepProps {
  readonly asking: Asking;
  /** Where it may be fetched; one alone is no choice. */
  readonly points: readonly Pick<PointRecord, 'id' | 'name'>[];
  readonly pointId: string;
  readonly onBack: () => void;
}

/** 什么时候要、到哪拿、谁来拿. */
export function WhenStep({ asking, points, pointId, onBack }: WhenStepProps): ReactElement {
  const { draft, change, send } = asking;
  const point = points.find(({ id }) => id === pointId);
  return (
    <>
      <Day draft={draft} onChange={change} />
      {points.length < 2 ? null : (
        <Card title="到哪里拿" named>
          <Chips
            label="到哪里拿"
            wraps
            chips={points.map(({ id, name }) => ({ value: id, word: pointName(name) }))}
            chosen={pointId}
            onChoose={(chosen) => change({ pointId: chosen })}
          />
        </Card>
      )}
      <Shop draft={draft} onChange={change} />
      <Who draft={draft} onChange={change} />
      <Whole draft={draft} place={point === undefined ? '' : pointName(point.name)} />
      <Sending asking={asking} onBack={onBack} onSend={() => send(pointId)} />
    </>
  );
}

interface SendingProps {
  readonly asking: Asking;
  readonly onBack: () => void;
  readonly onSend: () => void;
}

function Sending({ asking: { action }, onBack, onSend }: SendingProps): ReactElement {
  return (
    <>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button word="上一步" onPress={onBack} />
        <Button
          kind="primary"
          icon="check"
          word={action.busy ? '正在发出去' : '就这样，帮我带'}
          disabled={action.busy}
          onPress={onSend}
        />
      </ButtonRow>
      <View className="ask-foot">
        <Note>没网也能托，有网自动发出去。钱在拿东西的时候当面给。</Note>
      </View>
    </>
  );
}

interface PartProps {
  readonly draft: ErrandDraft;
  readonly onChange: (changes: Partial<ErrandDraft>) => void;
}

function Day({ draft, onChange }: PartProps): ReactElement {
  const today = dateAt(useNow());
  return (
    <Card title="最晚哪天要" named>
      <View className="ask-days">
        <Chips
          label="最晚哪天要"
          wraps
          chips={dayChips(today, draft.by)}
          chosen={draft.by ?? ''}
          onChoose={(day) => onChange({ by: day === '' ? undefined : day })}
        />
      </View>
      <DateField
        word="别的日子"
        value={draft.by ?? today}
        from={today}
        to={addDays(today, errandRules.byDays)}
        onChoose={(by) => onChange({ by })}
      />
    </Card>
  );
}

/** Which shop, where several have agreed; whoever takes it unless said. */
function Shop({ draft, onChange }: PartProps): ReactElement | null {
  const shops = useQuery(errandShopsApi.list, {}, { freshForMs: SHOPS_FRESH_MS }).answer?.shops ?? [];
  if (shops.length === 0) return null;
  const chosen = shops.find(({ id }) => id === draft.shopId);
  return (
    <Card title="哪家店买" named>
      <Chips
        label="哪家店买"
        wraps
        chips={[{ value: '', word: '哪家都行' }, ...shops.map(({ id, name }) => ({ value: id, word: name }))]}
        chosen={chosen?.id ?? ''}
        onChoose={(id) => onChange({ shopId: id === '' ? undefined : id })}
      />
      {chosen === undefined ? null : <Note>{`有${chosen.sells}`}</Note>}
    </Card>
  );
}

/** Shops change once in months. */
const SHOPS_FRESH_MS = 3_600_000;

function Who({ draft: { who, counter }, onChange }: PartProps): ReactElement {
  return (
    <Card title={counter === undefined ? '到了找谁' : '替谁托的'} named>
      <TextField
        label={counter === undefined ? '您的名字' : '怎么称呼'}
        hint="比如 罗大山"
        most={NAME_CHARACTERS}
        value={who.name}
        onChange={(name) => onChange({ who: { ...who, name } })}
      />
      <TextField
        label={counter === undefined ? '您的手机号' : '电话'}
        kind="phone"
        hint="到了好告诉您"
        value={who.phone}
        onChange={(phone) => onChange({ who: { ...who, phone } })}
      />
      <Note>去买的人只看得到姓和村，看不到电话。</Note>
    </Card>
  );
}

/** All of it once more, before it goes. */
function Whole({ draft, place }: { readonly draft: ErrandDraft; readonly place: string }): ReactElement {
  const whole = wholeWords(draft, place);
  return (
    <Card title="再看一遍" named spoken={whole.spoken}>
      {draft.lines.map((line, at) => (
        <View key={`${at} ${line.what}`} className="ask-line">
          <View className="ask-what">{lineWords(line).title}</View>
          <Note>{lineWords(line).note}</Note>
        </View>
      ))}
      {whole.sum === undefined ? null : <Note tone="ink">{whole.sum}</Note>}
      <Note tone="ink">{`到${place}拿`}</Note>
    </Card>
  );
}
