// What did somebody say who would rather speak than write?
import type { ReactElement } from 'react';
import type { JoinedVoice } from '@kehuoyou/shared';
import { fetchRecording } from '../../core/media/fetch-media';
import { Note } from '../../ui/cards/note';
import { PlayButton } from '../../ui/recordings/play-button';

/** Each recording as a button that plays it; pressed again it stops. Why there is none where only the county hears it. */
export function Recordings({ recordings = [], unheard }: Pick<JoinedVoice, 'recordings' | 'unheard'>): ReactElement {
  return (
    <>
      {recordings.map((id) => (
        <PlayButton key={id} word="听居民说" address={() => fetchRecording(id)} />
      ))}
      {unheard === undefined ? null : <Note>居民不想让人知道是谁，听声音认得出来，所以录的音只有县里听得到。</Note>}
    </>
  );
}
