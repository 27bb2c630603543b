import type { Localisation } from './localisation.js';

const limits = {
  from: { name: 'с', description: 'Только сводки начиная с этой даты: 2024-09-03, 2024-09 или 2024' },
  to: { name: 'по', description: 'Только сводки по эту дату включительно: 2024-09-03, 2024-09 или 2024' },
  source: { name: 'источник', description: 'Только сводки, в названии издания или файла которых есть этот текст' },
};

const privately = { name: 'лично', description: 'Показать ответ только мне или всем' };

const whichDigest = { name: 'название', description: 'Название дайджеста; можно не указывать, если он только один' };

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
  digest: { name: 'дайджест', description: 'Регулярно публиковать в канале новое из сводок' },
  'digest set': {
    name: 'настроить',
    description: 'Публиковать в канале новое из сводок в заданное время',
    options: {
      channel: { name: 'канал', description: 'Где публиковать' },
      time: { name: 'время', description: 'Во сколько, по времени часового пояса: 08:00, 17:30' },
      zone: { name: 'часовой-пояс', description: 'Часовой пояс: Europe/Berlin, America/New_York' },
      name: { name: 'название', description: 'Как назвать; дайджест с таким же названием будет заменён' },
      days: {
        name: 'дни',
        description: 'По каким дням; если не указано — ежедневно',
        choices: {
          daily: 'ежедневно',
          weekdays: 'с понедельника по пятницу',
          monday: 'понедельник',
          tuesday: 'вторник',
          wednesday: 'среда',
          thursday: 'четверг',
          friday: 'пятница',
          saturday: 'суббота',
          sunday: 'воскресенье',
        },
      },
      source: limits.source,
      topic: { name: 'тема', description: 'Только сводки, в которых есть эти слова (на английском языке)' },
      role: { name: 'роль', description: 'Какую роль упоминать; если не указано — никакую' },
      empty: {
        name: 'нет-нового',
        description: 'Если нового нет: ничего не публиковать (по умолчанию) или одна строка в неделю',
        choices: { silent: 'ничего не публиковать', weekly: 'одна строка в неделю' },
      },
      admin: { name: 'админ-канал', description: 'Где сообщать о проблемах; если не указано — сообщать лично вам' },
    },
  },
  'digest preview': {
    name: 'предпросмотр',
    description: 'Показать, что опубликует дайджест, ничего не публикуя',
    options: {
      name: whichDigest,
      date: { name: 'дата', description: 'По сводкам, опубликованным в этот день: 2024-09-03' },
    },
  },
  'digest status': {
    name: 'состояние',
    description: 'Узнать состояние дайджестов этого сервера',
    options: { name: whichDigest },
  },
  'digest pause': {
    name: 'приостановить',
    description: 'Остановить дайджест, пока его не возобновят',
    options: { name: whichDigest },
  },
  'digest resume': {
    name: 'возобновить',
    description: 'Возобновить приостановленный или остановленный дайджест',
    options: { name: whichDigest },
  },
  'digest skip-next': {
    name: 'пропустить-следующий',
    description: 'Пропустить следующий дайджест; в тот, что после него, войдёт всё',
    options: { name: whichDigest },
  },
  'digest remove': {
    name: 'удалить',
    description: 'Удалить дайджест навсегда',
    options: { name: whichDigest },
  },
  help: { name: 'помощь', description: 'Узнать, что и как можно спросить', options: {} },
};
