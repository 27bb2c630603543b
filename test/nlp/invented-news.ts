import type { Bulletin } from '../../src/bulletins/bulletin.js';
import { bulletin, on } from './collection.js';

/** News of a hospital, a city council and a software vendor that do not exist. */
export const INVENTED_NEWS: readonly Bulletin[] = [
  bulletin(
    'stroke-ward',
    [
      'Saint Aldhelm Hospital opened its new stroke ward on 15 May 2023. Chief surgeon Dr. Miriam Castell cut the ribbon in front of 200 guests.',
      'The ward has 24 beds and cost 6.4 million pounds.',
    ],
    { title: 'New stroke ward opens', date: on('2023-05-15'), publisher: 'Saint Aldhelm Hospital' },
  ),
  bulletin(
    'nurses',
    [
      'Saint Aldhelm Hospital has hired 48 nurses from Portugal, Ireland, Kenya.',
      'They were recruited because the winter wards had been short of staff for three years. Their training lasts six weeks.',
    ],
    { title: 'Hospital hires nurses', date: on('2023-09-04'), publisher: 'Saint Aldhelm Hospital' },
  ),
  bulletin(
    'scanner',
    [
      'A second magnetic resonance imaging (MRI) scanner was installed in the east wing. Waiting times for a scan fell from nine weeks to three.',
      'The scanner was paid for by the Friends of Saint Aldhelm.',
    ],
    { title: 'A second scanner', date: on('2024-02-12'), publisher: 'Saint Aldhelm Hospital' },
  ),
  bulletin(
    'influenza',
    [
      "Visits to the children's ward are restricted until 31 January because of influenza. Masks must be worn in all corridors.",
    ],
    { title: 'Visits restricted', date: on('2024-01-08'), publisher: 'Saint Aldhelm Hospital' },
  ),
  bulletin(
    'copper-bridge',
    [
      'The Copper Bridge will be closed from 2 to 20 April for repairs to its cables. Buses will be diverted via Miller Street.',
      'Engineer Tomas Reiner said the cables had rusted through.',
    ],
    { title: 'Copper Bridge closed', date: on('2024-03-18'), publisher: 'Brackwater City Council' },
  ),
  bulletin(
    'budget',
    [
      'Brackwater City Council approved a budget of 212 million pounds for 2024. Mayor Helena Osei called it a budget for schools.',
      'Nine councillors voted against it.',
    ],
    { title: 'Budget approved', date: on('2023-11-21'), publisher: 'Brackwater City Council' },
  ),
  bulletin(
    'library',
    [
      'The central library is moving to the old corn exchange in Market Square. It will reopen on 1 July 2024 with 90,000 books.',
    ],
    { title: 'Library moves', date: on('2024-06-03'), publisher: 'Brackwater City Council' },
  ),
  bulletin(
    'twin-towns',
    [
      'Delegations from Denmark, Slovenia, Latvia came to Brackwater for the Twin Towns Forum. The forum was chaired by Councillor Adrian Wells.',
      'It discussed tourism, cycling and clean rivers.',
    ],
    { title: 'Twin towns meet', date: on('2023-08-28'), publisher: 'Brackwater City Council' },
  ),
  bulletin(
    'beacon-5',
    [
      'Lanternworks released Beacon 5, its scheduling software, on 9 April 2024. The new version imports calendars in four formats.',
      'Support for Beacon 3 ends in December 2024.',
    ],
    { title: 'Beacon 5 released', date: on('2024-04-09'), publisher: 'Lanternworks' },
  ),
  bulletin(
    'outage',
    [
      'Beacon was unavailable for 90 minutes on 21 May because a certificate had expired. About 3,000 customers were affected.',
      'The incident was handled by the Rapid Incident Response Team.',
    ],
    { title: 'Outage of 21 May', date: on('2024-05-22'), publisher: 'Lanternworks' },
  ),
  bulletin(
    'ghent',
    [
      'Lanternworks has opened an office in Ghent, its first in Belgium. The office is led by Saskia Verbruggen and employs 35 developers.',
    ],
    { title: 'New office', date: on('2023-10-02'), publisher: 'Lanternworks' },
  ),
  bulletin(
    'tidewheel',
    [
      'Lanternworks has acquired the map maker Tidewheel for 18 million euros.',
      "Tidewheel's founder, Oskar Lindqvist, joins the board. The companies had worked together since 2019.",
    ],
    { title: 'Lanternworks buys Tidewheel', date: on('2024-08-14'), publisher: 'Lanternworks' },
  ),
];
