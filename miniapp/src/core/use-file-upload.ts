// How far is the upload of a file, and what if the network breaks in between?
import { useState } from 'react';
import type { Endpoint } from '@kehuoyou/shared';
import { bytesWords } from './bytes-words';
import { chooseFile } from './platform/files/file';
import type { ChosenFile } from './platform/files/file';
import { upload } from './upload';
import { useAction } from './use-action';
import type { Action } from './use-action';
import { newKey } from './uuid';

/** An upload as its card shows it. */
export interface FileUpload {
  readonly action: Action;
  /** The file that was chosen last. */
  readonly file: ChosenFile | undefined;
  /** Bytes that have left; undefined where the platform does not say. */
  readonly sent: number | undefined;
  /** Lets the person choose a file and sends it. */
  readonly choose: () => void;
  /** Sends the same file again, which the server takes once however often it is sent. */
  readonly again: () => void;
}

/** Which files go where. */
export interface UploadPlan<Ask extends object, Answer> {
  readonly endpoint: Endpoint<Ask, Answer>;
  /** Endings of the files that can be chosen, without the dot, each with its media type. */
  readonly types: Readonly<Record<string, string>>;
  /** Most bytes. */
  readonly most: number;
  /** What is said along with a file. */
  readonly ask: (file: ChosenFile) => Ask;
  readonly onStarted: (answer: Answer) => void;
}

/** Sends files of some kinds, one at a time. */
export function useFileUpload<Ask extends object, Answer>(plan: UploadPlan<Ask, Answer>): FileUpload {
  const { endpoint, types, most } = plan;
  const action = useAction();
  const [chosen, setChosen] = useState<{ readonly file: ChosenFile; readonly key: string }>();
  const [sent, setSent] = useState<number>();
  const send = async (file: ChosenFile, key: string): Promise<void> => {
    setSent(undefined);
    const ending = file.name.slice(file.name.lastIndexOf('.') + 1).toLowerCase();
    const type = types[ending] ?? Object.values(types)[0] ?? '';
    const answer = await upload(endpoint, plan.ask(file), file, { key, type, onSent: setSent });
    setChosen(undefined);
    plan.onStarted(answer);
  };
  const choose = async (): Promise<void> => {
    const file = await chooseFile(...Object.keys(types));
    if (file === undefined) return;
    if (file.bytes > most) {
      action.fail(`这个文件有 ${bytesWords(file.bytes)}，最多收 ${bytesWords(most)}，请把它拆小。`);
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
