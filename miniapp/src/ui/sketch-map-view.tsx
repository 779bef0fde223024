// How does the drawn county get onto the page?
import type { ReactElement } from 'react';
import { Image, View } from '@tarojs/components';
import { useSettings } from '../core/settings';
import { sketchOf } from './sketch-map';
import type { SketchPlan } from './sketch-map';
import { voice } from './voice';

/** What is drawn, and the same in words for those who do not see it. */
export interface SketchMapProps extends Pick<SketchPlan, 'places' | 'lines'> {
  readonly label: string;
}

/** Width of a phone's card in px; the picture is stretched to the real one. */
const CARD_WIDTH = 340;
const LETTERS = { usual: 16, elder: 20 } as const;

/** The county as a picture; everything on it also stands in a list. */
export function SketchMap({ places, lines, label }: SketchMapProps): ReactElement | null {
  const elder = useSettings((settings) => settings.elder);
  const sketch = sketchOf({ places, lines, width: CARD_WIDTH, letters: elder ? LETTERS.elder : LETTERS.usual });
  if (!sketch) return null;
  return (
    <View className="sketch-map" {...voice({ role: 'img', label })}>
      <Image className="sketch-map-picture" mode="widthFix" src={`data:image/svg+xml,${encodeURIComponent(sketch.svg)}`} />
    </View>
  );
}
