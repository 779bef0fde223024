// What can be done with this complaint now, and what is being filled in for it?
import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { complaintDeskApi } from '@kehuoyou/shared';
import type { HandledComplaint } from '@kehuoyou/shared';
import { useMe } from '../../accounts/use-me';
import { call } from '../../core/call';
import { onLetterKeys } from '../../core/platform/letter-keys';
import type { Action } from '../../core/use-action';
import { useInView } from '../../core/use-in-view';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { AnswerForm } from './answer-form';
import { AssignForm } from './assign-form';
import { CalledForm } from './called-form';
import type { DeedFormProps } from './deed-form';
import { deedKeys, deedNames } from './deed-words';
import type { Deed } from './deed-words';
import { deedsFor } from './deeds';
import { MergeForm } from './merge-form';
import { ReasonForm } from './reason-form';

/** The complaint, and what does things to it. */
export interface DeedPartProps {
  readonly complaint: HandledComplaint;
  readonly action: Action;
}

/** The buttons; the form of the pressed one in their place. It closes by itself once the complaint has moved. */
export function DeedPart({ complaint, action }: DeedPartProps): ReactElement | null {
  const me = useMe().answer;
  const deeds = deedsFor(me, complaint);
  const [open, setOpen] = useState<Deed>();
  useEffect(() => setOpen(undefined), [complaint.steps.length, complaint.state]);
  const press = (deed: Deed) =>
    deed === 'accept' ? action.run(() => call(complaintDeskApi.accept, { id: complaint.id })) : setOpen(deed);
  useDeedKeys(open === undefined ? deeds : [], press);
  if (open !== undefined && deeds.includes(open))
    return (
      <View className="case-form">
        <DeedForm deed={open} complaint={complaint} action={action} onLeave={() => setOpen(undefined)} />
      </View>
    );
  if (deeds.length === 0) return null;
  return (
    <View className="case-deeds">
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        {deeds.map((deed, index) => (
          <Button
            key={deed}
            kind={index === 0 ? 'primary' : deed === 'decline' ? 'danger' : 'plain'}
            word={deedNames[deed]}
            disabled={action.busy}
            onPress={() => press(deed)}
          />
        ))}
      </ButtonRow>
    </View>
  );
}

function DeedForm({ deed, ...props }: DeedFormProps & { readonly deed: Deed }): ReactElement | null {
  switch (deed) {
    case 'accept':
      return null;
    case 'assign':
      return <AssignForm {...props} />;
    case 'answer':
      return <AnswerForm {...props} />;
    case 'called':
      return <CalledForm {...props} />;
    case 'merge':
      return <MergeForm {...props} />;
    default:
      return <ReasonForm deed={deed} {...props} />;
  }
}

function useDeedKeys(deeds: readonly Deed[], press: (deed: Deed) => void): void {
  const inView = useInView();
  const latest = useRef({ deeds, press });
  latest.current = { deeds, press };
  useEffect(() => {
    if (!inView) return undefined;
    return onLetterKeys((letter) => {
      const deed = latest.current.deeds.find((each) => deedKeys[each] === letter);
      return deed === undefined ? undefined : () => latest.current.press(deed);
    });
  }, [inView]);
}
