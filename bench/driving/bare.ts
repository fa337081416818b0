// A bare HTTP server of Node in a process of its own: the same bytes for whoever asks.
import { createServer } from 'node:http';

interface Bytes {
  headers: Record<string, string>;
  /** Base64. */
  body: string;
}

process.on('message', ({ headers, body }: Bytes) => {
  const bytes = Buffer.from(body, 'base64');
  const server = createServer((_request, response) => {
    response.writeHead(200, { ...headers, 'content-length': bytes.length });
    response.end(bytes);
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
  });
});
process.once('disconnect', () => process.exit());
