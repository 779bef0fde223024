// How does somebody say what they would rather not write, listen to it again, and take it back?
import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { MOST_RECORDING_MS } from '@kehuoyou/shared';
import type { MediaPurpose, MediaQueue, QueuedMedia } from '../../core/outbox/media-queue';
import { canRecord } from '../../core/platform/sound/recorder';
import { Button } from '../buttons/button';
import { ButtonRow } from '../buttons/button-row';
import { Note } from '../cards/note';
import { ErrorSentence } from '../page/error-sentence';
import { StateMark } from '../states/state-mark';
import type { StateKind } from '../states/state-mark';
import { voice } from '../voice';
import { PlayButton } from './play-button';
import { useSpeaking } from './use-speaking';
import type { Speaking } from './use-speaking';
import './voice-field.scss';

/** What is spoken for, what there is of it, and where it is kept until it is sent. */
export interface VoiceFieldProps {
  readonly what: Omit<MediaPurpose, 'media' | 'ms'>;
  readonly recordings: readonly QueuedMedia[];
  readonly queue: MediaQueue;
  /**
   * Hears whether somebody is speaking, or what they said is still being kept. Until that is over nothing may take the
   * field away or hand in what it stands in: what was said would be lost.
   */
  readonly onSpeaking?: (speaking: boolean) => void;
}

/** Stands in the place of the button by which one goes on, until somebody has spoken. */
export const SPEAKING_WORDS = '正在录音。先按上面的“说完了，按一下”，录的音存好了再往下走。';

const SECOND = 1_000;
const MOST_SECONDS = MOST_RECORDING_MS / SECOND;

/** One recording: touched once it begins, touched again it ends, and nothing need be held. */
export function VoiceField({ what, recordings, queue, onSpeaking }: VoiceFieldProps): ReactElement {
  const speaking = useSpeaking(async ({ file, ms }) => {
    await queue.add({ ...what, media: 'recording', ms }, file);
    void queue.replay();
  });
  const isSpeaking = speaking.stage !== 'still';
  useEffect(() => onSpeaking?.(isSpeaking), [isSpeaking, onSpeaking]);
  useEffect(() => () => onSpeaking?.(false), [onSpeaking]);
  return (
    <View className="voice-field">
      {recordings.map((recording) => (
        <Said key={recording.key} recording={recording} queue={queue} />
      ))}
      {speaking.failure === undefined ? null : <ErrorSentence sentence={speaking.failure} />}
      {recordings.length > 0 ? null : <Speak speaking={speaking} />}
    </View>
  );
}

function Speak({ speaking }: { readonly speaking: Speaking }): ReactElement {
  const { stage, seconds, begin, end, throwAway } = speaking;
  if (!canRecord()) return <Note>这里录不了音，写字、拍照都行。</Note>;
  if (stage === 'still')
    return (
      <>
        <Note>{`不想写字，说给我们听也行，最多 ${MOST_SECONDS} 秒。`}</Note>
        <Button icon="mic" word="按一下，开始说" onPress={begin} />
      </>
    );
  if (stage !== 'hearing')
    return (
      <Button
        icon="mic"
        word={stage === 'asking' ? '正在打开麦克风' : '正在存下来'}
        disabled
        onPress={() => undefined}
      />
    );
  return (
    <>
      <View className="voice-hearing" {...voice({ role: 'status', label: '正在录，请说' })}>
        <StateMark state="now" word={`正在录，${seconds} 秒，最多 ${MOST_SECONDS} 秒`} quiet />
      </View>
      <Button icon="check" word="说完了，按一下" onPress={end} />
      <ButtonRow>
        <Button icon="x" word="不要这段" onPress={throwAway} />
      </ButtonRow>
    </>
  );
}

const marks: Readonly<Record<QueuedMedia['state'], { readonly state: StateKind; readonly word: string }>> = {
  waiting: { state: 'planned', word: '录好了，等着传' },
  sent: { state: 'done', word: '录好了，传好了' },
  refused: { state: 'refused', word: '传不上去' },
};

interface SaidProps {
  readonly recording: QueuedMedia;
  readonly queue: MediaQueue;
}

function Said({ recording: { key, state, ms = 0, refusal }, queue }: SaidProps): ReactElement {
  const mark = marks[state];
  return (
    <View {...voice({ role: 'group', label: `录的音，${mark.word}` })}>
      <StateMark {...mark} quiet={state !== 'refused'} />
      <Note>{`说了 ${Math.max(1, Math.round(ms / SECOND))} 秒。`}</Note>
      {refusal === undefined ? null : <ErrorSentence sentence={refusal} />}
      <ButtonRow>
        <PlayButton word="听一遍" address={() => queue.address(key)} />
        <Button icon="x" word="不要这段" label="不要这段录音" onPress={() => void queue.discard(key)} />
      </ButtonRow>
    </View>
  );
}
