// What is around every page?
import { useContext } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import type { AgeNote } from '../../core/age-text';
import { canGoBack, goBack, hasTitleBar, useLaunchedPage, usePullsEnd } from '../../core/platform/navigation';
import { canPrint, printPage } from '../../core/platform/print';
import { useWideScreen } from '../../core/platform/wide-screen';
import { useSettings } from '../../core/settings';
import { useSignedIn } from '../../core/use-session';
import { Button } from '../buttons/button';
import { SpeakButton } from '../buttons/speak-button';
import { Icon } from '../icon';
import { Pressable } from '../pressable';
import { AgeStrip } from './age-strip';
import { DeskSideContext } from '../desk/desk-side';
import type { DeskSideProps } from '../desk/desk-side';
import { NoticeStrip } from './notice-strip';
import { UntoldContext } from './untold';
import { PrintHead } from '../desk/print-head';
import { voice } from '../voice';

/** A page and its top strip. */
export interface PageProps {
  /** The largest words at the top; text, or something to press such as the village's name. */
  readonly title: ReactNode;
  /** Buttons (`kind="tool"`) at the top right. */
  readonly tools?: ReactNode;
  /** How old the data is, from `useQuery`. */
  readonly age?: AgeNote | undefined;
  /** The whole page for the ear; gives it a 读一读 button where there is a voice. */
  readonly spoken?: string | undefined;
  /** The bar at the bottom, on tab pages; every other page gets a way back in a browser. */
  readonly bottom?: ReactNode;
  /** For staff's tables on a wide screen; everything else keeps to the width of a large phone. */
  readonly wide?: boolean;
  /**
   * For office and hub work: the work that the page belongs to, by its name in the side. On a wide screen the
   * page then has a desk's sizes, the side beside it and a button that prints it.
   */
  readonly desk?: string | undefined;
  /** Of a desk page: how much there is to do, by the name of the work at its side. */
  readonly counts?: Readonly<Record<string, number>>;
  /** False for a form, which nobody wants on paper. */
  readonly prints?: boolean;
  readonly children: ReactNode;
}

/**
 * The root of every page: text sizes, safe areas, top strip. WeChat has neither wide windows nor paper, and the
 * build for it leaves out what only they need.
 */
export function Page(props: PageProps): ReactElement {
  const { title, tools, age, spoken, bottom, wide = false, desk, counts, prints = true, children } = props;
  const atDesk = useWideScreen() && desk !== undefined;
  const elder = useSettings((settings) => settings.elder);
  const size = useSettings((settings) => settings.elderSize);
  useLaunchedPage();
  usePullsEnd();
  const classes = [
    'root',
    ...(elder ? ['elder', `elder-${size}`] : []),
    ...(wide ? ['root-wide'] : []),
    ...(desk === undefined ? [] : ['root-desk']),
    ...(bottom === undefined ? [] : ['root-tabbed']),
  ];
  return (
    <View className={classes.join(' ')}>
      {process.env.TARO_ENV === 'h5' && atDesk ? <BesideDesk work={desk} counts={counts} /> : null}
      <View className="page-inner">
        {bottom === undefined && !hasTitleBar() ? <WayBack /> : null}
        {process.env.TARO_ENV === 'h5' && desk !== undefined && typeof title === 'string' ? (
          <PrintHead title={title} age={age} />
        ) : null}
        <View className="page-top">
          <Title title={title} />
          <View className="page-tools">
            {atDesk && age !== undefined ? <AgeStrip age={age} /> : null}
            {tools}
            {process.env.TARO_ENV === 'h5' && atDesk && prints && canPrint() ? <PrintButton /> : null}
            {spoken === undefined ? null : <SpeakButton sentence={spoken} />}
          </View>
        </View>
        <BeforeAll />
        {age === undefined || atDesk ? null : <AgeStrip age={age} />}
        {children}
      </View>
      {bottom}
    </View>
  );
}

function Title({ title }: { readonly title: ReactNode }): ReactElement {
  if (typeof title !== 'string') return <>{title}</>;
  return (
    <Text className="page-title" {...voice({ role: 'heading' })}>
      {title}
    </Text>
  );
}

/** What somebody has to know on whatever page they are. */
function BeforeAll(): ReactElement {
  const sample = useSignedIn()?.kind === 'sample';
  const Untold = useContext(UntoldContext);
  return (
    <>
      {sample ? <NoticeStrip text="样例：您现在用的是样例人物，不是真人" /> : null}
      {Untold === undefined ? null : <Untold />}
    </>
  );
}

function BesideDesk(props: DeskSideProps): ReactElement | null {
  const Side = useContext(DeskSideContext);
  return Side === undefined ? null : <Side {...props} />;
}

function PrintButton(): ReactElement {
  return <Button kind="tool" icon="printer" word="打印" onPress={printPage} />;
}

function WayBack(): ReactElement {
  const back = canGoBack();
  return (
    <Pressable className="page-back" onPress={goBack}>
      <Icon name={back ? 'chevron-left' : 'house'} />
      <Text>{back ? '返回' : '首页'}</Text>
    </Pressable>
  );
}
