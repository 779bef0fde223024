// Which village is the person's?
import type { ReactElement } from 'react';
import { networkApi } from '@kehuoyou/shared';
import { failureText } from '../../core/failure-text';
import { goBack } from '../../core/platform/navigation';
import { useSettings } from '../../core/settings';
import { useQuery } from '../../core/use-query';
import { ErrorSentence } from '../../ui/error-sentence';
import { List } from '../../ui/list';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { Skeleton } from '../../ui/skeleton';

/** 选村. */
export default function ChooseVillage(): ReactElement {
  const areas = useQuery(networkApi.areas, {});
  const keepVillage = useSettings((settings) => settings.keepVillage);
  return (
    <Page title="您是哪个村？" age={areas.age}>
      {areas.answer === undefined && areas.failure ? (
        <ErrorSentence sentence={failureText(areas.failure)} onRetry={() => void areas.refresh()} />
      ) : null}
      {areas.answer === undefined && !areas.failure ? <Skeleton /> : null}
      {(areas.answer?.children ?? []).map((township) => (
        <List key={township.code}>
          {(township.children ?? []).map(({ code, name }) => (
            <Row
              key={code}
              title={name}
              note={township.name}
              onPress={() => {
                keepVillage({ code, name, townshipName: township.name });
                goBack();
              }}
            />
          ))}
        </List>
      ))}
    </Page>
  );
}
