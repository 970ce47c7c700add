import { get as ask, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { admission, recordFact, serve, type Served } from '../support/served.js';

/** A listener: what it was told so far, and whether it was let go. */
const listen = async (address: string) => {
  const response = await new Promise<IncomingMessage>((resolve, reject) => ask(`${address}/live`, { headers: { Cookie: 'acting-as=priya.example' } }, resolve).on('error', reject));
  let [text, ended] = ['', false];
  const waiting = new Set<() => void>();
  const heard = () => waiting.forEach((look) => look());
  response.setEncoding('utf8').on('data', (part: string) => ((text += part), heard()));
  response.on('error', () => undefined).on('close', () => ((ended = true), heard()));
  const numbers = () => [...text.matchAll(/^data: (\d+)$/gm)].map(([, number]) => Number(number));
  const until = (so: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => so() && (waiting.delete(look), resolve());
      waiting.add(look);
      look();
    });
  return {
    response,
    numbers,
    toldOf: (number: number) => until(() => numbers().at(-1) === number),
    letGo: () => until(() => ended),
  };
};

const listening = async (served: Served): Promise<string> => {
  await served.serving.app.listen(0, '127.0.0.1');
  return `http://127.0.0.1:${(served.serving.app.getHttpServer() as { address: () => AddressInfo }).address().port}`;
};

describe('the stream of new entries', () => {
  let [served, address]: [Served | undefined, string] = [undefined, ''];
  beforeAll(async () => {
    served = await serve();
    address = await listening(served);
    await recordFact(served, '101', admission('2018-12-01')).expect(201);
  });
  afterAll(() => served?.close());

  test('tells the last entry at once, and then each that is recorded, by its number alone', async () => {
    const [one, other] = [await listen(address), await listen(address)];
    expect(one.response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    });
    await one.toldOf(1);
    await recordFact(served as Served, '102', admission('2018-12-02')).expect(201);
    await Promise.all([one.toldOf(2), other.toldOf(2)]);
    one.response.destroy();
    await recordFact(served as Served, '103', admission('2018-12-03')).expect(201);
    await other.toldOf(3);
    expect(other.numbers()).toEqual([1, 2, 3]);
    other.response.destroy();
  });

  test('is not held open for whoever asks for its head', async () => {
    expect((await (served as Served).http.head('/live')).status).toBe(200);
  });

  test('is offered on a page that is told as known now, and on no other', async () => {
    const page = async (path: string) => (await (served as Served).http.get(path)).text;
    const { body } = await (served as Served).http.get('/api/v1/snapshot');
    for (const path of ['/children', '/children?asAt=2019-01-31', '/children/101', '/measures/sufficiency', '/discrepancies', '/targets'])
      expect(await page(path)).toContain(`data-stream="/live" data-from="${body.knownAt as number}"`);
    for (const path of ['/children?knownAt=1', '/children/101?knownAt=1', '/children?asAt=x', '/nothing'])
      expect(await page(path)).not.toMatch(/data-stream|live\./);
  });

  test('takes so many listeners and no more, and room again when one leaves', async () => {
    const most = await Promise.all(Array.from({ length: 300 }, () => listen(address)));
    expect(most.filter(({ response }) => response.statusCode === 200)).toHaveLength(300);
    const refused = await (served as Served).http.get('/live');
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '60']);
    for (const { response } of most) response.destroy();
    await Promise.all(most.map((one) => one.letGo()));
    let again = 503;
    while (again === 503) {
      const { response } = await listen(address);
      again = response.statusCode ?? 0;
      response.destroy();
    }
    expect(again).toBe(200);
  });
});

test('a tracker that stops lets its listeners go, and does not wait for them', async () => {
  const served = await serve();
  const one = await listen(await listening(served));
  await one.toldOf(0);
  const stopped = served.serving.stop(600_000);
  await Promise.all([one.letGo(), stopped]);
  await served.close().catch(() => undefined);
});
