// A process of its own that takes mail as a real server does, and throws it away.
import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';

const taken = { mails: 0, bytes: 0, addresses: new Set<string>(), last: 0 };
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  disableReverseLookup: true,
  logger: false,
  onData: (stream, session, callback) => {
    stream.on('data', (chunk: Buffer) => {
      taken.bytes += chunk.length;
    });
    stream.on('end', () => {
      taken.mails += 1;
      for (const { address } of session.envelope.rcptTo) taken.addresses.add(address);
      taken.last = Date.now();
      callback();
    });
  },
});
server.listen(0, '127.0.0.1');
await once(server.server, 'listening');
const address = server.server.address();
process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
process.on('message', () => process.send?.({ ...taken, addresses: taken.addresses.size }));
process.once('disconnect', () => process.exit());
