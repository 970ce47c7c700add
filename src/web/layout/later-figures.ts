import { counted, number } from './formats.js';

/** Whether entries recorded later change what a page shows, so that nobody compares for nothing. */
export const laterFigures = (later: number, differing: number, figures: number): string => {
  const recorded = counted(later, 'later entry was', 'later entries were');
  if (differing === 0) return `${recorded} recorded since, and none of them changes a figure on this page.`;
  return `${recorded} recorded since, and ${number(differing)} of the ${number(figures)} figures on this page ${differing === 1 ? 'is' : 'are'} told otherwise now.`;
};
