// How does the drawn county get onto the page?
import type { ReactElement } from 'react';
import { Image, View } from '@tarojs/components';
import { useSettings } from '../../core/settings';
import { sketchOf } from './sketch-map';
import type { SketchPlan } from './sketch-map';
import { svgAddress } from '../svg-address';
import { voice } from '../voice';

/** What is drawn, and the same in words for those who do not see it. */
export interface SketchMapProps extends Pick<SketchPlan, 'places' | 'lines'> {
  readonly label: string;
}

/** Width of a phone's card in px; the picture is stretched to the real one. */
const CARD_WIDTH = 340;
/** The small text of tokens.scss, which a picture cannot read. */
const LETTERS = { usual: 16, large: 20, larger: 23, largest: 26 } as const;

/** The county as a picture; everything on it also stands in a list. */
export function SketchMap({ places, lines, label }: SketchMapProps): ReactElement | null {
  const letters = useSettings(({ elder, elderSize }) => LETTERS[elder ? elderSize : 'usual']);
  const sketch = sketchOf({ places, lines, width: CARD_WIDTH, letters });
  if (!sketch) return null;
  return (
    <View className="sketch-map" {...voice({ role: 'img', label })}>
      <Image className="sketch-map-picture" mode="widthFix" src={svgAddress(sketch.svg)} />
    </View>
  );
}
