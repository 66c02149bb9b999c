import autocannon from 'autocannon';

/** One process that asks a server for pages: `load-client.ts ORIGIN SECONDS CONNECTIONS`, the paths as JSON on standard input. */

const [origin = '', seconds = '', connections = ''] = process.argv.slice(2);
let input = '';
for await (const chunk of process.stdin.setEncoding('utf8')) input += chunk;
const paths = JSON.parse(input) as string[];
const all = paths.map((path) => ({ method: 'GET' as const, path }));
let begun = 0;
const result = await autocannon({
  url: origin,
  duration: Number(seconds),
  connections: Number(connections),
  requests: all,
  // Each reader begins elsewhere: in step, all of them would ask for the same page at once.
  setupClient: (client) => {
    const start = Math.floor((begun++ * all.length) / Number(connections));
    client.setRequests([...all.slice(start), ...all.slice(0, start)]);
  },
});
const { requests, latency, errors, timeouts, non2xx } = result;
process.stdout.write(
  JSON.stringify({
    perSecond: requests.average,
    all: requests.total,
    p50: latency.p50,
    p99: latency.p99,
    errors,
    timeouts,
    non2xx,
  }),
);
