// What can be done with this errand now, and what is being filled in for it?
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { errandsApi, errandWorkPolicy } from '@kehuoyou/shared';
import type { Errand, ErrandDeed } from '@kehuoyou/shared';
import { useScope } from '../../accounts/use-me';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { thingsWords } from '../errand-words';
import type { ErrandDeeds } from '../use-errand-deed';
import { AskBackForm } from './ask-back-form';
import { BuyForm } from './buy-form';
import { CancelForm } from './cancel-form';
import { CannotForm } from './cannot-form';
import type { DeedProps } from './deed-props';
import { deedName, deedOrder, deedTitle } from './deed-words';
import type { FormDeed } from './deed-words';
import './deeds.scss';
import { HandOverForm } from './hand-over-form';
import { ReturnedForm } from './returned-form';

/** The errand, and what does things to it. */
export interface DeedPartProps {
  readonly errand: Errand;
  readonly deeds: ErrandDeeds;
}

/** What brings it nearer to whoever asked. */
const leadsOn: ReadonlySet<ErrandDeed> = new Set(['accept', 'buy', 'hand_over']);

/** The buttons that the server offers; the form of the pressed one in their place. It closes by itself once the errand has moved. */
export function DeedPart({ errand, deeds }: DeedPartProps): ReactElement {
  const [open, setOpen] = useState<FormDeed>();
  const accept = useAccepting(errand, deeds);
  useEffect(() => setOpen(undefined), [errand.steps.length, errand.state]);
  const own = deedOrder.filter((deed) => errand.may.includes(deed));
  if (open !== undefined && own.includes(open))
    return (
      <Card title={deedTitle(open, errand)} named>
        <DeedForm deed={open} errand={errand} deeds={deeds} onLeave={() => setOpen(undefined)} />
      </Card>
    );
  return (
    <>
      {deeds.action.failure === undefined ? null : <ErrorSentence sentence={deeds.action.failure} />}
      {own.length === 0 ? null : (
        <ButtonRow>
          {own.map((deed, index) => (
            <Button
              key={deed}
              kind={deed === 'cancel' ? 'danger' : index === 0 && leadsOn.has(deed) ? 'primary' : 'plain'}
              word={deedName(deed, errand)}
              disabled={deeds.action.busy}
              onPress={() => (deed === 'accept' ? accept() : setOpen(deed))}
            />
          ))}
        </ButtonRow>
      )}
    </>
  );
}

/** For the shop that was asked for, else the caller's own; a keeper takes it for the point. */
function useAccepting({ id, shop, lines }: Errand, deeds: ErrandDeeds): () => void {
  const scope = useScope(errandWorkPolicy.shop);
  const shopId = scope === undefined ? undefined : (shop?.id ?? scope.id);
  return () =>
    deeds.act(errandsApi.accept, { id, ...(shopId === undefined ? {} : { shopId }) }, `接下：${thingsWords(lines)}`);
}

function DeedForm({ deed, ...props }: DeedProps & { readonly deed: FormDeed }): ReactElement {
  switch (deed) {
    case 'buy':
      return <BuyForm {...props} />;
    case 'ask_back':
      return <AskBackForm {...props} />;
    case 'cannot':
      return <CannotForm {...props} />;
    case 'hand_over':
      return <HandOverForm {...props} />;
    case 'returned':
      return <ReturnedForm {...props} />;
    case 'cancel':
      return <CancelForm {...props} />;
  }
}
