// Until when is the point open at which parcels wait, whom does one ring, and who may fetch them?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { networkPages } from '@kehuoyou/shared';
import type { ParcelPoint } from '@kehuoyou/shared';
import { goTo } from '../../core/platform/navigation';
import { usePointOpening } from '../../network/use-point-opening';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { PhoneButton } from '../../ui/buttons/phone-button';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Tag } from '../../ui/cards/tag';

/** Who may fetch, as keepers do it. */
const WHO_MAY = '自己去，或者家里人去，报取件码就行。别人代取，站长先问您。';

/** Once for all parcels that wait there. */
export function WalletPoint({ point }: { readonly point: ParcelPoint }): ReactElement {
  const { name, phone, words, spoken } = usePointOpening(point);
  return (
    <Card
      title={name}
      tag={words === undefined ? undefined : <Tag word={words.word} tone={words.tone} />}
      spoken={`${spoken}。${WHO_MAY}`}
    >
      {words === undefined ? null : <View className="wallet-hours">{words.sentence}</View>}
      {words?.soon === undefined ? null : <Note tone="ink">{words.soon}</Note>}
      <Note tone="ink">{WHO_MAY}</Note>
      <ButtonRow>
        {phone === undefined ? null : <PhoneButton word="打给站长" who={name} number={phone} />}
        <Button
          icon="store"
          word="看服务点"
          label={`看${name}`}
          onPress={() => goTo(networkPages.point, { id: point.id })}
        />
      </ButtonRow>
    </Card>
  );
}
