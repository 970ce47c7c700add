import { describe, expect, test } from '@jest/globals';
import { concatMap, delay, firstValueFrom, lastValueFrom, of, shareReplay, take, toArray } from 'rxjs';
import { commandNamed, followed, note, noted, noteMany, numbersOf, upTo, type Begin } from '../support/ledger-given.js';

export const followPromises = (begin: Begin): void => {
  describe('followed', () => {
    test('gives what there is and then what is written', async () => {
      const ledger = await begin();
      await noteMany(ledger, 'child-1', 3);
      const seen = followed(ledger, 1, 4);
      await note(ledger, 'child-2', 0, 'later');
      await note(ledger, 'child-3', 0, 'later still');
      expect(numbersOf(await seen)).toEqual([2, 3, 4, 5]);
    });

    test('gives the same entries as reading does', async () => {
      const ledger = await begin();
      const seen = followed(ledger, 0, 2);
      await ledger.append('child-1', 0, [noted('a'), noted('b')], commandNamed('two'));
      expect(await seen).toEqual(await ledger.read('child-1'));
    });

    test('leaves none out and gives none twice while many write', async () => {
      const ledger = await begin();
      await noteMany(ledger, 'child-0', 20);
      const early = followed(ledger, 0, 1_220);
      const writing = upTo(40).map((writer) => noteMany(ledger, `child-${writer}`, 30));
      const late = new Promise((resolve) => setTimeout(resolve, 5)).then(() => followed(ledger, 10, 1_210));
      await Promise.all(writing);
      expect(numbersOf(await early)).toEqual(upTo(1_220));
      expect(numbersOf(await late)).toEqual(upTo(1_220, 11));
    });

    test('catches up over several pages without a gap', async () => {
      const ledger = await begin();
      await ledger.append(
        'home-1',
        0,
        upTo(2_500).map((n) => noted(`${n}`)),
        commandNamed('many'),
      );
      const seen = followed(ledger, 0, 2_501);
      await note(ledger, 'child-1', 0, 'meanwhile');
      expect(numbersOf(await seen)).toEqual(upTo(2_501));
    });

    test('stops when the subscriber has had enough', async () => {
      const ledger = await begin();
      await noteMany(ledger, 'child-1', 5);
      expect(numbersOf(await lastValueFrom(ledger.subscribe(0).pipe(take(2), toArray())))).toEqual([1, 2]);
      const late: number[] = [];
      const subscription = ledger.subscribe(5).subscribe(({ number }) => late.push(number));
      subscription.unsubscribe();
      await note(ledger, 'child-1', 5, 'unheard');
      expect(late).toEqual([]);
    });

    test('holds nobody up for a slow follower, which still gets every entry in order', async () => {
      const ledger = await begin();
      const slow = lastValueFrom(
        ledger.subscribe(0).pipe(
          concatMap((entry) => of(entry).pipe(delay(5))),
          take(20),
          toArray(),
        ),
      );
      const quick = followed(ledger, 0, 20);
      await noteMany(ledger, 'child-1', 20);
      expect(numbersOf(await quick)).toEqual(upTo(20));
      expect(numbersOf(await slow)).toEqual(upTo(20));
    });

    test('tells a follower that is ahead of it, rather than skip entries to come', async () => {
      const ledger = await begin();
      await noteMany(ledger, 'child-1', 2);
      await expect(followed(ledger, 3, 1)).rejects.toThrow('the ledger ends at entry 2');
    });

    test('lets its followers go when it is closed', async () => {
      const ledger = await begin();
      const following = ledger.subscribe(0).pipe(shareReplay());
      const all = lastValueFrom(following.pipe(toArray()));
      await note(ledger, 'child-1', 0, 'a');
      await firstValueFrom(following);
      await ledger.close();
      expect(numbersOf(await all)).toEqual([1]);
    });
  });
};
