// Who is at the counter, which parcels are theirs, and who takes them?
import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { carrierOf, collectMethodNames, parcelDueNames, takers } from '@kehuoyou/shared';
import type { CollectMethod, Taker } from '@kehuoyou/shared';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Answer } from '../../ui/cards/answer';
import { Card } from '../../ui/cards/card';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { ShelfPlate } from '../../ui/cards/shelf-plate';
import { Chips } from '../../ui/fields/chips';
import { TextField } from '../../ui/fields/text-field';
import { Icon } from '../../ui/icon';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Pressable } from '../../ui/pressable';
import { StateMark } from '../../ui/states/state-mark';
import type { BenchParcel } from './bench-fold';
import { busWords, parcelName } from './bench-words';
import { AgentYesView, useAgentYes } from './agent-yes';
import { MatchAsk } from './match-ask';
import { beforeWords, foundGroups, handOuts, keptWords, missingWords, takerNames } from './hand-out-words';
import type { HandOutGroup } from './hand-out-words';
import { ShelfList } from './shelf-list';
import { ScanField } from '../../ui/fields/scan-field';
import type { BenchPartProps } from './shelving';
import { UndoButton } from './undo-button';

/** From the shelf to the hand. */
export function HandOut({ here, bench }: BenchPartProps): ReactElement {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string>();
  const groups = foundGroups(bench, typed);
  const group = groups.find(({ key }) => key === chosen) ?? (groups.length === 1 ? groups[0] : undefined);
  const search = (text: string): boolean => {
    setTyped(text);
    setChosen(undefined);
    return false;
  };
  return (
    <View className="bench-two">
      <View>
        <ScanField label="取件码、尾号、姓" hint="取件码、尾号或姓" word="找" onScan={search} onType={search} />
        {group === undefined ? <UndoButton here={here} bench={bench} /> : null}
        <Found typed={typed} groups={groups} chosen={group} waiting={bench.waiting.length} onChoose={setChosen} />
      </View>
      {group === undefined ? (
        <ShelfList bench={bench} onChoose={({ waybill }) => search(waybill)} />
      ) : (
        <Handing key={group.key} here={here} bench={bench} group={group} onDone={() => search('')} />
      )}
    </View>
  );
}

interface FoundProps {
  readonly typed: string;
  readonly groups: readonly HandOutGroup[];
  readonly chosen: HandOutGroup | undefined;
  readonly waiting: number;
  readonly onChoose: (key: string) => void;
}

function Found({ typed, groups, chosen, waiting, onChoose }: FoundProps): ReactElement | null {
  if (typed.trim() === '')
    return (
      <Card title="架上等人取的">
        <Answer figure={`${waiting} 件`} note={waiting === 0 ? '都取走了' : '问他取件码或尾号'} />
      </Card>
    );
  if (groups.length === 0)
    return <EmptyAnswer sentence={`架上没有 ${typed.trim()}。`} next="再问一遍取件码，或者手机、单号的后四位。" />;
  if (chosen !== undefined) return null;
  return (
    <List>
      {groups.map(({ key, name, parcels }) => (
        <Row
          key={key}
          title={name}
          note={parcels.map(({ progress, waybill }) => progress.shelf ?? waybill).join('、')}
          tail={<Text>{`${parcels.length} 件`}</Text>}
          onPress={() => onChoose(key)}
        />
      ))}
    </List>
  );
}

interface HandingProps extends BenchPartProps {
  readonly group: HandOutGroup;
  readonly onDone: () => void;
}

/** The methods that are asked about; an agent is one by who stands there. */
const methods = ['code', 'tail_and_name', 'known'] as const satisfies readonly CollectMethod[];

/** Everything that one household has here, ticked. */
function Handing({ here, bench, group, onDone }: HandingProps): ReactElement {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [taker, setTaker] = useState<Taker>('self');
  const [agent, setAgent] = useState('');
  const [method, setMethod] = useState<CollectMethod>(group.method);
  const taken = group.parcels.filter(({ waybill }) => !left.has(waybill));
  const yes = useAgentYes(bench.pointId, group.parcels[0]?.waybill, agent.trim());
  const { question, photo } = yes;
  const handing = { taker, agent, method, question, hasPhoto: photo !== undefined };
  const events = handOuts(bench.pointId, taken, handing) ?? [];
  const missing = missingWords(taken.length, handing);
  const hand = async () => {
    const shown = taker === 'agent' && photo !== undefined;
    if (shown ? await here.sayShown(photo, ...events) : here.say(...events)) onDone();
  };
  const toggle = (waybill: string) =>
    setLeft(
      (before) => new Set(before.has(waybill) ? [...before].filter((each) => each !== waybill) : [...before, waybill]),
    );
  return (
    <View>
      <Theirs group={group} left={left} onToggle={toggle} />
      {group.parcels.slice(0, 1).map((parcel) =>
        parcel.proposal === undefined ? null : (
          <Card key={parcel.waybill}>
            <MatchAsk here={here} bench={bench} parcel={parcel} />
          </Card>
        ),
      )}
      <Who taker={taker} agent={agent} method={method} onTaker={setTaker} onAgent={setAgent} onMethod={setMethod}>
        {taker === 'agent' && agent.trim() !== '' ? (
          <AgentYesView yes={yes} whose={taken[0]?.recipient ?? '收件人'} />
        ) : null}
      </Who>
      {missing !== undefined ? <Note tone="ink">{missing}</Note> : <Hand taken={taken} onPress={() => void hand()} />}
    </View>
  );
}

/** What follows is said before it is done. */
function Hand({
  taken,
  onPress,
}: {
  readonly taken: readonly BenchParcel[];
  readonly onPress: () => void;
}): ReactElement {
  return (
    <>
      <Note tone="ink">{`${beforeWords(taken)}。取件不收钱。`}</Note>
      <ButtonRow>
        <Button kind="primary" icon="package-check" word={`${taken.length} 件都交给他`} onPress={onPress} />
      </ButtonRow>
    </>
  );
}

interface TheirsProps {
  readonly group: HandOutGroup;
  /** Numbers that stay here. */
  readonly left: ReadonlySet<string>;
  readonly onToggle: (waybill: string) => void;
}

/** What lies here, ticked, and what is still on its way. */
function Theirs({ group, left, onToggle }: TheirsProps): ReactElement {
  return (
    <Card title={group.name} named>
      <Answer
        figure={`${group.parcels.length > 1 ? '一家 ' : ''}${group.parcels.length} 件`}
        {...(group.parcels.length > 1
          ? { note: left.size === 0 ? '一次交清' : `这次交 ${group.parcels.length - left.size} 件` }
          : {})}
      />
      {group.parcels.map((parcel) => (
        <Tick
          key={parcel.waybill}
          parcel={parcel}
          on={!left.has(parcel.waybill)}
          onPress={() => onToggle(parcel.waybill)}
        />
      ))}
      {group.coming.length === 0 ? null : (
        <View className="bench-line">
          <StateMark state="now" word={`还有 ${group.coming.length} 件在路上`} quiet />
          <Note>{busWords(group.coming[0]?.bus) ?? ''}</Note>
        </View>
      )}
    </Card>
  );
}

interface WhoProps {
  readonly taker: Taker;
  readonly agent: string;
  readonly method: CollectMethod;
  readonly onTaker: (taker: Taker) => void;
  readonly onAgent: (name: string) => void;
  readonly onMethod: (method: CollectMethod) => void;
  readonly children: ReactNode;
}

/** Who stands there, and by what the keeper knows. */
function Who({ taker, agent, method, onTaker, onAgent, onMethod, children }: WhoProps): ReactElement {
  return (
    <Card title="谁来取的">
      <Chips
        label="谁来取的"
        chips={takers.map((value) => ({ value, word: takerNames[value] }))}
        chosen={taker}
        onChoose={onTaker}
      />
      {taker === 'agent' ? (
        <TextField label="代取的人叫什么" value={agent} onChange={onAgent} hint="比如 李大爷" most={20} />
      ) : (
        <Chips
          label="凭什么给他"
          chips={methods.map((value) => ({ value, word: collectMethodNames[value] }))}
          chosen={method}
          onChoose={onMethod}
        />
      )}
      {children}
    </Card>
  );
}

function Tick({
  parcel,
  on,
  onPress,
}: {
  readonly parcel: BenchParcel;
  readonly on: boolean;
  readonly onPress: () => void;
}): ReactElement {
  const { carrier, due, recipient, progress, waybill } = parcel;
  return (
    <Pressable
      className="bench-tick"
      several
      checked={on}
      label={`${parcelName(parcel)}，${progress.shelf ?? ''}`}
      onPress={onPress}
    >
      <View className={on ? 'bench-box bench-box-on' : 'bench-box'}>{on ? <Icon name="check" /> : null}</View>
      <ShelfPlate code={progress.shelf ?? waybill.slice(-4)} size="small" />
      <View className="bench-line-words">
        <View>{recipient ?? '没有姓名'}</View>
        <Note>{`${carrier === '' ? '快递' : carrierOf(carrier).name} · ${keptWords(parcel)}`}</Note>
        {due === undefined ? null : <StateMark state="careful" word={parcelDueNames[due]} />}
        {progress.exceptions.includes('damaged') ? <StateMark state="careful" word="外面破了，当面打开看" /> : null}
      </View>
    </Pressable>
  );
}
