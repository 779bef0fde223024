// From where is "near" counted, and is the sketch shown?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { canLocate, locate } from '../../core/platform/locator';
import type { Located } from '../../core/platform/locator';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { NoticeStrip } from '../../ui/page/notice-strip';

/** What can be switched. */
export interface NearestToolsProps {
  /** True while the phone's own position counts. */
  readonly located: boolean;
  readonly onLocate: (at: Located | undefined) => void;
  readonly drawn: boolean;
  readonly onDraw: (drawn: boolean) => void;
}

/** The phone's position instead of the village, and the sketch. The position is asked for by a press only. */
export function NearestTools({ located, onLocate, drawn, onDraw }: NearestToolsProps): ReactElement {
  const [state, setState] = useState<'idle' | 'looking' | 'lost'>('idle');
  const look = async (): Promise<void> => {
    setState('looking');
    const found = await locate();
    setState(typeof found === 'string' && found !== 'cancelled' ? 'lost' : 'idle');
    onLocate(typeof found === 'string' ? undefined : found);
  };
  return (
    <>
      <ButtonRow>
        {located ? <Button kind="tool" icon="house" word="按我的村排" onPress={() => onLocate(undefined)} /> : null}
        {!located && canLocate() ? (
          <Button
            kind="tool"
            icon="locate-fixed"
            word={state === 'looking' ? '正在找…' : '按我的位置找'}
            disabled={state === 'looking'}
            onPress={() => void look()}
          />
        ) : null}
        <Button kind="tool" icon="map" word={drawn ? '收起示意图' : '看示意图'} onPress={() => onDraw(!drawn)} />
      </ButtonRow>
      {state === 'lost' ? <NoticeStrip text="没有找到位置，下面是按您的村排的" /> : null}
    </>
  );
}
