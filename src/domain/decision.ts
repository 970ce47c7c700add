/**
 * What a decider answers. Refusals are answers, not exceptions: they carry codes and facts, no
 * English. No events means it is already so.
 */
export type Decision<Event, Refusal, Warning> =
  | { readonly accepted: true; readonly events: readonly Event[]; readonly warnings: readonly Warning[] }
  | { readonly accepted: false; readonly refusal: Refusal };

export const accept = <Event, Warning>(
  events: readonly Event[],
  warnings: readonly Warning[] = [],
): Decision<Event, never, Warning> => ({ accepted: true, events, warnings });

export const refuse = <Refusal>(refusal: Refusal): Decision<never, Refusal, never> => ({ accepted: false, refusal });
