// Which box is not taken, and why?
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { RefusedBox, ShipmentBox } from '@kehuoyou/shared';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { List } from '../../ui/cards/list';
import { Row } from '../../ui/cards/row';
import { Chips } from '../../ui/fields/chips';
import { boxName, refuseReasons } from './hand-in-words';
import type { RefuseReason } from './hand-in-words';

interface RefuseBoxProps {
  readonly boxes: readonly ShipmentBox[];
  readonly refused: readonly RefusedBox[];
  readonly onChange: (refused: readonly RefusedBox[]) => void;
}

/** The order goes on without it. */
export function RefuseBox({ boxes, refused, onChange }: RefuseBoxProps): ReactElement {
  const [open, setOpen] = useState(false);
  const rest = boxes.filter(({ no }) => !refused.some((each) => each.no === no));
  return (
    <>
      {refused.length === 0 ? null : (
        <List>
          {refused.map(({ no, reason }) => (
            <Row
              key={no}
              title={`${boxName(boxes.find((box) => box.no === no) ?? { no })} 不收`}
              note={reason}
              label={`${boxName(boxes.find((box) => box.no === no) ?? { no })} 还是收`}
              onPress={() => onChange(refused.filter((each) => each.no !== no))}
            />
          ))}
        </List>
      )}
      {open && rest.length > 0 ? (
        <Choice
          boxes={rest}
          onRefuse={(box) => {
            onChange([...refused, box]);
            setOpen(false);
          }}
          onCancel={() => setOpen(false)}
        />
      ) : (
        <ButtonRow>
          <Button icon="package-x" word="有一箱不收" disabled={rest.length === 0} onPress={() => setOpen(true)} />
        </ButtonRow>
      )}
    </>
  );
}

interface ChoiceProps {
  readonly boxes: readonly ShipmentBox[];
  readonly onRefuse: (box: RefusedBox) => void;
  readonly onCancel: () => void;
}

function Choice({ boxes, onRefuse, onCancel }: ChoiceProps): ReactElement {
  const [no, setNo] = useState<string>();
  const [reason, setReason] = useState<RefuseReason>(refuseReasons[0]);
  return (
    <Card title="哪一箱不收，为什么">
      <Chips
        label="哪一箱"
        chips={boxes.map((box) => ({ value: String(box.no), word: `${boxName(box)} 不收` }))}
        chosen={no}
        onChoose={setNo}
      />
      <Chips
        label="为什么"
        chips={refuseReasons.map((word) => ({ value: word, word }))}
        chosen={reason}
        onChoose={setReason}
      />
      <ButtonRow>
        <Button word="都收" onPress={onCancel} />
        <Button
          kind="danger"
          word="这箱不收"
          disabled={no === undefined}
          onPress={() => onRefuse({ no: Number(no), reason })}
        />
      </ButtonRow>
    </Card>
  );
}
