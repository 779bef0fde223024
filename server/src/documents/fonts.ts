// In which letters is Chinese printed?
//
// Noto Sans SC (SIL Open Font License 1.1), whole in memory once somebody prints. A PDF carries only the letters
// that it uses: some 15 KB of the ten megabytes.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Regular and bold. */
export interface Fonts {
  readonly regular: Buffer;
  readonly bold: Buffer;
}

let loaded: Fonts | undefined;

/** Both weights, read from the disk at the first call. */
export function fonts(): Fonts {
  const { resolve } = createRequire(import.meta.url);
  const read = (file: string): Buffer => readFileSync(resolve(`@expo-google-fonts/noto-sans-sc/${file}`));
  loaded ??= {
    regular: read('400Regular/NotoSansSC_400Regular.ttf'),
    bold: read('700Bold/NotoSansSC_700Bold.ttf'),
  };
  return loaded;
}
