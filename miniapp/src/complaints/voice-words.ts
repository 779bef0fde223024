// Who hears what somebody said, who did not want to be known?
import type { IdentityMode } from '@kehuoyou/shared';

/** Nothing where everybody who handles it may know them; in a village a voice says who speaks. */
export function whoHearsWords(identity: IdentityMode): string | undefined {
  if (identity === 'named') return undefined;
  return identity === 'hidden'
    ? '您录的音也只有县里听得到，办事的单位听不到。'
    : '您录的音县里还是听得到，熟人一听就知道是谁。不想让人听出来，就不要录音，写字。';
}
