import { Projector } from '../../src/projecting/projector.js';
import { admission, particulars, recordFact, sendRecord, type Served } from './served.js';

/** Carer households, homes and children placed with them, for pages to show. Days are of 2018 and 2019. */
export const givenSupply = async (served: Served): Promise<void> => {
  const terms = { places: 2, ageFrom: 0, ageTo: 17, types: ['task-centred', 'long-term-or-permanent'] };
  const carer = (id: string, fact: object) => told(sendRecord(served, 'carers', id, 'facts', { fact }));
  const provider = (id: string, fact: object) => told(sendRecord(served, 'providers', id, 'facts', { fact }));
  const details = { provision: 'childrens-home', sector: 'private', places: 4, ageFrom: 8, ageTo: 17, owner: 'Tall Oaks Living', authority: 'E08000018' };
  await carer('H1', { type: 'CarerApproved', effectiveOn: '2018-04-10', terms });
  await carer('H1', { type: 'CarerPersonJoined', effectiveOn: '2018-04-10', person: 1, dateOfBirth: '1970-01-01', identity: { name: 'Grace Hopper' } });
  await carer('H1', { type: 'CarerAddressRecorded', effectiveOn: '2018-04-10', authority: served.config.authority });
  await carer('H2', { type: 'CarerApproved', effectiveOn: '2010-01-01', terms: { ...terms, places: 3, types: ['task-centred'] } });
  await carer('H2', { type: 'PlacesUnavailable', effectiveOn: '2019-01-01', places: 2, reason: 'break-between-placements' });
  await carer('H3', { type: 'CarerApproved', effectiveOn: '2010-01-01', terms });
  await carer('H3', { type: 'CarerDeregistered', effectiveOn: '2019-05-01', reason: 'retirement' });
  await carer('H4', { type: 'CarerEnquired', effectiveOn: '2019-05-01' });
  await carer('A1', { type: 'CarerApproved', effectiveOn: '2015-01-01', terms, agency: 'SC000009' });
  await provider('SC000001', { type: 'ProviderRegistered', effectiveOn: '2015-01-01', urn: 'SC000001', details, identity: { name: 'Holly Lodge' } });
  await provider('SC000001', { type: 'ProviderInspected', effectiveOn: '2018-01-10', kind: 'full', overall: 'good' });
  await provider('SC000001', { type: 'FrameworkJoined', effectiveOn: '2018-02-01', framework: 'FW1', kind: 'regional' });
  await provider('SC000002', { type: 'ProviderRegistered', effectiveOn: '2016-01-01', urn: 'SC000002', details: { ...details, authority: served.config.authority } });
  await provider('SC000002', { type: 'BlockBooked', effectiveOn: '2019-04-01', booking: 'B1', places: 2, weeklyPrice: 300000, until: '2020-04-01' });
  await placed(served, '301', { type: 'U6', provider: 'PR1', carer: 'H1' });
  await placed(served, '302', { type: 'K2', provider: 'PR4', urn: 'SC000001' });
  await placed(served, '303', { type: 'K2', provider: 'PR4', urn: 'SC000002' });
  await told(sendRecord(served, 'fees', '303', 'facts', {
    fact: { type: 'FeeAgreed', effectiveOn: '2019-04-01', terms: { weekly: 300000, purchase: 'block', booking: 'B1', payee: 'SC000002' } },
  }));
  const head = ((await served.http.get('/api/v1/entries?limit=1')).body as { head: number }).head;
  await served.serving.app.get<Projector>(Projector).waitUntilSeen(head, 10_000);
};

const placed = async (served: Served, child: string, placement: object): Promise<void> => {
  await told(recordFact(served, child, particulars('2009-06-30')));
  await told(recordFact(served, child, admission('2018-12-01', { placement })));
};

const told = async (answer: PromiseLike<{ readonly status: number; readonly text: string }>): Promise<void> => {
  const { status, text } = await answer;
  if (status >= 300) throw new Error(text);
};
