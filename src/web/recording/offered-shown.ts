import type { Offered } from '../../asking/offered.js';
import { approvalTypes, type ApprovalType } from '../../domain/carer/codes.js';
import { judgements, provisionTypes, type Judgement, type ProvisionType } from '../../domain/provider/codes.js';
import { counted, number } from '../layout/formats.js';

/** Households with room and registered homes, as recording/placing.njk lists them; `value` is what choosing one sends. */
export const offeredShown = ({ households, homes, householdsInAll, homesInAll }: Offered) => ({
  households: households.map(({ household, vacant, places, ageFrom, ageTo, types, suitsAge }) => ({
    value: `carer ${household}`,
    reference: household,
    room: `${number(vacant)} of ${number(places)}`,
    ages: `${ageFrom} to ${ageTo}`,
    suits: suitsAge === false ? 'Not approved for the child’s age' : '',
    types: types.map((type) => approvalTypes[type as ApprovalType].words).join(', '),
  })),
  homes: homes.map(({ urn, provision, judgement, places, placed, here }) => ({
    value: `urn ${urn ?? ''}`,
    reference: urn ?? '',
    provision: provisionTypes[provision as ProvisionType].words,
    judgement: judgement ? judgements[judgement as Judgement].words : 'Not inspected yet',
    places: places === null ? 'Not recorded' : number(places),
    placed: number(placed),
    here: here ? 'In the authority' : 'Elsewhere',
  })),
  householdsTold: toldOf(households.length, householdsInAll, 'household', 'households'),
  homesTold: toldOf(homes.length, homesInAll, 'home', 'homes'),
});

const toldOf = (shown: number, inAll: number, one: string, many: string): string =>
  shown === inAll ? counted(inAll, one, many) : `${number(shown)} of ${counted(inAll, one, many)}`;
