// What have I agreed to, and how do I take it back?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { dayAndClock, accountsPages, consentsApi, currentWording } from '@kehuoyou/shared';
import type { ConsentEntry, ConsentKind, ConsentState } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { inWeChatApp, openPrivacyContract } from '../../core/platform/wechat-account';
import { useQuery } from '../../core/use-query';
import { useSignedIn } from '../../core/use-session';
import { Asked } from '../../ui/page/asked';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { List } from '../../ui/cards/list';
import { Page } from '../../ui/page/page';
import { Paragraphs } from '../../ui/cards/paragraphs';
import { Row } from '../../ui/cards/row';
import { ConsentCard } from '../consent-card';
import { useMe } from '../use-me';
import { useScopeName } from '../use-scope-name';

/** 隐私与同意: the notice is there for everybody, what was agreed to for its owner. */
export default function Consents(): ReactElement {
  const consents = useQuery(consentsApi.list, {});
  const me = useMe();
  const signedIn = useSignedIn() !== undefined;
  const changed = () => {
    void consents.refresh();
    void me.refresh();
  };
  return (
    <Page title={accountsPages.consents.title} age={consents.age}>
      {signedIn ? null : <NoticeInForce />}
      <Asked query={consents} why="登录以后，在这里看您同意过什么，随时可以收回。">
        {({ states, ledger }) => (
          <>
            <Standing kind="privacy_notice" states={states} onChanged={changed} />
            <Standing kind="sensitive_data" states={states} onChanged={changed} />
            {states
              .filter(({ kind }) => kind === 'leave_at_point')
              .map((state) => (
                <AtPoint key={state.subject} state={state} onChanged={changed} />
              ))}
            {states
              .filter(({ kind }) => kind === 'other_stations')
              .map((state) => (
                <ConsentCard key={state.kind} kind="other_stations" state={state} onChanged={changed} />
              ))}
            <Ledger ledger={ledger} />
          </>
        )}
      </Asked>
      {inWeChatApp() ? <Button word="看微信里的隐私保护指引" onPress={openPrivacyContract} /> : null}
    </Page>
  );
}

function NoticeInForce(): ReactElement {
  const { title, text } = currentWording('privacy_notice');
  return (
    <Card title={title} named spoken={`${title}。${text}`}>
      <Paragraphs text={text} />
    </Card>
  );
}

interface StandingProps {
  readonly kind: ConsentKind;
  readonly states: readonly ConsentState[];
  readonly onChanged: () => void;
}

function Standing({ kind, states, onChanged }: StandingProps): ReactElement {
  return <ConsentCard kind={kind} state={states.find((state) => state.kind === kind)} onChanged={onChanged} />;
}

function AtPoint({ state, onChanged }: { readonly state: ConsentState; readonly onChanged: () => void }): ReactElement {
  const about = useScopeName({ kind: 'point', id: state.subject ?? '' });
  return (
    <ConsentCard kind="leave_at_point" subject={state.subject} about={about} state={state} onChanged={onChanged} />
  );
}

const SHOWN = 5;

function Ledger({ ledger }: { readonly ledger: readonly ConsentEntry[] }): ReactElement | null {
  const now = useNow();
  const [all, setAll] = useState(false);
  if (ledger.length === 0) return null;
  const titleOf = ({ kind }: ConsentEntry) => currentWording(kind).title;
  return (
    <>
      <List>
        {ledger.slice(0, all ? undefined : SHOWN).map((entry) => (
          <Row
            key={entry.id}
            icon={entry.act === 'given' ? 'check' : 'x'}
            title={`${entry.act === 'given' ? '同意' : '收回'}：${titleOf(entry)}`}
            note={`${dayAndClock(entry.at, now)} · 版本 ${entry.version}`}
          />
        ))}
      </List>
      {all || ledger.length <= SHOWN ? null : (
        <Button kind="tool" word={`还有 ${ledger.length - SHOWN} 条记录`} onPress={() => setAll(true)} />
      )}
    </>
  );
}
