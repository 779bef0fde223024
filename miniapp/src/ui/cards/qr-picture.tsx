// How does a code stand on the screen, for a camera and for the eye?
import type { ReactElement } from 'react';
import { Image, Text, View } from '@tarojs/components';
import { codeGroups, spokenFigures } from '@kehuoyou/shared';
import { qrPicture } from './qr-code';
import { voice } from '../voice';

/** A one-time code: `link` is what a camera reads; without one only the letters stand there. */
export interface QrPictureProps {
  readonly code: string;
  readonly link?: string | undefined;
}

/** The picture and, under it, the same to be read out and typed. */
export function QrPicture({ code, link }: QrPictureProps): ReactElement {
  return (
    <View className="qr">
      {link === undefined ? null : (
        <Image
          className="qr-picture"
          src={qrPicture(link)}
          {...voice({ role: 'img', label: '二维码，请对方扫一扫' })}
        />
      )}
      <View className="qr-code" {...voice({ role: 'group', label: spokenFigures([...code].join(' ')) })}>
        {codeGroups(code)
          .split('-')
          .map((group, index) => (
            <Text key={`${index}${group}`} className="qr-group">
              {group}
            </Text>
          ))}
      </View>
    </View>
  );
}
