import type { Localisation } from './localisation.js';

const limits = {
  from: { name: 'du', description: 'Seulement les bulletins à partir de cette date : 2024-09-03, 2024-09 ou 2024' },
  to: { name: 'au', description: 'Seulement les bulletins jusqu’à cette date : 2024-09-03, 2024-09 ou 2024' },
  source: { name: 'source', description: 'Seulement les bulletins dont l’éditeur ou le fichier contient ce texte' },
};

const privately = { name: 'privé', description: 'Afficher la réponse pour moi seulement ou pour tout le monde' };

export const fr: Localisation = {
  ask: {
    name: 'demander',
    description: 'Répond à une question par des citations des bulletins',
    options: {
      question: { name: 'question', description: 'Ce que tu veux savoir, en anglais' },
      ...limits,
      private: privately,
    },
  },
  search: {
    name: 'rechercher',
    description: 'Trouve les passages qui contiennent ces mots',
    options: {
      words: { name: 'mots', description: 'Les mots à chercher, en anglais' },
      ...limits,
      sort: {
        name: 'tri',
        description: 'Les plus pertinents d’abord (par défaut) ou les plus récents d’abord',
        choices: { best: 'les plus pertinents', newest: 'les plus récents' },
      },
      page: { name: 'page', description: 'Quelle page des résultats' },
      private: privately,
    },
    menu: 'Chercher dans les bulletins',
  },
  bulletin: {
    name: 'bulletin',
    description: 'Affiche un bulletin, page par page',
    options: {
      title: { name: 'titre', description: 'Son titre ou une partie du titre' },
      page: { name: 'page', description: 'Quelle page du bulletin' },
      private: privately,
    },
  },
  latest: {
    name: 'derniers-bulletins',
    description: 'Affiche les derniers bulletins, avec une phrase de chacun',
    options: {
      count: { name: 'nombre', description: 'Combien de bulletins ; 5 par défaut' },
      source: limits.source,
      private: privately,
    },
  },
  privacy: {
    name: 'confidentialité',
    description: 'Indique ce qui est conservé à ton sujet et permet de le supprimer',
    options: {
      do: {
        name: 'action',
        description: 'Ce qu’il faut faire ; par défaut, afficher',
        choices: { show: 'afficher', delete: 'supprimer' },
      },
    },
  },
  mentions: {
    name: 'mentions',
    description: 'Active ou désactive les réponses aux mentions du bot dans ce salon',
    options: {
      answer: {
        name: 'répondre',
        description: 'S’il faut répondre ici aux mentions',
        choices: { on: 'activer', off: 'désactiver' },
      },
    },
  },
  help: { name: 'aide', description: 'Explique ce qu’on peut demander, et comment', options: {} },
};
