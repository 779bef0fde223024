// How does a file of the server get before somebody's eyes?
import Taro from '@tarojs/taro';
import type { FileKind } from '@kehuoyou/shared';
import { NoAnswer } from '../request';
import type { Incoming } from '../request';

/** A file to fetch and show. */
export interface FileToOpen {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Name without its ending; a browser saves it under this one. */
  readonly name: string;
  readonly kind: FileKind;
}

/** A page of many tables on a slow network takes its time. */
const LONGEST_MS = 60_000;

/** True where the phone can show files of this kind: WeChat shows no CSV. */
export function opensFiles(kind: FileKind): boolean {
  return process.env.TARO_ENV === 'h5' || kind !== 'csv';
}

/** Shows the file; what came instead of it when the server refused. Rejects with `NoAnswer` only. */
export function openFile(file: FileToOpen): Promise<Incoming | undefined> {
  return process.env.TARO_ENV === 'h5' ? inBrowser(file) : inWeChat(file);
}

async function inBrowser({ url, headers, name, kind }: FileToOpen): Promise<Incoming | undefined> {
  // What anybody may have opens beside the app at once; a browser lets nothing open that was not just asked for.
  if (Object.keys(headers).length === 0) {
    follow(url, { target: '_blank', rel: 'noopener' });
    return undefined;
  }
  const response = await fetch(url, { headers, cache: 'no-store' }).catch(() => {
    throw new NoAnswer('no_network');
  });
  if (!response.ok) return { status: response.status, headers: {}, text: await response.text() };
  const address = URL.createObjectURL(await response.blob());
  follow(address, { download: `${name}.${kind}` });
  // The browser has to have begun to save it.
  setTimeout(() => URL.revokeObjectURL(address), LONGEST_MS);
  return undefined;
}

function follow(href: string, attributes: Readonly<Record<string, string>>): void {
  const link = document.createElement('a');
  Object.entries({ ...attributes, href }).forEach(([attribute, value]) => link.setAttribute(attribute, value));
  document.body.append(link);
  link.click();
  link.remove();
}

async function inWeChat({ url, headers, kind }: FileToOpen): Promise<Incoming | undefined> {
  const fetched = Taro.downloadFile({ url, header: { ...headers }, timeout: LONGEST_MS });
  const { statusCode, tempFilePath } = await fetched.catch(() => {
    throw new NoAnswer('no_network');
  });
  if (statusCode >= 400) {
    const text = Taro.getFileSystemManager().readFileSync(tempFilePath, 'utf8') as string;
    return { status: statusCode, headers: {}, text };
  }
  // With its menu, by which it is sent to somebody or printed.
  await Taro.openDocument({ filePath: tempFilePath, fileType: kind as 'pdf' | 'xlsx', showMenu: true }).catch(() => {
    throw new NoAnswer('cancelled');
  });
  return undefined;
}
