// How does a file get from the phone or the computer into the app?
import Taro from '@tarojs/taro';

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
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: [...endings] });
    const [file] = tempFiles;
    if (file === undefined) return undefined;
    const content = Taro.getFileSystemManager().readFileSync(file.path) as ArrayBuffer;
    return { name: file.name, bytes: content.byteLength, content };
  } catch {
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
