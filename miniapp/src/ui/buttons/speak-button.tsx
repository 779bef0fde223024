// How is a sentence read aloud?
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ReactElement } from 'react';
import { speaker } from '../../core/platform/speaker';
import { Button } from './button';

/** 读一读, where the platform has a voice; nothing where it has none. Pressing it again stops the reading. */
export function SpeakButton({ sentence }: { readonly sentence: string }): ReactElement | null {
  const available = useSyncExternalStore(speaker.onChange, speaker.available);
  const [reading, setReading] = useState(false);
  useEffect(() => () => speaker.hush(), []);
  if (!available) return null;
  const press = () => {
    if (reading) {
      speaker.hush();
      setReading(false);
      return;
    }
    setReading(true);
    void speaker.speak(sentence).then(() => setReading(false));
  };
  return (
    <Button
      kind="tool"
      icon="volume-2"
      word={reading ? '停下' : '读一读'}
      label={reading ? '停下不读' : `读一读：${sentence}`}
      onPress={press}
    />
  );
}
