// How much time is left, of what was promised and of what the law gives, and how often was it like this?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { dayAndClock } from '@kehuoyou/shared';
import type { HandledComplaint } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { ClockBar } from '../../ui/charts/clock-bar';
import { lawfulFace, lawWords, promisedFace, promiseWords } from './clock-face';
import type { ClockFace } from './clock-face';
import { latelyOf, latelyWords } from './complaint-words';

/** Two clocks, and the ninety days. */
export function Clocks({ complaint }: { readonly complaint: HandledComplaint }): ReactElement {
  const now = useNow();
  return (
    <View className="case-clocks">
      <Clock of={promiseWords(complaint)} face={promisedFace(complaint, now)} now={now} />
      <Clock of={lawWords(complaint)} face={lawfulFace(complaint, now)} now={now} />
      <View className="case-clock">
        <Text className="case-small">{latelyOf(complaint)}</Text>
        <Text className="case-big">{`第 ${complaint.lately.count} 次`}</Text>
        <Text className="case-small">{latelyWords(complaint)}</Text>
      </View>
    </View>
  );
}

interface ClockProps {
  readonly of: string;
  readonly face: ClockFace;
  readonly now: Date;
}

function Clock({ of, face, now }: ClockProps): ReactElement {
  if (face.kind === 'word')
    return (
      <View className="case-clock">
        <Text className="case-small">{of}</Text>
        <Text className="case-big">{face.word}</Text>
      </View>
    );
  const { reading, until } = face;
  return (
    <View className="case-clock">
      <ClockBar reading={reading} of={of} />
      <Text className="case-small">{`到 ${dayAndClock(until, now)}`}</Text>
    </View>
  );
}
