// What has the office announced, what is held, and what is to be decided?
import { useState } from 'react';
import type { ReactElement } from 'react';
import {
  announcementMoves,
  announcementPolicy,
  announcementsApi,
  announcementStatusNames,
  announcementTopicNames,
  momentText,
  movesFor,
  noticesPages,
} from '@kehuoyou/shared';
import type { AnnouncementStatus, OfficeAnnouncement } from '@kehuoyou/shared';
import { useMay, useMe } from '../../accounts/use-me';
import { call } from '../../core/call';
import { goTo } from '../../core/platform/navigation';
import { useAction } from '../../core/use-action';
import { useQuery } from '../../core/use-query';
import { Asked } from '../../ui/page/asked';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Chips } from '../../ui/fields/chips';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { Page } from '../../ui/page/page';
import { Paragraphs } from '../../ui/cards/paragraphs';
import { Tag } from '../../ui/cards/tag';
import type { Tone } from '../../ui/cards/tag';
import { TextField } from '../../ui/fields/text-field';

const filters = [
  { value: 'all', word: '全部' },
  { value: 'held', word: '等人审核' },
  { value: 'published', word: '已发布' },
] as const;
type Filter = (typeof filters)[number]['value'];

/** Announcements are checked by WeChat in the background, ms. */
const ASK_EVERY_MS = 15_000;

/** 通知公告, for the offices. */
export default function Office(): ReactElement {
  const me = useMe();
  const reads = useMay(announcementPolicy.read);
  const writes = useMay(announcementPolicy.submit);
  const [filter, setFilter] = useState<Filter>('all');
  return (
    <Page title={noticesPages.office.title} desk="announcements">
      <Asked query={me} why="办公室的人登录以后，在这里写通知。">
        {() =>
          !reads ? (
            <EmptyAnswer sentence="写通知归县里和乡镇办公室。" />
          ) : (
            <>
              {!writes ? null : (
                <Button kind="primary" icon="pencil" word="写一条通知" onPress={() => goTo(noticesPages.write)} />
              )}
              <Chips label="看哪些" chips={filters} chosen={filter} onChoose={setFilter} />
              <OfficeList filter={filter} />
            </>
          )
        }
      </Asked>
    </Page>
  );
}

function OfficeList({ filter }: { readonly filter: Filter }): ReactElement {
  const query = useQuery(announcementsApi.forOffice, filter === 'all' ? {} : { status: filter }, {
    everyMs: ASK_EVERY_MS,
  });
  return (
    <Asked query={query}>
      {({ announcements }) => (
        <>
          {announcements.length === 0 ? (
            <EmptyAnswer sentence={filter === 'held' ? '没有等审核的通知。' : '还没有通知。'} />
          ) : null}
          {announcements.map((each) => (
            <OfficeCard key={each.id} announcement={each} onChanged={() => void query.refresh()} />
          ))}
        </>
      )}
    </Asked>
  );
}

const tones: Readonly<Record<AnnouncementStatus, Tone>> = {
  checking: 'amber',
  held: 'amber',
  published: 'green',
  refused: 'red',
  withdrawn: 'grey',
};
type Decision = 'publish' | 'refuse' | 'withdraw';
const decisionWords: Readonly<Record<Decision, string>> = { publish: '可以发布', refuse: '不发布', withdraw: '撤下' };

interface OfficeCardProps {
  readonly announcement: OfficeAnnouncement;
  readonly onChanged: () => void;
}

function OfficeCard({ announcement, onChanged }: OfficeCardProps): ReactElement {
  const { status, own, steps } = announcement;
  const [deciding, setDeciding] = useState<Decision>();
  const last = [...steps].reverse().find(({ reason }) => reason !== undefined);
  return (
    <Card
      title={announcement.title}
      named
      spoken={announcement.spoken}
      tag={<Tag word={announcementStatusNames[status]} tone={tones[status]} />}
    >
      <Note>{`${announcementTopicNames[announcement.topic]} · ${announcement.from} · ${momentText(new Date(announcement.submittedAt))}`}</Note>
      <Paragraphs text={announcement.text} />
      {last?.reason === undefined ? null : <Note tone={status === 'published' ? 'grey' : 'red'}>{last.reason}</Note>}
      {status === 'held' && own ? <Note>自己写的要请另一位来审。</Note> : null}
      {deciding === undefined ? (
        <Decisions announcement={announcement} onDecide={setDeciding} />
      ) : (
        <DecisionForm
          id={announcement.id}
          decision={deciding}
          onLeave={() => setDeciding(undefined)}
          onDone={onChanged}
        />
      )}
    </Card>
  );
}

interface DecisionsProps {
  readonly announcement: OfficeAnnouncement;
  readonly onDecide: (decision: Decision) => void;
}

function Decisions({ announcement, onDecide }: DecisionsProps): ReactElement {
  const me = useMe().answer;
  const at = { state: announcement.status, thing: announcement };
  return (
    <ButtonRow>
      {movesFor(me, announcementPolicy, announcementMoves, at).map((decision) => (
        <Button
          key={decision}
          kind={decision === 'publish' ? 'plain' : 'danger'}
          word={decisionWords[decision]}
          label={`${decisionWords[decision]}：${announcement.title}`}
          onPress={() => onDecide(decision)}
        />
      ))}
    </ButtonRow>
  );
}

interface DecisionFormProps {
  readonly id: string;
  readonly decision: Decision;
  readonly onLeave: () => void;
  readonly onDone: () => void;
}

function DecisionForm({ id, decision, onLeave, onDone }: DecisionFormProps): ReactElement {
  const [reason, setReason] = useState('');
  const action = useAction();
  const decide = () => {
    const said = reason.trim();
    if (said === '') return action.fail('请写一句为什么，写通知的人看得到。');
    return action.run(async () => {
      if (decision === 'withdraw') await call(announcementsApi.withdraw, { id, reason: said });
      else await call(announcementsApi.review, { id, decision, reason: said });
      onLeave();
      onDone();
    });
  };
  return (
    <>
      <TextField label="为什么" value={reason} onChange={setReason} hint="一句话" most={100} />
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button word="先不办" onPress={onLeave} />
        <Button
          kind={decision === 'publish' ? 'primary' : 'danger'}
          word={decisionWords[decision]}
          disabled={action.busy}
          onPress={decide}
        />
      </ButtonRow>
    </>
  );
}
