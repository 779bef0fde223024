// Who stands in for a keeper on leave, and from when to when?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { addDays, dateAt, dateText, invitationsApi, MOST_DEPUTY_DAYS } from '@kehuoyou/shared';
import type { OneTimeCode, ServiceDate } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useNow } from '../../core/clock';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { DateField } from '../../ui/fields/date-field';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { TextField } from '../../ui/fields/text-field';
import { useScopeName } from '../use-scope-name';

/** How far ahead a leave may be planned, days. */
const MOST_AHEAD = 60;

/** 请人代班, for the keeper's own point. */
export function DeputyForm({
  pointId,
  onCode,
}: {
  readonly pointId: string;
  readonly onCode: (code: OneTimeCode) => void;
}): ReactElement {
  const today = dateAt(useNow());
  const where = useScopeName({ kind: 'point', id: pointId });
  const [name, setName] = useState('');
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState(today);
  const last = until < from ? from : until;
  const action = useAction();
  const invite = () =>
    action.run(async () => {
      const named = name.trim() === '' ? {} : { name: name.trim() };
      onCode(
        await call(invitationsApi.invite, {
          role: 'keeper',
          scopeKind: 'point',
          scopeId: pointId,
          from,
          until: last,
          ...named,
        }),
      );
    });
  return (
    <Card title={`请人代班：${where}`} named>
      <Note tone="ink">{`代班从${dateText(from)}到${dateText(last)}，到期自动结束，最多六十天。`}</Note>
      <TextField label="请谁代班" value={name} onChange={setName} hint="称呼，可以不写" most={20} />
      <Leave today={today} from={from} last={last} onFrom={setFrom} onUntil={setUntil} />
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <Button kind="primary" icon="qr-code" word="给我代班码" disabled={action.busy} onPress={invite} />
    </Card>
  );
}

interface LeaveProps {
  readonly today: ServiceDate;
  readonly from: ServiceDate;
  readonly last: ServiceDate;
  readonly onFrom: (date: ServiceDate) => void;
  readonly onUntil: (date: ServiceDate) => void;
}

/** The first and the last day of the leave. */
function Leave({ today, from, last, onFrom, onUntil }: LeaveProps): ReactElement {
  return (
    <>
      <DateField
        word={`从${dateText(from)}`}
        value={from}
        from={today}
        to={addDays(today, MOST_AHEAD)}
        onChoose={onFrom}
      />
      <DateField
        word={`到${dateText(last)}`}
        value={last}
        from={from}
        to={addDays(from, MOST_DEPUTY_DAYS - 1)}
        onChoose={onUntil}
      />
    </>
  );
}
