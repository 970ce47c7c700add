import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import type { ChildId } from '../../domain/child/commands.js';
import type { ChildRefusal } from '../../domain/child/refusals.js';
import type { Suspicion } from '../../domain/child/suspicions.js';
import { LedgerUnavailable } from '../../ledger/ledger.js';
import { commandIdOf, type Asked as AskedCommand } from '../../recording/asked.js';
import type { Outcome } from '../../recording/judging.js';
import type { Recorded } from '../../recording/record-about-child.js';
import { TODAY } from '../../recording/recording.tokens.js';
import { childId } from '../../recording/streams.js';
import type { Supposition } from '../../recording/supposing.js';
import type { Today } from '../../recording/today.js';
import { recordingWords } from '../../words/recording-words.js';
import { refusalInWords } from '../../words/wording.js';
import { number } from '../layout/formats.js';
import type { FormJourney } from '../layout/form/form-journey.js';
import { SavedInPart } from '../layout/form/saved-in-part.js';
import type { Asked, FieldError } from '../layout/viewpoint.form.js';
import { paths } from '../paths.js';
import { ChildJourneys } from './child-journeys.js';
import { admissionForm, type Admission } from './forms/admission-form.js';
import { Places } from './places.js';
import { fieldRefused, suspicionsInWords } from './recording.page.js';

/** Why an admission cannot be recorded: the child is known, or one of the two facts cannot be so; then whether the first is saved. */
type AdmissionRefusal = { readonly known: string } | { readonly of: 'particulars' | 'admitted'; readonly why: ChildRefusal; readonly saved: boolean };
type AdmissionOutcome = Outcome<AdmissionRefusal, Suspicion>;

const words = recordingWords.admission;

/**
 * A child not recorded yet comes into care: two facts, each a command of its own by an id drawn from the form's. Sent again,
 * what is written already is answered as the first time, so a form broken off half-way goes on where it stopped.
 */
@Injectable()
export class AdmissionJourney {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(TODAY) private readonly today: Today,
    @Inject(ChildJourneys) private readonly children: ChildJourneys,
    @Inject(Places) private readonly places: Places,
  ) {}

  async journey(query: Asked = {}): Promise<FormJourney<Admission, AdmissionRefusal, Suspicion>> {
    const form = admissionForm(await this.places.broughtBy(query), this.today());
    return {
      form,
      section: 'children',
      caption: words.caption,
      back: { text: 'Children in care', href: paths.children() },
      action: paths.admission(),
      lines: [],
      carryOut: (admission, asked, supposing) => (supposing ? this.supposed(admission, asked) : this.recorded(admission, asked)),
      refused: (refusal) => refusedInWords(refusal, form.fields),
      doubts: async (warnings, { reference: child, particulars, admitted }) => [
        ...(await this.children.unusual(child as ChildId, [particulars, admitted])), ...suspicionsInWords(warnings, admitted),
      ],
      recordedHref: (entry, [before], { reference }) => paths.recorded(reference, entry, before),
      filled: (fit) => this.places.filled(fit),
      formTemplate: 'recording/placing.njk',
      choices: () => this.places.offered(null),
      chosen: (choice) => this.places.chosen(choice),
    };
  }

  private async supposed({ reference, particulars, admitted }: Admission, asked: AskedCommand): Promise<AdmissionOutcome> {
    const child = childId(reference) as ChildId;
    if (await this.children.told(child)) return { outcome: 'refused', refusal: { known: reference } };
    const supposition: Supposition = new Map();
    const first = await this.children.carryOut(child, particulars, asked, supposition);
    if (first.outcome !== 'written') return ofTheFirst(first, reference);
    return both(first, await this.children.carryOut(child, admitted, asked, supposition), false);
  }

  private async recorded({ reference, particulars, admitted }: Admission, { commandId, by }: AskedCommand): Promise<AdmissionOutcome> {
    const child = childId(reference) as ChildId;
    const idOf = (what: string) => commandIdOf([commandId, this.config.authority, what]);
    const first = await this.children.carryOut(child, particulars, { commandId: idOf('particulars'), by });
    if (first.outcome !== 'written') return ofTheFirst(first, reference);
    const saved = number(first.entries.at(-1)?.number ?? 0);
    try {
      const second = await this.children.carryOut(child, admitted, { commandId: idOf('admitted'), by });
      if (second.outcome === 'moved-on') throw new SavedInPart(words.savedInPart(saved), 409);
      return both(first, second, true);
    } catch (error) {
      if (error instanceof LedgerUnavailable) throw new SavedInPart(words.savedInPart(saved), 503);
      throw error;
    }
  }
}

type Written = Extract<Recorded, { outcome: 'written' }>;

const both = (first: Written, second: Recorded, saved: boolean): AdmissionOutcome => {
  if (second.outcome === 'refused') return { outcome: 'refused', refusal: { of: 'admitted', why: second.refusal, saved } };
  if (second.outcome !== 'written') return second;
  return { ...second, entries: [...first.entries, ...second.entries], warnings: [...first.warnings, ...second.warnings] };
};

/** Particulars that are there already are another's word of that child. */
const ofTheFirst = (first: Exclude<Recorded, Written>, reference: string): AdmissionOutcome => {
  if (first.outcome === 'already-so') return { outcome: 'refused', refusal: { known: reference } };
  if (first.outcome === 'moved-on') return first;
  if (first.refusal.code === 'recorded-already') return { outcome: 'refused', refusal: { known: reference } };
  return { outcome: 'refused', refusal: { of: 'particulars', why: first.refusal, saved: false } };
};

const refusedInWords = (refusal: AdmissionRefusal, fields: Parameters<typeof fieldRefused>[1]): FieldError => {
  if ('known' in refusal) {
    const { known } = refusal;
    return { field: 'reference', text: words.known(known), way: { text: words.admitAgain(known), href: paths.child(known) } };
  }
  const text = refusalInWords(refusal.why);
  const field = refusal.of === 'particulars' ? 'dateOfBirth' : fieldRefused(refusal.why, fields);
  return { field, text: refusal.saved ? words.refusedInPart(text) : text };
};
