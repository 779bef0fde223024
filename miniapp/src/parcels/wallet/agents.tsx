// Who may fetch the household's parcels, and who stands at the counter now and would?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { agentsApi } from '@kehuoyou/shared';
import type { AskedOfUs, OurAgents } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { useQuery } from '../../core/use-query';
import type { Query } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Answer } from '../../ui/cards/answer';
import { Card } from '../../ui/cards/card';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { TextField } from '../../ui/fields/text-field';
import { ErrorSentence } from '../../ui/page/error-sentence';

/** Whoever waits for an answer stands at the counter, ms. */
const ASK_EVERY_MS = 20_000;
const NAME = 20;

/** What the household has said about who may fetch. */
export function useAgents(): Query<OurAgents> {
  return useQuery(agentsApi.ours, {}, { everyMs: ASK_EVERY_MS });
}

/** First of all on the page: somebody waits. */
export function AskedCards({ agents }: { readonly agents: Query<OurAgents> }): ReactElement {
  return (
    <>
      {(agents.answer?.asked ?? []).map((asked) => (
        <Asked key={asked.id} asked={asked} refresh={agents.refresh} />
      ))}
    </>
  );
}

function Asked({ asked, refresh }: { readonly asked: AskedOfUs; readonly refresh: () => Promise<void> }): ReactElement {
  const action = useAction();
  const { id, agent, pieces, point } = asked;
  const say = (yes: boolean, always = false) =>
    action.run(async () => {
      await call(agentsApi.answer, { id, yes, ...(always ? { always } : {}) });
      await refresh();
    });
  return (
    <Card
      title={`${point?.name ?? '服务点'}有人要代取`}
      spoken="有人在服务点，要代取您家的快递。同意不同意，点一下，站长马上看到。"
    >
      <Answer figure={agent} note={`要代取您家 ${pieces} 件，同意吗`} />
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button kind="primary" icon="check" word="同意" disabled={action.busy} onPress={() => say(true)} />
        <Button kind="danger" icon="x" word="不同意" disabled={action.busy} onPress={() => say(false)} />
      </ButtonRow>
      <ButtonRow>
        <Button word={`以后 ${agent} 都可以取`} disabled={action.busy} onPress={() => say(true, true)} />
      </ButtonRow>
    </Card>
  );
}

/** Who may always fetch; for them nobody is asked. */
export function StandingAgents({ agents }: { readonly agents: Query<OurAgents> }): ReactElement {
  const action = useAction();
  const standing = agents.answer?.standing ?? [];
  const change = (work: () => Promise<unknown>) =>
    action.run(async () => {
      await work();
      await agents.refresh();
    });
  return (
    <>
      <Card title="谁可以代取">
        <Note tone="ink">{standing.length === 0 ? NOBODY_YET : SOMEBODY}</Note>
        {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
        <AddAgent busy={action.busy} onName={(name) => change(() => call(agentsApi.allow, { name }))} />
      </Card>
      {standing.length === 0 ? null : (
        <List>
          {standing.map(({ id, name }) => (
            <Row
              key={id}
              icon="check"
              title={name}
              tail={
                <Button
                  kind="tool"
                  word="拿掉"
                  label={`不让${name}取了`}
                  disabled={action.busy}
                  onPress={() => change(() => call(agentsApi.disallow, { id }))}
                />
              }
            />
          ))}
        </List>
      )}
    </>
  );
}

const NOBODY_YET = '自己去，或者家里人去。别人代取，站长先问您。常来代取的，可以写在这里，就不用每次问。';
const SOMEBODY = '写在这里的人来取，不用每次问您。取走了照样马上告诉您。';

interface AddAgentProps {
  readonly busy: boolean;
  readonly onName: (name: string) => void;
}

function AddAgent({ busy, onName }: AddAgentProps): ReactElement {
  const [name, setName] = useState<string>();
  const add = () => {
    if (name !== undefined) onName(name.trim());
    setName(undefined);
  };
  return (
    <>
      {name === undefined ? null : (
        <TextField label="代取的人叫什么" value={name} most={NAME} hint="比如 李大爷" onChange={setName} />
      )}
      <ButtonRow>
        {name === undefined ? (
          <Button icon="user-plus" word="叫人代取" onPress={() => setName('')} />
        ) : (
          <Button kind="primary" word="写上" disabled={busy || name.trim() === ''} onPress={add} />
        )}
      </ButtonRow>
    </>
  );
}
