import type { Localisation } from './localisation.js';

const limits = {
  from: { name: 'від', description: 'Лише зведення від цієї дати: 2024-09-03, 2024-09 або 2024' },
  to: { name: 'до', description: 'Лише зведення до цієї дати включно: 2024-09-03, 2024-09 або 2024' },
  source: { name: 'джерело', description: 'Лише зведення, у назві видання або файлу яких є цей текст' },
};

const privately = { name: 'приватно', description: 'Показати відповідь лише мені чи всім' };

export const uk: Localisation = {
  ask: {
    name: 'запитати',
    description: 'Отримати відповідь на запитання: цитати зі зведень новин',
    options: {
      question: { name: 'запитання', description: 'Що ви хочете дізнатися (англійською мовою)' },
      ...limits,
      private: privately,
    },
  },
  search: {
    name: 'пошук',
    description: 'Знайти уривки, у яких є ці слова',
    options: {
      words: { name: 'слова', description: 'Які слова шукати (англійською мовою)' },
      ...limits,
      sort: {
        name: 'порядок',
        description: 'Спершу найвідповідніші (типово) або найновіші',
        choices: { best: 'найвідповідніші', newest: 'найновіші' },
      },
      page: { name: 'сторінка', description: 'Яку сторінку уривків показати' },
      private: privately,
    },
    menu: 'Знайти у зведеннях',
  },
  bulletin: {
    name: 'зведення',
    description: 'Показати одне зведення посторінково',
    options: {
      title: { name: 'заголовок', description: 'Заголовок зведення або його частина' },
      page: { name: 'сторінка', description: 'Яку сторінку зведення показати' },
      private: privately,
    },
  },
  latest: {
    name: 'останні',
    description: 'Показати останні зведення, по одному реченню з кожного',
    options: {
      count: { name: 'кількість', description: 'Скільки зведень показати; якщо не вказано, 5' },
      source: limits.source,
      private: privately,
    },
  },
  privacy: {
    name: 'конфіденційність',
    description: 'Дізнатися, що про вас зберігається, або видалити це',
    options: {
      do: {
        name: 'дія',
        description: 'Що зробити; якщо не вказано — показати',
        choices: { show: 'показати', delete: 'видалити' },
      },
    },
  },
  mentions: {
    name: 'згадки',
    description: 'Увімкнути або вимкнути відповіді на згадки бота в цьому каналі',
    options: {
      answer: {
        name: 'відповідати',
        description: 'Чи відповідати тут на згадки',
        choices: { on: 'увімкнути', off: 'вимкнути' },
      },
    },
  },
  help: { name: 'довідка', description: 'Дізнатися, що і як можна запитати', options: {} },
};
