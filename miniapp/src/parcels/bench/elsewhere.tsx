// What stands here and is fetched elsewhere, and with which bus does it go?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { clockText, dateAt, dayName, groupBy } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { ShelfPlate } from '../../ui/cards/shelf-plate';
import { StateMark } from '../../ui/states/state-mark';
import type { ScanDraft } from '../scanning/scan-queue';
import type { BenchParcel } from './bench-fold';
import { parcelName } from './bench-words';
import type { BenchPartProps } from './shelving';

/** One card for each point where something goes; nothing where all belongs here. */
export function Elsewhere({ here, bench }: BenchPartProps): ReactElement {
  const points = groupBy(bench.elsewhere, ({ goesTo }) => goesTo?.pointId ?? '');
  return (
    <>
      {[...points].map(([pointId, parcels]) => (
        <ToPoint key={pointId} here={here} bench={bench} parcels={parcels} />
      ))}
    </>
  );
}

function ToPoint({
  here,
  bench,
  parcels,
}: BenchPartProps & { readonly parcels: readonly BenchParcel[] }): ReactElement {
  const today = dateAt(useNow());
  const goesTo = parcels[0]?.goesTo;
  const { name = '', bus } = goesTo ?? {};
  const title = `${parcels.length} 件不在这里取，送${name}`;
  const at = bus === undefined ? undefined : new Date(bus.departure);
  const when =
    bus === undefined || at === undefined
      ? undefined
      : `${dayName(dateAt(at), today)} ${clockText(at.getTime())} 的 ${bus.routeName}`;
  return (
    <Card title={title} named>
      {parcels.map((parcel) => (
        <View key={parcel.waybill} className="bench-line">
          <ShelfPlate code={parcel.progress.shelf ?? ''} size="small" />
          <Note tone="ink">{parcelName(parcel)}</Note>
        </View>
      ))}
      {bus === undefined || when === undefined ? (
        <StateMark state="careful" word="这几天没有班车过去，打电话问县里怎么办" />
      ) : (
        <>
          <Note tone="ink">{`找齐了，${when} 来的时候交给司机，再按。`}</Note>
          <ButtonRow>
            <Button
              icon="check"
              word="交给司机了"
              label={`交给司机了：${title}`}
              onPress={() => void here.say(...parcels.map((parcel) => given(bench.pointId, parcel, bus)))}
            />
          </ButtonRow>
        </>
      )}
    </Card>
  );
}

/** It is on the bus. */
function given(
  pointId: string,
  { waybill }: BenchParcel,
  { tripId, serviceDate }: NonNullable<NonNullable<BenchParcel['goesTo']>['bus']>,
): ScanDraft {
  return { type: 'LOADED', waybill, pointId, tripId, serviceDate };
}
