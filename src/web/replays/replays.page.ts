import type { EpisodeTold } from '../../asking/child.js';
import type { EntryTold } from '../../asking/entries-told.js';
import type { ChildStep } from '../../audit/child-steps.js';
import type { RecordSteps, Stretch } from '../../audit/record-steps.js';
import type { CalendarDate } from '../../domain/calendar.js';
import type { RecordKind } from '../../recording/streams.js';
import { recordKinds } from '../../words/record-wording.js';
import { dayInWords } from '../../words/wording.js';
import * as words from '../layout/code-words.js';
import { entryShown } from '../layout/entry.page.js';
import { counted, instantInWords, number } from '../layout/formats.js';
import { paths } from '../paths.js';
import { changedStretches, END, type Believed, type Changed, type Said } from './changed-stretches.js';

type At = { readonly step?: number | undefined; readonly entry?: number | undefined };

/** A child’s periods of care after a step; the last step where none is named, or that of an entry. */
export const childReplayPage = (child: string, steps: readonly ChildStep[], { step: asked, entry }: At) => {
  const ofEntry = steps.findIndex(({ entries }) => entries.some((one) => one.number === entry)) + 1;
  const step = Math.min(Math.max(asked ?? (ofEntry > 0 ? ofEntry : steps.length), 1), steps.length);
  const believed = (at: number) => (steps[at - 1]?.believed ?? []).map(episodeBelieved);
  return replayPage({
    about: `child ${child}`, title: `Child ${child} replayed`, section: 'children', back: { text: `Child ${child}`, href: paths.child(child) },
    href: (at) => paths.replay(child, { step: at }), steps: steps.map(({ entries }) => entries), step,
    stretches: changedStretches(believed(step - 1), believed(step)), unit: ['episode', 'episodes'],
  });
};

/** The same of any other record, timeline by timeline. */
export const recordReplayPage = (kind: RecordKind, reference: string, { steps, step, before, after }: RecordSteps) => {
  const about = `${recordKinds[kind]} ${reference}`;
  return replayPage({
    about, title: `${about.charAt(0).toUpperCase()}${about.slice(1)} replayed`, section: 'entries', back: { text: 'Entries', href: paths.entries({ kind, reference }) },
    href: (at) => paths.recordReplay(kind, reference, { step: at }), steps, step,
    stretches: changedStretches(before.map(stretchBelieved), after.map(stretchBelieved)), unit: ['stretch', 'stretches'],
  });
};

type Replayed = {
  readonly about: string;
  readonly title: string;
  readonly section: 'children' | 'entries';
  readonly back: { readonly text: string; readonly href: string };
  readonly href: (step: number) => string;
  readonly steps: readonly (readonly EntryTold[])[];
  readonly step: number;
  readonly stretches: readonly Changed[];
  readonly unit: readonly [string, string];
};

const replayPage = ({ about, title, section, back, href, steps, step, stretches, unit }: Replayed) => {
  const numbered = new Map(steps.flat().map((one) => [one.id, one.number]));
  const shown = (entries: readonly EntryTold[]) => entries.map((one) => entryShown({ ...one, struckOutBy: null }, (id) => numbered.get(id)));
  const now = steps[step - 1] ?? [];
  const count = (what: Changed['what']) => stretches.filter((one) => one.what === what).length;
  return {
    title: `${title}, step ${number(step)} of ${number(steps.length)}`,
    section,
    back,
    about,
    heading: title,
    caption: `Step ${number(step)} of ${number(steps.length)}, recorded ${now[0] ? instantInWords(now[0].recordedAt) : ''} by ${now[0]?.recordedBy ?? ''}`,
    entries: shown(now),
    summary: [`${counted(count('new'), ...unit)} new`, `${number(count('changed'))} changed`, `${number(count('gone'))} no longer believed`, `${number(count('same'))} as before`].join(', '),
    stretches: stretches.map(stretchShown),
    previous: step > 1 ? href(step - 1) : undefined,
    next: step < steps.length ? href(step + 1) : undefined,
    first: step > 1 ? href(1) : undefined,
    last: step < steps.length ? href(steps.length) : undefined,
    steps: steps.map((entries, place) => ({
      number: number(place + 1), href: href(place + 1), current: place + 1 === step,
      what: shown(entries).map(({ what, on }) => (on ? `${what}, ${on}` : what)).join('; '),
      recordedAt: entries[0] ? instantInWords(entries[0].recordedAt) : '', by: entries[0]?.recordedBy ?? '',
    })),
  };
};

const MARKS: Readonly<Record<Changed['what'], { readonly tag: string; readonly text: string } | undefined>> = {
  new: { tag: 'green', text: 'New' },
  changed: { tag: 'yellow', text: 'Changed' },
  gone: { tag: 'red', text: 'No longer believed' },
  same: undefined,
};

const stretchShown = ({ about, from, to, says, what, before }: Changed) => ({
  about,
  what,
  mark: MARKS[what],
  period: `${dayInWords(from as CalendarDate)} ${to ? `to ${dayInWords(to as CalendarDate)}` : 'on'}`,
  periodBefore: before.has(END) ? endBefore(before.get(END) ?? '') : undefined,
  says: says.map(({ label, words: said }) => ({ label, words: said, before: before.has(label) ? before.get(label) || 'nothing' : undefined })),
  lost: [...before].filter(([label]) => label !== END && !says.some((one) => one.label === label)).map(([label, was]) => ({ label, was })),
});

const endBefore = (to: string): string => (to === '' ? 'It was believed to last' : `It was believed to end on ${dayInWords(to as CalendarDate)}`);

const codedText = ({ words: said, code }: { readonly words: string; readonly code: string }): string => (code ? `${said} (${code})` : said);

const said = (label: string, text: string | null | undefined): readonly Said[] => (text ? [{ label, words: text }] : []);

const episodeBelieved = (episode: EpisodeTold): Believed => ({
  about: '',
  from: episode.from,
  to: episode.to,
  says: [
    ...said('Lives in', codedText(words.placementType(episode.away ?? episode.placement.type))),
    ...said('Provider', episode.placement.provider && codedText(words.provider(episode.placement.provider))),
    ...said('Home', episode.away ? episode.awayUrn : (episode.placement.home ?? episode.placement.urn)),
    ...said('Carer', episode.placement.carer),
    ...said('Legal status', codedText(words.legalStatus(episode.legalStatus))),
    ...said('Category of need', codedText(words.categoryOfNeed(episode.categoryOfNeed))),
    ...said('Distance from home', episode.placement.distance === undefined ? '' : `${episode.placement.distance} miles`),
    ...said('Began because', codedText(words.newEpisodeReason(episode.reasonForNewEpisode))),
    ...said('Ended because', episode.reasonCeased && codedText(words.leavingReason(episode.reasonCeased))),
    ...said('Placement changed because', episode.changeReason && codedText(words.changeReason(episode.changeReason))),
    ...said('In this placement since', dayInWords(episode.placementBegan)),
    ...said('In care since', dayInWords(episode.careBegan)),
  ],
});

const inWords = (name: string): string => {
  const apart = name.replaceAll(/([A-Z])/g, ' $1').replaceAll('_', ' ').toLowerCase();
  return apart.charAt(0).toUpperCase() + apart.slice(1);
};

const stretchBelieved = ({ timeline, from, to, says }: Stretch): Believed => ({
  about: inWords(timeline), from, to, says: Object.entries(says).map(([name, value]) => ({ label: inWords(name), words: String(value) })),
});
