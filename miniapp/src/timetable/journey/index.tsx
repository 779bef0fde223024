// How does one get from here to there?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { dateAt, dayName, timetablePages } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { usePageParams } from '../../core/platform/navigation';
import { useShared } from '../../core/platform/share';
import { chosenVillage, useSettings } from '../../core/settings';
import { usePlaceName } from '../../network/use-place-name';
import { Button } from '../../ui/buttons/button';
import { Chips } from '../../ui/fields/chips';
import type { Chip } from '../../ui/fields/chips';
import { List } from '../../ui/cards/list';
import { Page } from '../../ui/page/page';
import { Row } from '../../ui/cards/row';
import { placeOfVillage, placesAtHand } from '../departures/journey-places';
import type { Place } from '../departures/journey-places';
import { timeWord, whenText } from './journey-when';
import { PlaceChooser } from '../departures/place-chooser';
import { useJourneyPlan } from './use-journey-plan';
import type { JourneyKind, JourneyPlan } from './use-journey-plan';
import { useChosenVillagePack } from '../departures/use-village-pack';
import { JourneyAnswers } from './journey-answers';
import { OutingAnswers } from './outing-answers';
import { WhenChooser } from './when-chooser';
import './index.scss';

/** 怎么去: opened with `to` and `toName`, and perhaps `from`; each a stop's or point's id or a village's code. */
export default function Journey(): ReactElement {
  const params = usePageParams(timetablePages.journey);
  const village = useSettings(chosenVillage);
  const openedFrom = usePlaceName(params['from']);
  const openedTo = usePlaceName(params['to'], params['toName']);
  const [chosen, setChosen] = useState<{ readonly from?: Place; readonly to?: Place }>({});
  const [choosing, setChoosing] = useState<'from' | 'to'>();
  const from = chosen.from ?? openedFrom ?? (village && placeOfVillage(village));
  const to = chosen.to ?? openedTo;
  useShared(from && to && `从${from.name}去${to.name}怎么坐车`, timetablePages.journey, {
    from: from?.id,
    to: to?.id,
    toName: to?.name,
  });
  const take = (end: 'from' | 'to') => (place: Place) => {
    setChosen({ ...chosen, [end]: place });
    setChoosing(undefined);
  };
  if (to && from && choosing === undefined) {
    return (
      <Plan
        key={`${from.id} ${to.id}`}
        from={from}
        to={to}
        onChange={setChoosing}
        onTurnRound={() => setChosen({ from: to, to: from })}
      />
    );
  }
  const end = choosing ?? (to ? 'from' : 'to');
  return (
    <ChoosePlace
      end={end}
      other={end === 'to' ? from : to}
      onChoose={take(end)}
      {...(choosing === undefined ? {} : { onBack: () => setChoosing(undefined) })}
    />
  );
}

interface ChoosePlaceProps {
  readonly end: 'from' | 'to';
  /** The other end, where it is known: nobody goes from there to there. */
  readonly other: Place | undefined;
  readonly onChoose: (place: Place) => void;
  /** Where there is an answer to go back to. */
  readonly onBack?: () => void;
}

function ChoosePlace({ end, other, onChoose, onBack }: ChoosePlaceProps): ReactElement {
  const pack = useChosenVillagePack();
  const villages = useSettings((settings) => settings.villages);
  const atHand = placesAtHand(pack.answer, villages).filter(({ id }) => id !== other?.id);
  return (
    <Page
      title={end === 'to' ? '您要去哪里？' : '从哪里出发？'}
      tools={onBack === undefined ? null : <Button kind="tool" icon="x" word="不换了" onPress={onBack} />}
    >
      <PlaceChooser key={end} atHand={atHand} onChoose={onChoose} />
    </Page>
  );
}

interface PlanProps {
  readonly from: Place;
  readonly to: Place;
  readonly onChange: (end: 'from' | 'to') => void;
  readonly onTurnRound: () => void;
}

function Plan({ from, to, onChange, onTurnRound }: PlanProps): ReactElement {
  const plan = useJourneyPlan(from, to, onTurnRound);
  const [open, setOpen] = useState(false);
  const when = whenWords(plan, useNow());
  const isOuting = plan.kind === 'outing';
  return (
    <Page
      title={`去${to.name}`}
      age={isOuting ? plan.outings.age : plan.query.age}
      tools={<Button kind="tool" word="换地方" onPress={() => onChange('to')} />}
    >
      <Chips
        label="去了还回来吗"
        chips={kindChips}
        chosen={plan.kind}
        onChoose={(kind) => plan.choose({ kind, time: 'any' })}
      />
      <List>
        <Row
          icon="map-pin"
          title={`从${from.name}出发`}
          label={`从${from.name}出发，点这里换`}
          onPress={() => onChange('from')}
        />
        <Row
          icon="clock"
          title={when}
          label={`${when}，点这里${open ? '收起' : '改时间'}`}
          onPress={() => setOpen(!open)}
        />
      </List>
      {open ? <WhenChooser plan={plan} /> : null}
      {isOuting ? <OutingAnswers plan={plan} /> : <JourneyAnswers plan={plan} />}
    </Page>
  );
}

const kindChips: readonly Chip<JourneyKind>[] = [
  { value: 'one_way', word: '去一趟' },
  { value: 'outing', word: '去了还要回来' },
];

function whenWords(plan: JourneyPlan, now: Date): string {
  if (plan.kind === 'one_way') return whenText(plan, now);
  const back = plan.home === 'any' ? '当天回来' : `${timeWord(plan.home, 'arrive')}回到家`;
  return `${dayName(plan.date, dateAt(now))}${plan.time === 'any' ? '' : `${timeWord(plan.time, 'arrive')}到`}，${back}`;
}
