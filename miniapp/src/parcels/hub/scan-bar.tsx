// What was scanned last, where does it go, and what came of those before it?
import { clockText } from '@kehuoyou/shared';
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import type { HubPart } from '@kehuoyou/shared';
import { useWideScreen } from '../../core/platform/wide-screen';
import { StateMark } from '../../ui/states/state-mark';
import { voice } from '../../ui/voice';
import { ScanField } from '../../ui/fields/scan-field';
import { actName } from './use-hub';
import type { HubHere } from './use-hub';
import type { HubScan } from './use-hub-scan';

const hints: Readonly<Record<HubPart, string>> = {
  receive: '扫快递面单',
  sort: '扫面单，再扫袋子',
  load: '扫袋子封条',
  trouble: '扫有问题的那一件',
  return: '扫要退的那一件',
  sheets: '扫袋子，看在哪班车',
};
/** Acts that are shown at once. */
const LATEST = 3;

/** The field with the cursor, the answer in large words, and the last acts. */
export function ScanBar({
  here,
  part,
  scan,
}: {
  readonly here: HubHere;
  readonly part: HubPart;
  readonly scan: HubScan;
}): ReactElement {
  return (
    <View className="hub-bar">
      <View className="hub-field">
        <ScanField key={part} label={hints[part]} hint={hints[part]} word="输好了" onScan={scan.scan} />
      </View>
      <LastAnswer part={part} scan={scan} />
      <Latest here={here} />
    </View>
  );
}

function LastAnswer({
  part,
  scan: { answer, asking },
}: {
  readonly part: HubPart;
  readonly scan: HubScan;
}): ReactElement | null {
  const wide = useWideScreen();
  // On a phone the field says it already.
  if (answer === undefined && !asking && !wide) return null;
  if (answer === undefined || asking)
    return (
      <View className="hub-answer hub-answer-none" {...voice({ role: 'status' })}>
        <Text className="hub-head">{asking ? '正在查…' : `${hints[part]}，不用点`}</Text>
      </View>
    );
  const { state, head, tag, note } = answer;
  return (
    <View className={`hub-answer hub-answer-${state}`} {...voice({ role: 'status' })}>
      <View className="hub-answer-line">
        <View className={`hub-mark state-${state}`} {...voice({ hidden: true })}>
          <View className="icon state-shape hub-shape" />
        </View>
        <Text className="hub-head">{head}</Text>
        {tag === undefined ? null : <Text className="hub-bay">{tag}</Text>}
      </View>
      {note === undefined ? null : <Text className="hub-note">{note}</Text>}
    </View>
  );
}

/** The last acts of this desk, with those that were not taken and why. */
function Latest({ here: { facts, pointId } }: { readonly here: HubHere }): ReactElement | null {
  const made = facts.made
    .filter((each) => each.pointId === pointId)
    .slice(-LATEST)
    .reverse();
  const [refused] = facts.refused.slice(-1);
  if (made.length === 0 && refused === undefined) return null;
  return (
    <View className="hub-latest" {...voice({ role: 'list', label: '刚才做的' })}>
      {refused === undefined ? null : (
        <View className="hub-act" {...voice({ role: 'listitem' })}>
          <StateMark state="refused" word={refused.label} />
          <Text className="hub-act-at">{refused.sentence}</Text>
        </View>
      )}
      {made.slice(0, refused === undefined ? LATEST : LATEST - 1).map((each) => (
        <View key={each.eventId} className="hub-act" {...voice({ role: 'listitem' })}>
          <StateMark state={facts.waiting.has(each.eventId) ? 'now' : 'done'} word={actName(each)} quiet />
          <Text className="hub-act-at">{clockText(each.occurredAt)}</Text>
        </View>
      ))}
    </View>
  );
}
