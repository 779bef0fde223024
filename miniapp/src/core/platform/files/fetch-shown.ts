// How does a platform show a picture, or play a recording, that is given out to one person only?
import Taro from '@tarojs/taro';
import { NoAnswer } from '../request';

/** An address to show it under, or the status with which there is none. */
export type Shown = { readonly address: string } | { readonly status: number };

/** Rejects with `NoAnswer` where nothing came back. */
export async function fetchShown(url: string, headers: Readonly<Record<string, string>>): Promise<Shown> {
  return (process.env.TARO_ENV === 'h5' ? inBrowser(url, headers) : inWeChat(url, headers)).catch(() => {
    throw new NoAnswer('no_network');
  });
}

/** The bytes themselves as an address: a page's own pictures have no header to be asked for with. */
async function inBrowser(url: string, headers: Readonly<Record<string, string>>): Promise<Shown> {
  const response = await fetch(url, { headers, cache: 'no-store' });
  if (!response.ok) return { status: response.status };
  const bytes = await response.blob();
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done({ address: reader.result as string });
    reader.onerror = () => fail(new Error('the bytes cannot be read'));
    reader.readAsDataURL(bytes);
  });
}

async function inWeChat(url: string, headers: Readonly<Record<string, string>>): Promise<Shown> {
  const { statusCode, tempFilePath } = await Taro.downloadFile({ url, header: { ...headers } });
  return statusCode === 200 ? { address: tempFilePath } : { status: statusCode };
}
