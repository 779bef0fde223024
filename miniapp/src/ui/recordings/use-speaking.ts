// Where does it stand with what somebody is saying: not begun, asked for the microphone, heard, being kept?
import { useCallback, useEffect, useRef, useState } from 'react';
import { MOST_RECORDING_MS } from '@kehuoyou/shared';
import { failureText } from '../../core/failure-text';
import { useHidden } from '../../core/platform/navigation';
import type { Denial } from '../../core/platform/permission';
import { startRecording } from '../../core/platform/sound/recorder';
import type { Recorded, Recording } from '../../core/platform/sound/recording';
import { useEvery } from '../../core/use-every';

/** Where it stands. */
export type SpeakingStage = 'still' | 'asking' | 'hearing' | 'keeping';

/** What is going on, and how it goes on. */
export interface Speaking {
  readonly stage: SpeakingStage;
  /** For how long one has spoken, whole seconds. */
  readonly seconds: number;
  readonly failure: string | undefined;
  readonly begin: () => void;
  readonly end: () => void;
  readonly throwAway: () => void;
}

const SECOND = 1_000;
/** Pressed twice by mistake. */
const LEAST_MS = 800;
const TOO_SHORT = '太短了，没录上。按一下开始，说完再按一下。';

const WHY: Readonly<Record<Exclude<Denial, 'cancelled'>, string>> = {
  refused:
    process.env.TARO_ENV === 'h5'
      ? '浏览器没让用麦克风。请在地址栏旁边打开麦克风的权限，再按一次；也可以写字。'
      : '麦克风没有打开，录不了音。可以写字。',
  unavailable: '麦克风这会儿打不开，也许别的程序正在用。过一会儿再按一次，也可以写字。',
};

/** One at a time. Whoever goes out of the page has said what they said; whoever leaves it takes it with them. */
export function useSpeaking(onSaid: (recorded: Recorded) => Promise<unknown>): Speaking {
  const [stage, setStage] = useState<SpeakingStage>('still');
  const [seconds, setSeconds] = useState(0);
  const [failure, setFailure] = useState<string>();
  const recording = useRef<Recording>();
  useEvery(
    stage === 'hearing' ? SECOND : 0,
    useCallback(async () => setSeconds((before) => before + 1), []),
  );
  useHidden(() => recording.current?.stop());
  useEffect(() => () => recording.current?.abandon(), []);
  const keep = async (came: Recorded | Denial): Promise<void> => {
    if (came === 'cancelled') return;
    if (typeof came === 'string') return setFailure(WHY[came]);
    if (came.ms < LEAST_MS) return setFailure(TOO_SHORT);
    await onSaid(came).catch((error: unknown) => setFailure(failureText(error)));
  };
  const begin = () => {
    if (recording.current !== undefined) return;
    setFailure(undefined);
    setSeconds(0);
    setStage('asking');
    const begun = startRecording({ mostMs: MOST_RECORDING_MS, onBegun: () => setStage('hearing') });
    recording.current = begun;
    void begun.ended.then(async (came) => {
      setStage('keeping');
      await keep(came);
      recording.current = undefined;
      setStage('still');
    });
  };
  const end = () => {
    setStage('keeping');
    recording.current?.stop();
  };
  return { stage, seconds, failure, begin, end, throwAway: () => recording.current?.abandon() };
}
