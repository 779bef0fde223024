// What can be pressed, by finger, key and screen reader alike?
import { createElement } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { View } from '@tarojs/components';
import { voice } from './voice';

/** Anything that does something when pressed. */
export interface PressableProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly className?: string | undefined;
  /** Read instead of the content. */
  readonly label?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** Set for one choice among several. */
  readonly checked?: boolean | undefined;
  /** True where several of the choices may be chosen at once. */
  readonly several?: boolean | undefined;
  /** Set for the link to the page that is shown. */
  readonly current?: boolean | undefined;
}

/** A real button in a browser; in WeChat a view that says it is one, for its own button has a look of its own. */
export function Pressable(props: PressableProps): ReactElement {
  const { children, onPress, label, disabled = false, checked, several = false, current = false } = props;
  const className = `pressable${disabled ? ' pressable-off' : ''}${props.className === undefined ? '' : ` ${props.className}`}`;
  const press = () => {
    if (!disabled) onPress();
  };
  const role = checked === undefined ? undefined : several ? ('checkbox' as const) : ('radio' as const);
  if (process.env.TARO_ENV === 'h5') {
    return createElement(
      'button',
      {
        type: 'button',
        className,
        disabled,
        onClick: press,
        ...(current ? { 'aria-current': 'page' } : {}),
        ...voice({ role, label, checked }),
      },
      children,
    );
  }
  return (
    <View
      className={className}
      hoverClass="pressed"
      onClick={press}
      {...voice({
        role: role ?? 'button',
        label: current && label !== undefined ? `${label}，正在看` : label,
        checked,
      })}
    >
      {children}
    </View>
  );
}
