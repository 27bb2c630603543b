import type { Localisation } from './localisation.js';

const limits = {
  from: { name: 'від', description: 'Лише зведення від цієї дати: 2024-09-03, 2024-09 або 2024' },
  to: { name: 'до', description: 'Лише зведення до цієї дати включно: 2024-09-03, 2024-09 або 2024' },
  source: { name: 'джерело', description: 'Лише зведення, у назві видання або файлу яких є цей текст' },
};

const privately = { name: 'приватно', description: 'Показати відповідь лише мені чи всім' };

const whichDigest = { name: 'назва', description: 'Назва дайджесту; можна не вказувати, якщо він лише один' };

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
  digest: { name: 'дайджест', description: 'Регулярно публікувати в каналі нове зі зведень' },
  'digest set': {
    name: 'налаштувати',
    description: 'Публікувати в каналі нове зі зведень у визначений час',
    options: {
      channel: { name: 'канал', description: 'Де публікувати' },
      time: { name: 'час', description: 'О котрій годині, за часовим поясом: 08:00, 17:30' },
      zone: { name: 'часовий-пояс', description: 'Часовий пояс: Europe/Berlin, America/New_York' },
      name: { name: 'назва', description: 'Як назвати; дайджест із такою самою назвою буде замінено' },
      days: {
        name: 'дні',
        description: 'У які дні; якщо не вказано — щодня',
        choices: {
          daily: 'щодня',
          weekdays: 'з понеділка до п’ятниці',
          monday: 'понеділок',
          tuesday: 'вівторок',
          wednesday: 'середа',
          thursday: 'четвер',
          friday: 'п’ятниця',
          saturday: 'субота',
          sunday: 'неділя',
        },
      },
      source: limits.source,
      topic: { name: 'тема', description: 'Лише зведення, у яких є ці слова (англійською мовою)' },
      role: { name: 'роль', description: 'Яку роль згадувати; якщо не вказано — жодної' },
      empty: {
        name: 'немає-нового',
        description: 'Якщо нового немає: нічого не публікувати (типово) чи один рядок на тиждень',
        choices: { silent: 'нічого не публікувати', weekly: 'один рядок на тиждень' },
      },
      admin: {
        name: 'адмін-канал',
        description: 'Де повідомляти про проблеми; якщо не вказано — повідомляти особисто вам',
      },
    },
  },
  'digest preview': {
    name: 'попередній-перегляд',
    description: 'Показати, що опублікує дайджест, нічого не публікуючи',
    options: {
      name: whichDigest,
      date: { name: 'дата', description: 'За зведеннями, опублікованими цього дня: 2024-09-03' },
    },
  },
  'digest status': {
    name: 'стан',
    description: 'Дізнатися про стан дайджестів цього сервера',
    options: { name: whichDigest },
  },
  'digest pause': {
    name: 'призупинити',
    description: 'Зупинити дайджест, доки його не відновлять',
    options: { name: whichDigest },
  },
  'digest resume': {
    name: 'відновити',
    description: 'Відновити призупинений або зупинений дайджест',
    options: { name: whichDigest },
  },
  'digest skip-next': {
    name: 'пропустити-наступний',
    description: 'Пропустити наступний дайджест; до того, що після нього, увійде все',
    options: { name: whichDigest },
  },
  'digest remove': {
    name: 'видалити',
    description: 'Видалити дайджест назавжди',
    options: { name: whichDigest },
  },
  help: { name: 'довідка', description: 'Дізнатися, що і як можна запитати', options: {} },
};
