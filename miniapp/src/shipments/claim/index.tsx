// 箱子出了问题: what happened to which boxes, what is paid for it, and what came of it?
import type { ReactElement } from 'react';
import { claimsApi, shipmentsPages } from '@kehuoyou/shared';
import type { ClaimsOfShipment } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { goTo, usePageParams, usePulled } from '../../core/platform/navigation';
import { useQuery } from '../../core/use-query';
import { useSignedIn } from '../../core/use-session';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Page } from '../../ui/page/page';
import { CarrierCard } from './carrier-card';
import { ClaimCard } from './claim-card';
import { carrierBoxes, termLines } from './claim-words';
import { NewClaim } from './new-claim';

/** 箱子出了问题. */
export default function ClaimPage(): ReactElement {
  const { id } = usePageParams(shipmentsPages.claim);
  const query = useQuery(claimsApi.ofShipment, id === undefined ? undefined : { id }, { freshForMs: 0 });
  const signedIn = useSignedIn() !== undefined;
  usePulled(query.refresh);
  return (
    <Page title={shipmentsPages.claim.title} age={query.age}>
      {id === undefined && signedIn ? (
        <EmptyAnswer sentence="没有找到这一单。">
          <Button word="看我寄的" onPress={() => goTo(shipmentsPages.canSend)} />
        </EmptyAnswer>
      ) : (
        <Asked query={query} why="登录以后，才能给自己寄的货提赔偿。">
          {(claims) => <Claims claims={claims} onChanged={() => void query.refresh()} />}
        </Asked>
      )}
    </Page>
  );
}

interface ClaimsProps {
  readonly claims: ClaimsOfShipment;
  readonly onChanged: () => void;
}

function Claims({ claims, onChanged }: ClaimsProps): ReactElement {
  const now = useNow();
  const { shipmentId, goods, boxes } = claims;
  return (
    <>
      {claims.claims.map((claim) => (
        <ClaimCard key={claim.id} claim={claim} now={now} onChanged={onChanged} />
      ))}
      <NewClaim claims={claims} now={now} onFiled={onChanged} />
      {carrierBoxes(boxes).map((each) => (
        <CarrierCard key={each.desk.carrier} {...each} goods={goods} now={now} />
      ))}
      <Card title="几天里办">
        {termLines.map((line) => (
          <Note key={line}>{line}</Note>
        ))}
      </Card>
      <ButtonRow>
        <Button word="回到单子" onPress={() => goTo(shipmentsPages.shipment, { id: shipmentId })} />
      </ButtonRow>
    </>
  );
}
