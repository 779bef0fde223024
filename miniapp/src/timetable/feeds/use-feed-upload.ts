// How far is the upload of a timetable, and what if the network breaks in between?
import { useState } from 'react';
import { feedImportApi, MOST_FEED_BYTES } from '@kehuoyou/shared';
import { chooseFile } from '../../core/platform/files/file';
import type { ChosenFile } from '../../core/platform/files/file';
import { upload } from '../../core/upload';
import { useAction } from '../../core/use-action';
import type { Action } from '../../core/use-action';
import { newKey } from '../../core/uuid';
import { bytesWords } from '../changing/feed-words';

/** An upload as its card shows it. */
export interface FeedUpload {
  readonly action: Action;
  /** The file that was chosen last. */
  readonly file: ChosenFile | undefined;
  /** Bytes that have left; undefined where the platform does not say. */
  readonly sent: number | undefined;
  /** Lets the person choose a zip and sends it. */
  readonly choose: () => void;
  /** Sends the same file again, which the server takes once however often it is sent. */
  readonly again: () => void;
}

/** Sends GTFS zips; `onStarted` hears the id of the import whose reading has begun. */
export function useFeedUpload(onStarted: (importId: string) => void): FeedUpload {
  const action = useAction();
  const [chosen, setChosen] = useState<{ readonly file: ChosenFile; readonly key: string }>();
  const [sent, setSent] = useState<number>();
  const send = async (file: ChosenFile, key: string): Promise<void> => {
    setSent(undefined);
    const { importId } = await upload(feedImportApi.start, { fileName: file.name }, file, {
      key,
      type: 'application/zip',
      onSent: setSent,
    });
    setChosen(undefined);
    onStarted(importId);
  };
  const choose = async (): Promise<void> => {
    const file = await chooseFile('zip');
    if (file === undefined) return;
    if (file.bytes > MOST_FEED_BYTES) {
      action.fail(`这个文件有 ${bytesWords(file.bytes)}，最多收 ${bytesWords(MOST_FEED_BYTES)}，请把它拆小。`);
      return;
    }
    const key = newKey();
    setChosen({ file, key });
    action.run(() => send(file, key));
  };
  return {
    action,
    file: chosen?.file,
    sent,
    choose: () => void choose(),
    again: () => (chosen === undefined ? undefined : action.run(() => send(chosen.file, chosen.key))),
  };
}
