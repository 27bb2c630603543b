import type { Localisation } from './localisation.js';

const limits = {
  from: { name: 'du', description: 'Seulement les bulletins à partir de cette date : 2024-09-03, 2024-09 ou 2024' },
  to: { name: 'au', description: 'Seulement les bulletins jusqu’à cette date : 2024-09-03, 2024-09 ou 2024' },
  source: { name: 'source', description: 'Seulement les bulletins dont l’éditeur ou le fichier contient ce texte' },
};

const privately = { name: 'privé', description: 'Afficher la réponse pour moi seulement ou pour tout le monde' };

const whichDigest = { name: 'nom', description: 'Son nom ; facultatif s’il n’y en a qu’un' };

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
  digest: { name: 'récapitulatif', description: 'Publie les nouveautés dans un salon, jour après jour' },
  'digest set': {
    name: 'configurer',
    description: 'Publie les nouveautés dans un salon, à heure fixe',
    options: {
      channel: { name: 'salon', description: 'Où il est publié' },
      time: { name: 'heure', description: 'À quelle heure, dans le fuseau horaire indiqué : 08:00, 17:30' },
      zone: { name: 'fuseau-horaire', description: 'Le fuseau horaire : Europe/Berlin, America/New_York' },
      name: { name: 'nom', description: 'Comment il s’appelle ; un récapitulatif du même nom est remplacé' },
      days: {
        name: 'jours',
        description: 'Quels jours ; par défaut, tous les jours',
        choices: {
          daily: 'tous les jours',
          weekdays: 'du lundi au vendredi',
          monday: 'lundi',
          tuesday: 'mardi',
          wednesday: 'mercredi',
          thursday: 'jeudi',
          friday: 'vendredi',
          saturday: 'samedi',
          sunday: 'dimanche',
        },
      },
      source: limits.source,
      topic: { name: 'sujet', description: 'Seulement les bulletins qui contiennent ces mots, en anglais' },
      role: { name: 'rôle', description: 'Un rôle à mentionner ; par défaut, personne n’est mentionné' },
      empty: {
        name: 'sans-nouveauté',
        description: 'S’il n’y a rien de nouveau : ne rien publier (par défaut) ou une ligne par semaine',
        choices: { silent: 'ne rien publier', weekly: 'une ligne par semaine' },
      },
      admin: {
        name: 'salon-admin',
        description: 'Où signaler les problèmes ; par défaut, c’est à toi qu’on les signale',
      },
    },
  },
  'digest preview': {
    name: 'aperçu',
    description: 'Affiche ce qu’un récapitulatif publierait, sans le publier',
    options: {
      name: whichDigest,
      date: { name: 'date', description: 'Avec les bulletins publiés à cette date : 2024-09-03' },
    },
  },
  'digest status': {
    name: 'état',
    description: 'Indique où en sont les récapitulatifs de ce serveur',
    options: { name: whichDigest },
  },
  'digest pause': {
    name: 'suspendre',
    description: 'Arrête un récapitulatif jusqu’à sa reprise',
    options: { name: whichDigest },
  },
  'digest resume': {
    name: 'reprendre',
    description: 'Reprend un récapitulatif suspendu ou arrêté',
    options: { name: whichDigest },
  },
  'digest skip-next': {
    name: 'sauter-le-prochain',
    description: 'Saute le prochain récapitulatif ; celui d’après contient tout',
    options: { name: whichDigest },
  },
  'digest remove': {
    name: 'supprimer',
    description: 'Supprime définitivement un récapitulatif',
    options: { name: whichDigest },
  },
  help: { name: 'aide', description: 'Explique ce qu’on peut demander, et comment', options: {} },
};
