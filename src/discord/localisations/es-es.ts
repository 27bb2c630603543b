import type { Localisation } from './localisation.js';

const limits = {
  from: { name: 'desde', description: 'Solo boletines a partir de esta fecha: 2024-09-03, 2024-09 o 2024' },
  to: { name: 'hasta', description: 'Solo boletines hasta esta fecha: 2024-09-03, 2024-09 o 2024' },
  source: { name: 'fuente', description: 'Solo boletines cuyo editor o archivo contenga este texto' },
};

const privately = { name: 'privado', description: 'Mostrar la respuesta solo a mí o a todos' };

const whichDigest = { name: 'nombre', description: 'Su nombre; puede omitirse si solo hay uno' };

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
  digest: { name: 'resumen', description: 'Publica en un canal lo que hay de nuevo, día a día' },
  'digest set': {
    name: 'configurar',
    description: 'Publica en un canal lo que hay de nuevo, a una hora fija',
    options: {
      channel: { name: 'canal', description: 'Dónde se publica' },
      time: { name: 'hora', description: 'A qué hora, según la zona horaria indicada: 08:00, 17:30' },
      zone: { name: 'zona-horaria', description: 'La zona horaria: Europe/Berlin, America/New_York' },
      name: { name: 'nombre', description: 'Cómo se llama; sustituye a un resumen con el mismo nombre' },
      days: {
        name: 'días',
        description: 'Qué días; si no se indica, todos los días',
        choices: {
          daily: 'todos los días',
          weekdays: 'de lunes a viernes',
          monday: 'lunes',
          tuesday: 'martes',
          wednesday: 'miércoles',
          thursday: 'jueves',
          friday: 'viernes',
          saturday: 'sábado',
          sunday: 'domingo',
        },
      },
      source: limits.source,
      topic: { name: 'tema', description: 'Solo boletines que contengan estas palabras, en inglés' },
      role: { name: 'rol', description: 'Un rol al que mencionar; si no se indica, no se menciona a nadie' },
      empty: {
        name: 'sin-novedades',
        description: 'Si no hay nada nuevo: no publicar nada (por defecto) o una línea a la semana',
        choices: { silent: 'no publicar nada', weekly: 'una línea a la semana' },
      },
      admin: { name: 'canal-admin', description: 'Dónde se avisa de los problemas; si no se indica, se te avisa a ti' },
    },
  },
  'digest preview': {
    name: 'vista-previa',
    description: 'Muestra lo que publicaría un resumen, sin publicarlo',
    options: {
      name: whichDigest,
      date: { name: 'fecha', description: 'Con los boletines publicados en esta fecha: 2024-09-03' },
    },
  },
  'digest status': {
    name: 'estado',
    description: 'Muestra el estado de los resúmenes de este servidor',
    options: { name: whichDigest },
  },
  'digest pause': {
    name: 'pausar',
    description: 'Detiene un resumen hasta que se reanude',
    options: { name: whichDigest },
  },
  'digest resume': {
    name: 'reanudar',
    description: 'Reanuda un resumen pausado o detenido',
    options: { name: whichDigest },
  },
  'digest skip-next': {
    name: 'omitir-próximo',
    description: 'Omite el próximo resumen; el que le sigue lo incluye todo',
    options: { name: whichDigest },
  },
  'digest remove': {
    name: 'eliminar',
    description: 'Elimina un resumen definitivamente',
    options: { name: whichDigest },
  },
  help: { name: 'ayuda', description: 'Explica qué se puede preguntar y cómo', options: {} },
};
