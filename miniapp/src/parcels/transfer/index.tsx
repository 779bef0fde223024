// Which bags has this bus taken over from one that cannot go on?
import { useContext, useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { manifestApi, parcelsPages, scanPolicy } from '@kehuoyou/shared';
import type { Manifest, ScanEvent } from '@kehuoyou/shared';
import { useScope } from '../../accounts/use-me';
import { useDeviceFacts } from '../../core/device-facts/use-device-facts';
import type { DeviceFacts } from '../../core/device-facts/use-device-facts';
import { failureText } from '../../core/failure-text';
import { OutboxContext } from '../../core/outbox/app-outbox';
import { usePageParams, usePulled } from '../../core/platform/navigation';
import { speaker } from '../../core/platform/speaker';
import { useQuery } from '../../core/use-query';
import { useSignedIn } from '../../core/use-session';
import { Button } from '../../ui/buttons/button';
import { Answer } from '../../ui/cards/answer';
import { Card } from '../../ui/cards/card';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { Chips } from '../../ui/fields/chips';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { NoticeStrip } from '../../ui/page/notice-strip';
import { Page } from '../../ui/page/page';
import { WaitingStrip } from '../../ui/page/waiting-strip';
import { StateMark } from '../../ui/states/state-mark';
import { voice } from '../../ui/voice';
import { busName, placeName } from '../freight-words';
import { scans } from '../scanning/scan-queue';
import type { MadeScan, ScanDraft } from '../scanning/scan-queue';
import { ScanField } from '../../ui/fields/scan-field';
import { comesOff, nameOf, puttingBack, standing, taken, takeName } from './transfer-words';
import type { Taken, TakingBus, TransferKind } from './transfer-words';
import './index.scss';

const HINTS: Readonly<Record<TransferKind, string>> = { bag: '扫袋子的封条', parcel: '扫快递面单' };

/** Bags first: loose parcels are few. */
const KINDS = [
  { value: 'bag', word: '袋子' },
  { value: 'parcel', word: '散件' },
] as const;

/** 接袋子, for the driver of the bus that helps, or for whoever carries bags at a station; also without a network. */
export default function TransferPage(): ReactElement {
  const { trip = '', date = '' } = usePageParams(parcelsPages.transfer);
  const ask = trip === '' || date === '' ? undefined : { tripId: trip, serviceDate: date };
  const sheet = useQuery(manifestApi.read, ask, { usable: '仍可以扫' });
  const signedIn = useSignedIn() !== undefined;
  const facts = useDeviceFacts(scans);
  const outbox = useContext(OutboxContext);
  useEffect(() => outbox.onSettled(() => void sheet.refresh()), [outbox, sheet.refresh]);
  usePulled(sheet.refresh);
  return (
    <Page title={parcelsPages.transfer.title} age={sheet.age} desk="hub-load">
      <WaitingStrip facts={facts} />
      {ask === undefined && signedIn ? (
        <EmptyAnswer sentence="没有说接到哪一班车上。" next="从我的车次或者路单打开。" />
      ) : (
        <Asked query={sheet} why="司机和分拣员登录以后，在这里接别的车的袋子。">
          {(manifest) => <Taking manifest={manifest} facts={facts} />}
        </Asked>
      )}
    </Page>
  );
}

interface TakingProps {
  readonly manifest: Manifest;
  readonly facts: DeviceFacts<ScanEvent>;
}

/** What a scan came to. */
interface Told {
  readonly state: 'done' | 'careful' | 'refused';
  readonly head: string;
}

/** Scans onto this bus, one after the other, and the last one taken back. */
function useTaking({ manifest, facts }: TakingProps, kind: TransferKind) {
  // Whoever scans at the hub or at a station says where; a driver says it of the bus.
  const place = useScope(scanPolicy.REPLANNED);
  const bus: TakingBus = { ...manifest, ...(place?.kind === 'point' ? { pointId: place.id } : {}) };
  const [told, setTold] = useState<Told>();
  const [failure, setFailure] = useState<string>();
  const keep = (draft: ScanDraft, head: string): Told => {
    try {
      facts.add(draft, takeName(draft));
      setFailure(undefined);
      return { state: 'done', head };
    } catch (error) {
      setFailure(failureText(error));
      return { state: 'refused', head: '没有记下来' };
    }
  };
  const scan = async (text: string): Promise<boolean> => {
    const next = heard(taken(text, kind, bus, facts.made), (draft) => keep(draft, `接了 ${nameOf(draft)}`));
    setTold(next);
    if (!speaker.available()) return false;
    await speaker.speak(next.head);
    return next.state === 'done';
  };
  const undo = (made: MadeScan): void => setTold(keep(puttingBack(made, bus), `撤销了 ${nameOf(made)}`));
  return { mine: standing(facts.made, bus), told, failure, scan, undo };
}

function Taking({ manifest, facts }: TakingProps): ReactElement {
  const [kind, setKind] = useState<TransferKind>('bag');
  const { mine, told, failure, scan, undo } = useTaking({ manifest, facts }, kind);
  const [last] = mine;
  return (
    <View className="transfer">
      <WhyNot manifest={manifest} />
      <Card title={`接到 ${busName(manifest)} 去${placeName(manifest.headsign)}`} named>
        <Note tone="ink">别的车走不了，把袋子搬过来：搬一袋，扫一袋。</Note>
        <Chips label="扫什么" chips={KINDS} chosen={kind} onChoose={setKind} />
        <ScanField key={kind} label={HINTS[kind]} hint={HINTS[kind]} word="输好了" onScan={scan} />
        {failure === undefined ? null : <ErrorSentence sentence={failure} />}
        {told === undefined ? null : (
          <View {...voice({ role: 'status' })}>
            <StateMark state={told.state} word={told.head} />
          </View>
        )}
      </Card>
      <TakenOver manifest={manifest} facts={facts} mine={mine} />
      {last === undefined ? null : (
        <Button icon="undo-2" word={`扫错了，撤销：${takeName(last)}`} onPress={() => undo(last)} />
      )}
    </View>
  );
}

/** Why nothing may be put on it. */
function WhyNot({ manifest: { cancelled, refusal } }: { readonly manifest: Manifest }): ReactElement {
  return (
    <>
      {cancelled === undefined ? null : <NoticeStrip tone="red" text={`这一班停开：${cancelled}`} />}
      {refusal === undefined ? null : <NoticeStrip tone="red" text={refusal} />}
    </>
  );
}

/** What a scan says to whoever holds the bag. */
function heard(came: Taken, keep: (draft: ScanDraft) => Told): Told {
  if ('draft' in came) return keep(came.draft);
  return 'known' in came ? { state: 'careful', head: came.known } : { state: 'refused', head: came.refused };
}

/** Everything that this phone took over, where each comes off, and what the people there see. */
function TakenOver({
  manifest,
  facts,
  mine,
}: TakingProps & { readonly mine: readonly MadeScan[] }): ReactElement | null {
  if (mine.length === 0) return <Note>扫了以后，站长和收件人看到的就是这班车到的时间。</Note>;
  return (
    <Card title="接过来的" spoken={`接过来 ${mine.length} 个。`} readable={false}>
      <Answer figure={`${mine.length} 个`} />
      <List>
        {mine.map((each) => (
          <Row
            key={each.eventId}
            title={nameOf(each)}
            note={comesOff(manifest, each)}
            tail={
              facts.waiting.has(each.eventId) ? (
                <StateMark state="now" word="等上传" quiet />
              ) : (
                <StateMark state="done" word="传好了" quiet />
              )
            }
          />
        ))}
      </List>
      <Text className="transfer-told">站长和收件人看到的，已经是这班车到的时间。</Text>
    </Card>
  );
}
