/**
 * A value written down with its members in order, so that two that say the same are written the same.
 * Members that are undefined are not there.
 */
export const writtenOut = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return value === undefined ? 'null' : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(writtenOut).join(',')}]`;
  const members = value as Readonly<Record<string, unknown>>;
  let written = '';
  for (const name of Object.keys(members).sort()) {
    const member = members[name];
    if (member !== undefined) written += `${written === '' ? '' : ','}${JSON.stringify(name)}:${writtenOut(member)}`;
  }
  return `{${written}}`;
};

export const same = (a: unknown, b: unknown): boolean => a === b || writtenOut(a) === writtenOut(b);
