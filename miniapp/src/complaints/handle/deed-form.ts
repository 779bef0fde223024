// What is every form of the desk handed?
import type { HandledComplaint } from '@kehuoyou/shared';
import type { Action } from '../../core/use-action';

/** What every form of the desk is handed. */
export interface DeedFormProps {
  readonly complaint: HandledComplaint;
  readonly action: Action;
  readonly onLeave: () => void;
}
