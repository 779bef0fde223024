// How does a code get from another screen into this phone? By the camera, or typed.
import { useState } from 'react';
import type { ReactElement } from 'react';
import { normalCode } from '@kehuoyou/shared';
import { canScan, scanCode } from '../core/platform/scanner';
import type { Action } from '../core/use-action';
import { Button } from '../ui/buttons/button';
import { ButtonRow } from '../ui/buttons/button-row';
import { ErrorSentence } from '../ui/page/error-sentence';
import { TextField } from '../ui/fields/text-field';

/** What to do with a code. */
export interface CodeEntryProps {
  readonly label: string;
  /** What the button says, such as 看看是谁. */
  readonly word: string;
  /** From the page's address, when a camera opened it. */
  readonly code?: string | undefined;
  readonly action: Action;
  readonly onCode: (code: string) => void;
}

/** Sixteen letters and figures. */
const MOST = 24;

/** Scan or type; what cannot be a code is said so before the server is asked. */
export function CodeEntry({ label, word, code = '', action, onCode }: CodeEntryProps): ReactElement {
  const [text, setText] = useState(code);
  const use = (found: string) => {
    const normal = normalCode(found);
    if (normal === undefined) action.fail('这不是我们的码，请对着对方手机上的码再来一次。');
    else onCode(normal);
  };
  const scan = async () => {
    const found = await scanCode();
    if (found === undefined) return;
    setText(normalCode(found) ?? found);
    use(found);
  };
  return (
    <>
      <TextField label={label} value={text} onChange={setText} hint="比如 7K3M-PQ2X-9ABC-DEFG" most={MOST} />
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        {canScan() ? (
          <Button icon="scan-line" word="扫一扫" disabled={action.busy} onPress={() => void scan()} />
        ) : null}
        <Button kind="primary" word={word} disabled={action.busy} onPress={() => use(text)} />
      </ButtonRow>
    </>
  );
}
