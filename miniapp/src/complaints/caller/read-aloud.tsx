// What is read to whoever rang, so that they can follow it?
import type { ReactElement } from 'react';
import type { FiledComplaint } from '@kehuoyou/shared';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { QrPicture } from '../../ui/cards/qr-picture';
import { receiptLink } from '../receipt-link';
import { spokenReceipt } from './caller-words';

/** The receipt, and the way to the next caller. */
export interface ReadAloudProps {
  readonly filed: FiledComplaint;
  readonly onNext: () => void;
}

/** The code in groups, as a picture, and as it is spoken. */
export function ReadAloud({ filed: { number, receipt }, onNext }: ReadAloudProps): ReactElement {
  return (
    <>
      <Card title={`登记好了，编号 ${number}`} named spoken={`回执码，${spokenReceipt(receipt)}`}>
        <Note tone="ink">把回执码念给他记下。谁有这个码，谁能看、能补充、能说好没好。</Note>
        <QrPicture code={receipt} link={receiptLink(receipt)} />
        <Note tone="ink">{`念：${spokenReceipt(receipt)}`}</Note>
        <Note>他打开客货邮，点“我的”，再点“我说过的事”，输这个码。来电话问，也可以报编号。</Note>
      </Card>
      <Button kind="primary" icon="plus" word="登记下一个" onPress={onNext} />
    </>
  );
}
