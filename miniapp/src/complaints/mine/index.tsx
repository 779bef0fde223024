// 我说过的事: from this account and from this phone, the anonymous and the unsent among them, each with how it stands.
import type { ReactElement } from 'react';
import { complaintsPages, dayAndClock, receiptsApi } from '@kehuoyou/shared';
import type { ComplaintState } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import type { OutboxItem } from '../../core/outbox/outbox-item';
import { goTo, usePulled } from '../../core/platform/navigation';
import { useQuery } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { List } from '../../ui/cards/list';
import { Row } from '../../ui/cards/row';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Page } from '../../ui/page/page';
import { StateMark } from '../../ui/states/state-mark';
import { useKeptReceipts } from '../kept-receipts';
import { stateMark, whatWords } from '../state-words';
import { useUnsent } from '../unsent';
import { ownVoices } from './mine-words';
import type { OwnVoice } from './mine-words';

/** Nobody has to have signed in. */
export default function MinePage(): ReactElement {
  const query = useQuery(receiptsApi.mine, {}, { freshForMs: 0 });
  const kept = useKeptReceipts(({ receipts }) => receipts);
  const unsent = useUnsent();
  const voices = ownVoices(query.answer?.complaints ?? [], kept);
  usePulled(query.refresh);
  return (
    <Page
      title={complaintsPages.mine.title}
      age={query.age}
      spoken={voices.length === 0 ? '还没有说过什么。' : `一共说过 ${voices.length} 件事。`}
    >
      {voices.length === 0 ? (
        <EmptyAnswer sentence="这台手机上还没有说过什么。" next="哪里不好、哪里好，都可以说，不用登录。" />
      ) : (
        <List>
          {voices.map((voice) => (
            <VoiceRow key={voice.receipt} voice={voice} unsent={unsent.get(voice.receipt)} />
          ))}
        </List>
      )}
      <ButtonRow>
        <Button
          kind={voices.length === 0 ? 'primary' : 'plain'}
          icon="message-square"
          word="我有话说"
          onPress={() => goTo(complaintsPages.say)}
        />
        <Button icon="search" word="用回执查" onPress={() => goTo(complaintsPages.receipt)} />
        <Button icon="users" word={complaintsPages.heard.title} onPress={() => goTo(complaintsPages.heard)} />
      </ButtonRow>
    </Page>
  );
}

/** How it stands: what the account says, else what its receipt says, else what was last heard of it. */
function VoiceRow({
  voice,
  unsent,
}: {
  readonly voice: OwnVoice;
  readonly unsent: OutboxItem | undefined;
}): ReactElement {
  const now = useNow();
  const { receipt, summary } = voice;
  const asks = summary === undefined && unsent === undefined;
  const read = useQuery(receiptsApi.read, asks ? { receipt } : undefined).answer;
  const state: ComplaintState | undefined = summary?.state ?? read?.state;
  const mark =
    unsent === undefined
      ? state === undefined
        ? { state: 'unsaid' as const, word: '还不知道' }
        : stateMark(state)
      : unsent.state === 'refused'
        ? { state: 'refused' as const, word: '没交上去' }
        : { state: 'planned' as const, word: '还没发出去' };
  const title = whatWords(voice);
  return (
    <Row
      title={title}
      note={`${voice.placeName}，${dayAndClock(voice.at, now)}`}
      tail={<StateMark {...mark} />}
      label={`${title}，${voice.placeName}，${mark.word}`}
      onPress={() => goTo(complaintsPages.receipt, { code: receipt })}
    />
  );
}
