// Which parcels has the household: what waits and where, what comes and when, and who took what?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { accountsPages, parcelsPages } from '@kehuoyou/shared';
import type { WalletParcel } from '@kehuoyou/shared';
import { goTo, usePulled } from '../../core/platform/navigation';
import { useSignedIn } from '../../core/use-session';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { Asked } from '../../ui/page/asked';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Page } from '../../ui/page/page';
import { voice } from '../../ui/voice';
import { OtherStationsPart } from '../other-stations/other-stations';
import { RedirectAsked } from '../redirects/redirect-question';
import { useDecisions, useWallet } from '../use-wallet';
import type { Decisions } from '../use-wallet';
import { AskedCards, StandingAgents, useAgents } from './agents';
import { ComingCard, StoppedCard } from './coming-card';
import { firstToAsk, LeaveAtPoints } from './leave-at-points';
import { LeaveQuestion } from './leave-question';
import { KeptNumbers } from './kept-numbers';
import { NoParcels, RingThePoint } from './no-parcels';
import { WalletPoint } from './point-card';
import { TellMe } from './tell-me';
import { TakenCard } from './taken-card';
import { WaitingCard } from './waiting-card';
import type { ParcelCardProps } from './waiting-card';
import { groupHead, groupOf, ofGroup, peopleOf, spokenWallet, walletGroups } from './wallet-groups';
import type { WalletGroup } from './wallet-groups';
import './index.scss';

/** 我家快递. */
export default function WalletPage(): ReactElement {
  const wallet = useWallet();
  const signedIn = useSignedIn() !== undefined;
  const agents = useAgents();
  usePulled(wallet.refresh);
  return (
    <Page
      title={parcelsPages.wallet.title}
      age={wallet.age}
      spoken={wallet.answer === undefined ? undefined : spokenWallet(wallet.answer.parcels)}
    >
      {signedIn ? <AskedCards agents={agents} /> : null}
      <Asked query={wallet} why="登录以后，看家里的快递到了没有，在哪个架子。">
        {({ parcels }) =>
          parcels.length === 0 ? <NoParcels /> : <Parcels parcels={parcels} refresh={wallet.refresh} />
        }
      </Asked>
      {signedIn ? <OtherStationsPart /> : null}
      {signedIn ? <LeaveAtPoints parcels={wallet.answer?.parcels ?? []} refresh={wallet.refresh} /> : null}
      {signedIn ? <StandingAgents agents={agents} /> : null}
      <KeptNumbers />
      {signedIn ? <TellMe /> : <RingThePoint />}
    </Page>
  );
}

interface ParcelsProps {
  readonly parcels: readonly WalletParcel[];
  readonly refresh: () => Promise<void>;
}

/** Of everybody, or of one of several. */
function Parcels({ parcels, refresh }: ParcelsProps): ReactElement {
  const decisions = useDecisions(refresh);
  const [chosen, setChosen] = useState<string>();
  const people = peopleOf(parcels);
  const several = people.length > 1;
  const person = people.find(({ id }) => id === chosen);
  const shown = person === undefined ? parcels : parcels.filter(({ personId }) => personId === person.id);
  const names = new Map(several && person === undefined ? people.map(({ id, name }) => [id, name]) : []);
  return (
    <>
      {several ? (
        <Chips
          label="看谁的快递"
          chips={[
            { value: ALL, word: '全家' },
            ...people.map(({ id, name, count }) => ({ value: id, word: count === 0 ? name : `${name} ${count}` })),
          ]}
          chosen={person?.id ?? ALL}
          onChoose={setChosen}
        />
      ) : null}
      <NotTaken decisions={decisions} />
      {walletGroups.map((group) => (
        <Group
          key={group}
          group={group}
          parcels={ofGroup(shown, group)}
          decisions={decisions}
          names={names}
          always={firstToAsk(shown)}
          refresh={refresh}
        />
      ))}
      <ButtonRow>
        <Button icon="users" word="家里人" onPress={() => goTo(accountsPages.household)} />
      </ButtonRow>
    </>
  );
}

/** No person's id is empty. */
const ALL = '';

/** What was decided here and could not be done. */
function NotTaken({ decisions: { refused, dismiss, failure } }: { readonly decisions: Decisions }): ReactElement {
  return (
    <>
      {failure === undefined ? null : <ErrorSentence sentence={failure} />}
      {refused.map(({ key, label, refusal }) => (
        <Card key={key} title={`没有办成：${label}`} named>
          <Note tone="red">{refusal?.sentence}</Note>
          <Button word="知道了" label={`知道了：${label}`} onPress={() => dismiss(key)} />
        </Card>
      ))}
    </>
  );
}

interface GroupProps {
  readonly group: WalletGroup;
  readonly parcels: readonly WalletParcel[];
  readonly decisions: Decisions;
  readonly names: ReadonlyMap<string, string>;
  /** The parcels with whose question one can agree to their points for good. */
  readonly always: ReadonlySet<WalletParcel>;
  readonly refresh: () => Promise<void>;
}

function Group({ group, parcels, decisions, names, always, refresh }: GroupProps): ReactElement | null {
  if (parcels.length === 0) return null;
  const points = new Map(parcels.map(({ point }) => [point?.id ?? '', point]));
  return (
    <>
      <View className="wallet-head" {...voice({ role: 'heading' })}>
        {groupHead(group, parcels.length)}
      </View>
      {[...points].map(([id, point]) => (
        <View key={id}>
          {parcels
            .filter((parcel) => (parcel.point?.id ?? '') === id)
            .map((parcel) => (
              <View key={parcel.id}>
                <ParcelCard parcel={parcel} decisions={decisions} whose={names.get(parcel.personId)} />
                <RedirectAsked parcel={parcel} decisions={decisions} />
                {parcel.leaving === 'open' && parcel.redirect === undefined ? (
                  <LeaveQuestion
                    parcel={parcel}
                    decisions={decisions}
                    mayAlways={always.has(parcel)}
                    onAgreed={() => void refresh()}
                  />
                ) : null}
              </View>
            ))}
          {group === 'waiting' && point !== undefined ? <WalletPoint point={point} /> : null}
        </View>
      ))}
    </>
  );
}

function ParcelCard(props: ParcelCardProps): ReactElement {
  switch (groupOf(props.parcel)) {
    case 'waiting':
      return <WaitingCard {...props} />;
    case 'stopped':
      return <StoppedCard {...props} />;
    case 'coming':
      return <ComingCard {...props} />;
    case 'over':
      return <TakenCard {...props} />;
  }
}
