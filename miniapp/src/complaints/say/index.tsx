// 有话说: what is wrong, could be better or was good, with a photo first; without an account, and without a network.
import { useContext } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import {
  COMPLAINT_MEDIA,
  COMPLAINT_TEXT_CHARACTERS,
  complaintsPages,
  MOST_PICTURES,
  voiceKindNames,
  voiceKinds,
} from '@kehuoyou/shared';
import { MediaContext } from '../../core/outbox/app-media';
import { goTo } from '../../core/platform/navigation';
import { chosenVillage, useSettings } from '../../core/settings';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { TextField } from '../../ui/fields/text-field';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Page } from '../../ui/page/page';
import { Skeleton } from '../../ui/page/skeleton';
import { PictureField } from '../../ui/pictures/picture-field';
import { SPEAKING_WORDS, VoiceField } from '../../ui/recordings/voice-field';
import { whatWords } from '../state-words';
import { CategoryTiles } from './category-tiles';
import { CheckCard } from './check-card';
import { IdentityCard } from './identity-card';
import { SameCard } from './same-card';
import { begunAnew, promiseWords, subjectOf } from './say-words';
import { SubjectTiles } from './subject-tiles';
import { useSay } from './use-say';
import type { Say } from './use-say';
import { useSaidPlace } from './use-said-place';
import type { SaidPlace } from './use-said-place';
import './index.scss';

/** Opened about a point, a bus, a stop, a parcel or an order, or about nothing yet. */
export default function SayPage(): ReactElement {
  const say = useSay();
  const { draft, change, speaking } = say;
  const village = useSettings(chosenVillage);
  const ofVillage = village === undefined ? {} : { areaCode: village.code };
  if (draft === undefined)
    return (
      <Page title={complaintsPages.say.title}>
        <Skeleton />
      </Page>
    );
  const subject = draft.subject ?? subjectOf(draft.about);
  // Asked for once nobody speaks any more: the form in which they do must stay.
  const asksCategory = !speaking && draft.kind === 'complaint' && subject !== undefined && draft.category === undefined;
  return (
    <Page
      title={complaintsPages.say.title}
      spoken="有话要说，先点是投诉、建议还是表扬，再点出了什么事。可以拍照，可以说，不用登录，没有网也能交。"
    >
      <Chips
        label="是哪一种"
        chips={voiceKinds.map((value) => ({ value, word: voiceKindNames[value] }))}
        chosen={draft.kind}
        onChoose={(kind) => change({ kind })}
      />
      {subject === undefined ? (
        <SubjectTiles onChoose={(chosen) => change({ subject: chosen, about: ofVillage })} />
      ) : null}
      {asksCategory ? <CategoryTiles subject={subject} onChoose={(category) => change({ category })} /> : null}
      {subject === undefined || asksCategory ? (
        <Button icon="search" word="看我说过的事、查回执" onPress={() => goTo(complaintsPages.mine)} />
      ) : (
        <Form say={say} draft={draft} />
      )}
    </Page>
  );
}

interface FormProps {
  readonly say: Say;
  readonly draft: NonNullable<Say['draft']>;
}

function Form({ say, draft }: FormProps): ReactElement {
  const { change, recordings, onSpeaking } = say;
  const queue = useContext(MediaContext);
  const place = useSaidPlace(draft, change);
  const promise = promiseWords(draft);
  return (
    <>
      <Head say={say} draft={draft} place={place} />
      <SameCard draft={draft} onChange={change} />
      <CheckCard draft={draft} />
      <Card>
        <TextField
          kind="lines"
          label="再说两句（不写也行）"
          hint="什么时候、怎么回事"
          most={COMPLAINT_TEXT_CHARACTERS}
          value={draft.text}
          onChange={(text) => change({ text })}
        />
        <VoiceField
          what={{ purpose: COMPLAINT_MEDIA, open: true, label: `录音：${place.name}` }}
          recordings={recordings}
          queue={queue}
          onSpeaking={onSpeaking}
        />
      </Card>
      <IdentityCard draft={draft} onChange={change} spoken={recordings.length > 0} />
      <HandIn say={say} onHand={() => say.hand(place.name)} />
      <View className="say-foot">
        <Note>{`没网也能交，有网自动发出去。${promise === undefined ? '' : `收到以后，${promise}。`}`}</Note>
      </View>
    </>
  );
}

/** Not while somebody speaks: what they say would stay behind. */
function HandIn({ say, onHand }: Pick<FormProps, 'say'> & { readonly onHand: () => void }): ReactElement {
  const { action, speaking } = say;
  return (
    <>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      {speaking ? (
        <Note tone="ink">{SPEAKING_WORDS}</Note>
      ) : (
        <Button kind="primary" icon="check" word="交上去" disabled={action.busy} onPress={onHand} />
      )}
    </>
  );
}

/** What it is about, to be changed, and the photos first. */
function Head({ say, draft, place }: FormProps & { readonly place: SaidPlace }): ReactElement {
  const { change, pictures, speaking } = say;
  const queue = useContext(MediaContext);
  const what = whatWords({ kind: draft.kind, category: draft.category ?? '' });
  return (
    <Card>
      <View className="say-head">
        <View className="say-what">{`${place.name} · ${what}`}</View>
        {speaking ? null : (
          <Button
            kind="tool"
            icon="pencil"
            word="改"
            label="改：说的是什么事"
            onPress={() => change(begunAnew(draft))}
          />
        )}
      </View>
      {place.choice}
      <PictureField
        what={{ purpose: COMPLAINT_MEDIA, open: true, label: `照片：${place.name}` }}
        pictures={pictures}
        queue={queue}
        most={MOST_PICTURES}
        words={{ add: '拍照、选照片', none: '拍一张最说得清。不拍也行。', icon: 'camera' }}
      />
    </Card>
  );
}
