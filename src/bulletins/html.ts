import { type DomDocument, type DomElement, findArticle, parseHtml } from './dom.js';
import { piecesOf } from './dom-text.js';
import { assemble, type Piece } from './extracted.js';
import { metaOf } from './meta.js';
import type { Meta, Page, Reading } from './page.js';

/** Readability is made for long articles; of what it finds in shorter pages, half is the menu. */
const LONG_ENOUGH = 500;

/** Reads a web page: its article without menus, its `<h1>` as title, and what its metadata say. */
export function readHtml(input: string, page: Page): Reading {
  const document = parseHtml(input);
  const meta = readMeta(document);
  const heading = headingOf(document, meta.title ?? '');
  const body = bodyPieces(input, document);
  const title = heading === null ? [] : [{ text: heading, isTitle: true }];
  const bulletin = assemble([...title, ...body.filter(({ text }) => text !== heading)], page, meta);
  return { bulletins: bulletin ? [bulletin] : [], remarks: [] };
}

function bodyPieces(input: string, document: DomDocument): Piece[] {
  const article = findArticle(document);
  if (article && article.length >= LONG_ENOUGH) return piecesOf(article.element);
  // Looking for the article has taken the document apart.
  const { body } = parseHtml(input);
  const articles = [...body.querySelectorAll('article, [itemprop="articleBody"]')];
  const [only] = articles.length === 1 ? articles : body.querySelectorAll('main, [role="main"]');
  const pieces = only ? piecesOf(only, isFurniture) : [];
  return pieces.length > 0 ? pieces : piecesOf(body, isFurniture);
}

const FURNITURE_ROLES = new Set(['navigation', 'banner', 'contentinfo', 'complementary', 'search', 'menu', 'dialog']);

/** What stands around an article on most pages. */
function isFurniture(element: DomElement): boolean {
  const name = element.localName;
  if (FURNITURE_ROLES.has(element.getAttribute('role') ?? '')) return true;
  if (name === 'aside' || name === 'footer') return true;
  if (name === 'header') return element.closest('article, main') === null;
  // Some sites wrap the whole page in one form.
  return name === 'form' && element.querySelector('p, h1, article, main') === null;
}

/** The main heading: inside the article if there is one there, else one that the page's title begins with, else any outside the site's banner. */
function headingOf(document: DomDocument, title: string): string | null {
  const headings = [...document.querySelectorAll('h1')].map((element) => ({
    element,
    text: squeezed(element.textContent),
  }));
  const real = headings.filter(({ element, text }) => text !== '' && !element.closest('nav, aside, footer'));
  const inArticle = real.find(({ element }) => element.closest('article, main, [role="main"]'));
  const found =
    inArticle ??
    real.find(({ text }) => title.startsWith(text)) ??
    real.find(({ element }) => !element.closest('header'));
  return found?.text ?? null;
}

const squeezed = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();

/** What the page says of itself in its head; of several dates the first that is one. */
function readMeta(document: DomDocument): Meta {
  const attribute = (selector: string, name: string) => document.querySelector(selector)?.getAttribute(name) ?? null;
  const content = (...names: string[]) =>
    names
      .map((name) => attribute(`meta[property="${name}"], meta[name="${name}"]`, 'content'))
      .find((value) => squeezed(value) !== '');
  const dates = [
    content(
      'article:published_time',
      'datePublished',
      'pubdate',
      'publishdate',
      'date',
      'DC.date.issued',
      'dc.date',
      'DC.date',
    ),
    attribute('meta[itemprop="datePublished"]', 'content'),
    attribute('[itemprop="datePublished"][datetime]', 'datetime'),
    linkedDate(document),
    attribute('article time[datetime], main time[datetime]', 'datetime'),
    onlyTime(document),
  ];
  const publishers = { source: squeezed(content('og:site_name')) };
  const title = squeezed(content('og:title', 'twitter:title') ?? document.querySelector('title')?.textContent);
  const addresses = [attribute('link[rel="canonical"]', 'href'), content('og:url')];
  const { meta } = metaOf({ title, ...publishers });
  const date = dates.flatMap((value) => metaOf({ date: value }).meta.date ?? [])[0];
  const url = addresses.flatMap((value) => metaOf({ url: value }).meta.url ?? [])[0];
  return { ...meta, ...(date && { date }), ...(url && { url }) };
}

/** A page with one `<time>` means itself; with several, the others are its neighbours'. */
function onlyTime(document: DomDocument): string | null {
  const times = [...document.querySelectorAll('time[datetime]')];
  return times.length === 1 ? (times[0]?.getAttribute('datetime') ?? null) : null;
}

/** `datePublished` of the page's linked data (JSON-LD). */
function linkedDate(document: DomDocument): string | null {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const date = /"datePublished"\s*:\s*"(?<date>[^"\\]{4,40})"/.exec(script.textContent ?? '')?.groups?.date;
    if (date !== undefined) return date;
  }
  return null;
}
