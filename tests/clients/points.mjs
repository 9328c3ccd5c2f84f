// The points both InfluxDB clients write, and the test expects: one table, so that neither can drift.
export const time = 1774958400123;

export const texts = {
  plain: 'auto',
  quotes: 'say "hi", it\'s \\ fine',
  lines: 'first\nsecond, a=b c',
  unicode: 'Größe 日本 😀',
  empty: '',
};

export const tags = {
  twin: 'Mixer é 日',
  'tag, with=all': 'a b,c=d',
};

export const measurement = 'my measure,ment';
