// How does a person take a text away with them?
import Taro from '@tarojs/taro';

/** True where a file can be saved; elsewhere the text goes to the clipboard. */
export function savesFiles(): boolean {
  return process.env.TARO_ENV === 'h5';
}

/** Saves `text` as the file `name`, or copies it. False when the phone did not let it. */
export async function takeAway(name: string, text: string): Promise<boolean> {
  if (!savesFiles()) return copy(text);
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(address);
  return true;
}

async function copy(text: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: text });
    return true;
  } catch {
    return false;
  }
}
