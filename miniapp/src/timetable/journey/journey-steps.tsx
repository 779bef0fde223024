// How do the steps of a way look?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import type { JourneyStep } from './journey-words';

/** The steps as stops along a road. */
export function JourneySteps({ steps }: { readonly steps: readonly JourneyStep[] }): ReactElement {
  return (
    <View className="journey-steps">
      {steps.map((step) => (
        <Step key={`${step.time} ${step.title}`} step={step} />
      ))}
    </View>
  );
}

function Step({ step: { time, title, note, approximate } }: { readonly step: JourneyStep }): ReactElement {
  return (
    <View className="journey-step">
      <View className="journey-clock">
        {approximate ? <Text className="journey-about">约</Text> : null}
        <Text className="journey-time">{time}</Text>
      </View>
      <View className="journey-words">
        <View className="journey-what">{title}</View>
        {note === '' ? null : <View className="journey-note">{note}</View>}
      </View>
    </View>
  );
}
