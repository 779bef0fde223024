// What was done last, and how is it taken back?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { Button } from '../../ui/buttons/button';
import type { Bench } from './bench-fold';
import { undoWords } from './bench-words';
import type { BenchHere } from './use-bench';

/** 撤销, with what it takes back; nothing where there is nothing. */
export function UndoButton({ here, bench }: { readonly here: BenchHere; readonly bench: Bench }): ReactElement | null {
  if (here.last.length === 0) return null;
  return (
    <View className="bench-undo">
      <Button icon="undo-2" word={`撤销：${undoWords(here.last, bench)}`} onPress={here.undo} />
    </View>
  );
}
