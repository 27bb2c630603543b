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

const whichDigest = { name: 'ad', description: 'Özetin adı; yalnızca bir tane varsa belirtilmeyebilir' };

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
  digest: { name: 'özet', description: 'Bültenlerdeki yenilikleri düzenli olarak bir kanalda paylaşır' },
  'digest set': {
    name: 'ayarla',
    description: 'Bültenlerdeki yenilikleri bir kanalda, belirli bir saatte paylaşır',
    options: {
      channel: { name: 'kanal', description: 'Özetin nerede paylaşılacağı' },
      time: { name: 'saat', description: 'Saat kaçta, belirtilen saat dilimine göre: 08:00, 17:30' },
      zone: { name: 'saat-dilimi', description: 'Saat dilimi: Europe/Berlin, America/New_York' },
      name: { name: 'ad', description: 'Özetin adı; aynı adlı bir özet varsa onun yerine geçer' },
      days: {
        name: 'günler',
        description: 'Hangi günler; belirtilmezse her gün',
        choices: {
          daily: 'her gün',
          weekdays: 'hafta içi her gün',
          monday: 'pazartesi',
          tuesday: 'salı',
          wednesday: 'çarşamba',
          thursday: 'perşembe',
          friday: 'cuma',
          saturday: 'cumartesi',
          sunday: 'pazar',
        },
      },
      source: limits.source,
      topic: { name: 'konu', description: 'Yalnızca bu kelimelerin geçtiği bültenler (İngilizce)' },
      role: { name: 'rol', description: 'Bahsedilecek rol; belirtilmezse kimseden bahsedilmez' },
      empty: {
        name: 'yenilik-yoksa',
        description: 'Yeni bir şey yoksa: hiçbir şey paylaşma (varsayılan) veya haftada bir satır',
        choices: { silent: 'hiçbir şey paylaşma', weekly: 'haftada bir satır' },
      },
      admin: { name: 'yönetici-kanalı', description: 'Sorunların bildirileceği yer; belirtilmezse sana bildirilir' },
    },
  },
  'digest preview': {
    name: 'önizleme',
    description: 'Bir özette ne paylaşılacağını, paylaşmadan gösterir',
    options: {
      name: whichDigest,
      date: { name: 'tarih', description: 'Bu tarihte yayımlanan bültenlerden: 2024-09-03' },
    },
  },
  'digest status': {
    name: 'durum',
    description: 'Bu sunucudaki özetlerin durumunu gösterir',
    options: { name: whichDigest },
  },
  'digest pause': {
    name: 'duraklat',
    description: 'Bir özeti, sürdürülene kadar durdurur',
    options: { name: whichDigest },
  },
  'digest resume': {
    name: 'sürdür',
    description: 'Duraklatılmış veya durmuş bir özeti sürdürür',
    options: { name: whichDigest },
  },
  'digest skip-next': {
    name: 'sonrakini-atla',
    description: 'Sonraki özeti atlar; ondan sonraki hepsini içerir',
    options: { name: whichDigest },
  },
  'digest remove': {
    name: 'kaldır',
    description: 'Bir özeti kalıcı olarak kaldırır',
    options: { name: whichDigest },
  },
  help: { name: 'yardım', description: 'Nelerin nasıl sorulabileceğini anlatır', options: {} },
};
