import { Inject, Injectable, Logger } from '@nestjs/common';
import { Projector } from '../../projecting/projector.js';

/** Has the views made anew, once at a time; whoever asked does not wait for it. */
@Injectable()
export class Rebuilding {
  private readonly log = new Logger('rebuilding');
  private going = false;

  constructor(@Inject(Projector) private readonly projector: Projector) {}

  /** False where they are being made anew already. */
  begin(): boolean {
    if (this.going || this.projector.status.rebuilding) return false;
    this.going = true;
    void this.projector
      .rebuild()
      .then(() => this.log.log('The views were made anew.'))
      .catch((error: unknown) => this.log.error(`The views could not be made anew: ${String(error)}`))
      .finally(() => (this.going = false));
    return true;
  }
}
