import type { Localisation } from './localisation.js';

const limits = {
  from: { name: 'von', description: 'Nur Meldungen ab diesem Datum: 2024-09-03, 2024-09 oder 2024' },
  to: { name: 'bis', description: 'Nur Meldungen bis zu diesem Datum: 2024-09-03, 2024-09 oder 2024' },
  source: { name: 'quelle', description: 'Nur Meldungen, deren Herausgeber oder Datei diesen Text enthält' },
};

const privately = { name: 'privat', description: 'Die Antwort nur mir zeigen oder allen' };

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
  help: { name: 'hilfe', description: 'Erklärt, was man fragen kann und wie', options: {} },
};
