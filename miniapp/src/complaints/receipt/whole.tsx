// How does a complaint stand on its page: the answer first, the clocks, our records, the story, and what one can do?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import type { Complaint } from '@kehuoyou/shared';
import { PhoneButton } from '../../ui/buttons/phone-button';
import { Answer } from '../../ui/cards/answer';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Paragraphs } from '../../ui/cards/paragraphs';
import { ClockBar } from '../../ui/charts/clock-bar';
import { StateMark } from '../../ui/states/state-mark';
import { Facts } from '../facts';
import { stateMark, titleWords } from '../state-words';
import { HideCard } from './hide-card';
import { MovesCard } from './moves-card';
import { OutsideCard } from './outside-card';
import { SeenPictures } from './seen-pictures';
import { SeenRecordings } from './seen-recordings';
import { clocksOf, evidenceWords, headline, lastWord, storyOf } from './receipt-words';
import { UnsentDeeds } from './unsent-deeds';
import { UnsentMedia } from './unsent-media';
import { useOwnDeeds } from './use-own-deeds';
import type { WholeProps } from './whole-props';

/** One of them, and how it is asked for anew. */
export interface WholeComplaintProps extends Omit<WholeProps, 'deeds'> {
  readonly refresh: () => Promise<unknown>;
}

/** Everything that whoever has the receipt sees. */
export function Whole({ complaint, now, refresh }: WholeComplaintProps): ReactElement {
  const deeds = useOwnDeeds(complaint.receipt, refresh);
  const props = { complaint, now, deeds };
  const { receipt, pictures, recordings, evidence, text, body } = complaint;
  return (
    <>
      <Head complaint={complaint} now={now} />
      <UnsentMedia receipt={receipt} onArrived={() => void refresh()} />
      <UnsentDeeds deeds={deeds} complaint={complaint} />
      <LastWord complaint={complaint} />
      <MovesCard {...props} of="word" />
      <Clocks complaint={complaint} now={now} />
      {evidence.length === 0 ? null : <Evidence complaint={complaint} />}
      <Story complaint={complaint} now={now} />
      {text === undefined && pictures.length + recordings.length === 0 ? null : (
        <Card title="您说的">
          {text === undefined ? null : <Paragraphs text={text} />}
          <SeenPictures receipt={receipt} pictures={pictures} what="您拍的照片" />
          <SeenRecordings receipt={receipt} recordings={recordings} />
        </Card>
      )}
      {body?.phone === undefined ? null : <PhoneButton word="打给办的人" who={body.name} number={body.phone} />}
      <OutsideCard {...props} />
      <HideCard {...props} />
      <MovesCard {...props} of="withdraw" />
    </>
  );
}

function Head({ complaint, now }: Omit<WholeProps, 'deeds'>): ReactElement {
  const { figure, notes, spoken } = headline(complaint, now);
  return (
    <Card
      title={titleWords(complaint)}
      named
      tag={<StateMark {...stateMark(complaint.state)} />}
      spoken={spoken}
      readable={false}
    >
      <View className="receipt-answer">
        <Answer figure={figure} />
      </View>
      {notes.map((note) => (
        <Note key={note} tone="ink">
          {note}
        </Note>
      ))}
    </Card>
  );
}

/** What was answered or asked, with what proves it. */
function LastWord({ complaint }: { readonly complaint: Complaint }): ReactElement | null {
  const { proof, receipt } = complaint;
  const word = lastWord(complaint);
  if (word?.text === undefined) return null;
  const title = word.step === 'ask' ? '问您' : word.step === 'decline' ? '为什么不归这里管' : '答复';
  return (
    <Card title={word.by === undefined ? title : `${word.by}：${title}`} named spoken={`${title}：${word.text}`}>
      <Paragraphs text={word.text} />
      {word.step === 'answer' ? <SeenPictures receipt={receipt} pictures={proof} what="答复的照片" /> : null}
    </Card>
  );
}

function Clocks({ complaint, now }: Omit<WholeProps, 'deeds'>): ReactElement | null {
  const clocks = clocksOf(complaint, now);
  if (clocks.length === 0) return null;
  return (
    <View className="receipt-clocks">
      {clocks.map(({ title, reading, until }) => (
        <View key={title} className="card receipt-clock">
          <Note>{title}</Note>
          <ClockBar reading={reading} of={until} />
        </View>
      ))}
    </View>
  );
}

function Evidence({ complaint: { evidence } }: { readonly complaint: Complaint }): ReactElement {
  const { title, facts } = evidenceWords(evidence);
  return (
    <Card title={title} spoken={`${title}：${facts.map(({ word }) => word).join('；')}。`}>
      <Facts facts={facts} />
    </Card>
  );
}

function Story({ complaint, now }: Omit<WholeProps, 'deeds'>): ReactElement {
  const story = storyOf(complaint, now);
  return (
    <Card
      title="经过"
      spoken={`经过：${[...story]
        .reverse()
        .map(({ title, note }) => `${note} ${title}`)
        .join('；')}。`}
    >
      {story.map(({ title, note, text }, place) => (
        <View key={`${note} ${title} ${place}`} className="receipt-step">
          <StateMark state={place === 0 ? 'now' : 'done'} word={title} quiet={place > 0} />
          <Text className="receipt-step-note">{note}</Text>
          {text === undefined ? null : <View className="receipt-step-text">{text}</View>}
        </View>
      ))}
    </Card>
  );
}
