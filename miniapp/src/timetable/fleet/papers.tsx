// Until when does each paper hold, and how is a new one registered?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { addDays, dateAt, fleetApi, longDate, paperNames } from '@kehuoyou/shared';
import type { PaperKind, ServiceDate } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useNow } from '../../core/clock';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Chips } from '../../ui/fields/chips';
import { DateField } from '../../ui/fields/date-field';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { Tag } from '../../ui/cards/tag';
import type { PaperLine } from './paper-words';

/** Whose papers. */
export interface PapersProps {
  readonly companyId: string;
  readonly ownerId: string;
  /** What the owner is called, such as a plate. */
  readonly whose: string;
  readonly lines: readonly PaperLine[];
  readonly onChanged: () => void;
}

/** How far ahead a paper may hold, days. */
const LONGEST_DAYS = 3_650;
const YEAR_DAYS = 365;

/** Each paper with its word, and a form for the renewed one. */
export function Papers(props: PapersProps): ReactElement {
  const { whose, lines } = props;
  const [adding, setAdding] = useState(false);
  return (
    <>
      {lines.map(({ kind, name, until, word, tone }) => (
        <View key={kind} className="paper">
          <View className="paper-words">
            <Text className="paper-name">{name}</Text>
            <Text className="paper-until">{until}</Text>
          </View>
          <Tag word={word} tone={tone} />
        </View>
      ))}
      {adding ? (
        <PaperForm {...props} onLeave={() => setAdding(false)} />
      ) : (
        <Button icon="plus" word="登记新证件" label={`给${whose}登记新证件`} onPress={() => setAdding(true)} />
      )}
    </>
  );
}

function PaperForm({
  companyId,
  ownerId,
  lines,
  onChanged,
  onLeave,
}: PapersProps & { readonly onLeave: () => void }): ReactElement {
  const [kind, setKind] = useState<PaperKind>(mostUrgent(lines));
  const [until, setUntil] = useState<ServiceDate>();
  const action = useAction();
  const keep = () => {
    if (until === undefined) return action.fail('请先选有效到哪一天。');
    return action.run(async () => {
      await call(fleetApi.addPaper, { companyId, ownerId, kind, validUntil: until });
      onLeave();
      onChanged();
    });
  };
  return (
    <View className="paper-form">
      <Chips
        label="哪一种证件"
        chips={lines.map((line) => ({ value: line.kind, word: line.name }))}
        chosen={kind}
        onChoose={setKind}
      />
      <UntilField kind={kind} until={until} onChoose={setUntil} />
      <Note>旧的证件会留着，看得到换过几次。</Note>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button word="不登记了" onPress={onLeave} />
        <Button kind="primary" icon="check" word="登记" disabled={action.busy} onPress={keep} />
      </ButtonRow>
    </View>
  );
}

function UntilField({
  kind,
  until,
  onChoose,
}: {
  readonly kind: PaperKind;
  readonly until: ServiceDate | undefined;
  readonly onChoose: (date: ServiceDate) => void;
}): ReactElement {
  const today = dateAt(useNow());
  return (
    <DateField
      word={until === undefined ? `${paperNames[kind]}有效到哪一天` : `有效到 ${longDate(until)}`}
      value={until ?? addDays(today, YEAR_DAYS)}
      from={addDays(today, -YEAR_DAYS)}
      to={addDays(today, LONGEST_DAYS)}
      onChoose={onChoose}
    />
  );
}

function mostUrgent(lines: readonly PaperLine[]): PaperKind {
  return [...lines].sort((a, b) => a.left - b.left)[0]?.kind ?? 'inspection';
}
