import type { Localisation } from './localisation.js';

const limits = {
  from: {
    name: 'başlangıç',
    description: 'Yalnızca bu tarihten itibaren yayımlanan bültenler: 2024-09-03, 2024-09 veya 2024',
  },
  to: { name: 'bitiş', description: 'Yalnızca bu tarihe kadar yayımlanan bültenler: 2024-09-03, 2024-09 veya 2024' },
  source: { name: 'kaynak', description: 'Yalnızca yayıncısının veya dosyasının adında bu metin geçen bültenler' },
};

const privately = { name: 'özel', description: 'Yanıtı yalnızca bana veya herkese göster' };

export const tr: Localisation = {
  ask: {
    name: 'sor',
    description: 'Bir soruyu bültenlerden alıntılarla yanıtlar',
    options: {
      question: { name: 'soru', description: 'Öğrenmek istediğin şey (İngilizce)' },
      ...limits,
      private: privately,
    },
  },
  search: {
    name: 'ara',
    description: 'Bu kelimelerin geçtiği bölümleri bulur',
    options: {
      words: { name: 'kelimeler', description: 'Aranacak kelimeler (İngilizce)' },
      ...limits,
      sort: {
        name: 'sıralama',
        description: 'Önce en uygun olanlar (varsayılan) veya önce en yeniler',
        choices: { best: 'en uygun', newest: 'en yeni' },
      },
      page: { name: 'sayfa', description: 'Sonuçların hangi sayfası' },
      private: privately,
    },
    menu: 'Bültenlerde bul',
  },
  bulletin: {
    name: 'bülten',
    description: 'Bir bülteni sayfa sayfa gösterir',
    options: {
      title: { name: 'başlık', description: 'Bültenin başlığı veya başlığının bir kısmı' },
      page: { name: 'sayfa', description: 'Bültenin hangi sayfası' },
      private: privately,
    },
  },
  latest: {
    name: 'son-bültenler',
    description: 'En yeni bültenleri, her birinden bir cümleyle gösterir',
    options: {
      count: { name: 'adet', description: 'Kaç bülten; belirtilmezse 5' },
      source: limits.source,
      private: privately,
    },
  },
  privacy: {
    name: 'gizlilik',
    description: 'Hakkında nelerin saklandığını gösterir, istersen siler',
    options: {
      do: {
        name: 'işlem',
        description: 'Ne yapılacağı; belirtilmezse göster',
        choices: { show: 'göster', delete: 'sil' },
      },
    },
  },
  mentions: {
    name: 'bahsetmeler',
    description: 'Bu kanalda bottan bahsedilince verilen yanıtları açar veya kapatır',
    options: {
      answer: {
        name: 'yanıtla',
        description: 'Burada bahsetmelerin yanıtlanıp yanıtlanmayacağı',
        choices: { on: 'aç', off: 'kapat' },
      },
    },
  },
  help: { name: 'yardım', description: 'Nelerin nasıl sorulabileceğini anlatır', options: {} },
};
