// How does a person take a text away with them?
import Taro from '@tarojs/taro';

/** True where a file can be saved; elsewhere the text goes to the clipboard. */
export function savesFiles(): boolean {
  return process.env.TARO_ENV === 'h5';
}

/** What a file is, by the ending of its name. */
const types: Readonly<Record<string, string>> = {
  csv: 'text/csv;charset=utf-8',
  json: 'application/json',
  txt: 'text/plain;charset=utf-8',
};

/** Saves `text` as the file `name`, or copies it. False when the phone did not let it. */
export async function takeAway(name: string, text: string): Promise<boolean> {
  if (!savesFiles()) return copyText(text);
  const type = types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(address);
  return true;
}

/** Puts `text` where it can be pasted from. False when the phone did not let it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: text });
    return true;
  } catch {
    return false;
  }
}
