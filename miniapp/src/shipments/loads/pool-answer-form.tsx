// Which vehicle goes with a full bus, and does it come to the field? Or why does none go?
import { useState } from 'react';
import type { ReactElement } from 'react';
import {
  clockText,
  MOST_OF_A_PLACE,
  MOST_OF_A_REASON,
  poolsApi,
  roomOf,
  shortPointName,
  wholeKilograms,
} from '@kehuoyou/shared';
import type { Pool, PoolAnswerAsk, Vehicle } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { TextField } from '../../ui/fields/text-field';
import { TimeField } from '../../ui/fields/time-field';
import { ErrorSentence } from '../../ui/page/error-sentence';

interface PoolAnswerFormProps {
  readonly pool: Pool;
  readonly decision: 'vehicle' | 'none';
  readonly vehicles: readonly Vehicle[];
  readonly onDone: () => void;
  readonly onLeave: () => void;
}

/** One of the two. */
export function PoolAnswerForm({ decision, ...rest }: PoolAnswerFormProps): ReactElement {
  return decision === 'vehicle' ? <SendVehicle {...rest} /> : <SendNone {...rest} />;
}

type FormProps = Omit<PoolAnswerFormProps, 'decision'>;

/** What stands for no field at all. */
const AT_STOPS = 'stops';

function SendVehicle({ pool, vehicles, onDone, onLeave }: FormProps): ReactElement {
  const able = ableOf(vehicles);
  const [vehicleId, setVehicleId] = useState<string>();
  const [pointId, setPointId] = useState(AT_STOPS);
  const [where, setWhere] = useState('');
  const [at, setAt] = useState(clockText(pool.departure));
  const sending = useSending(pool, onDone);
  const isFetched = pointId !== AT_STOPS;
  const isWhole = vehicleId !== undefined && (!isFetched || where.trim() !== '');
  const send = (): void =>
    sending.send({
      decision: 'vehicle',
      ...(vehicleId === undefined ? {} : { vehicleId }),
      ...(isFetched ? { collect: { pointId, where: where.trim(), at } } : {}),
    });
  const fields = pool.points.map((point) => ({
    value: point.pointId,
    word: `到${shortPointName(point.pointName)}地头收`,
  }));
  return (
    <>
      {able.length === 0 ? <Note tone="ink">公司的车都还没有登记货舱，请先在“车辆”里登记。</Note> : null}
      <Chips wraps label="哪一辆车" chips={able} chosen={vehicleId} onChoose={setVehicleId} />
      <Chips
        wraps
        label="在哪里收"
        chips={[{ value: AT_STOPS, word: '照常在站点上' }, ...fields]}
        chosen={pointId}
        onChoose={setPointId}
      />
      {isFetched ? <Field where={where} onWhere={setWhere} at={at} onAt={setAt} /> : null}
      {sending.failure === undefined ? null : <ErrorSentence sentence={sending.failure} />}
      <ButtonRow>
        <Button word="先不加" onPress={onLeave} />
        <Button kind="primary" word="就派这辆" disabled={sending.busy || !isWhole} onPress={send} />
      </ButtonRow>
    </>
  );
}

/** Those that may take goods, with how much. */
function ableOf(vehicles: readonly Vehicle[]) {
  return vehicles.flatMap((vehicle) => {
    const room = vehicle.postalMark ? undefined : roomOf(vehicle);
    if (room === undefined) return [];
    return [{ value: vehicle.vehicleId, word: vehicle.plate, under: `能装 ${wholeKilograms(room.grams)} 公斤` }];
  });
}

interface FieldProps {
  readonly where: string;
  readonly onWhere: (where: string) => void;
  readonly at: string;
  readonly onAt: (time: string) => void;
}

/** Where the vehicle stands, and from when. */
function Field({ where, onWhere, at, onAt }: FieldProps): ReactElement {
  return (
    <>
      <TextField label="车停在哪里" hint="村口晒谷坪" most={MOST_OF_A_PLACE} value={where} onChange={onWhere} />
      <TimeField label="几点到" value={at} onChoose={onAt} />
    </>
  );
}

function SendNone({ pool, onDone, onLeave }: FormProps): ReactElement {
  const [reason, setReason] = useState('');
  const sending = useSending(pool, onDone);
  return (
    <>
      <TextField label="为什么" hint="车都派出去了" most={MOST_OF_A_REASON} value={reason} onChange={setReason} />
      {sending.failure === undefined ? null : <ErrorSentence sentence={sending.failure} />}
      <ButtonRow>
        <Button word="先不说" onPress={onLeave} />
        <Button
          kind="primary"
          word="告诉等车的人"
          disabled={sending.busy || reason.trim() === ''}
          onPress={() => sending.send({ decision: 'none', reason: reason.trim() })}
        />
      </ButtonRow>
    </>
  );
}

function useSending({ serviceDate, tripId }: Pool, onDone: () => void) {
  const action = useAction();
  return {
    ...action,
    send: (said: Omit<PoolAnswerAsk, 'date' | 'tripId'>): void =>
      action.run(async () => {
        await call(poolsApi.answer, { date: serviceDate, tripId, ...said });
        onDone();
      }),
  };
}
