// What does the card of a service point say, to the eye and to the ear?
import { pointName } from '@kehuoyou/shared';
import type { PointRecord, VillagePack } from '@kehuoyou/shared';
import { pointOpeningWords, pauseText, spokenSentence } from '../network/point-opening-words';
import type { PointOpeningWords } from '../network/point-opening-words';

/** The card, ready to be drawn. */
export interface PointCard {
  readonly id: string;
  readonly title: string;
  readonly word: string;
  readonly tone: PointOpeningWords['tone'];
  /** 今天开到 18:00. */
  readonly sentence: string;
  readonly soon?: string;
  /** An announced pause with where to go instead, for the amber strip. */
  readonly pause?: string;
  /** The point that stands in now, during a pause. */
  readonly substitute?: { readonly id: string; readonly word: string };
  readonly phone?: string;
  /** True while hours and phone are examples that the keeper has not confirmed. */
  readonly sample: boolean;
  readonly spoken: string;
}

/** The points that the home page shows: the village's own, or else the first that serves it. */
export function homePoints(pack: VillagePack): PointRecord[] {
  const own = pack.points.filter(({ villageCode }) => villageCode === pack.village.code);
  return own.length > 0 ? own : pack.points.slice(0, 1);
}

/** The card of one point at `now`; `others` are the points among which a substitute's name is known. */
export function pointCard(point: PointRecord, others: readonly PointRecord[], now: Date): PointCard {
  const words = pointOpeningWords(point, now);
  const title = pointName(point.name);
  const substitute = substituteOf(words, others);
  const instead = substitute ? `可以去${substitute.word}` : '';
  // The sentence of a pause in force says what it is already; one that is to come is told whole.
  const told = words.pause === undefined || words.reason === 'paused' ? '' : pauseText(words.pause, now);
  const pause = [told, instead].filter((part) => part !== '').join('。');
  const spoken = [
    `${title}${words.open ? '现在开着，' : '，'}${spokenSentence(words.sentence)}`,
    spokenSentence(words.soon ?? ''),
    spokenSentence(told),
    instead,
  ];
  return {
    id: point.id,
    title,
    word: words.word,
    tone: words.tone,
    sentence: words.sentence,
    ...(words.soon === undefined ? {} : { soon: words.soon }),
    ...(pause === '' ? {} : { pause }),
    ...(substitute && words.reason === 'paused' ? { substitute } : {}),
    ...(point.phone === undefined ? {} : { phone: point.phone }),
    sample: point.details === 'sample',
    spoken: spoken
      .filter((part) => part !== '')
      .map((part) => `${part}。`)
      .join(''),
  };
}

function substituteOf(words: PointOpeningWords, others: readonly PointRecord[]): PointCard['substitute'] {
  const id = words.pause?.substitutePointId;
  if (id === undefined) return undefined;
  const known = others.find((other) => other.id === id);
  return { id, word: known ? pointName(known.name) : '代办的服务点' };
}
