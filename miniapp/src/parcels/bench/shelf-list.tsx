// What stands on the shelf, beside what is being done at a computer?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { useWideScreen } from '../../core/platform/wide-screen';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { ShelfPlate } from '../../ui/cards/shelf-plate';
import type { Bench, BenchParcel } from './bench-fold';
import { parcelName } from './bench-words';
import { keptWords } from './hand-out-words';

/** Rows beside the work; who wants another one types its number. */
const MOST = 60;

/** Where there is room for it; a phone has none. */
export function ShelfList({
  bench: { waiting },
  onChoose,
}: {
  readonly bench: Bench;
  readonly onChoose?: (parcel: BenchParcel) => void;
}): ReactElement | null {
  const wide = useWideScreen();
  if (!wide || waiting.length === 0) return null;
  const more = waiting.length - MOST;
  return (
    <View>
      <Note tone="ink">{`架上 ${waiting.length} 件，放得最久的在前`}</Note>
      <List>
        {waiting.slice(0, MOST).map((parcel) => (
          <Row
            key={parcel.waybill}
            title={parcelName(parcel)}
            note={`${keptWords(parcel)}${parcel.phoneTail === undefined ? '' : ` · 手机尾号 ${parcel.phoneTail}`}`}
            tail={<ShelfPlate code={parcel.progress.shelf ?? ''} size="small" />}
            {...(onChoose === undefined ? {} : { onPress: () => onChoose(parcel) })}
          />
        ))}
      </List>
      {more > 0 ? <Note>{`还有 ${more} 件，输尾号就找得到。`}</Note> : null}
    </View>
  );
}
