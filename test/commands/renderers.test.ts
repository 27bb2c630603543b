/** Both renderers by the same contract. */
import { actionsOf, type Reply } from '../../src/commands/reply.js';
import { renderReply as renderForDiscord } from '../../src/discord/render.js';
import { renderReply as renderForTerminal } from '../../src/terminal/render.js';
import { seeMarkdown } from '../discord/markdown-reader.js';
import { describeRenderer, type Seen } from './renderer-contract.js';

describeRenderer('a terminal', (reply) => {
  const rendered = renderForTerminal(reply, { colour: true, width: null, actions: true });
  const bold = rendered
    .split('\u001b[1m')
    .slice(1)
    .map((rest) => rest.slice(0, rest.indexOf('\u001b[22m')));
  const text = ['\u001b[1m', '\u001b[2m', '\u001b[22m'].reduce((shown, code) => shown.replaceAll(code, ''), rendered);
  const choices = actionsOf(reply).map((_, nth) => {
    const [, words = ''] = text.split(`[${nth + 1}] `);
    return words.split(/\n| {3}\[\d+\] /)[0] ?? '';
  });
  return { text, bold, sought: bold, choices };
});

describeRenderer('Discord', (reply: Reply): Seen => {
  const customIds = actionsOf(reply).map((_, nth) => `id ${nth}`);
  const { embeds, components } = renderForDiscord(reply, customIds);
  const seen = embeds.map(({ description = '' }) => seeMarkdown(description));
  const spans = seen.flatMap((one) => one.spans);
  const text = seen.map((one) => one.text).join('\n');
  const words = (kind: string) => spans.filter((span) => span.kind === kind).map((span) => span.text);
  const choices = components
    .flatMap((row) => row.components)
    .map((button) => {
      const label = 'label' in button ? (button.label ?? '') : '';
      const [, number] = /^Read (\d+)$/.exec(label) ?? [];
      return number === undefined ? label : (text.split(`\n${number} · `)[1]?.split('\n')[0] ?? '');
    });
  return { text, bold: words('bold'), sought: words('quote'), choices };
});
