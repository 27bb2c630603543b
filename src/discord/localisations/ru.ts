import type { Localisation } from './localisation.js';

const limits = {
  from: { name: 'с', description: 'Только сводки начиная с этой даты: 2024-09-03, 2024-09 или 2024' },
  to: { name: 'по', description: 'Только сводки по эту дату включительно: 2024-09-03, 2024-09 или 2024' },
  source: { name: 'источник', description: 'Только сводки, в названии издания или файла которых есть этот текст' },
};

const privately = { name: 'лично', description: 'Показать ответ только мне или всем' };

export const ru: Localisation = {
  ask: {
    name: 'спросить',
    description: 'Получить ответ на вопрос: цитаты из новостных сводок',
    options: {
      question: { name: 'вопрос', description: 'Что вы хотите узнать (на английском языке)' },
      ...limits,
      private: privately,
    },
  },
  search: {
    name: 'поиск',
    description: 'Найти отрывки, в которых есть эти слова',
    options: {
      words: { name: 'слова', description: 'Какие слова искать (на английском языке)' },
      ...limits,
      sort: {
        name: 'порядок',
        description: 'Сначала самые подходящие (по умолчанию) или самые новые',
        choices: { best: 'самые подходящие', newest: 'самые новые' },
      },
      page: { name: 'страница', description: 'Какую страницу отрывков показать' },
      private: privately,
    },
    menu: 'Найти в сводках',
  },
  bulletin: {
    name: 'сводка',
    description: 'Показать одну сводку постранично',
    options: {
      title: { name: 'заголовок', description: 'Заголовок сводки или его часть' },
      page: { name: 'страница', description: 'Какую страницу сводки показать' },
      private: privately,
    },
  },
  latest: {
    name: 'последние',
    description: 'Показать последние сводки, по одному предложению из каждой',
    options: {
      count: { name: 'количество', description: 'Сколько сводок показать; если не указано, 5' },
      source: limits.source,
      private: privately,
    },
  },
  privacy: {
    name: 'конфиденциальность',
    description: 'Узнать, что о вас хранится, или удалить это',
    options: {
      do: {
        name: 'действие',
        description: 'Что сделать; если не указано — показать',
        choices: { show: 'показать', delete: 'удалить' },
      },
    },
  },
  mentions: {
    name: 'упоминания',
    description: 'Включить или отключить ответы на упоминания бота в этом канале',
    options: {
      answer: {
        name: 'отвечать',
        description: 'Отвечать ли здесь на упоминания',
        choices: { on: 'включить', off: 'отключить' },
      },
    },
  },
  help: { name: 'помощь', description: 'Узнать, что и как можно спросить', options: {} },
};
