// How does one reach a human from any list?
import type { ReactElement } from 'react';
import { spokenFigures } from '@kehuoyou/shared';
import { ring } from '../../core/platform/phone';
import { Button } from './button';

/** Whom to ring. */
export interface PhoneButtonProps {
  readonly number: string;
  /** What the button says; 打电话 unless given. */
  readonly word?: string;
  /** Who answers, for screen readers: 下谢村服务点. */
  readonly who?: string;
  readonly kind?: 'primary' | 'plain' | 'tool';
}

/** Opens the dialler. */
export function PhoneButton({ number, word = '打电话', who = '', kind = 'plain' }: PhoneButtonProps): ReactElement {
  return (
    <Button
      kind={kind}
      icon="phone"
      word={word}
      label={`${word}：${who}，${spokenFigures(number)}`}
      onPress={() => ring(number)}
    />
  );
}
