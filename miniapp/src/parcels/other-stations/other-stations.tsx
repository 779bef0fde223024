// What waits for the household at stations that are not ours, and does it want that asked?
import type { ReactElement } from 'react';
import { Text, View } from '@tarojs/components';
import { otherStationsApi } from '@kehuoyou/shared';
import type { OtherStationParcel, OtherStations } from '@kehuoyou/shared';
import { useConsent } from '../../accounts/use-consent';
import { useNow } from '../../core/clock';
import { useQuery } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Paragraphs } from '../../ui/cards/paragraphs';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { voice } from '../../ui/voice';
import { stationWords } from './station-words';
import './other-stations.scss';

/** Asked again while the page is open, ms: what was wanted comes a moment later. */
const ASK_EVERY_MS = 60_000;

/** Quiet cards under our own; nothing where this server asks nobody. */
export function OtherStationsPart(): ReactElement | null {
  const stations = useQuery(otherStationsApi.list, {}, { everyMs: ASK_EVERY_MS, usable: '取件码仍可用' });
  const { answer } = stations;
  if (answer?.isAsking !== true) return null;
  return (
    <>
      {answer.parcels.length === 0 ? null : (
        <View className="wallet-head" {...voice({ role: 'heading' })}>{`别的驿站 ${answer.parcels.length} 件`}</View>
      )}
      {answer.parcels.map((parcel) => (
        <StationCard key={`${parcel.carrier} ${parcel.waybill}`} parcel={parcel} />
      ))}
      <Agreement answer={answer} onChanged={() => void stations.refresh()} />
    </>
  );
}

function StationCard({ parcel }: { readonly parcel: OtherStationParcel }): ReactElement {
  const words = stationWords(parcel, useNow());
  return (
    <Card title={parcel.station} named spoken={words.spoken}>
      <View className="station-line">
        <Text className="station-word">取件码</Text>
        <Text className="station-code">{parcel.code}</Text>
      </View>
      <Note tone="ink">{words.firm}</Note>
      {parcel.address === undefined ? null : <Note>{parcel.address}</Note>}
      <Note>{words.told}</Note>
    </Card>
  );
}

interface AgreementProps {
  readonly answer: OtherStations;
  readonly onChanged: () => void;
}

/** The very words before one agrees; afterwards one line and the way back. */
function Agreement({ answer: { agreed, parcels }, onChanged }: AgreementProps): ReactElement {
  const consent = useConsent({ kind: 'other_stations' }, onChanged);
  const { title, text } = consent.wording;
  return (
    <Card title={title} named {...(agreed ? {} : { spoken: `${title}。${text}` })}>
      {agreed ? (
        <Note tone="ink">
          {parcels.length === 0
            ? '快递公司说要来的、您自己加的单号，我们都去问。现在还没有放在别的驿站的。'
            : '有了新的取件码就写在这里。'}
        </Note>
      ) : (
        <Paragraphs text={text} />
      )}
      {consent.failure === undefined ? null : <ErrorSentence sentence={consent.failure} />}
      <ButtonRow>
        <Button
          word={agreed ? '不再查了' : '同意，帮我查'}
          label={`${agreed ? '不再查了' : '同意'}：${title}`}
          disabled={consent.busy}
          onPress={() => consent.answer(!agreed)}
        />
      </ButtonRow>
    </Card>
  );
}
