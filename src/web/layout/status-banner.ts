import type { ProjectorStatus } from '../../projecting/projector.js';
import { number, share } from './formats.js';

/** What a reader must know of the views before trusting a page; nothing where all is well. */
export const statusBanner = ({ seen, stopped, rebuilding }: ProjectorStatus) => {
  if (stopped)
    return {
      title: 'These pages are not up to date',
      text: `They stopped at entry ${number(seen)}, before an entry that could not be taken in. What you record is still saved; tell whoever runs Placement Tracker.`,
      detail: stopped.why,
    };
  if (!rebuilding) return undefined;
  const { done, total } = rebuilding;
  return {
    title: 'The pages are being made anew',
    text: `What you see is complete; new entries show as before. ${share(done, total)} done.`,
    detail: '',
  };
};
