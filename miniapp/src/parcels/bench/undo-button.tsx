// What was done last, and how is it taken back?
import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { onFunctionKeys } from '../../core/platform/function-keys';
import { useWideScreen } from '../../core/platform/wide-screen';
import { Button } from '../../ui/buttons/button';
import type { Bench } from './bench-fold';
import { undoWords } from './bench-words';
import type { BenchHere } from './use-bench';

/** 撤销, with what it takes back; nothing where there is nothing. */
export function UndoButton({ here, bench }: { readonly here: BenchHere; readonly bench: Bench }): ReactElement | null {
  const wide = useWideScreen();
  const undo = useRef(here.undo);
  undo.current = here.undo;
  const none = here.last.length === 0;
  useEffect(
    () => (none ? undefined : onFunctionKeys((key) => (key === 'F2' ? () => undo.current() : undefined))),
    [none],
  );
  if (none) return null;
  const word = `撤销：${undoWords(here.last, bench)}`;
  return (
    <View className="bench-undo">
      <Button icon="undo-2" word={wide ? `${word} F2` : word} onPress={here.undo} />
    </View>
  );
}
