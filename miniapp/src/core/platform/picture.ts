// How does a picture get from the phone into the app, small enough to send?
import Taro from '@tarojs/taro';

/** Longest edge, px: what a phone's screen shows at most. */
const EDGE = 1_280;
/** Tried one after the other until the picture is small enough. */
const QUALITIES = [0.8, 0.6, 0.4] as const;

/** Lets the person choose a picture; gives it as base64 of at most `most` characters. */
export function choosePicture(most: number): Promise<string> {
  return process.env.TARO_ENV === 'h5' ? inBrowser(most) : inWeChat(most);
}

async function inWeChat(most: number): Promise<string> {
  try {
    const chosen = await Taro.chooseMedia({ count: 1, mediaType: ['image'], sizeType: ['compressed'] });
    const path = chosen.tempFiles[0]?.tempFilePath;
    if (path === undefined) return 'none';
    for (const quality of QUALITIES) {
      const { tempFilePath } = await Taro.compressImage({ src: path, quality: quality * 100, compressedWidth: EDGE });
      const data = Taro.getFileSystemManager().readFileSync(tempFilePath, 'base64') as string;
      if (data.length <= most) return data;
    }
    return 'too_large';
  } catch {
    return 'none';
  }
}

function inBrowser(most: number): Promise<string> {
  return new Promise((done) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = 'image/*';
    input.oncancel = () => done('none');
    input.onchange = () => {
      const [file] = input.files ?? [];
      if (file === undefined) done('none');
      else void shrunk(file, most).then(done, () => done('none'));
    };
    input.click();
  });
}

async function shrunk(file: File, most: number): Promise<string> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, EDGE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  for (const quality of QUALITIES) {
    const data = canvas.toDataURL('image/jpeg', quality).split(',')[1] ?? '';
    if (data.length <= most) return data;
  }
  return 'too_large';
}
