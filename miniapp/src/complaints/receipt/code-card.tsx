// Which code has to be kept to come back to this, from any phone?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { complaintsPages, spokenFigures } from '@kehuoyou/shared';
import { copyText } from '../../core/platform/files/take-away';
import { goBack, replaceWith } from '../../core/platform/navigation';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { QrPicture } from '../../ui/cards/qr-picture';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { useKeptReceipts } from '../kept-receipts';
import { receiptLink } from '../receipt-link';

/** The receipt as letters and as a picture; `isNew` where somebody has only just been given it. */
export function CodeCard({ receipt, isNew }: { readonly receipt: string; readonly isNew: boolean }): ReactElement {
  const kept = useKeptReceipts(({ receipts }) => receipts.some((each) => each.receipt === receipt));
  const { drop } = useKeptReceipts.getState();
  const action = useAction();
  const copy = () =>
    action.run(async () => {
      if (!(await copyText(receipt))) action.fail('手机不让复制，请抄下来或者拍下来。');
    });
  return (
    <Card
      title="回执，请收好"
      named
      spoken={`您的回执是 ${spokenFigures([...receipt].join(' '))}。凭它在哪个手机上都能看，不用登录。`}
    >
      <View className="receipt-code">
        <QrPicture code={receipt} link={receiptLink(receipt)} />
      </View>
      <Note tone="ink">
        {`谁有回执谁就能看、能撤回，别给不相干的人。${kept ? '这台手机也记下了。' : ''}${isNew ? '抄下来或者拍张照更放心。' : ''}`}
      </Note>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button word="复制回执" onPress={copy} />
        {kept && !isNew ? (
          <Button
            word="这台手机不记它"
            onPress={() => {
              drop(receipt);
              goBack();
            }}
          />
        ) : null}
        {kept ? <Button word="看我说过的事" onPress={() => replaceWith(complaintsPages.mine)} /> : null}
      </ButtonRow>
    </Card>
  );
}
