import { describe, expect, test } from 'vitest';
import { findZones, zoneNamed } from '../../src/digest/zones.js';

describe('the name of a zone', () => {
  test('is taken as people type it', () => {
    expect(zoneNamed(' europe/berlin ')).toBe('Europe/Berlin');
    expect(zoneNamed('America/New York')).toBe('America/New_York');
    expect(zoneNamed('utc')).toBe('UTC');
  });

  test.each(['Berlin', '+02:00', '', 'Europe/Atlantis', '__proto__', 'a'.repeat(1000)])('is not %j', (typed) => {
    expect(zoneNamed(typed)).toBeNull();
  });
});

describe('suggested zones', () => {
  test('begin with what was typed, the region or the town, before those that have it inside', () => {
    expect(findZones('berl', 3)).toEqual(['Europe/Berlin']);
    expect(findZones('new york', 3)).toEqual(['America/New_York']);
    expect(findZones('europe/ber', 3)).toEqual(['Europe/Berlin']);
    expect(findZones('lord', 1)).toEqual(['Australia/Lord_Howe']);
    expect(findZones('utc', 1)).toEqual(['UTC']);
  });

  test('are no more than asked for, and none when nothing fits', () => {
    expect(findZones('', 25)).toHaveLength(25);
    expect(findZones('atlantis', 25)).toEqual([]);
  });
});
