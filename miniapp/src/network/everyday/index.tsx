// 去哪里办: 在哪里交电费? The nearest points that do it, with what to bring; what is not known is not guessed.
import { useState } from 'react';
import type { ReactElement } from 'react';
import { everydayServices, networkPages, pointName } from '@kehuoyou/shared';
import type { EverydayService } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { failureText } from '../../core/failure-text';
import { goTo, usePageParams, usePulled } from '../../core/platform/navigation';
import { useShared } from '../../core/platform/share';
import { chosenVillage, useSettings } from '../../core/settings';
import { spokenSentence } from '../../core/spoken-sentence';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { PhoneButton } from '../../ui/buttons/phone-button';
import { Answer } from '../../ui/cards/answer';
import { Card } from '../../ui/cards/card';
import { KeeperCard } from '../../ui/cards/keeper-card';
import { Note } from '../../ui/cards/note';
import { Parts } from '../../ui/cards/parts';
import { Tag } from '../../ui/cards/tag';
import { Chips } from '../../ui/fields/chips';
import { NameChips } from '../../ui/fields/name-chips';
import { SearchField } from '../../ui/fields/search-field';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Page } from '../../ui/page/page';
import { Skeleton } from '../../ui/page/skeleton';
import { everydayLines } from '../everyday-words';
import { nearRow } from '../nearest-words';
import { useEveryday } from './use-everyday';
import type { EverydayAnswer, EverydayPlace } from './use-everyday';

/** Nobody has to have signed in, nor to have a network. */
export default function EverydayPage(): ReactElement {
  const sent = usePageParams(networkPages.everyday).q;
  const [typed, setTyped] = useState(sent ?? '');
  const asked = typed.trim();
  const village = useSettings(chosenVillage);
  const answer = useEveryday(asked, village?.code, useNow());
  usePulled(answer.query.refresh);
  useShared(asked === '' ? undefined : `去哪里${answer.services[0]?.name ?? '办'}`, networkPages.everyday, {
    q: asked,
  });
  return (
    <Page
      title={networkPages.everyday.title}
      age={answer.query.age}
      spoken="写上要办的事，比如交电费，马上告诉您去哪个服务点，要带什么。"
    >
      <SearchField value={typed} onChange={setTyped} hint="要办什么事？" />
      {asked === '' ? <All onChoose={setTyped} /> : null}
      {asked !== '' && answer.services.length === 0 ? <Unknown keeper={answer.keeper} onChoose={setTyped} /> : null}
      {answer.services.length > 0 ? <Found answer={answer} village={village?.code} onChoose={setTyped} /> : null}
    </Page>
  );
}

/** Everything that there is, so that nobody has to type. */
function All({ onChoose }: { readonly onChoose: (name: string) => void }): ReactElement {
  return (
    <Card title="能办的事" spoken="从下面选一样，马上告诉您去哪里办。">
      <NameChips wide names={everydayServices} onChoose={onChoose} />
    </Card>
  );
}

interface UnknownProps {
  readonly keeper: EverydayAnswer['keeper'];
  readonly onChoose: (name: string) => void;
}

function Unknown({ keeper, onChoose }: UnknownProps): ReactElement {
  return (
    <>
      <EmptyAnswer sentence="这件事我们不认识，不瞎猜。" next="从下面选一样，或者打电话问站长。" />
      {keeper === undefined ? null : <KeeperCard point={keeper} />}
      <All onChoose={onChoose} />
    </>
  );
}

interface FoundProps {
  readonly answer: EverydayAnswer;
  readonly village: string | undefined;
  readonly onChoose: (name: string) => void;
}

function Found({ answer: { services, places, query, kept, keeper }, village, onChoose }: FoundProps): ReactElement {
  const [first] = services;
  if (first === undefined) return <></>;
  return (
    <>
      {services.length < 2 ? null : (
        <Chips
          label="您要办的是"
          wraps
          chips={services.map(({ id, name }) => ({ value: id, word: name }))}
          chosen={first.id}
          onChoose={(id) => onChoose(services.find((each) => each.id === id)?.name ?? '')}
        />
      )}
      <What service={first} count={places?.length} />
      {places?.length === 0 && keeper !== undefined ? <KeeperCard point={keeper} /> : null}
      {places === undefined && query.failure === undefined ? <Skeleton /> : null}
      {places === undefined && query.failure !== undefined ? (
        <ErrorSentence sentence={failureText(query.failure)} onRetry={() => void query.refresh()} />
      ) : null}
      {places?.map((place) => (
        <PlaceCard key={place.point.id} place={place} village={village} />
      ))}
      {kept ? <Note>没有网络，只看了手机里存的本村服务点。</Note> : null}
    </>
  );
}

/** What to bring comes first: it is the same everywhere. */
function What({
  service,
  count,
}: {
  readonly service: EverydayService;
  readonly count: number | undefined;
}): ReactElement {
  const none = count === 0;
  return (
    <Card
      title={service.name}
      spoken={spokenSentence(`${service.name}：${none ? '附近没有服务点能办。' : service.bring}`)}
    >
      {none ? <Answer figure="附近还没有" careful /> : <Note tone="ink">{service.bring}</Note>}
      {none ? <Note>没有服务点说能办，先打电话问站长。</Note> : null}
    </Card>
  );
}

function PlaceCard({
  place,
  village,
}: {
  readonly place: EverydayPlace;
  readonly village: string | undefined;
}): ReactElement {
  const row = nearRow(place.point, useNow(), village);
  const [line] = everydayLines(place.everyday === undefined ? [] : [place.everyday]);
  return (
    <Card named title={row.title} tag={<Tag word={row.tag.word} tone={row.tag.tone} />} spoken={row.spoken}>
      {row.way.length === 0 ? null : (
        <Note>
          <Parts parts={row.way} />
        </Note>
      )}
      {line?.says.slice(1).map((sentence) => (
        <Note key={sentence} tone="ink">
          {sentence}
        </Note>
      ))}
      <Note>{row.sentence}</Note>
      <ButtonRow>
        {row.phone === undefined ? null : <PhoneButton kind="primary" number={row.phone} who={row.title} />}
        <Button
          icon="store"
          word="看这里"
          label={`看${pointName(place.point.name)}`}
          onPress={() => goTo(networkPages.point, { id: row.id })}
        />
      </ButtonRow>
    </Card>
  );
}
