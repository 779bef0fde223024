// Where on the shelves does a parcel lie? A plate of one form, on the card, the shelf and the receipt alike.
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { spokenFigures } from '@kehuoyou/shared';
import { voice } from '../voice';

/** A shelf code, such as `2-3-3882`: shelf, layer, the last digits of the waybill. */
export interface ShelfPlateProps {
  readonly code: string;
  /** `large` names its parts; the answer of a page or card. */
  readonly size?: 'large' | 'usual' | 'small';
}

const parts = ['号架', '层', '单号后四位'] as const;

/** The code, framed in ink. */
export function ShelfPlate({ code, size = 'usual' }: ShelfPlateProps): ReactElement {
  const figures = code.split('-');
  const named = size === 'large' && figures.length === parts.length;
  return (
    <View
      className={`plate plate-${size === 'large' && !named ? 'usual' : size}`}
      {...voice({ role: 'img', label: spokenPlate(code) })}
    >
      {named
        ? figures.map((figure, index) => (
            <View key={`${index} ${figure}`} className="plate-part">
              <Text className="plate-figure">{figure}</Text>
              <Text className="plate-word">{parts[index]}</Text>
            </View>
          ))
        : code}
    </View>
  );
}

/** 2 号架，3 层，三八八二; a code of another form figure by figure. */
export function spokenPlate(code: string): string {
  const [shelf, layer, digits, ...more] = code.split('-');
  if (shelf === undefined || layer === undefined || digits === undefined || more.length > 0) return spokenFigures(code);
  return `${shelf} 号架，${layer} 层，${spokenFigures([...digits].join(' '))}`;
}
