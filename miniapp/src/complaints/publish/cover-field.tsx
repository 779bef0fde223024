// Where is a picture black before everybody may see it?
import type { ReactElement } from 'react';
import { Image, View } from '@tarojs/components';
import { usePicture } from '../../core/media/use-picture';
import { Chips } from '../../ui/fields/chips';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Pressable } from '../../ui/pressable';
import { voice } from '../../ui/voice';
import { toggled } from './bars';
import type { Grid } from './bars';
import './publish.scss';

/** One picture, shown or not, and what of it is covered. */
export interface Covering {
  readonly shown: boolean;
  readonly covered: ReadonlySet<number>;
}

/** Which, and what is done with it. */
export interface CoverFieldProps {
  readonly id: string;
  /** Such as 第 1 张照片. */
  readonly name: string;
  readonly grid: Grid;
  readonly covering: Covering;
  readonly onChange: (covering: Covering) => void;
}

const choices = [
  { value: 'no', word: '不放' },
  { value: 'yes', word: '放出来' },
] as const;

/** The whole picture under a grid; a field that is pressed is black, and pressed again open. */
export function CoverField({ id, name, grid, covering, onChange }: CoverFieldProps): ReactElement {
  const { shown, covered } = covering;
  return (
    <View className="cover">
      <Chips
        label={name}
        chips={choices.map(({ value, word }) => ({ value, word: `${name}${word}` }))}
        chosen={shown ? 'yes' : 'no'}
        onChoose={(choice) => onChange({ covered, shown: choice === 'yes' })}
      />
      {shown ? <Covered {...{ id, name, grid, covering, onChange }} /> : null}
    </View>
  );
}

function Covered({ id, name, grid, covering, onChange }: CoverFieldProps): ReactElement {
  const { address, failure, again } = usePicture(id);
  if (failure !== undefined) return <ErrorSentence sentence={failure} onRetry={again} />;
  if (address === undefined) return <View className="cover-whole" />;
  const { covered } = covering;
  return (
    <View className="cover-whole" {...voice({ role: 'group', label: `${name}，按一下那一格就涂黑，再按一下不涂` })}>
      <Image className="cover-picture" mode="widthFix" src={address} {...voice({ role: 'img', label: name })} />
      <View className={`cover-grid cover-grid-${grid.columns}`}>
        {Array.from({ length: grid.columns * grid.rows }, (_each, field) => (
          <Pressable
            key={field}
            className={covered.has(field) ? 'cover-cell cover-black' : 'cover-cell'}
            checked={covered.has(field)}
            label={cellName(field, grid)}
            onPress={() => onChange({ shown: true, covered: toggled(covered, field) })}
          >
            {null}
          </Pressable>
        ))}
      </View>
    </View>
  );
}

function cellName(field: number, { columns }: Grid): string {
  return `第 ${Math.floor(field / columns) + 1} 行第 ${(field % columns) + 1} 格`;
}
