// Which parcels are to be brought to the door, and who is on the list of those to whom everything is brought?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { homeDeliveryApi, homeReasonNames, homeReasons } from '@kehuoyou/shared';
import type { HomeDelivery, HomeReason } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { useQuery } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { Chips } from '../../ui/fields/chips';
import { TextField } from '../../ui/fields/text-field';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import type { BenchParcel } from './bench-fold';
import { parcelName } from './bench-words';
import { broughtHome } from './home-words';
import type { BenchPartProps } from './shelving';
import { UndoButton } from './undo-button';

/** What goes to the door today, beside the list. */
export function HomeRound({ here, bench }: BenchPartProps): ReactElement {
  return (
    <View className="bench-two">
      <View>
        <UndoButton here={here} bench={bench} />
        {bench.home.length === 0 ? (
          <EmptyAnswer sentence="没有要送上门的。" next="名单上的人、说了送到家的人，快递到了排在这里。" />
        ) : (
          bench.home.map((parcel) => <ToTheDoor key={parcel.waybill} here={here} bench={bench} parcel={parcel} />)
        )}
      </View>
      <HomeList pointId={bench.pointId} onChanged={() => void here.query.refresh()} />
    </View>
  );
}

function ToTheDoor({ here, bench, parcel }: BenchPartProps & { readonly parcel: BenchParcel }): ReactElement {
  const name = parcelName(parcel);
  const { phoneTail, progress } = parcel;
  const where = progress.shelf === undefined ? '放在一边' : `在架上 ${progress.shelf}`;
  return (
    <Card title={name} named>
      <Note tone="ink">{`${where}${phoneTail === undefined ? '' : `，手机尾号 ${phoneTail}`}`}</Note>
      <ButtonRow>
        <Button
          kind="primary"
          icon="check"
          word="送到了"
          label={`送到了：${name}`}
          onPress={() => void here.say(broughtHome(bench, parcel))}
        />
      </ButtonRow>
    </Card>
  );
}

interface HomeListProps {
  readonly pointId: string;
  readonly onChanged: () => void;
}

/** Those who cannot come: of why no more is written down than its kind. */
function HomeList({ pointId, onChanged }: HomeListProps): ReactElement {
  const list = useQuery(homeDeliveryApi.list, { id: pointId });
  const action = useAction();
  const people = list.answer?.people ?? [];
  const change = (work: () => Promise<unknown>) =>
    action.run(async () => {
      await work();
      await list.refresh();
      onChanged();
    });
  return (
    <View>
      <Card title="送上门的名单">
        <Note tone="ink">来不了的老人、行动不便的人，写在这里，他们的快递都送上门。</Note>
        {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
        <AddPerson
          busy={action.busy}
          onAdd={(person) => change(() => call(homeDeliveryApi.add, { id: pointId, ...person }))}
        />
      </Card>
      {people.length === 0 ? null : (
        <List>
          {people.map((person) => (
            <Listed
              key={person.id}
              person={person}
              busy={action.busy}
              onEnd={() => change(() => call(homeDeliveryApi.end, { id: pointId, entryId: person.id }))}
            />
          ))}
        </List>
      )}
    </View>
  );
}

interface ListedProps {
  readonly person: HomeDelivery;
  readonly busy: boolean;
  readonly onEnd: () => void;
}

function Listed({ person: { name, phoneTail, reason }, busy, onEnd }: ListedProps): ReactElement {
  return (
    <Row
      title={name}
      note={`手机尾号 ${phoneTail} · ${homeReasonNames[reason]}`}
      tail={<Button kind="tool" word="拿掉" label={`不给${name}送上门了`} disabled={busy} onPress={onEnd} />}
    />
  );
}

/** A name and a number. */
const [NAME, PHONE] = [20, 11] as const;

interface AddPersonProps {
  readonly busy: boolean;
  readonly onAdd: (person: { readonly name: string; readonly phone: string; readonly reason: HomeReason }) => void;
}

function AddPerson({ busy, onAdd }: AddPersonProps): ReactElement {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [reason, setReason] = useState<HomeReason>('very_old');
  if (!open) return <Button icon="user-plus" word="加一个人" onPress={() => setOpen(true)} />;
  const add = () => {
    onAdd({ name: name.trim(), phone: phone.trim(), reason });
    setName('');
    setPhone('');
    setOpen(false);
  };
  return (
    <>
      <TextField label="叫什么" value={name} most={NAME} hint="比如 罗阿婆" onChange={setName} />
      <TextField label="收快递的手机号" value={phone} most={PHONE} hint="11 位数字" onChange={setPhone} />
      <Chips
        label="为什么送"
        chips={homeReasons.map((value) => ({ value, word: homeReasonNames[value] }))}
        chosen={reason}
        onChoose={setReason}
      />
      <ButtonRow>
        <Button kind="primary" word="写上" disabled={busy || name.trim() === '' || phone.trim() === ''} onPress={add} />
        <Button word="不加了" onPress={() => setOpen(false)} />
      </ButtonRow>
    </>
  );
}
