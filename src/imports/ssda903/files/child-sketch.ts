const AT_MOST = 8_192;

/**
 * Which children a file tells of, in little memory: their numbers hashed, and where there are many only
 * every second, fourth, eighth … hash. Files are sketched alike, so their overlap can still be told.
 */
export class ChildSketch {
  private hashes = new Set<number>();
  private mask = 0;

  add(child: string): void {
    const hash = hashOf(child);
    if ((hash & this.mask) !== 0) return;
    this.hashes.add(hash);
    if (this.hashes.size > AT_MOST) this.thinTo((this.mask << 1) | 1);
  }

  addAll(other: ChildSketch): void {
    this.thinTo(this.mask | other.mask);
    for (const hash of other.hashes) if ((hash & this.mask) === 0) this.hashes.add(hash);
    while (this.hashes.size > AT_MOST) this.thinTo((this.mask << 1) | 1);
  }

  get isEmpty(): boolean {
    return this.hashes.size === 0;
  }

  /** How many children of this sketch, of the other and of both there are, seen equally closely. */
  overlapWith(other: ChildSketch): { readonly here: number; readonly there: number; readonly both: number } {
    const mask = this.mask | other.mask;
    const seen = (hashes: Set<number>) => [...hashes].filter((hash) => (hash & mask) === 0);
    const here = seen(this.hashes);
    return {
      here: here.length,
      there: seen(other.hashes).length,
      both: here.filter((hash) => other.hashes.has(hash)).length,
    };
  }

  private thinTo(mask: number): void {
    if (mask === this.mask) return;
    this.mask = mask;
    for (const hash of this.hashes) if ((hash & mask) !== 0) this.hashes.delete(hash);
  }
}

/** FNV-1a, with its bits stirred so that the low ones may be used to thin. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
};
