import type { Upcasts } from '../upcasting.js';
import type { ProviderEvent } from './events.js';

/** Every type that is stored of this record, and the steps from its first shape to today's. */
export const providerUpcasts = {
  ProviderRegistered: [],
  ProviderDetailsChanged: [],
  RegistrationSuspended: [],
  RegistrationRestored: [],
  RegistrationEnded: [],
  ProviderInspected: [],
  FrameworkJoined: [],
  FrameworkLeft: [],
  BlockBooked: [],
  BlockBookingEnded: [],
  EntryStruckOut: [],
} as const satisfies Upcasts & Record<ProviderEvent['type'], Upcasts[string]>;
