// Which changes have been published, which of them hold, and how is one taken back?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { dateAt, momentText, timetableEditApi, timetableEditPolicy, timetablePages } from '@kehuoyou/shared';
import type { PublishedEdit, ServiceDate } from '@kehuoyou/shared';
import { useMayInCounty, useMe } from '../../accounts/use-me';
import { call } from '../../core/call';
import { useNow } from '../../core/clock';
import { useAction } from '../../core/use-action';
import { useQuery } from '../../core/use-query';
import { Asked } from '../../ui/page/asked';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { Page } from '../../ui/page/page';
import { Tag } from '../../ui/cards/tag';
import type { Tone } from '../../ui/cards/tag';
import { editWords, tripWords } from '../changing/edit-words';
import { useTownshipNames } from './use-township-names';

/** Most that the server lists at once. */
const MOST = 50;

/** 发布过的改动. */
export default function Changes(): ReactElement {
  const me = useMe();
  const edits = useQuery(timetableEditApi.list, { limit: MOST }, { freshForMs: 0 });
  return (
    <Page title={timetablePages.changes.title} age={edits.age} desk="changes">
      <Asked query={me} why="公司的人登录以后，才能看发布过的改动。">
        {() => (
          <Asked query={edits}>
            {(answer) =>
              answer.edits.length === 0 ? (
                <EmptyAnswer sentence="还没有发布过改动。" next="现在的时刻表和录入的时候一样。" />
              ) : (
                <>
                  {answer.edits.map((edit) => (
                    <ChangeCard key={edit.editId} edit={edit} onUndone={() => void edits.refresh()} />
                  ))}
                </>
              )
            }
          </Asked>
        )}
      </Asked>
    </Page>
  );
}

function stateOf({ undoneAt, inEffect, days }: PublishedEdit, today: ServiceDate): { word: string; tone: Tone } {
  if (undoneAt !== undefined) return { word: '撤回了', tone: 'grey' };
  if (!inEffect) return { word: '不起作用了', tone: 'amber' };
  if (days.until < today) return { word: '过去了', tone: 'grey' };
  return { word: '在用', tone: 'green' };
}

function ChangeCard({ edit, onUndone }: { readonly edit: PublishedEdit; readonly onUndone: () => void }): ReactElement {
  const today = dateAt(useNow());
  const mayUndo = useMayInCounty(timetableEditPolicy.undo, { companyId: edit.companyId });
  const townshipName = useTownshipNames()(edit.days.townshipCode);
  const state = stateOf(edit, today);
  const trip = edit.trip === undefined ? '时刻表里已经没有这一班了' : tripWords(edit.trip);
  const words = editWords(edit, townshipName);
  return (
    <Card
      title={trip}
      named
      tag={<Tag word={state.word} tone={state.tone} />}
      spoken={`${trip}，${words}，${state.word}。`}
      readable={false}
    >
      <Note tone="ink">{words}</Note>
      <Note>{`${momentText(new Date(edit.publishedAt))} 发布${edit.undoneAt === undefined ? '' : `，${momentText(new Date(edit.undoneAt))} 撤回`}`}</Note>
      {mayUndo && edit.undoneAt === undefined && edit.days.until >= today ? (
        <Undo edit={edit} what={`${trip}，${words}`} onUndone={onUndone} />
      ) : null}
    </Card>
  );
}

interface UndoProps {
  readonly edit: PublishedEdit;
  /** The trip and what was changed of it: one trip may have several changes. */
  readonly what: string;
  readonly onUndone: () => void;
}

/** Asks once more: villagers see it at once. */
function Undo({ edit, what, onUndone }: UndoProps): ReactElement {
  const [asking, setAsking] = useState(false);
  const action = useAction();
  const undo = () =>
    action.run(async () => {
      await call(timetableEditApi.undo, { editId: edit.editId });
      onUndone();
    });
  return (
    <>
      {asking ? <Note tone="red">撤回以后，这一班马上照原来的开，村里人马上看到。</Note> : null}
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        {asking ? <Button word="不撤回" label={`不撤回：${what}`} onPress={() => setAsking(false)} /> : null}
        <Button
          kind="danger"
          word={asking ? '真的撤回' : '撤回'}
          label={`${asking ? '真的撤回' : '撤回'}：${what}`}
          disabled={action.busy}
          onPress={asking ? undo : () => setAsking(true)}
        />
      </ButtonRow>
    </>
  );
}
