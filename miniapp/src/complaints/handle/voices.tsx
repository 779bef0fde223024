// What do residents say, and what do machines record of the same thing?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { complaintDeskApi, complaintPolicy, dayAndClock, may, voiceKindNames } from '@kehuoyou/shared';
import type { ComplaintEvidence, HandledComplaint, JoinedVoice } from '@kehuoyou/shared';
import { useMe } from '../../accounts/use-me';
import { call } from '../../core/call';
import { useNow } from '../../core/clock';
import type { Action } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { StateMark } from '../../ui/states/state-mark';
import { voice } from '../../ui/voice';
import { complaintAt } from './complaint-at';
import { evidenceMark, evidenceWords, markOf, togetherWords } from './complaint-words';
import { Recordings } from './recordings';
import { ShownPictures } from './shown-pictures';

/** What is compared, and how one that does not belong is parted again. */
export interface VoicesProps {
  readonly complaint: HandledComplaint;
  readonly action: Action;
}

/** Side by side where there is room, so that the answer is a comparison. */
export function Voices({ complaint, action }: VoicesProps): ReactElement {
  return (
    <View className="case-compare">
      <Said complaint={complaint} action={action} />
      <Recorded complaint={complaint} />
    </View>
  );
}

function Said({ complaint, action }: VoicesProps): ReactElement {
  const now = useNow();
  const { kind, receivedAt, occurredAt, text, pictures, joined, together } = complaint;
  const many = togetherWords(together);
  const late = occurredAt === undefined ? '' : `，${dayAndClock(occurredAt, now)} 说的`;
  return (
    <View className="case-side">
      <Text className="case-head" {...voice({ role: 'heading' })}>
        {`居民说${many === undefined ? '' : `，${many}`}`}
      </Text>
      <Text className="case-small">{`${voiceKindNames[kind]}，${dayAndClock(receivedAt, now)} 收到${late}`}</Text>
      <ShownPictures pictures={pictures} what="居民拍的" />
      <Text className="case-said">{text ?? wordlessText(complaint)}</Text>
      <Recordings {...complaint} />
      {joined.map((each) => (
        <Joined key={each.id} each={each} complaint={complaint} action={action} />
      ))}
    </View>
  );
}

interface JoinedProps extends VoicesProps {
  readonly each: JoinedVoice;
}

function Joined({ each, complaint, action }: JoinedProps): ReactElement {
  const now = useNow();
  const parts = may(useMe().answer, complaintPolicy.merge, complaintAt(complaint));
  const { id, number, receivedAt, text, pictures } = each;
  return (
    <View className="case-joined">
      <Text className="case-small">{`${number}，${dayAndClock(receivedAt, now)}，${markOf(each).word}`}</Text>
      <ShownPictures pictures={pictures} what={`${number} 拍的`} />
      <Text className="case-said">{text ?? wordlessText(each)}</Text>
      <Recordings {...each} />
      {!parts ? null : (
        <Button
          kind="tool"
          word="分开"
          label={`把 ${number} 分开，单独办`}
          disabled={action.busy}
          onPress={() => action.run(() => call(complaintDeskApi.part, { id }))}
        />
      )}
    </View>
  );
}

/** What there is instead of words. */
function wordlessText({
  pictures,
  recordings = [],
  unheard,
}: Pick<JoinedVoice, 'pictures' | 'recordings' | 'unheard'>): string {
  if (recordings.length > 0 || unheard === true) return '没有写字，说了一段。';
  return pictures.length > 0 ? '只拍了照片。' : '没有写字。';
}

function Recorded({ complaint: { evidence, proof } }: { readonly complaint: HandledComplaint }): ReactElement {
  return (
    <View className="case-side">
      <Text className="case-head" {...voice({ role: 'heading' })}>
        机器记
      </Text>
      <Text className="case-small">{evidenceWords(evidence)}</Text>
      {evidence.map((each) => (
        <Evidence key={each.text} evidence={each} />
      ))}
      {proof.length === 0 ? null : (
        <>
          <Text className="case-head" {...voice({ role: 'heading' })}>
            答复时的照片
          </Text>
          <ShownPictures pictures={proof} what="答复的" />
        </>
      )}
    </View>
  );
}

function Evidence({ evidence }: { readonly evidence: ComplaintEvidence }): ReactElement {
  return (
    <View className="case-evidence">
      <StateMark {...evidenceMark(evidence)} quiet={evidence.speaks === 'neither'} />
      <Text className="case-evidence-text">{evidence.text}</Text>
      {evidence.note === undefined ? null : <Text className="case-small">{evidence.note}</Text>}
    </View>
  );
}
