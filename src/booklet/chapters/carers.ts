import { inId } from '../../../projections/carers/own-households.js';
import { approvalTypes } from '../../domain/carer/codes.js';
import { rowsOf, totalRow, type ChapterSpec, type RowSpec } from '../table-spec.js';

const OF = '{authority}, as at {asAt}';
const DURING = '{authority}, {period}';
const BOTH = 'A household approved for several types is in each of them, so that types add up to approvals and not to households.';


const types: readonly RowSpec[] = Object.entries(approvalTypes).map(([code, { words }]) => ({ id: inId(code), words }));

export const carersAndProviders: ChapterSpec = {
  id: 'carers',
  title: 'Foster carers, places and providers',
  tables: [
    {
      id: 'carers-by-age',
      title: 'Foster carers by age',
      headline: '{total.carers} foster carers in the authority’s own households',
      subtitle: `Foster carers in the authority’s own households by age. ${OF}`,
      measures: ['carers'],
      rowHeader: 'Age',
      rows: [
        ...rowsOf('under20=under 20', '20To30=20 to 30', '31To40=31 to 40', '41To50=41 to 50', '51To60=51 to 60', '61To70=61 to 70', 'over70=over 70'),
        { id: 'total', words: 'All carers', figures: { carers: 'carers.total' } },
      ],
      columns: [{ id: 'carers', words: 'Carers', figure: 'carers.age.{row}', unit: 'carers' }],
      chart: { kind: 'bars', column: 'carers', words: 'Foster carers by age' },
    },
    {
      id: 'carer-households',
      title: 'Foster carer households recruited and deregistered',
      headline: '{recruited.households} households were recruited and {deregistered.households} deregistered',
      subtitle: `The authority’s own foster carer households, opening and closing. ${DURING}`,
      measures: ['carers'],
      rowHeader: 'Change',
      rows: rowsOf('opening=On the evening before the period', 'recruited=Recruited', 'deregistered=Deregistered', 'net=Recruited less deregistered', 'closing=On the last evening of the period'),
      columns: [{ id: 'households', words: 'Households', figure: 'carers.households.{row}', unit: 'households' }],
    },
    {
      id: 'deregistrations',
      title: 'Why foster carer households were deregistered',
      subtitle: `The authority’s own foster carer households deregistered, by reason. ${DURING}`,
      measures: ['carers'],
      rowHeader: 'Reason',
      rows: { prefix: 'carers.households.deregistered.', strip: /^Deregistered: / },
      columns: [{ id: 'households', words: 'Households', figure: '{row}', unit: 'households' }],
    },
    {
      id: 'approvals',
      title: 'Approvals to foster by type',
      headline: '{made.approved} approvals were made in the period',
      subtitle: `Households newly approved in the period and approved on the day, by type of approval. ${DURING}`,
      measures: ['carers'],
      rowHeader: 'Type of approval',
      rows: [
        ...types,
        { id: 'made', words: 'Approvals, one for each type and household', figures: { approved: 'carers.approvals.made', held: 'carers.approvals.held' } },
        { id: 'eachOnce', words: 'Households, each once', figures: { approved: 'carers.approvals.households', held: 'carers.approvals.held.households' } },
        { id: 'ceased', words: 'Approvals ceased', figures: { approved: 'carers.approvals.ceased', held: '' } },
      ],
      columns: [
        { id: 'approved', words: 'Newly approved in the period', figure: 'carers.approvals.{row}', unit: 'households' },
        { id: 'held', words: 'Approved on the day', figure: 'carers.approvals.held.{row}', unit: 'households' },
      ],
      notes: [BOTH],
    },
    {
      id: 'special-guardians',
      title: 'Foster carers who became special guardians',
      subtitle: `Carers of the authority’s own households who became special guardians, by financial year. ${OF}`,
      measures: ['carers'],
      rowHeader: 'Financial year',
      rows: { prefix: 'carers.specialGuardianship.', strip: /^Carers who became special guardians(?: in|,) / },
      columns: [{ id: 'carers', words: 'Carers', figure: '{row}', unit: 'carers' }],
    },
    {
      id: 'places',
      title: 'Places with foster carers',
      headline: '{total.vacant} places with foster carers are vacant',
      subtitle: `Places in the authority’s own foster carer households, by type of approval. ${OF}`,
      measures: ['places'],
      rowHeader: 'Approved for',
      rows: [...types, { id: 'total', words: 'All places, each once', figures: { approved: 'places.approved', filled: 'places.filled', vacant: 'places.vacant', notAvailable: 'places.notAvailable' } }],
      columns: [
        { id: 'approved', words: 'Places', figure: 'places.type.{row}.approved', unit: 'places' },
        { id: 'filled', words: 'Filled', figure: 'places.type.{row}.filled', unit: 'places' },
        { id: 'vacant', words: 'Vacant', figure: 'places.type.{row}.vacant', unit: 'places' },
        { id: 'notAvailable', words: 'Not available', figure: 'places.type.{row}.notAvailable', unit: 'places' },
      ],
      notes: ['A place approved for several types is in each of them.'],
    },
    {
      id: 'providers',
      title: 'Registered providers by Ofsted’s judgement',
      subtitle: `Registered children’s homes and fostering agencies by overall judgement and by where they are. ${OF}`,
      measures: ['providers'],
      rowHeader: 'Overall judgement',
      rows: [
        ...rowsOf('outstanding=Outstanding', 'good=Good', 'requires-improvement=Requires improvement to be good', 'inadequate=Inadequate', 'not-inspected=Not inspected yet'),
        totalRow({ authority: 'providers.authority', region: 'providers.region', outside: 'providers.outside', all: 'providers.registered' }, 'All registered providers'),
      ],
      columns: [
        { id: 'authority', words: 'In the authority', figure: 'providers.authority.judgement.{row}', unit: 'providers' },
        { id: 'region', words: 'Elsewhere in the region', figure: 'providers.region.judgement.{row}', unit: 'providers' },
        { id: 'outside', words: 'Outside the region', figure: 'providers.outside.judgement.{row}', unit: 'providers' },
        { id: 'all', words: 'All', figure: 'providers.registered.judgement.{row}', unit: 'providers' },
      ],
      notes: ['Ofsted’s register is public: nothing in this table is suppressed.'],
    },
  ],
};
