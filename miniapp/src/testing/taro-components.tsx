// What are Taro's components to a test? The plain elements that they become in a browser.
import { createElement } from 'react';
import type { ChangeEvent, ReactElement, ReactNode } from 'react';
import { phone } from './taro';

type Props = Readonly<Record<string, unknown>> & { readonly children?: ReactNode };

/** Attributes that only Taro understands. */
const TARO_ONLY = new Set([
  'hoverClass',
  'enhanced',
  'showScrollbar',
  'scrollX',
  'scrollY',
  'placeholderClass',
  'confirmType',
  'maxlength',
  'onInput',
  'mode',
  'openType',
  'onGetPhoneNumber',
]);

function plain(props: Props): Record<string, unknown> {
  const known = Object.entries(props).filter(([name]) => !TARO_ONLY.has(name));
  // WeChat's own attribute; React would call it a mistake.
  return Object.fromEntries(known.map(([name, value]) => [name === 'aria-role' ? 'data-aria-role' : name, value]));
}

/** A block. */
export function View(props: Props): ReactElement {
  return createElement('div', plain(props));
}

/** Text in a line. */
export function Text(props: Props): ReactElement {
  return createElement('span', plain(props));
}

/** What scrolls. */
export function ScrollView(props: Props): ReactElement {
  return createElement('div', plain(props));
}

/** A picture. */
export function Image(props: Props): ReactElement {
  return createElement('img', plain(props));
}

/** A field; Taro's event carries the text in `detail`. */
export function Input(
  props: Props & { readonly onInput?: (event: { detail: { value: string } }) => void },
): ReactElement {
  return createElement('input', {
    ...plain(props),
    onChange: (event: ChangeEvent<HTMLInputElement>) => props.onInput?.({ detail: { value: event.target.value } }),
  });
}

/** A field of several lines. */
export function Textarea(
  props: Props & { readonly onInput?: (event: { detail: { value: string } }) => void },
): ReactElement {
  return createElement('textarea', {
    ...plain(props),
    onChange: (event: ChangeEvent<HTMLTextAreaElement>) => props.onInput?.({ detail: { value: event.target.value } }),
  });
}

/** WeChat's own button; the test hands it what WeChat would say. */
export function Button(props: Props): ReactElement {
  const { openType, onGetPhoneNumber } = props;
  return createElement('button', {
    type: 'button',
    'data-open-type': openType,
    // Without a code it is as when the person says no.
    ...(typeof onGetPhoneNumber === 'function' && {
      onClick: () => void onGetPhoneNumber({ detail: { code: phone.numberCode } }),
    }),
    ...plain(props),
  });
}
