// Into which other complaint does this one go?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { complaintDeskApi } from '@kehuoyou/shared';
import type { DeskComplaint } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useQuery } from '../../core/use-query';
import { useSettled } from '../../network/use-settled';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { SearchField } from '../../ui/fields/search-field';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { titleWords, togetherWords } from './complaint-words';
import { DeedButtons } from '../../ui/page/deed-buttons';
import type { DeedFormProps } from './deed-form';

const SETTLE_MS = 350;
/** The server takes this much of a search. */
const LONGEST = 20;

/** Those of the same place at once; any other by its number. */
export function MergeForm({ complaint, action, onLeave }: DeedFormProps): ReactElement {
  const [text, setText] = useState('');
  const [into, setInto] = useState<DeskComplaint>();
  const wanted = useSettled(text.trim(), SETTLE_MS);
  const query = useQuery(complaintDeskApi.list, {
    q: (wanted === '' ? complaint.place.name : wanted).slice(0, LONGEST),
  });
  const send = () => {
    if (into === undefined) return action.fail('先选并到哪一件。');
    return action.run(() => call(complaintDeskApi.merge, { id: complaint.id, into: into.id }));
  };
  return (
    <>
      <SearchField value={text} onChange={setText} hint="并到哪一件：编号、地方" />
      <Asked query={query}>
        {({ complaints }) => (
          <Candidates
            rows={complaints.filter(({ id, kind }) => id !== complaint.id && kind === complaint.kind)}
            chosen={into}
            onChoose={setInto}
          />
        )}
      </Asked>
      <Note>
        {into === undefined
          ? '并到一起，只办一次，只答复一次。各人还是自己说好没好。'
          : `${complaint.number} 并到 ${into.number}，以后跟着它办。并错了可以分开。`}
      </Note>
      <DeedButtons action={action} word="并入" onSend={send} onLeave={onLeave} />
    </>
  );
}

interface CandidatesProps {
  readonly rows: readonly DeskComplaint[];
  readonly chosen: DeskComplaint | undefined;
  readonly onChoose: (row: DeskComplaint) => void;
}

function Candidates({ rows, chosen, onChoose }: CandidatesProps): ReactElement {
  if (rows.length === 0) return <EmptyAnswer sentence="这里没有别的在办的。" next="输编号找一找" />;
  return (
    <List>
      {rows.map((row) => (
        <Row
          key={row.id}
          title={titleWords(row)}
          note={[row.number, togetherWords(row.together), row.id === chosen?.id ? '选了这件' : undefined]
            .filter((each) => each !== undefined)
            .join('，')}
          {...(row.id === chosen?.id ? { icon: 'check' as const } : {})}
          onPress={() => onChoose(row)}
        />
      ))}
    </List>
  );
}
