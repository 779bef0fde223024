// How does a file get from the phone or the computer into the app?
import Taro from '@tarojs/taro';
import { picked, say } from '../permission';

/** A file that somebody chose. */
export interface ChosenFile {
  readonly name: string;
  readonly bytes: number;
  /** What `sendFile` sends. */
  readonly content: Blob | ArrayBuffer;
}

/** Lets the person choose a file that ends in one of `endings` (without the dot); undefined when they chose none. */
export function chooseFile(...endings: readonly string[]): Promise<ChosenFile | undefined> {
  return process.env.TARO_ENV === 'h5' ? inBrowser(endings) : inWeChat(endings);
}

/** WeChat opens no files of the phone, only those that somebody has sent in a conversation. */
async function inWeChat(endings: readonly string[]): Promise<ChosenFile | undefined> {
  const chosen = await picked('聊天里的文件', () =>
    Taro.chooseMessageFile({ count: 1, type: 'file', extension: [...endings] }),
  );
  const [file] = chosen?.tempFiles ?? [];
  if (file === undefined) return undefined;
  try {
    const content = Taro.getFileSystemManager().readFileSync(file.path) as ArrayBuffer;
    return { name: file.name, bytes: content.byteLength, content };
  } catch {
    // WeChat fetches a file of a conversation only once somebody opens it there, and sweeps old ones.
    await say('这个文件读不出来。请在聊天里点开它看一眼，再回来选。');
    return undefined;
  }
}

function inBrowser(endings: readonly string[]): Promise<ChosenFile | undefined> {
  return new Promise((done) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = endings.map((ending) => `.${ending}`).join();
    input.oncancel = () => done(undefined);
    input.onchange = () => {
      const [file] = input.files ?? [];
      done(file === undefined ? undefined : { name: file.name, bytes: file.size, content: file });
    };
    input.click();
  });
}

/** True where files come from a conversation, so that one has to send oneself the file first. */
export function choosesFromConversation(): boolean {
  return process.env.TARO_ENV !== 'h5';
}
