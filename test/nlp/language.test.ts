import { describe, expect, test } from 'vitest';
import { foreignLanguage } from '../../src/nlp/language.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { bulletin } from './collection.js';

describe('a question in another language is told as such:', () => {
  test.each([
    ['Russian', 'Где находятся участники учений?'],
    ['Russian', 'Кто?'],
    ['Ukrainian', 'Хто є учасниками навчань і де вони?'],
    ['German', 'Wo sind die Teilnehmer der Übung?'],
    ['German', 'Was ist das?'],
    ['French', 'Où sont les participants ?'],
    ['French', 'Quand est-ce que le pont a été ouvert ?'],
    ['Spanish', '¿Dónde están los participantes de la reunión?'],
    ['Spanish', '¿Quién ganó la copa del mundo?'],
    ['Italian', 'Chi ha vinto la coppa del mondo?'],
    ['Dutch', 'Wie won de prijs?'],
    ['Chinese', '谁赢了世界杯'],
    ['Japanese', 'ワールドカップで誰が勝ちましたか'],
    ['Greek', 'Ποιος κέρδισε;'],
    ['Arabic', 'من فاز بكأس العالم؟'],
  ])('%s, "%s"', (language, question) => {
    expect(foreignLanguage(question)).toBe(language);
  });
});

describe('English is', () => {
  test.each([
    'Where are the Interaction-2024 participants regrouping?',
    'who',
    'bridge',
    'Tasmagambetov',
    'Interaction-2024 Rock-2024 Echelon',
    'Who was de Gaulle?',
    'El Salvador',
    'Leonardo da Vinci',
    'Rio de Janeiro and São Paulo',
    'What did the Café de la Paix say about the du Pont family?',
    'What does “Коллективные” mean in the name of the forces?',
    '12345',
    '😀😀',
    '',
  ])('"%s"', (question) => {
    expect(foreignLanguage(question)).toBeNull();
  });
});

test('a bulletin in another language is listed with its language and never searched', () => {
  const index = buildIndex([
    bulletin('bridge', ['The bridge over the Tarn at Highwater was opened on Monday.']),
    bulletin('pont', ['Le pont de Highwater a été ouvert lundi par le maire de la ville.']),
    bulletin('most', ['Мост через реку был открыт в понедельник.']),
  ]);
  expect(index.notEnglish).toEqual([
    { id: 'pont', source: 'pont.txt', language: 'French' },
    { id: 'most', source: 'most.txt', language: 'Russian' },
  ]);
  expect(index.bulletins.map(({ bulletin: { id } }) => id)).toEqual(['bridge']);
  expect(index.has('pont')).toBe(false);
});

test('an English bulletin may quote another language', () => {
  const quoted = 'The mayor said “que será, será, la vie est belle” and opened the bridge in the rain.';
  expect(foreignLanguage(quoted)).toBeNull();
});
