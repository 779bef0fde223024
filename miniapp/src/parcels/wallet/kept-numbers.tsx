// Which numbers stand among the household's parcels, though no label leads to them, and where does one look up another?
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { carrierOf, keptNumbersApi, parcelsPages } from '@kehuoyou/shared';
import { goTo } from '../../core/platform/navigation';
import { useQuery } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { List } from '../../ui/cards/list';
import { Row } from '../../ui/cards/row';
import { voice } from '../../ui/voice';
import { inFours } from '../scanning/waybill-words';

/** Asked again while the page is open, ms. */
const ASK_EVERY_MS = 300_000;

/** One line each; a press shows its whole way. */
export function KeptNumbers(): ReactElement {
  const numbers = useQuery(keptNumbersApi.list, {}, { everyMs: ASK_EVERY_MS }).answer?.numbers ?? [];
  return (
    <>
      {numbers.length === 0 ? null : (
        <>
          <View className="wallet-head" {...voice({ role: 'heading' })}>{`自己加的 ${numbers.length} 个单号`}</View>
          <List>
            {numbers.map(({ id, waybill, carrier, calls, parcel }) => (
              <Row
                key={id}
                title={parcel === undefined ? '还没有消息' : parcel.statusText}
                note={[
                  ...(carrier === '' ? [] : [carrierOf(carrier).name]),
                  inFours(waybill),
                  ...(calls ? ['到了叫您'] : []),
                ].join(' · ')}
                onPress={() => goTo(parcelsPages.tracking, { waybill, ...(carrier === '' ? {} : { carrier }) })}
              />
            ))}
          </List>
        </>
      )}
      <ButtonRow>
        <Button icon="search" word="查别的单号" onPress={() => goTo(parcelsPages.tracking)} />
      </ButtonRow>
    </>
  );
}
