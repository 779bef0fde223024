// What happened, to which boxes? Two taps, and one to send it; a photo where there is one.
import { useState } from 'react';
import type { ReactElement } from 'react';
import {
  CLAIM_PHOTO,
  claimKindNames,
  claimKinds,
  claimsApi,
  claimWindows,
  failures,
  MOST_CLAIM_PHOTOS,
  spokenYuan,
} from '@kehuoyou/shared';
import type { ClaimableBox, ClaimKind, ClaimsOfShipment } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useFormPictures } from '../../core/outbox/use-form-pictures';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Answer } from '../../ui/cards/answer';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { ManyChips } from '../../ui/fields/many-chips';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { PictureField } from '../../ui/pictures/picture-field';
import { boxesFor, claimBoxName, evidenceLines, expectedFor, rowWords, rulesFor } from './claim-words';

interface NewClaimProps {
  readonly claims: ClaimsOfShipment;
  readonly now: Date;
  readonly onFiled: () => void;
}

/** Something to claim for, or why there is nothing. */
export function NewClaim({ claims, now, onFiled }: NewClaimProps): ReactElement {
  const { boxes } = claims;
  const [kind, setKind] = useState<ClaimKind>();
  const open = claimKinds.filter((each) => boxesFor(boxes, each).length > 0);
  if (open.length === 0) return <Card title="出了什么事？">{whyNot(boxes)}</Card>;
  return (
    <>
      <Card title="出了什么事？">
        <Chips
          label="出了什么事"
          chips={open.map((value) => ({ value, word: claimKindNames[value] }))}
          chosen={kind}
          onChoose={setKind}
        />
      </Card>
      {kind === undefined ? null : (
        <Which key={kind} kind={kind} claims={claims} now={now} onFiled={onFiled} onDone={() => setKind(undefined)} />
      )}
    </>
  );
}

function whyNot(boxes: readonly ClaimableBox[]): ReactElement[] {
  const refusals = new Set(boxes.flatMap(({ kinds }) => kinds.flatMap(({ refusal }) => refusal ?? [])));
  return [...refusals].map((code) => (
    <Note key={code} tone="ink">
      {failures[code].message}
    </Note>
  ));
}

interface WhichProps extends NewClaimProps {
  readonly kind: ClaimKind;
  readonly onDone: () => void;
}

/** What is late or lost the machine knows; which are broken nobody but whoever sees them. */
function Which({ kind, claims, now, onFiled, onDone }: WhichProps): ReactElement {
  const own = boxesFor(claims.boxes, kind);
  const all = kind === 'damaged' && own.length > 1 ? [] : own.map(({ no }) => no);
  const [chosen, setChosen] = useState<readonly number[]>(all);
  const { pictures, queue, send, forget } = useFormPictures(CLAIM_PHOTO);
  const action = useAction();
  const some = own.filter(({ no }) => chosen.includes(no));
  const file = (): void =>
    action.run(async () => {
      const photos = pictures.length === 0 ? {} : { photos: await send() };
      await call(claimsApi.file, { id: claims.shipmentId, kind, boxes: chosen, ...photos });
      await forget();
      onDone();
      onFiled();
    });
  return (
    <Card title="哪几箱？">
      <ManyChips
        label="哪几箱"
        chips={own.map((box) => ({ value: String(box.no), word: claimBoxName(box) }))}
        chosen={chosen.map(String)}
        onChoose={(values) => setChosen(values.map(Number))}
      />
      {some.length === 0 ? null : <Expected kind={kind} boxes={some} now={now} />}
      <PictureField
        what={{ purpose: CLAIM_PHOTO, label: '照片：出了问题的箱子' }}
        pictures={pictures}
        queue={queue}
        most={MOST_CLAIM_PHOTOS}
      />
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <FileButton count={some.length} busy={action.busy} onPress={file} />
    </Card>
  );
}

interface FileButtonProps {
  readonly count: number;
  readonly busy: boolean;
  readonly onPress: () => void;
}

function FileButton({ count, busy, onPress }: FileButtonProps): ReactElement {
  if (count === 0) return <Note tone="ink">先点是哪几箱。</Note>;
  return (
    <ButtonRow>
      <Button kind="primary" word={`要公司赔 ${count} 箱`} disabled={busy} onPress={onPress} />
    </ButtonRow>
  );
}

/** What is to be expected at most, why, and what the machine knows of it. */
function Expected({
  kind,
  boxes,
  now,
}: {
  readonly kind: ClaimKind;
  readonly boxes: readonly ClaimableBox[];
  readonly now: Date;
}): ReactElement {
  const fen = expectedFor(kind, boxes);
  return (
    <>
      <Answer figure={fen === 0 ? '按实际算' : `最多 ${spokenYuan(fen)}`} note={`${boxes.length} 箱，公司七天内答复`} />
      {[...rulesFor(kind, boxes), claimWindows[kind]].map((row) => (
        <Note key={row.says}>{rowWords(row)}</Note>
      ))}
      {boxes.slice(0, SHOWN).map((box) => (
        <Note key={box.no} tone="ink">
          {`${claimBoxName(box)}：${evidenceLines(box, now).join('；')}`}
        </Note>
      ))}
      {boxes.length > SHOWN ? <Note>{`其余 ${boxes.length - SHOWN} 箱的记录也会一起交上去。`}</Note> : null}
    </>
  );
}

/** Boxes whose record stands there before it is sent; all of it goes along. */
const SHOWN = 3;
