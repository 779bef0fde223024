// Which boards would be different, and how?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { dateText } from '@kehuoyou/shared';
import type { EditPreview } from '@kehuoyou/shared';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Note } from '../../ui/cards/note';
import { Tag } from '../../ui/cards/tag';
import { previewStops } from './preview-stops';
import type { PreviewRow, PreviewStop } from './preview-stops';
import './index.scss';

/** Stops that are shown at once; the others are one tap away. */
const FIRST_SHOWN = 4;

/** One card a stop, what goes struck out. */
export function PreviewList({ preview }: { readonly preview: EditPreview }): ReactElement {
  const [all, setAll] = useState(false);
  const stops = previewStops(preview);
  const shown = all ? stops : stops.slice(0, FIRST_SHOWN);
  const range = `${dateText(preview.from)}到${dateText(preview.until)}`;
  if (stops.length === 0)
    return (
      <>
        <EmptyAnswer sentence={`${range}，村里人看不到变化。`} next="改动可能在别的日子，可以换个日子看。" />
        <Unannounced from={preview.unannouncedFrom} />
      </>
    );
  return (
    <>
      <Card title={range}>
        <Note tone="ink">{`${stops.length} 个站的站牌会变，一共 ${preview.departures} 处。`}</Note>
        <Unannounced from={preview.unannouncedFrom} />
      </Card>
      {shown.map((stop) => (
        <StopCard key={stop.stopId} stop={stop} />
      ))}
      {shown.length === stops.length ? null : (
        <Button word={`再看另外 ${stops.length - shown.length} 个站`} onPress={() => setAll(true)} />
      )}
    </>
  );
}

/** What nobody can know yet. */
function Unannounced({ from }: { readonly from: string | undefined }): ReactElement | null {
  if (from === undefined) return null;
  const year = from.slice(0, 4);
  return (
    <Note>{`${year}年怎么放假、哪个周末上班，国务院还没公布。这里先按法定的节日和平常的周末算，${dateText(from)}起的班次可能还会变。`}</Note>
  );
}

function StopCard({ stop }: { readonly stop: PreviewStop }): ReactElement {
  const spoken = `${stop.name}：${stop.rows.map(({ figure, title, note }) => `${figure}，${title}，${note}`).join('；')}。`;
  return (
    <Card title={stop.name} named spoken={spoken} readable={false}>
      {stop.rows.map((row) => (
        <Line key={row.key} row={row} />
      ))}
    </Card>
  );
}

function Line({ row: { figure, title, note, state, tag } }: { readonly row: PreviewRow }): ReactElement {
  return (
    <View className={`preview-row preview-${state}`}>
      <View className="preview-head">
        <Text className="preview-figure">{figure}</Text>
        <Text className="preview-title">{title}</Text>
        <Tag word={tag.word} tone={tag.tone} />
      </View>
      <View className="preview-note">{note}</View>
    </View>
  );
}
