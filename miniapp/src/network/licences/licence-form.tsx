// What stands on a licence?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { addDays, dateAt, licenceKinds, licenceNames, licencesApi, longDate, pointName } from '@kehuoyou/shared';
import type { LicenceKind, LicenceRow, ServiceDate } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useNow } from '../../core/clock';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { DateField } from '../../ui/fields/date-field';
import { SearchField } from '../../ui/fields/search-field';
import { TextField } from '../../ui/fields/text-field';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { usePointSearch } from '../use-nearest';
import { useSettled } from '../use-settled';

interface LicenceFormProps {
  /** Undefined for a new one. */
  readonly row: LicenceRow | undefined;
  readonly onDone: () => Promise<void>;
  readonly onLeave: () => void;
}

const NUMBER_CHARACTERS = 30;
const YEARS = 20 * 366;
const BACK = 5 * 366;
const SETTLE_MS = 350;

/** What is typed, and what is done with it. */
function useLicence({ row, onDone }: LicenceFormProps) {
  const [point, setPoint] = useState<FoundPoint | undefined>(row && { id: row.pointId, name: row.pointName });
  const [kind, setKind] = useState<LicenceKind>(row?.kind ?? 'food');
  const [number, setNumber] = useState(row?.number ?? '');
  const [until, setUntil] = useState(row?.until);
  const action = useAction();
  const run = (work: () => Promise<unknown>): void =>
    action.run(async () => {
      await work();
      await onDone();
    });
  const keep = (): void => {
    if (point === undefined) return action.fail('先找到是哪个服务点。');
    if (number.trim() === '' || until === undefined) return action.fail('写上证号，选到期的日子。');
    const { id } = point;
    return run(() => call(licencesApi.keep, { id, kind, number: number.trim(), until }));
  };
  const remove = (): void => {
    if (row !== undefined) run(() => call(licencesApi.remove, { id: row.pointId, kind: row.kind }));
  };
  return { point, setPoint, kind, setKind, number, setNumber, until, setUntil, action, keep, remove };
}

/** Which point, which licence, its number, and until when. */
export function LicenceForm(props: LicenceFormProps): ReactElement {
  const { row, onLeave } = props;
  const form = useLicence(props);
  const { point, kind, action } = form;
  return (
    <Card
      title={point === undefined ? '登记一张证' : pointName(point.name)}
      named
      spoken={`${licenceNames[kind]}：写上证号，选到期的日子。`}
    >
      {point === undefined ? <PointFinder onFound={form.setPoint} /> : null}
      {row === undefined ? (
        <Chips
          label="哪一种证"
          wraps
          chips={licenceKinds.map((value) => ({ value, word: licenceNames[value] }))}
          chosen={kind}
          onChoose={form.setKind}
        />
      ) : (
        <Note tone="ink">{licenceNames[kind]}</Note>
      )}
      <TextField label="证号" most={NUMBER_CHARACTERS} value={form.number} onChange={form.setNumber} />
      <Until until={form.until} onChoose={form.setUntil} />
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button word="先不" onPress={onLeave} />
        {row === undefined ? null : (
          <Button kind="danger" word="这张证没有了" disabled={action.busy} onPress={form.remove} />
        )}
        <Button kind="primary" word="记下" disabled={action.busy} onPress={form.keep} />
      </ButtonRow>
    </Card>
  );
}

interface UntilProps {
  readonly until: ServiceDate | undefined;
  readonly onChoose: (until: ServiceDate) => void;
}

function Until({ until, onChoose }: UntilProps): ReactElement {
  const today = dateAt(useNow());
  return (
    <>
      <Note tone="ink">{until === undefined ? '还没选到期的日子' : `${longDate(until)}到期`}</Note>
      <DateField
        word="选到期的日子"
        value={until ?? today}
        from={addDays(today, -BACK)}
        to={addDays(today, YEARS)}
        onChoose={onChoose}
      />
    </>
  );
}

interface FoundPoint {
  readonly id: string;
  readonly name: string;
}

function PointFinder({ onFound }: { readonly onFound: (point: FoundPoint) => void }): ReactElement {
  const [typed, setTyped] = useState('');
  const found = usePointSearch(useSettled(typed, SETTLE_MS).trim()).answer?.points ?? [];
  return (
    <>
      <SearchField value={typed} onChange={setTyped} hint="哪个服务点？村名，或拼音首字母" />
      <Chips
        label="哪个服务点"
        wraps
        chips={found.slice(0, 6).map(({ id, name }) => ({ value: id, word: pointName(name) }))}
        chosen={undefined}
        onChoose={(id) => {
          const point = found.find((each) => each.id === id);
          if (point !== undefined) onFound(point);
        }}
      />
    </>
  );
}
