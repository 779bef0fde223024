// How does one type a name, a number, a code or a few sentences?
import { createElement } from 'react';
import type { ChangeEvent, ReactElement } from 'react';
import { Input, Text, Textarea, View } from '@tarojs/components';
import { voice } from '../voice';

/** A field with its label above it. */
export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** An example of what to type. */
  readonly hint?: string;
  /** Most characters that it takes. */
  readonly most?: number;
  /** `phone` brings up the figures, `money` also the point. */
  readonly kind?: 'words' | 'phone' | 'money' | 'lines';
}

const LONGEST = 40;
/** Which keys WeChat brings up. */
const KEYS = { words: 'text', lines: 'text', phone: 'number', money: 'digit' } as const;

/** One field of a form. */
export function TextField({
  label,
  value,
  onChange,
  hint = '',
  most = LONGEST,
  kind = 'words',
}: TextFieldProps): ReactElement {
  // A browser's number field drops the blanks of a pasted number, and with them all of it.
  const keys = process.env.TARO_ENV === 'h5' ? 'text' : KEYS[kind];
  const shared = {
    value,
    placeholder: hint,
    placeholderClass: 'field-hint',
    maxlength: most,
    onInput: (event: { readonly detail: { readonly value: string } }) => onChange(String(event.detail.value)),
    ...voice({ label }),
  };
  return (
    <View className="field">
      <Text className="field-label">{label}</Text>
      {kind === 'lines' ? <Lines {...shared} /> : null}
      {kind === 'lines' ? null : <Input className="field-input" type={keys} {...shared} />}
    </View>
  );
}

interface LinesProps {
  readonly value: string;
  readonly placeholder: string;
  readonly placeholderClass: string;
  readonly maxlength: number;
  readonly onInput: (event: { readonly detail: { readonly value: string } }) => void;
}

/** Taro has no plain element for several lines in a browser; its web component could not be labelled. */
function Lines(shared: LinesProps): ReactElement {
  const className = 'field-input field-lines';
  if (process.env.TARO_ENV !== 'h5') return <Textarea className={className} {...shared} />;
  const { placeholderClass: _class, maxlength, onInput, ...plain } = shared;
  return createElement('textarea', {
    ...plain,
    className,
    maxLength: maxlength,
    onChange: (event: ChangeEvent<HTMLTextAreaElement>) => onInput({ detail: { value: event.target.value } }),
  });
}
