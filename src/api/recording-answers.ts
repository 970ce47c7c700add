import { Inject, Injectable } from '@nestjs/common';
import { Projector } from '../projecting/projector.js';
import type { Outcome } from '../recording/judging.js';
import { Problem } from './problem.js';

/** How long whoever records is kept waiting for the views to show it. What is written is written before that. */
const WAIT = 2_000;

export const recordingAnswers = {
  200: 'It is already so: nothing was written',
  201: 'Written, and the views show it; with the numbers of the entries, and what is suspect about them',
  202: 'Written; the views do not show it yet',
  400: 'Not a fit request: `errors` names the fields',
  409: 'Others kept writing about it (`moved-on`), or the command id was used for something else (`command-reused`)',
  415: 'Only JSON is taken',
  422: 'Refused: it cannot be so. `code` and `refusal` say why',
  503: 'Not saved: the ledger cannot be written',
};

/** What an attempt to record is answered with. */
@Injectable()
export class RecordingAnswers {
  constructor(@Inject(Projector) private readonly projector: Projector) {}

  /** `inWords` tells a person why it was refused. */
  async answerTo<Refusal extends { readonly code: string }>(
    recorded: Outcome<Refusal, unknown>, inWords: (refusal: Refusal) => string,
  ): Promise<{ readonly status: number; readonly body: object }> {
    switch (recorded.outcome) {
      case 'written': {
        const seen = await this.seen(recorded.position);
        return { status: seen ? 201 : 202, body: { ...recorded, seen } };
      }
      case 'already-so':
        return { status: 200, body: recorded };
      case 'refused': {
        const { refusal } = recorded;
        throw new Problem(422, refusal.code, 'Refused', inWords(refusal), { refusal });
      }
      case 'moved-on':
        throw new Problem(
          409,
          'moved-on',
          'The record has moved on',
          'Others were recording about the same at the same time, and nothing of this was written. Look at the record again, then send it again if it still holds.',
        );
    }
  }

  private async seen(position: number): Promise<boolean> {
    try {
      await this.projector.waitUntilSeen(position, WAIT);
      return true;
    } catch {
      // The views are behind or have stopped: what was asked is in the ledger all the same.
      return false;
    }
  }
}
