// What is known of one complaint, and what happens next?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { complaintDeskApi, complaintPolicy, may } from '@kehuoyou/shared';
import type { HandledComplaint } from '@kehuoyou/shared';
import { useMe } from '../../accounts/use-me';
import { call } from '../../core/call';
import { useNow } from '../../core/clock';
import { useQuery } from '../../core/use-query';
import type { Query } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { Note } from '../../ui/cards/note';
import { Asked } from '../../ui/page/asked';
import { StateMark } from '../../ui/states/state-mark';
import { voice } from '../../ui/voice';
import { PublishPart } from '../publish/publish-part';
import { Clocks } from './clocks';
import { complaintAt } from './complaint-at';
import { nextWords, titleWords, togetherWords, urgentMark } from './complaint-words';
import { ContactPart } from './contact-part';
import { DeedPart } from './deed-part';
import './handle.scss';
import { lookWords } from './look-words';
import { StepsLine } from './steps-line';
import { useDeed } from './use-deed';
import { Voices } from './voices';

/** Others handle it meanwhile, ms. */
const ASK_EVERY_MS = 60_000;

/** One complaint, by its id. */
export function useHandled(id: string | undefined): Query<HandledComplaint> {
  return useQuery(complaintDeskApi.read, id === undefined ? undefined : { id }, {
    everyMs: ASK_EVERY_MS,
    freshForMs: 0,
  });
}

/** Which, and who else shows where it stands. */
export interface DetailProps {
  readonly query: Query<HandledComplaint>;
  readonly onMoved?: () => Promise<void>;
}

/** The whole of it: on a page of its own, and beside the list. */
export function Detail({ query, onMoved }: DetailProps): ReactElement {
  return (
    <Asked query={query} why="县里、乡镇和公司登录以后，在这里办投诉。">
      {(complaint) => <Whole key={complaint.id} complaint={complaint} query={query} onMoved={onMoved} />}
    </Asked>
  );
}

interface WholeProps {
  readonly complaint: HandledComplaint;
  readonly query: Query<HandledComplaint>;
  readonly onMoved: (() => Promise<void>) | undefined;
}

function Whole({ complaint, query, onMoved }: WholeProps): ReactElement {
  const [stale, setStale] = useState(false);
  const again = async (): Promise<void> => {
    await Promise.all([query.refresh(), onMoved?.()]);
  };
  const action = useDeed({
    onDone: async () => {
      setStale(false);
      await again();
    },
    onStale: async () => {
      await again();
      setStale(true);
    },
  });
  return (
    <View className="case" {...voice({ role: 'group', label: titleWords(complaint) })}>
      <Top complaint={complaint} />
      {stale ? <Note tone="red">别人刚动过这一件，现在是最新的。请看过再办。</Note> : null}
      <JoinedTo complaint={complaint} action={action} />
      <StepsLine complaint={complaint} />
      <Clocks complaint={complaint} />
      <Voices complaint={complaint} action={action} />
      <DeedPart complaint={complaint} action={action} />
      <ContactPart complaint={complaint} />
      <Publishing complaint={complaint} />
    </View>
  );
}

function Publishing({ complaint }: { readonly complaint: HandledComplaint }): ReactElement | null {
  const decides = may(useMe().answer, complaintPolicy.publish, complaintAt(complaint));
  return decides ? <PublishPart id={complaint.id} /> : null;
}

function Top({ complaint }: { readonly complaint: HandledComplaint }): ReactElement {
  const now = useNow();
  const { number, together, place } = complaint;
  const looked = lookWords(complaint);
  const facts = [number, togetherWords(together), place.township].filter((each) => each !== undefined);
  return (
    <View className="case-top">
      <View className="case-title-line">
        <Text className="case-title" {...voice({ role: 'heading' })}>
          {titleWords(complaint)}
        </Text>
        <StateMark {...urgentMark(complaint, now)} />
      </View>
      <Text className="case-small">{facts.join(' · ')}</Text>
      {looked === undefined ? null : <Text className="case-small">{looked}</Text>}
      <Text className="case-next">{`下一步：${nextWords(complaint, now)}`}</Text>
    </View>
  );
}

interface JoinedToProps {
  readonly complaint: HandledComplaint;
  readonly action: ReturnType<typeof useDeed>;
}

function JoinedTo({ complaint, action }: JoinedToProps): ReactElement | null {
  const parts = may(useMe().answer, complaintPolicy.merge, complaintAt(complaint));
  const { id, joinedTo } = complaint;
  if (joinedTo === undefined) return null;
  return (
    <>
      <Note tone="ink">{`这一件并到 ${joinedTo} 了，跟着它一起办。`}</Note>
      {!parts ? null : (
        <Button
          word="分开，单独办"
          disabled={action.busy}
          onPress={() => action.run(() => call(complaintDeskApi.part, { id }))}
        />
      )}
    </>
  );
}
