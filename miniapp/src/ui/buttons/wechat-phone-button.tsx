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

/** With WeChat's privacy contract, where the person has not agreed to it: without, WeChat gives no number. */
const ASKS = 'getPhoneNumber|agreePrivacyAuthorization' as 'getPhoneNumber';

/** In WeChat only, and after the person has agreed to what we do with the number; asks the person with WeChat's own sheet. */
export function WeChatPhoneButton({ word, onCode, onRefused }: WeChatPhoneButtonProps): ReactElement {
  return (
    <WeChatButton
      className="pressable button button-primary"
      openType={ASKS}
      onGetPhoneNumber={({ detail: { code } }) =>
        typeof code === 'string' && code !== '' ? onCode(code) : onRefused()
      }
    >
      {word}
    </WeChatButton>
  );
}
