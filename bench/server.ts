import { spawn } from 'node:child_process';
import { findFreePort } from './free-port.ts';

export type Server = { readonly origin: string; readonly pid: number; readonly stop: () => Promise<void> };

/**
 * Starts a web server on a free port of this machine, the last argument of its command.
 * @throws where it does not answer within a minute.
 */
export async function startServer(
  command: readonly string[],
  env: Readonly<Record<string, string>>,
  portArgument: (port: number) => string,
): Promise<Server> {
  const [program = '', ...args] = command;
  const port = await findFreePort();
  const child = spawn(program, [...args, portArgument(port)], {
    env: { ...process.env, ...env, NODE_ENV: 'production' },
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = () => {
    child.kill();
    return ended;
  };
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 300; tries++) {
    const isUp = await fetch(origin).then(
      () => true,
      () => false,
    );
    if (isUp) return { origin, pid: child.pid ?? 0, stop };
    if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await stop();
  throw new Error(`${program} did not answer within a minute`);
}
