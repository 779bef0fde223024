// At which points may the household's parcels always be left, and how is that said and taken back?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { consentsApi } from '@kehuoyou/shared';
import type { ConsentWording, WalletParcel } from '@kehuoyou/shared';
import { useConsent } from '../../accounts/use-consent';
import { useScopeName } from '../../accounts/use-scope-name';
import { useQuery } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Paragraphs } from '../../ui/cards/paragraphs';
import { ErrorSentence } from '../../ui/page/error-sentence';

/** What the whole household's consent needs. */
export interface LeaveAtPointsProps {
  readonly parcels: readonly WalletParcel[];
  /** Asks for the parcels anew. */
  readonly refresh: () => Promise<void>;
}

/**
 * One line for the household at each of its points, whoever of it the parcels are for: where they lie or come now, and
 * where it has ever said something. Nothing where there is no such point yet.
 */
export function LeaveAtPoints({ parcels, refresh }: LeaveAtPointsProps): ReactElement | null {
  const consents = useQuery(consentsApi.list, {});
  if (consents.answer === undefined) return null;
  const said = new Map(
    consents.answer.states.flatMap(({ kind, subject = '', given }) =>
      kind === 'leave_at_point' ? [[subject, given] as const] : [],
    ),
  );
  const names = new Map(parcels.flatMap(({ point }) => (point ? [[point.id, point.name] as const] : [])));
  const points = new Set([...said.keys(), ...parcels.flatMap(({ own, point }) => (own && point ? [point.id] : []))]);
  const changed = () => {
    void consents.refresh();
    void refresh();
  };
  if (points.size === 0) return null;
  return (
    <Card title="家里的快递放服务点" named spoken="家里的快递，可以一直放在服务点，也可以每一件都问您。">
      {[...points].map((id) => (
        <AtPoint key={id} pointId={id} named={names.get(id)} given={said.get(id) ?? false} onChanged={changed} />
      ))}
    </Card>
  );
}

interface AtPointProps {
  readonly pointId: string;
  /** As one of its parcels says; else its name is asked for. */
  readonly named: string | undefined;
  readonly given: boolean;
  readonly onChanged: () => void;
}

/** What holds there, and one button; agreeing shows the very words first. */
function AtPoint({ pointId, named, given, onChanged }: AtPointProps): ReactElement {
  const [asked, setAsked] = useState(false);
  const found = useScopeName({ kind: 'point', id: pointId });
  const name = named ?? found ?? '服务点';
  const consent = useConsent({ kind: 'leave_at_point', subject: pointId }, onChanged);
  const say = (yes: boolean | undefined) => {
    setAsked(false);
    if (yes !== undefined) consent.answer(yes);
  };
  if (asked && !given) return <VeryWords name={name} wording={consent.wording} onSay={say} />;
  return (
    <View className="wallet-decision">
      <Note tone="ink">{given ? `${name}：都可以放，不用再问。` : `${name}：每一件都先问您。`}</Note>
      {consent.failure === undefined ? null : <ErrorSentence sentence={consent.failure} />}
      {given ? (
        <Button
          word="以后每件都问我"
          label={`以后每件都问我：${name}`}
          disabled={consent.busy}
          onPress={() => say(false)}
        />
      ) : (
        <Button word="以后都可以放" label={`以后都可以放：${name}`} onPress={() => setAsked(true)} />
      )}
    </View>
  );
}

interface VeryWordsProps {
  readonly name: string;
  readonly wording: ConsentWording;
  /** Undefined: not now. */
  readonly onSay: (yes: true | undefined) => void;
}

/** What one agrees to, before one does. */
function VeryWords({ name, wording: { title, text }, onSay }: VeryWordsProps): ReactElement {
  return (
    <View className="wallet-decision">
      <Note tone="ink">{`${title}：${name}`}</Note>
      <Paragraphs text={text} />
      <ButtonRow>
        <Button kind="primary" word="同意" label={`同意：${title}：${name}`} onPress={() => onSay(true)} />
        <Button word="先不" label={`先不：${name}`} onPress={() => onSay(undefined)} />
      </ButtonRow>
    </View>
  );
}

/** Of each point the first parcel of which somebody of the household should say something. */
export function firstToAsk(parcels: readonly WalletParcel[]): ReadonlySet<WalletParcel> {
  const open = parcels.filter(({ leaving }) => leaving === 'open').reverse();
  return new Set(new Map(open.map((parcel) => [parcel.point?.id, parcel])).values());
}
