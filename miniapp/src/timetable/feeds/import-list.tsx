// Which files came in lately, and what became of them?
import type { ReactElement } from 'react';
import { momentText, timetablePages } from '@kehuoyou/shared';
import type { FeedImport } from '@kehuoyou/shared';
import { goTo } from '../../core/platform/navigation';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { Tag } from '../../ui/cards/tag';
import { bytesWords } from '../../core/bytes-words';
import { importStates } from '../changing/feed-words';

/** The latest uploads, each a way to its report. */
export function ImportList({ imports }: { readonly imports: readonly FeedImport[] }): ReactElement {
  if (imports.length === 0) return <Note>还没有送过文件。</Note>;
  return (
    <List>
      {imports.map(({ importId, fileName, bytes, startedAt, state }) => (
        <Row
          key={importId}
          icon="package"
          title={fileName === '' ? '没有名字的文件' : fileName}
          note={`${momentText(new Date(startedAt))} · ${bytesWords(bytes)}`}
          tail={<Tag word={importStates[state].word} tone={importStates[state].tone} />}
          onPress={() => goTo(timetablePages.feedImport, { id: importId })}
        />
      ))}
    </List>
  );
}
