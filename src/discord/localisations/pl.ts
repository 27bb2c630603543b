import type { Localisation } from './localisation.js';

const limits = {
  from: { name: 'od', description: 'Tylko biuletyny od tej daty: 2024-09-03, 2024-09 lub 2024' },
  to: { name: 'do', description: 'Tylko biuletyny do tej daty włącznie: 2024-09-03, 2024-09 lub 2024' },
  source: { name: 'źródło', description: 'Tylko biuletyny, których wydawca lub plik zawiera ten tekst' },
};

const privately = { name: 'prywatnie', description: 'Pokaż odpowiedź tylko mnie albo wszystkim' };

export const pl: Localisation = {
  ask: {
    name: 'zapytaj',
    description: 'Odpowiada na pytanie cytatami z biuletynów',
    options: {
      question: { name: 'pytanie', description: 'Czego chcesz się dowiedzieć (po angielsku)' },
      ...limits,
      private: privately,
    },
  },
  search: {
    name: 'szukaj',
    description: 'Znajduje fragmenty, w których są te słowa',
    options: {
      words: { name: 'słowa', description: 'Szukane słowa (po angielsku)' },
      ...limits,
      sort: {
        name: 'kolejność',
        description: 'Najpierw najlepiej pasujące (domyślnie) albo najnowsze',
        choices: { best: 'najlepiej pasujące', newest: 'najnowsze' },
      },
      page: { name: 'strona', description: 'Która strona wyników' },
      private: privately,
    },
    menu: 'Znajdź w biuletynach',
  },
  bulletin: {
    name: 'biuletyn',
    description: 'Pokazuje jeden biuletyn, strona po stronie',
    options: {
      title: { name: 'tytuł', description: 'Jego tytuł lub część tytułu' },
      page: { name: 'strona', description: 'Która strona biuletynu' },
      private: privately,
    },
  },
  latest: {
    name: 'najnowsze',
    description: 'Pokazuje najnowsze biuletyny, po jednym zdaniu z każdego',
    options: {
      count: { name: 'liczba', description: 'Ile biuletynów; domyślnie 5' },
      source: limits.source,
      private: privately,
    },
  },
  privacy: {
    name: 'prywatność',
    description: 'Informuje, co jest o Tobie przechowywane, i pozwala to usunąć',
    options: {
      do: {
        name: 'działanie',
        description: 'Co zrobić; domyślnie: pokaż',
        choices: { show: 'pokaż', delete: 'usuń' },
      },
    },
  },
  mentions: {
    name: 'wzmianki',
    description: 'Włącza lub wyłącza odpowiedzi na wzmianki o bocie na tym kanale',
    options: {
      answer: {
        name: 'odpowiadaj',
        description: 'Czy bot odpowiada tu na wzmianki',
        choices: { on: 'włącz', off: 'wyłącz' },
      },
    },
  },
  help: { name: 'pomoc', description: 'Wyjaśnia, o co i jak można pytać', options: {} },
};
