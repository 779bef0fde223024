// Is everything still on the shelves that should be, and how did the day end?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { normalWaybill } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { Button } from '../../ui/buttons/button';
import { Answer } from '../../ui/cards/answer';
import { Card } from '../../ui/cards/card';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { Tag } from '../../ui/cards/tag';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { NoticeStrip } from '../../ui/page/notice-strip';
import { parcelName } from './bench-words';
import { ScanField } from '../../ui/fields/scan-field';
import { overdueOf, stockTake } from './shelf-care';
import type { BenchPartProps } from './shelving';
import { UndoButton } from './undo-button';

/** The shelves, parcel by parcel, and the day's counts. */
export function StockTaking({ here, bench }: BenchPartProps): ReactElement {
  const now = useNow();
  const [told, setTold] = useState<string>();
  const { found, missing } = stockTake(bench, now);
  const scan = (text: string): boolean => {
    const waybill = normalWaybill(text);
    const isMissing = missing.some((each) => each.waybill === waybill);
    const isFound = found.some((each) => each.waybill === waybill);
    setTold(isMissing ? undefined : isFound ? '这件盘过了。' : `架上的名单里没有 ${text.trim()}，请到“上架”里扫一次。`);
    if (!isMissing || waybill === undefined) return false;
    return here.say({ type: 'COUNTED', waybill, pointId: bench.pointId });
  };
  return (
    <View className="bench-two">
      <View>
        <DayEnd here={here} bench={bench} />
        <Card title="盘点" spoken={`盘到 ${found.length} 件，一共 ${bench.waiting.length} 件。`} readable={false}>
          <Answer
            figure={`${found.length} / ${bench.waiting.length}`}
            note={missing.length === 0 ? '都在' : `还差 ${missing.length} 件`}
          />
        </Card>
        {told === undefined ? null : <NoticeStrip text={told} />}
        <UndoButton here={here} bench={bench} />
        <View className="bench-foot">
          <ScanField label="一件一件扫" hint="一件一件扫，或输单号" word="盘到了" onScan={scan} />
        </View>
      </View>
      {missing.length === 0 ? null : <Missing here={here} bench={bench} />}
    </View>
  );
}

function DayEnd({ bench }: BenchPartProps): ReactElement {
  const late = overdueOf(bench).filter(({ remind }) => remind).length;
  const words = `架上 ${bench.waiting.length} 件，今天上架 ${bench.shelvedToday} 件，取走 ${bench.collectedToday} 件`;
  return (
    <Card title="今天" spoken={`${words}。`}>
      <Note tone="ink">{words}</Note>
      <Note>{late === 0 ? '没有要催的。' : `有 ${late} 件该催了，在“催取”里。`}</Note>
    </Card>
  );
}

/** What was not found yet; looked for in vain, that stands in its log. */
function Missing({ here, bench }: BenchPartProps): ReactElement {
  const now = useNow();
  const { missing } = stockTake(bench, now);
  if (missing.length === 0) return <EmptyAnswer sentence="都盘到了。" />;
  return (
    <View>
      <Note tone="ink">还没盘到的。真找不到，就按“找不到”，记下来才查得清。</Note>
      <List>
        {missing.map((parcel) => (
          <Row
            key={parcel.waybill}
            title={parcelName(parcel)}
            note={`${parcel.progress.shelf ?? ''} · ${parcel.waybill}`}
            tail={
              parcel.progress.review.length > 0 ? (
                <Tag word="记下了" tone="amber" />
              ) : (
                <Button
                  icon="package-minus"
                  word="找不到"
                  label={`找不到 ${parcelName(parcel)}`}
                  onPress={() => void here.say({ type: 'SHORT', waybill: parcel.waybill, pointId: bench.pointId })}
                />
              )
            }
          />
        ))}
      </List>
    </View>
  );
}
