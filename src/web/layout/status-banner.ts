import type { Standing } from '../../projecting/ledger-standing.js';
import type { ProjectorStatus } from '../../projecting/projector.js';
import { number, share } from './formats.js';

/** What a reader must know of the views before trusting a page; nothing where all is well. */
export const statusBanner = ({ seen, stopped, rebuilding }: ProjectorStatus, { state }: Pick<Standing, 'state'> = { state: 'sound' }) => {
  if (stopped)
    return {
      title: 'These pages are not up to date',
      text: `They stopped at entry ${number(seen)}, before an entry that could not be taken in. What you record is still saved; tell whoever runs Placement Tracker.`,
      detail: stopped.why,
    };
  if (state !== 'sound')
    return {
      title: 'Nothing can be saved at the moment',
      text: `What you see is complete up to entry ${number(seen)}. If you record something now your answers are kept on the page: wait a little and press the button again. It is never written twice.`,
      detail: state === 'away' ? 'The ledger is out of reach: what is told from the entries themselves is left out, and says so.' : 'The ledger takes nothing new, as where a disk is full; tell whoever runs Placement Tracker.',
    };
  if (!rebuilding) return undefined;
  const { done, total } = rebuilding;
  return {
    title: 'The pages are being made anew',
    text: `What you see is complete; new entries show as before. ${share(done, total)} done.`,
    detail: '',
  };
};
