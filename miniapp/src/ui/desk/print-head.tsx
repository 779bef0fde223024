// What does a printed page say above everything else? What it is, when it was printed, and where it can be seen.
import { useSyncExternalStore } from 'react';
import type { ReactElement } from 'react';
import { Image, Text, View } from '@tarojs/components';
import { momentText } from '@kehuoyou/shared';
import type { AgeNote } from '../../core/age-text';
import { useNow } from '../../core/clock';
import { onAddressWritten, wholeAddress } from '../../core/platform/page-address';
import { qrPicture } from '../cards/qr-code';

/** What the page is called, and how old what it says is. */
export interface PrintHeadProps {
  readonly title: string;
  readonly age: AgeNote | undefined;
}

/** On paper only: the title, the time, and the page's address as a code and in words. */
export function PrintHead({ title, age }: PrintHeadProps): ReactElement {
  const now = useNow();
  const address = useSyncExternalStore(onAddressWritten, wholeAddress);
  return (
    <View className="print-head">
      <View className="print-words">
        <Text className="print-title">{title}</Text>
        <Text className="print-line">{`客货邮，${momentText(now)} 打印${age === undefined ? '' : `，${age.text}`}`}</Text>
        <Text className="print-line">{`网址：${decoded(address)}`}</Text>
      </View>
      <Image className="print-code" src={qrPicture(address)} />
    </View>
  );
}

/** Characters as people read them. */
function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
