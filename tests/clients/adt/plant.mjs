// The models all steps work with: inheritance, a component, relationships with properties, every kind of property.
const context = ['dtmi:dtdl:context;2'];

export const asset = 'dtmi:conformance:Asset;1';
export const drive = 'dtmi:conformance:Drive;1';
export const machine = 'dtmi:conformance:Machine;1';
export const line = 'dtmi:conformance:Line;1';

export const models = [
  {
    '@id': line,
    '@type': 'Interface',
    '@context': context,
    displayName: { en: 'Line', de: 'Linie' },
    extends: asset,
    contents: [{ '@type': 'Relationship', name: 'contains', target: asset, properties: [{ '@type': 'Property', name: 'position', schema: 'integer' }] }],
  },
  {
    '@id': asset,
    '@type': 'Interface',
    '@context': context,
    displayName: 'Asset',
    description: 'Anything with a name',
    contents: [
      { '@type': 'Property', name: 'name', schema: 'string' },
      { '@type': 'Property', name: 'labels', schema: { '@type': 'Map', mapKey: { name: 'key', schema: 'string' }, mapValue: { name: 'label', schema: 'string' } } },
    ],
  },
  { '@id': drive, '@type': 'Interface', '@context': context, contents: [{ '@type': 'Property', name: 'speed', schema: 'double' }, { '@type': 'Telemetry', name: 'torque', schema: 'double' }] },
  {
    '@id': machine,
    '@type': 'Interface',
    '@context': context,
    extends: asset,
    contents: [
      { '@type': 'Component', name: 'drive', schema: drive },
      { '@type': 'Property', name: 'temperature', schema: 'double', writable: true },
      { '@type': 'Property', name: 'serial', schema: 'integer' },
      { '@type': 'Property', name: 'running', schema: 'boolean' },
      { '@type': 'Property', name: 'since', schema: 'dateTime' },
      { '@type': 'Property', name: 'place', schema: { '@type': 'Object', fields: [{ name: 'hall', schema: 'string' }, { name: 'row', schema: 'integer' }] } },
      { '@type': 'Telemetry', name: 'vibration', schema: 'double' },
      { '@type': 'Relationship', name: 'feeds', target: machine, properties: [{ '@type': 'Property', name: 'share', schema: 'double' }] },
    ],
  },
];

/** A machine's document as a client sends it. */
export function machineOf(number, more = {}) {
  return { $metadata: { $model: machine }, name: `Machine ${number}`, temperature: number, serial: number, running: number % 2 === 0, drive: { $metadata: {}, speed: number * 10 }, ...more };
}

export const machineId = number => `machine-${String(number).padStart(3, '0')}`;
