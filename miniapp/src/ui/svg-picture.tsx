// How does a drawing of ours get onto the screen? In a browser as part of the page, in WeChat as a picture.
import { createElement } from 'react';
import type { ReactElement } from 'react';
import { Image } from '@tarojs/components';
import { svgAddress } from './svg-address';
import { voice } from './voice';

/** A drawing; whoever makes it escapes what others wrote into it. */
export interface SvgPictureProps {
  /** A whole `<svg>` with `xmlns` and `viewBox`, in colours of `paint`. */
  readonly svg: string;
  /** Its height on the screen, px; it is as wide as what it lies in. */
  readonly height: number;
  /** The same in words; without it the drawing is an ornament beside them. */
  readonly label?: string;
}

/** WeChat draws nothing of a picture whose size it does not know. */
export function SvgPicture({ svg, height, label }: SvgPictureProps): ReactElement {
  const words = label === undefined ? voice({ hidden: true }) : voice({ role: 'img', label });
  const style = { height: `${height}px` };
  if (process.env.TARO_ENV === 'h5')
    return createElement('div', { className: 'svg', style, dangerouslySetInnerHTML: { __html: svg }, ...words });
  return (
    <Image className="svg" style={{ ...style, width: '100%' }} mode="scaleToFill" src={svgAddress(svg)} {...words} />
  );
}
