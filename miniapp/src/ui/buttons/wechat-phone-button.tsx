// How does WeChat hand over the phone's number?
import type { ReactElement } from 'react';
import { Button as WeChatButton } from '@tarojs/components';

/** WeChat's own button, in our look: nothing else may ask for the number. */
export interface WeChatPhoneButtonProps {
  readonly word: string;
  /** The code for which the server gets the number from WeChat. */
  readonly onCode: (code: string) => void;
  readonly onRefused: () => void;
}

/** In WeChat only; asks the person with WeChat's own sheet. */
export function WeChatPhoneButton({ word, onCode, onRefused }: WeChatPhoneButtonProps): ReactElement {
  return (
    <WeChatButton
      className="pressable button button-primary"
      openType="getPhoneNumber"
      onGetPhoneNumber={({ detail: { code } }) =>
        typeof code === 'string' && code !== '' ? onCode(code) : onRefused()
      }
    >
      {word}
    </WeChatButton>
  );
}
