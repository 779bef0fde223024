// 我托带的: one's own, the latest first, and above them what has not left the phone.
import type { ReactElement } from 'react';
import { errandsPages } from '@kehuoyou/shared';
import type { ErrandSummary } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { useOutbox } from '../../core/outbox/app-outbox';
import { goTo, usePulled } from '../../core/platform/navigation';
import { useSignedIn } from '../../core/use-session';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { List } from '../../ui/cards/list';
import { Row } from '../../ui/cards/row';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Page } from '../../ui/page/page';
import { StateMark } from '../../ui/states/state-mark';
import { thingsWords } from '../errand-words';
import { rowNote } from '../headline';
import { asSaidHere, markOf } from '../said-here';
import type { SaidHere } from '../said-here';
import { useMyErrands, useUnsentErrands } from '../use-my-errands';
import { UnsentCard } from '../unsent-card';
import { spokenMine } from './mine-words';
import { useSentErrands } from '../use-sent-errands';

/** 我托带的. */
export default function MinePage(): ReactElement {
  const query = useMyErrands();
  const unsent = useUnsentErrands();
  const written = useOutbox();
  const listed = (query.answer?.errands ?? []).map((errand) => asSaidHere(errand, written));
  const signedIn = useSignedIn() !== undefined;
  usePulled(query.refresh);
  useSentErrands(query.refresh);
  return (
    <Page
      title={errandsPages.mine.title}
      age={query.age}
      spoken={signedIn ? spokenMine(listed, unsent.length) : undefined}
    >
      {unsent.map((item) => (
        <UnsentCard key={item.key} item={item} />
      ))}
      <Asked query={query} why="登录以后，才能托人带东西，看带到哪了。">
        {() =>
          listed.length === 0 && unsent.length === 0 ? (
            <EmptyAnswer sentence="还没有托人带过东西。" next="写上要什么，去县城的人买好，跟班车带到服务点。" />
          ) : (
            <Rows errands={listed} />
          )
        }
      </Asked>
      {signedIn ? (
        <ButtonRow>
          <Button kind="primary" icon="shopping-basket" word="帮我带" onPress={() => goTo(errandsPages.ask)} />
        </ButtonRow>
      ) : null}
    </Page>
  );
}

function Rows({ errands }: { readonly errands: readonly (ErrandSummary & SaidHere)[] }): ReactElement | null {
  const now = useNow();
  if (errands.length === 0) return null;
  return (
    <List>
      {errands.map((errand) => {
        const mark = markOf(errand);
        return (
          <Row
            key={errand.id}
            title={thingsWords(errand.lines)}
            note={rowNote(errand, now)}
            tail={<StateMark {...mark} />}
            label={`${thingsWords(errand.lines)}，${mark.word}，${rowNote(errand, now)}`}
            onPress={() => goTo(errandsPages.errand, { id: errand.id })}
          />
        );
      })}
    </List>
  );
}
