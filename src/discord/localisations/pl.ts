import type { Localisation } from './localisation.js';

const limits = {
  from: { name: 'od', description: 'Tylko biuletyny od tej daty: 2024-09-03, 2024-09 lub 2024' },
  to: { name: 'do', description: 'Tylko biuletyny do tej daty włącznie: 2024-09-03, 2024-09 lub 2024' },
  source: { name: 'źródło', description: 'Tylko biuletyny, których wydawca lub plik zawiera ten tekst' },
};

const privately = { name: 'prywatnie', description: 'Pokaż odpowiedź tylko mnie albo wszystkim' };

const whichDigest = { name: 'nazwa', description: 'Jego nazwa; można pominąć, gdy jest tylko jeden' };

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
  digest: { name: 'przegląd', description: 'Publikuje na kanale to, co nowe, dzień po dniu' },
  'digest set': {
    name: 'ustaw',
    description: 'Publikuje na kanale to, co nowe, o ustalonej godzinie',
    options: {
      channel: { name: 'kanał', description: 'Gdzie jest publikowany' },
      time: { name: 'godzina', description: 'O której godzinie w podanej strefie czasowej: 08:00, 17:30' },
      zone: { name: 'strefa-czasowa', description: 'Strefa czasowa: Europe/Berlin, America/New_York' },
      name: { name: 'nazwa', description: 'Jak się nazywa; przegląd o tej samej nazwie zostanie zastąpiony' },
      days: {
        name: 'dni',
        description: 'W które dni; domyślnie codziennie',
        choices: {
          daily: 'codziennie',
          weekdays: 'od poniedziałku do piątku',
          monday: 'poniedziałek',
          tuesday: 'wtorek',
          wednesday: 'środa',
          thursday: 'czwartek',
          friday: 'piątek',
          saturday: 'sobota',
          sunday: 'niedziela',
        },
      },
      source: limits.source,
      topic: { name: 'temat', description: 'Tylko biuletyny, w których są te słowa (po angielsku)' },
      role: { name: 'rola', description: 'Rola, którą bot oznaczy; domyślnie nikogo nie oznacza' },
      empty: {
        name: 'brak-nowości',
        description: 'Gdy nie ma nic nowego: nic nie publikuj (domyślnie) albo jedna linijka na tydzień',
        choices: { silent: 'nic nie publikuj', weekly: 'jedna linijka na tydzień' },
      },
      admin: { name: 'kanał-adminów', description: 'Gdzie zgłaszać problemy; domyślnie są zgłaszane Tobie' },
    },
  },
  'digest preview': {
    name: 'podgląd',
    description: 'Pokazuje, co opublikowałby przegląd, niczego nie publikując',
    options: {
      name: whichDigest,
      date: { name: 'data', description: 'Z biuletynów opublikowanych tego dnia: 2024-09-03' },
    },
  },
  'digest status': {
    name: 'stan',
    description: 'Pokazuje stan przeglądów na tym serwerze',
    options: { name: whichDigest },
  },
  'digest pause': {
    name: 'wstrzymaj',
    description: 'Wstrzymuje przegląd do czasu wznowienia',
    options: { name: whichDigest },
  },
  'digest resume': {
    name: 'wznów',
    description: 'Wznawia przegląd, który został wstrzymany lub zatrzymany',
    options: { name: whichDigest },
  },
  'digest skip-next': {
    name: 'pomiń-następny',
    description: 'Pomija następny przegląd; kolejny obejmie wszystko',
    options: { name: whichDigest },
  },
  'digest remove': {
    name: 'usuń',
    description: 'Trwale usuwa przegląd',
    options: { name: whichDigest },
  },
  help: { name: 'pomoc', description: 'Wyjaśnia, o co i jak można pytać', options: {} },
};
