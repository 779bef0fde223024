// What was done so far, by which office, and what was said with it?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { dayAndClock } from '@kehuoyou/shared';
import type { ComplaintStep, HandledComplaint } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { voice } from '../../ui/voice';
import { stepWords } from './complaint-words';

/** A line of steps; what was said with one stands under it. */
export function StepsLine({ complaint: { steps } }: { readonly complaint: HandledComplaint }): ReactElement {
  return (
    <View className="case-steps" {...voice({ role: 'list', label: '办到哪里了' })}>
      {steps.map((step, index) => (
        <Step key={`${step.at}${index}`} step={step} />
      ))}
    </View>
  );
}

function Step({ step }: { readonly step: ComplaintStep }): ReactElement {
  const now = useNow();
  const by = step.by === undefined || step.by === step.body ? '' : ` · ${step.by}`;
  return (
    <View className="case-step" {...voice({ role: 'listitem' })}>
      <Text className="case-step-word">{stepWords(step)}</Text>
      <Text className="case-small">{`${dayAndClock(step.at, now)}${by}`}</Text>
      {step.text === undefined ? null : <Text className="case-said">{step.text}</Text>}
    </View>
  );
}
