import type { Localisation } from './localisation.js';

const limits = {
  from: { name: 'von', description: 'Nur Meldungen ab diesem Datum: 2024-09-03, 2024-09 oder 2024' },
  to: { name: 'bis', description: 'Nur Meldungen bis zu diesem Datum: 2024-09-03, 2024-09 oder 2024' },
  source: { name: 'quelle', description: 'Nur Meldungen, deren Herausgeber oder Datei diesen Text enthält' },
};

const privately = { name: 'privat', description: 'Die Antwort nur mir zeigen oder allen' };

const whichDigest = { name: 'name', description: 'Sein Name; kann entfallen, wenn es nur einen gibt' };

export const de: Localisation = {
  ask: {
    name: 'fragen',
    description: 'Beantwortet eine Frage mit Zitaten aus den Meldungen',
    options: {
      question: { name: 'frage', description: 'Was du wissen möchtest (auf Englisch)' },
      ...limits,
      private: privately,
    },
  },
  search: {
    name: 'suchen',
    description: 'Findet Textstellen mit diesen Wörtern',
    options: {
      words: { name: 'wörter', description: 'Die gesuchten Wörter (auf Englisch)' },
      ...limits,
      sort: {
        name: 'reihenfolge',
        description: 'Beste Treffer zuerst (Standard) oder neueste zuerst',
        choices: { best: 'beste Treffer', newest: 'neueste' },
      },
      page: { name: 'seite', description: 'Welche Seite der Textstellen' },
      private: privately,
    },
    menu: 'In den Meldungen suchen',
  },
  bulletin: {
    name: 'meldung',
    description: 'Zeigt eine Meldung, Seite für Seite',
    options: {
      title: { name: 'titel', description: 'Ihr Titel oder ein Teil davon' },
      page: { name: 'seite', description: 'Welche Seite der Meldung' },
      private: privately,
    },
  },
  latest: {
    name: 'neueste',
    description: 'Zeigt die neuesten Meldungen mit je einem Satz',
    options: {
      count: { name: 'anzahl', description: 'Wie viele; ohne Angabe 5' },
      source: limits.source,
      private: privately,
    },
  },
  privacy: {
    name: 'datenschutz',
    description: 'Zeigt, was über dich gespeichert ist, und löscht es auf Wunsch',
    options: {
      do: {
        name: 'aktion',
        description: 'Was geschehen soll; ohne Angabe: anzeigen',
        choices: { show: 'anzeigen', delete: 'löschen' },
      },
    },
  },
  mentions: {
    name: 'erwähnungen',
    description: 'Schaltet Antworten auf Erwähnungen des Bots in diesem Kanal ein oder aus',
    options: {
      answer: {
        name: 'antworten',
        description: 'Ob Erwähnungen hier beantwortet werden',
        choices: { on: 'ein', off: 'aus' },
      },
    },
  },
  digest: { name: 'überblick', description: 'Postet Tag für Tag in einem Kanal, was neu ist' },
  'digest set': {
    name: 'einrichten',
    description: 'Postet zu einer festen Uhrzeit in einem Kanal, was neu ist',
    options: {
      channel: { name: 'kanal', description: 'Wo der Überblick gepostet wird' },
      time: { name: 'uhrzeit', description: 'Um wie viel Uhr, in der angegebenen Zeitzone: 08:00, 17:30' },
      zone: { name: 'zeitzone', description: 'Die Zeitzone: Europe/Berlin, America/New_York' },
      name: { name: 'name', description: 'Wie er heißen soll; ein Überblick mit demselben Namen wird ersetzt' },
      days: {
        name: 'tage',
        description: 'An welchen Tagen; ohne Angabe täglich',
        choices: {
          daily: 'täglich',
          weekdays: 'Montag bis Freitag',
          monday: 'Montag',
          tuesday: 'Dienstag',
          wednesday: 'Mittwoch',
          thursday: 'Donnerstag',
          friday: 'Freitag',
          saturday: 'Samstag',
          sunday: 'Sonntag',
        },
      },
      source: limits.source,
      topic: { name: 'thema', description: 'Nur Meldungen, in denen diese Wörter vorkommen (auf Englisch)' },
      role: { name: 'rolle', description: 'Welche Rolle dabei erwähnt wird; ohne Angabe keine' },
      empty: {
        name: 'ohne-neues',
        description: 'Wenn es nichts Neues gibt: nichts posten (Standard) oder eine Zeile pro Woche',
        choices: { silent: 'nichts posten', weekly: 'eine Zeile pro Woche' },
      },
      admin: { name: 'admin-kanal', description: 'Wo Probleme gemeldet werden; ohne Angabe nur dir' },
    },
  },
  'digest preview': {
    name: 'vorschau',
    description: 'Zeigt, was in einem Überblick stünde, ohne ihn zu posten',
    options: {
      name: whichDigest,
      date: { name: 'datum', description: 'Aus den Meldungen, die an diesem Tag erschienen sind: 2024-09-03' },
    },
  },
  'digest status': {
    name: 'status',
    description: 'Zeigt, wie es um die Überblicke dieses Servers steht',
    options: { name: whichDigest },
  },
  'digest pause': {
    name: 'pausieren',
    description: 'Hält einen Überblick an, bis er fortgesetzt wird',
    options: { name: whichDigest },
  },
  'digest resume': {
    name: 'fortsetzen',
    description: 'Setzt einen pausierten oder gestoppten Überblick fort',
    options: { name: whichDigest },
  },
  'digest skip-next': {
    name: 'nächsten-auslassen',
    description: 'Lässt den nächsten Überblick aus; der danach enthält alles',
    options: { name: whichDigest },
  },
  'digest remove': {
    name: 'entfernen',
    description: 'Beendet einen Überblick endgültig',
    options: { name: whichDigest },
  },
  help: { name: 'hilfe', description: 'Erklärt, was man fragen kann und wie', options: {} },
};
