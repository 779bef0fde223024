// 托带的东西: where does it stand, what is asked back, what did it cost, and where does it lie?
import type { ReactElement } from 'react';
import { complaintsPages, errandPolicy, errandsApi, errandsPages, errandWorkPolicy, may } from '@kehuoyou/shared';
import type { Errand } from '@kehuoyou/shared';
import { useMay, useMe } from '../../accounts/use-me';
import { useNow } from '../../core/clock';
import { goTo, usePageParams, usePulled } from '../../core/platform/navigation';
import { useQuery } from '../../core/use-query';
import { useSignedIn } from '../../core/use-session';
import { usePoint } from '../../network/use-point';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { PhoneButton } from '../../ui/buttons/phone-button';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Page } from '../../ui/page/page';
import { linesAgain } from '../again';
import { DeedPart } from '../deeds/deed-part';
import { headline } from '../headline';
import { LosingCard } from '../losing-card';
import { asSaidHere } from '../said-here';
import { useBeginning } from '../use-beginning';
import { useErrandDeed } from '../use-errand-deed';
import type { ErrandDeeds } from '../use-errand-deed';
import { HeadCard } from '../whole/head-card';
import { PiecesCard } from '../whole/pieces-card';
import { StoryList } from '../whole/story-list';
import { MoneyCard, ThingsCard } from '../whole/things-card';
import { WaitingDeeds } from '../whole/waiting-deeds';
import { ContactCard } from './contact-card';
import { QuestionCard } from './question-card';

/** A question waits, a bus is under way. */
const ASK_EVERY_MS = 60_000;

/** For whoever asked, and for the keeper of its point. */
export default function ErrandPage(): ReactElement {
  const { id } = usePageParams(errandsPages.errand);
  const query = useQuery(errandsApi.read, id === undefined ? undefined : { id }, {
    everyMs: ASK_EVERY_MS,
    // Whoever comes from a notice wants to know how it stands after it.
    freshForMs: 0,
    usable: '取件码仍可用',
  });
  const deeds = useErrandDeed(id ?? '', query.refresh);
  const shown = query.answer && asSaidHere(query.answer, deeds.unheard);
  const now = useNow();
  const signedIn = useSignedIn() !== undefined;
  usePulled(query.refresh);
  return (
    <Page
      title={errandsPages.errand.title}
      age={query.age}
      spoken={shown === undefined ? undefined : headline(shown, now).spoken}
    >
      {id === undefined && signedIn ? (
        <EmptyAnswer sentence="没有找到这一份。">
          <Button word="看我托带的" onPress={() => goTo(errandsPages.mine)} />
        </EmptyAnswer>
      ) : (
        <Asked query={query} why="登录以后，才能看自己托带的东西到哪了。">
          {(errand) => <Whole errand={asSaidHere(errand, deeds.unheard)} deeds={deeds} />}
        </Asked>
      )}
    </Page>
  );
}

function Whole({ errand, deeds }: { readonly errand: Errand; readonly deeds: ErrandDeeds }): ReactElement {
  const buys = useMay(errandPolicy.buy);
  const keeps = may(useMe().answer, errandWorkPolicy.point, { pointId: errand.point.id });
  return (
    <>
      <HeadCard errand={errand} />
      <WaitingDeeds waiting={deeds.waiting} />
      <QuestionCard errand={errand} deeds={deeds} />
      {buys ? <PiecesCard errand={errand} /> : null}
      <ThingsCard errand={errand} />
      <MoneyCard errand={errand} />
      <ContactCard errand={errand} />
      {keeps ? null : <Ways errand={errand} />}
      {deeds.waiting.some(({ state }) => state === 'waiting') ? null : <DeedPart errand={errand} deeds={deeds} />}
      <StoryList errand={errand} />
    </>
  );
}

/** Whom to ring, the same once more, and something to say. */
function Ways({ errand: { point, lines, forCaller } }: { readonly errand: Errand }): ReactElement {
  const phone = usePoint(point.id).answer?.phone;
  const beginning = useBeginning(undefined);
  const again = linesAgain(lines);
  return (
    <>
      <LosingCard {...beginning} />
      <ButtonRow>
        {phone === undefined ? null : <PhoneButton word="打给站长" who={point.name} number={phone} />}
        {forCaller || again.length === 0 ? null : (
          <Button icon="refresh-cw" word="再带一次" onPress={() => beginning.begin({ lines: again, step: 2 })} />
        )}
        <Button
          icon="message-square"
          word="有话说"
          onPress={() => goTo(complaintsPages.say, { pointId: point.id, name: point.name })}
        />
      </ButtonRow>
    </>
  );
}
