// Which numbers are written on the bags, so that they travel as parcels do?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { pointName } from '@kehuoyou/shared';
import type { Errand } from '@kehuoyou/shared';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { ShelfPlate } from '../../ui/cards/shelf-plate';
import { busWords, isForShelf } from '../errand-words';
import './whole.scss';

/** For whoever packs them; nothing before they were packed. */
export function PiecesCard({ errand }: { readonly errand: Errand }): ReactElement | null {
  const { pieces, state } = errand;
  if (pieces.length === 0 || state !== 'bought') return null;
  return (
    <Card title="把号写在袋子上" named>
      {pieces.map(({ waybill }) => (
        <View key={waybill} className="errand-plate">
          <ShelfPlate code={waybill} />
        </View>
      ))}
      <Note tone="ink">{wayWords(errand)}</Note>
    </Card>
  );
}

function wayWords(errand: Errand): string {
  const { bus, point } = errand;
  const name = pointName(point.name);
  if (isForShelf(errand)) return `带到${name}，跟快递一样扫一下，放到架上`;
  return bus === undefined ? `送到共配中心，带到${name}` : `送到共配中心，跟 ${busWords(bus)}，带到${name}`;
}
