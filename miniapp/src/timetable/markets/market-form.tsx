// On which lunar days does a township hold its market?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { marketRuleName, networkApi, timetableEditApi } from '@kehuoyou/shared';
import type { Area, TownshipMarket } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { useQuery } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Chips } from '../../ui/fields/chips';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { ManyChips } from '../../ui/fields/many-chips';
import { Note } from '../../ui/cards/note';
import { Skeleton } from '../../ui/page/skeleton';

/** A market to change, or the townships that have one already. */
export interface MarketFormProps {
  readonly market?: TownshipMarket;
  readonly known: readonly string[];
  readonly onLeave: () => void;
  readonly onDone: () => void;
}

/** The tenth lunar day, the twentieth and the thirtieth end in nought; people say 十. */
const digitChips = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'].map((name, index) => ({
  value: String((index + 1) % 10),
  word: `逢${name}`,
}));

/** Chooses the digits; without any, the township holds no market. */
export function MarketForm(props: MarketFormProps): ReactElement {
  const { market } = props;
  const county = useQuery(networkApi.areas, market === undefined ? {} : undefined).answer;
  if (market !== undefined) return <Digits {...props} townships={[]} />;
  if (county === undefined) return <Skeleton />;
  return (
    <Card title="给乡镇登记圩日" named>
      <Digits {...props} townships={(county.children ?? []).filter(({ code }) => !props.known.includes(code))} />
    </Card>
  );
}

function Digits({
  market,
  townships,
  onLeave,
  onDone,
}: MarketFormProps & { readonly townships: readonly Area[] }): ReactElement {
  const [code, setCode] = useState(market?.townshipCode);
  const [digits, setDigits] = useState<readonly string[]>((market?.lunarDigits ?? []).map(String));
  const action = useAction();
  const keep = (): void => {
    if (code === undefined) return action.fail('请先选是哪个乡镇。');
    if (market === undefined && digits.length === 0) return action.fail('请选逢几赶圩。');
    return action.run(async () => {
      await call(timetableEditApi.setMarket, { townshipCode: code, lunarDigits: digits.map(Number) });
      onDone();
    });
  };
  return (
    <>
      <TownshipChips townships={townships} chosen={code} onChoose={setCode} />
      <ManyChips label="农历逢几赶圩" chips={digitChips} chosen={digits} onChoose={setDigits} />
      <Note tone={digits.length === 0 && market !== undefined ? 'red' : 'ink'}>{saying(digits, market)}</Note>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button word="不改了" onPress={onLeave} />
        <Button
          kind="primary"
          icon="check"
          word={digits.length === 0 && market !== undefined ? '不赶圩了' : '就这样'}
          disabled={action.busy}
          onPress={keep}
        />
      </ButtonRow>
    </>
  );
}

function TownshipChips({
  townships,
  chosen,
  onChoose,
}: {
  readonly townships: readonly Area[];
  readonly chosen: string | undefined;
  readonly onChoose: (code: string) => void;
}): ReactElement | null {
  if (townships.length === 0) return null;
  return (
    <Chips
      label="哪个乡镇"
      chips={townships.map((each) => ({ value: each.code, word: each.name }))}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}

function saying(digits: readonly string[], market: TownshipMarket | undefined): string {
  if (digits.length > 0)
    return `${marketRuleName({ townshipCode: '', lunarDigits: digits.map(Number) })}赶圩，只在圩日开的班车马上跟着变。`;
  return market === undefined ? '逢几赶圩，就点几。' : `${market.townshipName}不赶圩了，只在圩日开的班车就不开了。`;
}
