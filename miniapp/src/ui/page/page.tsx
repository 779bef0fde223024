// What is around every page?
import type { ReactElement, ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import type { AgeNote } from '../../core/age-text';
import { canGoBack, goBack, hasTitleBar } from '../../core/platform/navigation';
import { useSettings } from '../../core/settings';
import { useSignedIn } from '../../core/use-session';
import { AgeStrip } from './age-strip';
import { Pressable } from '../pressable';
import { Icon } from '../icon';
import { NoticeStrip } from './notice-strip';
import { SpeakButton } from '../buttons/speak-button';
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
  readonly children: ReactNode;
}

/** The root of every page: text sizes, safe areas, top strip. */
export function Page({ title, tools, age, spoken, bottom, wide = false, children }: PageProps): ReactElement {
  const elder = useSettings((settings) => settings.elder);
  const size = useSettings((settings) => settings.elderSize);
  const sample = useSignedIn()?.kind === 'sample';
  const mode = elder ? ` elder elder-${size}` : '';
  return (
    <View className={`root${mode}${wide ? ' root-wide' : ''}${bottom === undefined ? '' : ' root-tabbed'}`}>
      <View className="page-inner">
        {bottom === undefined && !hasTitleBar() ? <WayBack /> : null}
        <View className="page-top">
          {typeof title === 'string' ? (
            <Text className="page-title" {...voice({ role: 'heading' })}>
              {title}
            </Text>
          ) : (
            title
          )}
          <View className="page-tools">
            {tools}
            {spoken === undefined ? null : <SpeakButton sentence={spoken} />}
          </View>
        </View>
        {sample ? <NoticeStrip text="样例：您现在用的是样例人物，不是真人" /> : null}
        {age === undefined ? null : <AgeStrip age={age} />}
        {children}
      </View>
      {bottom}
    </View>
  );
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
