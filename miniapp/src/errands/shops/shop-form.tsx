// What is written down of a shop that has agreed?
import { useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { ERRAND_SHOP_ID, errandShopsApi } from '@kehuoyou/shared';
import type { ErrandShop, KeepErrandShop } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { newKey } from '../../core/uuid';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { TextField } from '../../ui/fields/text-field';
import { ErrorSentence } from '../../ui/page/error-sentence';

interface ShopFormProps {
  /** Undefined for a new one. */
  readonly shop: ErrandShop | undefined;
  readonly onDone: () => Promise<void>;
  readonly onLeave: () => void;
}

const ID_CHARACTERS = 16;
const PHONE_CHARACTERS = 20;
const choices = [
  { value: 'open', word: '在代购' },
  { value: 'shut', word: '不代购了' },
] as const;

/** Sent again after a bad line it is written once. */
export function ShopForm({ shop, onDone, onLeave }: ShopFormProps): ReactElement {
  const [said, setSaid] = useState<Said>({ id: '', name: '', sells: '', address: '', phone: '', ...shop, open: true });
  const action = useAction();
  const tried = useRef({ said: '', key: '' });
  const change = (changes: Partial<Said>): void => setSaid((before) => ({ ...before, ...changes }));
  const keep = (): void => {
    const ask = askOf(said);
    if (typeof ask === 'string') return action.fail(ask);
    const text = JSON.stringify(ask);
    if (tried.current.said !== text) tried.current = { said: text, key: newKey() };
    return action.run(async () => {
      await call(errandShopsApi.keep, ask, { key: tried.current.key });
      await onDone();
    });
  };
  return (
    <Card title={shop?.name ?? '登记一家店'} named>
      <Fields shop={shop} said={said} onChange={change} />
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button word="先不" onPress={onLeave} />
        <Button kind="primary" word={action.busy ? '正在记' : '记下'} disabled={action.busy} onPress={keep} />
      </ButtonRow>
    </Card>
  );
}

type Said = Required<ErrandShop> & { readonly open: boolean };

interface FieldsProps {
  readonly shop: ErrandShop | undefined;
  readonly said: Said;
  readonly onChange: (changes: Partial<Said>) => void;
}

function Fields({ shop, said, onChange }: FieldsProps): ReactElement {
  return (
    <>
      {shop === undefined ? (
        <TextField
          label="编号"
          hint="比如 GXS01，大写字母和数字"
          most={ID_CHARACTERS}
          value={said.id}
          onChange={(id) => onChange({ id })}
        />
      ) : (
        <Note tone="ink">{`编号 ${shop.id}`}</Note>
      )}
      <TextField label="店名" value={said.name} onChange={(name) => onChange({ name })} />
      <TextField
        label="有什么"
        hint="比如 种子、化肥、农具"
        value={said.sells}
        onChange={(sells) => onChange({ sells })}
      />
      <TextField label="在哪里" value={said.address} onChange={(address) => onChange({ address })} />
      <TextField
        label="电话"
        kind="phone"
        most={PHONE_CHARACTERS}
        value={said.phone}
        onChange={(phone) => onChange({ phone })}
      />
      {shop === undefined ? null : (
        <Chips
          label="还代购吗"
          chips={choices}
          chosen={said.open ? 'open' : 'shut'}
          onChoose={(value) => onChange({ open: value === 'open' })}
        />
      )}
    </>
  );
}

/** What is sent, or what is missing as a sentence. */
function askOf(said: Said): KeepErrandShop | string {
  const id = said.id.trim().toUpperCase();
  const [name, sells, address, phone] = [said.name, said.sells, said.address, said.phone].map((each) => each.trim());
  if (!ERRAND_SHOP_ID.test(id)) return '编号用大写字母开头，2 到 16 个字母和数字。';
  if (name === '' || sells === '' || name === undefined || sells === undefined) return '写上店名和店里有什么。';
  return {
    ...{ id, name, sells, open: said.open },
    ...(address === '' || address === undefined ? {} : { address }),
    ...(phone === '' || phone === undefined ? {} : { phone }),
  };
}
