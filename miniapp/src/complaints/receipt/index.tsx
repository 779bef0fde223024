// 办得怎么样: what became of it, for whoever has its receipt; the promise and the law run side by side.
import { useState } from 'react';
import type { ReactElement } from 'react';
import { complaintsPages, normalReceipt, receiptsApi } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { goTo, usePageParams, usePulled } from '../../core/platform/navigation';
import { useQuery } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { ScanField } from '../../ui/fields/scan-field';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Page } from '../../ui/page/page';
import { useUnsent } from '../unsent';
import { CodeCard } from './code-card';
import { headline } from './receipt-words';
import { UnsentCard } from './unsent-card';
import { Whole } from './whole';
import './index.scss';

/** Somebody may look at any hour whether it has moved. */
const ASK_EVERY_MS = 120_000;

/** With a receipt; without one it is asked for. */
export default function ReceiptPage(): ReactElement {
  const { code } = usePageParams(complaintsPages.receipt);
  const [typed, setTyped] = useState<string>();
  const [wrong, setWrong] = useState(false);
  const receipt = typed ?? (code === undefined ? undefined : normalReceipt(code));
  const unsent = useUnsent().get(receipt ?? '');
  const ask = receipt === undefined || unsent !== undefined ? undefined : { receipt };
  const query = useQuery(receiptsApi.read, ask, { everyMs: ASK_EVERY_MS, freshForMs: 0 });
  const now = useNow();
  usePulled(query.refresh);
  const take = (text: string): boolean => {
    const read = normalReceipt(text);
    setWrong(read === undefined);
    if (read !== undefined) setTyped(read);
    return false;
  };
  const spoken = query.answer && headline(query.answer, now).spoken;
  return (
    <Page title={complaintsPages.receipt.title} age={query.age} spoken={spoken}>
      {receipt === undefined ? <Entry wrong={wrong || code !== undefined} onCode={take} /> : null}
      {receipt === undefined || unsent === undefined ? null : <UnsentCard item={unsent} />}
      {ask === undefined ? null : (
        <Asked query={query}>{(complaint) => <Whole complaint={complaint} now={now} refresh={query.refresh} />}</Asked>
      )}
      {receipt === undefined ? null : <CodeCard receipt={receipt} isNew={unsent !== undefined} />}
    </Page>
  );
}

function Entry({
  wrong,
  onCode,
}: {
  readonly wrong: boolean;
  readonly onCode: (text: string) => boolean;
}): ReactElement {
  return (
    <>
      {wrong ? <ErrorSentence sentence="这不像回执。回执是 12 个字母和数字，请对着再看一遍。" /> : null}
      <ScanField label="回执" hint="输回执，12 个字" word="查" onScan={onCode} />
      <EmptyAnswer sentence="有回执就能看办得怎么样。" next="回执是交上去的时候给您的，12 个字母和数字。不用登录。">
        <Button word="看我说过的事" onPress={() => goTo(complaintsPages.mine)} />
      </EmptyAnswer>
    </>
  );
}
