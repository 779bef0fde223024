// What is wanted, and how much of it?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { errandRules, errandUnits, refusedErrand, refusedThing } from '@kehuoyou/shared';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { Chips } from '../../ui/fields/chips';
import { CountField } from '../../ui/fields/count-field';
import { TextField } from '../../ui/fields/text-field';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { PictureField } from '../../ui/pictures/picture-field';
import { SPEAKING_WORDS, VoiceField } from '../../ui/recordings/voice-field';
import { blankLine } from '../errand-draft';
import type { DraftLine, ErrandDraft } from '../errand-draft';
import { amountWords } from '../errand-words';
import { meantLine } from '../stand-ins';
import type { ErrandMedia } from '../use-errand-media';
import { lineTrouble, usualThings } from './ask-words';
import { RefusedCard } from './refused-card';

/** One step of the form. */
export interface StepProps {
  readonly draft: ErrandDraft;
  readonly onChange: (changes: Partial<ErrandDraft>) => void;
  readonly onNext: () => void;
}

interface WhatStepProps extends StepProps {
  readonly media: ErrandMedia;
}

/** 带什么、带多少: one thing after the other; what was written stands above the one that is being written. */
export function WhatStep(props: WhatStepProps): ReactElement {
  const { written, line, trouble, change, drop, more, next } = useWriting(props);
  const [speaking, onSpeaking] = useState(false);
  return (
    <>
      <Written lines={written} onDrop={drop} />
      <OneThing key={written.length} line={line} onChange={change} />
      <ShownAndSaid media={props.media} onSpeaking={onSpeaking} />
      {trouble === undefined ? null : <ErrorSentence sentence={trouble} />}
      {speaking ? (
        <Note tone="ink">{SPEAKING_WORDS}</Note>
      ) : (
        <ButtonRow>
          {written.length + 1 < errandRules.lines ? <Button icon="plus" word="再加一样" onPress={more} /> : null}
          <Button kind="primary" word="下一步" onPress={next} />
        </ButtonRow>
      )}
    </>
  );
}

/** What is written so far, the thing that is being written, and the two ways on. */
function useWriting({ draft, onChange, onNext, media: { good } }: WhatStepProps) {
  const [trouble, setTrouble] = useState<string>();
  const written = draft.lines.slice(0, -1);
  const line = draft.lines[draft.lines.length - 1] ?? blankLine;
  // What was said or shown needs no name: whoever buys hears or sees it.
  const named = meantLine(line, good, draft.shownBefore);
  const goOn = (then: () => void): void => {
    const wrong = lineTrouble(named);
    setTrouble(wrong);
    if (wrong === undefined) then();
  };
  const leave = (lines: readonly DraftLine[]): void => {
    onChange({ lines });
    onNext();
  };
  const change = (changes: Partial<DraftLine>): void => {
    setTrouble(undefined);
    onChange({ lines: [...written, { ...line, ...changes }] });
  };
  return {
    ...{ written, line, trouble, change },
    drop: (place: number) => onChange({ lines: draft.lines.filter((_line, at) => at !== place) }),
    more: () => goOn(() => onChange({ lines: [...written, named, blankLine], shownBefore: good })),
    // Nothing more was begun after 再加一样: then what is written is all.
    next: () =>
      written.length > 0 && named.what.trim() === '' ? leave(written) : goOn(() => leave([...written, named])),
  };
}

interface WrittenProps {
  readonly lines: readonly DraftLine[];
  readonly onDrop: (place: number) => void;
}

function Written({ lines, onDrop }: WrittenProps): ReactElement | null {
  if (lines.length === 0) return null;
  return (
    <List>
      {lines.map((line, place) => (
        <Row
          key={`${place} ${line.what}`}
          icon="check"
          title={amountWords(line)}
          tail={<Button kind="tool" word="不要了" label={`不要了：${line.what}`} onPress={() => onDrop(place)} />}
        />
      ))}
    </List>
  );
}

interface OneThingProps {
  readonly line: DraftLine;
  readonly onChange: (changes: Partial<DraftLine>) => void;
}

function OneThing({ line, onChange }: OneThingProps): ReactElement {
  const refused = refusedThing(line);
  // What is refused by its count alone may be counted otherwise: 牡丹 in pots.
  const mayBeCounted = line.what !== '' && refusedErrand(line.what) === undefined;
  return (
    <>
      <Card>
        <TextField
          label="东西的名字"
          hint="比如 加碘盐"
          most={errandRules.whatCharacters}
          value={line.what}
          onChange={(what) => onChange({ what })}
        />
        {line.what === '' ? <Usual onChoose={onChange} /> : null}
      </Card>
      {refused === undefined ? null : <RefusedCard refused={refused} />}
      {mayBeCounted ? <HowMuch line={line} onChange={onChange} /> : null}
    </>
  );
}

/** What people ask for most: one tap instead of writing. */
function Usual({ onChoose }: { readonly onChoose: (line: DraftLine) => void }): ReactElement {
  return (
    <View className="ask-usual">
      <Chips
        label="常带的"
        wraps
        chips={usualThings.map(({ what }) => ({ value: what, word: what }))}
        chosen={undefined}
        onChoose={(chosen) => onChoose(usualThings.find(({ what }) => what === chosen) ?? blankLine)}
      />
    </View>
  );
}

function HowMuch({ line, onChange }: OneThingProps): ReactElement {
  return (
    <Card>
      <CountField
        label="带多少"
        value={line.amount}
        onChange={(amount) => onChange({ amount })}
        unit={line.unit}
        most={errandRules.amount}
      />
      <Chips
        label="论什么"
        wraps
        chips={errandUnits.map((unit) => ({ value: unit as string, word: unit }))}
        chosen={line.unit}
        onChoose={(unit) => onChange({ unit })}
      />
    </Card>
  );
}

/** A picture of the old bag, and what somebody would rather say than write. */
function ShownAndSaid({
  media: { photos, recordings, what },
  onSpeaking,
}: Pick<WhatStepProps, 'media'> & { readonly onSpeaking: (speaking: boolean) => void }): ReactElement {
  return (
    <Card>
      <PictureField
        what={what.photo}
        pictures={photos.pictures}
        queue={photos.queue}
        most={errandRules.pictures}
        words={{ add: '拍张照片', none: '拍一张旧袋子、旧瓶子，买的人照着买。不拍也行。', icon: 'camera' }}
      />
      <View className="ask-said">
        <VoiceField
          what={what.recording}
          recordings={recordings.recordings}
          queue={recordings.queue}
          onSpeaking={onSpeaking}
        />
      </View>
    </Card>
  );
}
