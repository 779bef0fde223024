// How does a platform show a picture that is given out to one person only?
import Taro from '@tarojs/taro';

/** An address to show it under; undefined when it did not come. */
export async function fetchShown(url: string, headers: Readonly<Record<string, string>>): Promise<string | undefined> {
  return (process.env.TARO_ENV === 'h5' ? inBrowser(url, headers) : inWeChat(url, headers)).catch(() => undefined);
}

/** The bytes themselves as an address: a page's own pictures have no header to be asked for with. */
async function inBrowser(url: string, headers: Readonly<Record<string, string>>): Promise<string | undefined> {
  const response = await fetch(url, { headers, cache: 'no-store' });
  if (!response.ok) return undefined;
  const picture = await response.blob();
  return new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result as string);
    reader.onerror = () => done(undefined);
    reader.readAsDataURL(picture);
  });
}

async function inWeChat(url: string, headers: Readonly<Record<string, string>>): Promise<string | undefined> {
  const { statusCode, tempFilePath } = await Taro.downloadFile({ url, header: { ...headers } });
  return statusCode === 200 ? tempFilePath : undefined;
}
