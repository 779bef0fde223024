// How does a test press, type and read on a page?
import { act, fireEvent, screen } from '@testing-library/react';
import { pass } from './county';

/** Everything that the page says. */
export const text = (): string => document.body.textContent ?? '';

/** Presses what is called `name`, and lets what it asks for come in. */
export async function press(name: string | RegExp, role: 'button' | 'radio' | 'checkbox' = 'button'): Promise<void> {
  await act(async () => void fireEvent.click(screen.getByRole(role, { name })));
  await pass(0);
}

/** Fills in the field that is called `label`. */
export async function type(label: string | RegExp, value: string): Promise<void> {
  await act(async () => void fireEvent.change(screen.getByLabelText(label), { target: { value } }));
}
