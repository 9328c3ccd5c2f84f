// A mail server at a free port that prints each mail it takes as one line of JSON, until the input is closed.
// With "refuse" as argument it refuses recipients for good, with "busy" it asks to come again.
import { SMTPServer } from 'smtp-server';

const behaviour = process.argv[2];
const refusals = { refuse: [550, 'no such mailbox'], busy: [451, 'come again'] };
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo(address, session, done) {
    const refusal = refusals[behaviour];
    done(refusal ? Object.assign(new Error(refusal[1]), { responseCode: refusal[0] }) : undefined);
  },
  onData(stream, session, done) {
    const chunks = [];
    stream.on('data', chunk => chunks.push(chunk)).on('end', () => {
      const { mailFrom, rcptTo } = session.envelope;
      console.log(JSON.stringify({ from: mailFrom.address, to: rcptTo.map(one => one.address), text: Buffer.concat(chunks).toString('utf8') }));
      done();
    });
  },
});
server.on('error', error => console.error(String(error)));
server.listen(0, '127.0.0.1', () => console.log(`listens on ${server.server.address().port}`));
process.stdin.resume().on('end', () => process.exit(0));
