// What does a browser show while its camera reads labels?
import { createElement, useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { readLabels } from '../../core/platform/camera';
import type { Unread } from '../../core/platform/camera';
import { Button } from '../buttons/button';
import { Note } from '../cards/note';
import { ErrorSentence } from '../page/error-sentence';

const WHY: Readonly<Record<Unread, string>> = {
  refused: '浏览器没让用相机。请在地址栏旁边打开相机的权限，再试一次；也可以输单号。',
  unavailable: '相机打不开，也许别的程序正在用。请输单号，或者用扫码枪。',
  no_reader: '读条码的程序没有取到，要有网络才行，取过一次以后就不用网了。先输单号，或者用扫码枪。',
};

/** The camera's picture; every label is told once, and the camera goes on. */
export function CameraView({
  onRead,
  onClose,
}: {
  readonly onRead: (text: string) => void;
  readonly onClose: () => void;
}): ReactElement {
  const video = useRef<HTMLVideoElement>(null);
  const read = useRef(onRead);
  read.current = onRead;
  const [why, setWhy] = useState<string>();
  useEffect(() => {
    if (video.current === null) return undefined;
    const reading = readLabels(video.current, {
      onRead: (text) => read.current(text),
      onDenied: (denial) => setWhy(WHY[denial]),
    });
    return reading.stop;
  }, []);
  return (
    <View className="scan-camera">
      {why === undefined ? (
        <>
          {createElement('video', { ref: video, className: 'scan-video', muted: true, playsInline: true })}
          <Note>对准条码，扫完一件换下一件，不用按。</Note>
        </>
      ) : (
        <ErrorSentence sentence={why} />
      )}
      <Button icon="x" word="关上相机" onPress={onClose} />
    </View>
  );
}
