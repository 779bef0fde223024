// How does one choose a village without reading or typing: by a sign's code, or by where the phone is?
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Area } from '@kehuoyou/shared';
import { failureText } from '../core/failure-text';
import { canLocate, locate } from '../core/platform/locator';
import { canScan, scanCode } from '../core/platform/scanner';
import { Button } from '../ui/buttons/button';
import { ButtonRow } from '../ui/buttons/button-row';
import { NoticeStrip } from '../ui/page/notice-strip';
import { placeOfCode, villagesNear } from './find-village';
import type { FoundPlace } from './find-village';

/** Where the shortcuts lead. */
export interface VillageShortcutsProps {
  readonly county: Area;
  readonly onFound: (place: FoundPlace) => void;
}

/** The buttons that this phone can serve; none where it can serve neither. Nothing is asked of the phone before a press. */
export function VillageShortcuts({ county, onFound }: VillageShortcutsProps): ReactElement | null {
  const { busy, trouble, run } = useLook(onFound);
  const scan = () =>
    run(async () => {
      const text = await scanCode();
      return text === undefined ? undefined : placeOfCode(text, county);
    }, '这个码不是服务点或站牌上的，请在下面点您的镇和村');
  const nearby = () =>
    run(async () => {
      const at = await locate();
      if (at === 'cancelled') return undefined;
      return typeof at === 'string' ? { kind: 'unknown' } : villagesNear(at, county);
    }, '没有找到位置，请在下面点您的镇和村');
  if (!canScan() && !canLocate()) return null;
  return (
    <>
      <ButtonRow>
        {canScan() ? <Button icon="scan-line" word="扫站牌上的码" disabled={busy} onPress={() => void scan()} /> : null}
        {canLocate() ? (
          <Button
            icon="locate-fixed"
            word={busy ? '正在找…' : '看我在哪个村'}
            disabled={busy}
            onPress={() => void nearby()}
          />
        ) : null}
      </ButtonRow>
      {trouble === undefined ? null : <NoticeStrip text={trouble} />}
    </>
  );
}

/** Looks for a place, one look at a time; says `unknown` when none was found. */
function useLook(onFound: (place: FoundPlace) => void) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const run = async (look: () => Promise<FoundPlace | undefined>, unknown: string) => {
    setBusy(true);
    setTrouble(undefined);
    try {
      const place = await look();
      if (place?.kind === 'unknown') setTrouble(unknown);
      else if (place) onFound(place);
    } catch (error) {
      setTrouble(`${failureText(error)}。也可以在下面点您的镇和村`);
    } finally {
      setBusy(false);
    }
  };
  return { busy, trouble, run };
}
