// How old is what this page shows?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import type { AgeNote } from '../../core/age-text';
import { voice } from '../voice';

/** The words of `ageText`, amber when they ask for care. */
export function AgeStrip({ age }: { readonly age: AgeNote }): ReactElement {
  return (
    <View className={age.careful ? 'age age-careful' : 'age'} {...voice({ role: 'status' })}>
      {age.text}
    </View>
  );
}
