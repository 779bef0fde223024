// For whom may a parcel be whose label hides the number, and what did the keeper hear when asking?
import type { ReactElement } from 'react';
import { matchingApi, surnameOf } from '@kehuoyou/shared';
import type { MatchProposal } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Note } from '../../ui/cards/note';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { StateMark } from '../../ui/states/state-mark';
import type { Bench, BenchParcel } from './bench-fold';
import { parcelName } from './bench-words';
import type { BenchHere } from './use-bench';

/** A parcel at the bench. */
interface MatchAskProps {
  readonly here: BenchHere;
  readonly bench: Bench;
  readonly parcel: BenchParcel;
}

/** 可能是本村 罗家的，问一问; nothing where nobody is proposed. */
export function MatchAsk({ here, bench, parcel }: MatchAskProps): ReactElement | null {
  const action = useAction();
  const { proposal, waybill } = parcel;
  if (proposal === undefined) return null;
  const say = (yes: boolean) =>
    action.run(async () => {
      await call(matchingApi.say, { id: bench.pointId, waybill, household: proposal.household, yes });
      await here.query.refresh();
    });
  const name = parcelName(parcel);
  return (
    <>
      <StateMark state="careful" word={`可能是本村${familyOf(proposal)}的，问一问？`} />
      <Note>姓和手机后四位都对得上。问过是他家的再点是，点了他家马上看到。</Note>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button icon="check" word="是" label={`是他家的：${name}`} disabled={action.busy} onPress={() => say(true)} />
        <Button icon="x" word="不是" label={`不是他家的：${name}`} disabled={action.busy} onPress={() => say(false)} />
      </ButtonRow>
    </>
  );
}

/** 罗家; a name without a surname as it is shown. */
function familyOf({ name }: MatchProposal): string {
  const surname = surnameOf(name);
  return surname === undefined ? name : `${surname}家`;
}
