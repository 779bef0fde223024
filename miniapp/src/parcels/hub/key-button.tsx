// Which key does the same as a button? It is written on it where there are keys.
import type { ReactElement } from 'react';
import type { FunctionKey } from '../../core/platform/function-keys';
import { useWideScreen } from '../../core/platform/wide-screen';
import { Button } from '../../ui/buttons/button';
import type { ButtonProps } from '../../ui/buttons/button';

/** A button that a key presses too. */
export function KeyButton({
  shortcut,
  word,
  ...props
}: ButtonProps & { readonly shortcut: FunctionKey }): ReactElement {
  const wide = useWideScreen();
  return <Button {...props} word={wide ? `${word} ${shortcut}` : word} />;
}
