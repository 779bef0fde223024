// How does a number get from a label into the phone? By the camera, by a scanner that types, or by hand.
import { createElement, useEffect, useRef, useState } from 'react';
import type { ChangeEvent, KeyboardEvent, ReactElement, RefObject } from 'react';
import { Input, View } from '@tarojs/components';
import { hasCamera } from '../../core/platform/camera';
import { canScan, catchTyping, scanCode } from '../../core/platform/scanner';
import { useWideScreen } from '../../core/platform/wide-screen';
import { Button } from '../buttons/button';
import { ButtonRow } from '../buttons/button-row';
import { voice } from '../voice';
import { CameraView } from './camera-view';
import './scan-field.scss';

/** A field that a scanner types into. */
export interface ScanFieldProps {
  /** For the ear; for the eye the hint says it. */
  readonly label: string;
  readonly hint: string;
  /** What the button beside it does with what was typed. */
  readonly word: string;
  /** Takes what was scanned; resolves to true when the camera should read the next one at once. */
  readonly onScan: (text: string) => boolean | Promise<boolean>;
  /** While searching, every character counts. */
  readonly onType?: (text: string) => void;
}

/** Longer is no number. */
const MOST = 60;

/** Typing goes here from anywhere on the page; Enter takes it, and the field is empty for the next one. */
export function ScanField({ label, hint, word, onScan, onType }: ScanFieldProps): ReactElement {
  const [text, setText] = useState('');
  const [looking, setLooking] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const wide = useWideScreen();
  useEffect(() => catchTyping(() => field.current), []);
  // On a phone that would bring up its keyboard, over half of the page.
  useEffect(() => {
    if (wide) field.current?.focus();
  }, [wide]);
  const change = (value: string) => {
    setText(value);
    onType?.(value);
  };
  const take = (value: string) => {
    setText('');
    void onScan(value);
  };
  return (
    <View className="scan">
      <View className="field">
        <Line field={field} label={label} hint={hint} text={text} onType={change} onTake={take} />
      </View>
      <ButtonRow>
        {text.trim() === '' ? null : <Button word={word} onPress={() => take(text)} />}
        {canScan() ? <Button kind="primary" icon="scan-line" word="扫码" onPress={() => void scanOn(onScan)} /> : null}
        {process.env.TARO_ENV === 'h5' && hasCamera() && !looking ? (
          <Button kind="primary" icon="camera" word="用相机扫" onPress={() => setLooking(true)} />
        ) : null}
      </ButtonRow>
      {process.env.TARO_ENV === 'h5' && looking ? (
        <CameraView onRead={(label) => void onScan(label)} onClose={() => setLooking(false)} />
      ) : null}
    </View>
  );
}

interface LineProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly onTake: (text: string) => void;
}

/** A plain field in a browser, which can be given the focus; Taro's cannot. */
function Line({ field, label, hint, text, onType, onTake }: LineProps): ReactElement {
  if (process.env.TARO_ENV === 'h5')
    return createElement('input', {
      ref: field,
      className: 'field-input',
      value: text,
      placeholder: hint,
      maxLength: MOST,
      autoComplete: 'off',
      enterKeyHint: 'done',
      onChange: (event: ChangeEvent<HTMLInputElement>) => onType(event.target.value),
      onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => {
        if (event.key === 'Enter') onTake(event.currentTarget.value);
      },
      ...voice({ label }),
    });
  return (
    <Input
      className="field-input"
      value={text}
      placeholder={hint}
      placeholderClass="field-hint"
      maxlength={MOST}
      confirmType="done"
      onInput={(event) => onType(String(event.detail.value))}
      onConfirm={(event) => onTake(String(event.detail.value))}
      {...voice({ label })}
    />
  );
}

/** One label after the other, until the person closes the camera or has to look at the page. */
async function scanOn(onScan: ScanFieldProps['onScan']): Promise<void> {
  for (let again = true; again;) {
    const text = await scanCode('label');
    again = text !== undefined && (await onScan(text));
  }
}
