import type { Localisation } from './localisation.js';

const limits = {
  from: { name: 'desde', description: 'Solo boletines a partir de esta fecha: 2024-09-03, 2024-09 o 2024' },
  to: { name: 'hasta', description: 'Solo boletines hasta esta fecha: 2024-09-03, 2024-09 o 2024' },
  source: { name: 'fuente', description: 'Solo boletines cuyo editor o archivo contenga este texto' },
};

const privately = { name: 'privado', description: 'Mostrar la respuesta solo a mí o a todos' };

export const spanish: Localisation = {
  ask: {
    name: 'preguntar',
    description: 'Responde a una pregunta con citas de los boletines',
    options: {
      question: { name: 'pregunta', description: 'Lo que quieres saber, en inglés' },
      ...limits,
      private: privately,
    },
  },
  search: {
    name: 'buscar',
    description: 'Encuentra los pasajes que contienen estas palabras',
    options: {
      words: { name: 'palabras', description: 'Las palabras que buscas, en inglés' },
      ...limits,
      sort: {
        name: 'orden',
        description: 'Primero los mejores resultados (por defecto) o primero los más recientes',
        choices: { best: 'mejores resultados', newest: 'más recientes' },
      },
      page: { name: 'página', description: 'Qué página de los resultados' },
      private: privately,
    },
    menu: 'Buscar en los boletines',
  },
  bulletin: {
    name: 'boletín',
    description: 'Muestra un boletín, página a página',
    options: {
      title: { name: 'título', description: 'Su título o una parte del título' },
      page: { name: 'página', description: 'Qué página del boletín' },
      private: privately,
    },
  },
  latest: {
    name: 'últimos-boletines',
    description: 'Muestra los boletines más recientes, con una frase de cada uno',
    options: {
      count: { name: 'cantidad', description: 'Cuántos; 5 si no se indica' },
      source: limits.source,
      private: privately,
    },
  },
  privacy: {
    name: 'privacidad',
    description: 'Indica qué se guarda sobre ti y permite eliminarlo',
    options: {
      do: {
        name: 'acción',
        description: 'Qué hacer; si no se indica, mostrar',
        choices: { show: 'mostrar', delete: 'eliminar' },
      },
    },
  },
  mentions: {
    name: 'menciones',
    description: 'Activa o desactiva las respuestas a las menciones del bot en este canal',
    options: {
      answer: {
        name: 'responder',
        description: 'Si se responde aquí a las menciones',
        choices: { on: 'activar', off: 'desactivar' },
      },
    },
  },
  help: { name: 'ayuda', description: 'Explica qué se puede preguntar y cómo', options: {} },
};
