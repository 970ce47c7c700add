import { randomUUID } from 'node:crypto';
import type { CalendarDate } from '../../src/domain/calendar.js';
import { openStore } from '../../src/projecting/store.js';
import { RecordAboutChild, RecordAboutChildHandler, type Recorded } from '../../src/recording/record-about-child.js';
import type { ChildCommand, ChildId } from '../../src/domain/child/commands.js';
import { admission, move } from './served.js';

const AUTHORITY = 'E99000001';

/** Records some children in a store, each with an admission and some moves, and closes it. */
export const recordChildren = async (
  place: { readonly data: string; readonly ledger?: string },
  { first = 1, children, moves = 2 }: { readonly first?: number; readonly children: number; readonly moves?: number },
): Promise<number> => {
  const store = await openStore(place);
  const handler = new RecordAboutChildHandler(store.ledger, () => '2019-06-30' as CalendarDate);
  const record = (child: number, fact: object): Promise<Recorded> => {
    const about = { authority: AUTHORITY, child: String(child) as ChildId };
    const command = { type: 'Record', fact } as unknown as ChildCommand;
    return handler.execute(new RecordAboutChild(about, command, { commandId: randomUUID(), by: 'officer' }));
  };
  const about = async (child: number): Promise<void> => {
    const told = [await record(child, admission('2018-01-05'))];
    for (let month = 1; month <= moves; month += 1)
      told.push(await record(child, move(`2018-0${1 + month}-05`, { placement: { type: month % 2 ? 'K2' : 'U6', provider: 'PR4' } })));
    const refused = told.find(({ outcome }) => outcome !== 'written');
    if (refused) throw new Error(`not written: ${JSON.stringify(refused)}`);
  };
  await Promise.all(Array.from({ length: children }, (_, index) => about(first + index)));
  const head = await store.ledger.head();
  await store.projector.waitUntilSeen(head, 60_000);
  await store.close();
  return head;
};
